/** Pay from text: ranges, "k", one-sided limits, units and currencies; words without a number are no pay. */
import type { Salary, SalaryUnit } from '../../posting/posting.js';
import { crownsOf, currencyAfter, currencyBefore, GAP, NUMBER, numberValue } from './money.js';
import { findUnit, isPlausible, unitBySize } from './salary-units.js';

export interface SalaryContext {
  /** The text is the value of a label that says pay: numbers without a currency count. */
  labelled?: boolean;
  language?: string | null;
  /** What "$" means on this page, when the page says so. */
  dollar?: string | null;
}

export interface FoundSalary {
  salary: Salary;
  excerpt: string;
  /** 0..1: how much the form itself says that it is pay. */
  strength: number;
  index: number;
}

interface Amount {
  start: number;
  end: number;
  value: number;
  currency: string | null;
  /** What a "k" or its like multiplied the number by. */
  factor: number;
}

const MULTIPLIER = new RegExp(
  `^${GAP}{0,2}(?:(k|tis\\.?|tsd\\.?|tkr|mille)(?![\\p{L}])|(万|만)|(l(?:akhs?|acs?|pa)\\b)|(crores?|cr\\b)|(m|mio\\.?|mn|millions?|milliarden|mrd\\.?|millionen|b|bn|billions?|billones|miljoner|milionů)(?![\\p{L}]))`,
  'iu',
);
const RANGE = new RegExp(
  `^${GAP}{0,3}(?:[-\\u2010-\\u2015\\u2212~〜～/]|to|bis|bis zu|à|a|až|au|och|and|und|et|y|e|i|until|tot|en|till|til|do|al|hasta|até|fino a)${GAP}{0,3}$`,
  'iu',
);
const UP_TO =
  /(?:up to|bis zu|bis|max(?:imum|\.)?|jusqu['’ ]?[àa]|hasta|tot|upp till|až|do|fino a|até|op til|opptil|under)\W{0,3}$/iu;
const FROM =
  /(?:from|starting at|starts at|starting from|at least|min(?:imum|\.)?|ab|mindestens|à partir de|dès|desde|a partir de|vanaf|från|od|a partire da|fra|minst)\W{0,3}$/iu;
const PAY_WORD =
  /salar(?:y|ies)|\bpay\b|compensation|wage|remunerat|base\b|\bOTE\b|\brate\b|package|gehalt|vergütung|verdienst|lohn|salaire|rémunération|salario|sueldo|retribuci|salaris|lön\b|lönen|ersättning|plat\b|mzd|mzda|odměn|ohodnocení|stipendio|retribuzione|wynagrodzen|løn\b|lønn|palkka|給|salari|brutto|bruto|brut\b|gross|hiring range|earn/iu;
const NOT_PAY =
  /revenue|turnover|umsatz|funding|raised|series [a-d]\b|valuation|budget|\bARR\b|\bAUM\b|assets|sign[- ]?on|referral|stipend|allowance|reimburse|401|insurance|donat|grant|invest|voucher|gutschein|zuschuss|chiffre d|facturaci|omzet|omsättning|obrat|příspěv|bonus of|bonus up|learning|discount|worth|coverage|deductible|tuition|award/iu;
const MAX_TEXT = 40_000;

/** All pays a text states, in order of place. Linear in its length. */
export function findSalaries(text: string, context: SalaryContext = {}): FoundSalary[] {
  const source = text.slice(0, MAX_TEXT);
  const amounts = readAmounts(source, context);
  const found: FoundSalary[] = [];
  for (let index = 0; index < amounts.length; index += 1) {
    const first = amounts[index]!;
    const second = amounts[index + 1];
    const between = second === undefined ? '' : source.slice(first.end, second.start);
    const unitBetween = second !== undefined && between.length <= 24 ? findUnit(between) : null;
    const isRange =
      second !== undefined &&
      between.length <= 24 &&
      (RANGE.test(between) || (unitBetween !== null && RANGE.test(between.slice(unitBetween.end)))) &&
      (first.currency === null || second.currency === null || first.currency === second.currency);
    const salary = isRange ? readPay(source, first, second, context) : readPay(source, first, null, context);
    if (salary !== null) found.push(salary);
    if (isRange) index += 1;
  }
  return found;
}

/** The pay of a short text whose label says that it is one, or the best of a longer text; null when there is none. */
export function findSalary(text: string, context: SalaryContext = {}): FoundSalary | null {
  let best: FoundSalary | null = null;
  for (const found of findSalaries(text, context))
    if (best === null || found.strength > best.strength) best = found;
  return best;
}

function readAmounts(text: string, context: SalaryContext): Amount[] {
  const amounts: Amount[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match !== null && amounts.length < 400; match = NUMBER.exec(text)) {
    let start = match.index;
    let end = start + match[0].length;
    const glued = /[\p{Script=Latin}\d#._]$/u.test(text.slice(Math.max(0, start - 1), start));
    const before = currencyBefore(text.slice(Math.max(0, start - 12), start));
    let value = numberValue(match[0]);
    const multiplier = MULTIPLIER.exec(text.slice(end, end + 14));
    let factor = 1;
    if (multiplier !== null) {
      // Millions are revenue, funding or customers.
      if (multiplier[5] !== undefined) continue;
      factor =
        multiplier[1] !== undefined
          ? 1000
          : multiplier[2] !== undefined
            ? 10_000
            : multiplier[3] !== undefined
              ? 100_000
              : 10_000_000;
      value *= factor;
      end += multiplier[0].length;
    }
    const after = currencyAfter(text.slice(end, end + 12));
    if (/^\s?(?:%|[‰°])/.test(text.slice(end, end + 2))) continue;
    if (glued && before === null) continue;
    if (before !== null) start -= before.length;
    if (after !== null && before === null) end += after.length;
    else if (after !== null && before !== null && (after.code === before.code || before.code === 'USD'))
      end += after.length;
    const lakh = multiplier?.[3] !== undefined || multiplier?.[4] !== undefined;
    const code =
      (after !== null && before?.code === 'USD' ? after.code : (before?.code ?? after?.code)) ??
      (lakh ? 'INR' : null);
    amounts.push({
      start,
      end,
      value,
      currency: code === null ? null : resolve(code, before !== null, context),
      factor,
    });
  }
  return amounts;
}

function resolve(code: string, isBefore: boolean, context: SalaryContext): string | null {
  if (code === 'KR') return crownsOf(context.language ?? null);
  if (code === 'USD' && isBefore && context.dollar) return context.dollar;
  if (code === 'JPY' && context.language === 'zh') return 'CNY';
  return code;
}

function readPay(
  text: string,
  first: Amount,
  second: Amount | null,
  context: SalaryContext,
): FoundSalary | null {
  const currency = first.currency ?? second?.currency ?? null;
  const labelled = context.labelled === true;
  if (currency === null && !labelled) return null;
  let low = first.value;
  const high = second?.value ?? first.value;
  // "50-80.000" and "50-80k": the thousands are said once.
  if (second !== null && first.factor === 1) {
    const factor = second.factor > 1 ? second.factor : 1000;
    if (low < 1000 && high >= 1000 && low * factor <= high * 1.0001) low *= factor;
  }
  if (second !== null && low > high) return null;
  const end = second?.end ?? first.end;
  const after = text.slice(end, end + 45);
  const before = text.slice(Math.max(0, first.start - 70), first.start);
  const sentence = lastSentence(before);
  if (/^\s?(?:employees|people|users|customers|clients|mitarbeiter|million|billion)/i.test(after))
    return null;
  const unitAfter = findUnit(cutAtNumber(after));
  const unitBetween = second === null ? null : findUnit(text.slice(first.end, second.start));
  const unitBefore = findUnit(sentence);
  const yearly = (second ?? first).factor >= 100_000 ? 'YEAR' : null;
  const unit: SalaryUnit | null =
    unitAfter?.unit ?? unitBetween?.unit ?? unitBefore?.unit ?? yearly ?? unitBySize(high, currency);
  const said = unitAfter ?? unitBetween ?? unitBefore;
  const payWord = PAY_WORD.test(sentence) || PAY_WORD.test(after.slice(0, 30));
  if (unit !== null && !isPlausible(high, currency, unit)) return null;
  if (!labelled && unit === null) return null;
  if (labelled && currency === null && high < 5) return null;
  if (NOT_PAY.test(sentence.slice(-45)) || NOT_PAY.test(after.slice(0, 25))) {
    if (!(payWord && said)) return null;
  }
  let strength = 0.15;
  if (labelled) strength += 0.45;
  if (said !== null) strength += 0.3;
  if (payWord) strength += 0.3;
  if (second !== null) strength += 0.2;
  if (currency !== null) strength += 0.1;
  if (!labelled && said === null && !payWord && second === null) return null;
  if (!labelled && strength < 0.44) return null;
  const upTo = second === null && UP_TO.test(before);
  const from = second === null && !upTo && FROM.test(before);
  const salary: Salary = { currency, min: upTo ? null : round(low), max: from ? null : round(high), unit };
  const prefix = upTo || from ? (UP_TO.exec(before) ?? FROM.exec(before))![0].length : 0;
  const excerpt = text.slice(first.start - prefix, unitAfter === null ? end : end + unitAfter.end).trim();
  return { salary, excerpt, strength: Math.min(1, strength), index: first.start };
}

const round = (value: number): number => Math.round(value * 100) / 100;
const cutAtNumber = (text: string): string => text.split(/[\d;\n]|\.\s/, 1)[0] ?? '';
const lastSentence = (text: string): string => text.split(/[;!?\n]|\.\s|\d/).at(-1) ?? '';
