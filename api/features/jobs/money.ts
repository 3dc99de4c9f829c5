const UNKNOWN_CURRENCY = 'XXX';

/** An amount in whole units as a number of the currency's smallest unit (ISO 4217): 100 cents a euro, 1 yen a yen. */
export function toMoney(amount: number, currency: string | null): { amountMinor: number; currency: string } {
  const code = currency !== null && isCurrency(currency) ? currency : UNKNOWN_CURRENCY;
  return { amountMinor: Math.round(amount * 10 ** minorDigits(code)), currency: code };
}

/** Whether a word has the form of a currency code: three capital letters. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

const digits = new Map<string, number>();

/** Kept, because making a NumberFormat costs more than all the rest of a job's answer. */
function minorDigits(code: string): number {
  if (code === UNKNOWN_CURRENCY) return 0;
  let known = digits.get(code);
  if (known === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
    known = format.resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(code, known);
  }
  return known;
}
