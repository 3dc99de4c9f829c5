/** The pay of a job object: two numbers, an object of them, or words. */
import type { Salary } from '../../posting/posting.js';
import { isObject, type JsonObject } from '../../text/lenient-json.js';
import { decodeEntities } from '../../text/normal-form.js';
import { currencyCode } from '../fields/money.js';
import { findSalary } from '../fields/salary.js';
import { isPlausible, unitBySize, unitOfCode } from '../fields/salary-units.js';
import type { ReadingContext } from '../sources/labels.js';
import { FlatObject, textOf } from './flat-object.js';

export interface ObjectSalary {
  salary: Salary;
  excerpt: string;
}

const GENERIC_AMOUNT = /^(?:min|max|from|to|minimum|maximum|minvalue|maxvalue|minamount|maxamount)$/i;

/** Null when the object states no pay; zeros and words without numbers are none. */
export function readObjectSalary(flat: FlatObject, context: ReadingContext): ObjectSalary | null {
  for (const { value } of flat.of('salary')) {
    for (const item of Array.isArray(value) ? value.slice(0, 3) : [value]) {
      const found = isObject(item)
        ? fromParts(new FlatObject(item), context, true)
        : fromWords(item, flat, context);
      if (found !== null) return found;
    }
  }
  return fromParts(flat, context, false);
}

function fromWords(value: unknown, flat: FlatObject, context: ReadingContext): ObjectSalary | null {
  const text = textOf(value);
  if (text === null || !/\d/.test(text) || text.length > 3000) return null;
  const found = findSalary(decodeEntities(text.replace(/<[^>]{0,300}>/g, ' ')), {
    ...context,
    labelled: text.length < 120,
  });
  if (
    found === null ||
    (found.salary.currency === null && (found.salary.max ?? found.salary.min ?? 0) > 2_000_000)
  )
    return null;
  const currency =
    found.salary.currency ?? currencyCode(textOf(flat.of('currency')[0]?.value) ?? '', context.language);
  return { salary: { ...found.salary, currency }, excerpt: found.excerpt };
}

function fromParts(flat: FlatObject, context: ReadingContext, inside: boolean): ObjectSalary | null {
  const pick = (field: 'salaryMin' | 'salaryMax'): { amount: number; words: string } | null => {
    for (const { key, value } of flat.of(field)) {
      if (!inside && GENERIC_AMOUNT.test(key)) continue;
      const words = textOf(value);
      const amount = words === null ? NaN : Number(words.replace(/[,\s](?=\d{3})/g, ''));
      if (Number.isFinite(amount) && amount > 0) return { amount, words: words! };
    }
    return null;
  };
  const low = pick('salaryMin');
  const high = pick('salaryMax');
  if (low === null && high === null) return inside ? nested(flat.source, context) : null;
  const currencyWords = flat
    .of('currency')
    .map(({ value }) => textOf(value))
    .concat(attributeCurrency(flat))
    .find((text) => text !== null && currencyCode(text, context.language) !== null);
  const currency = currencyCode(currencyWords ?? '', context.language);
  const units = flat
    .of('salaryUnit')
    .filter(({ key }) => inside || !/^(?:type|unit|period|interval|frequency)$/i.test(key));
  const unit =
    units.map(({ value }) => unitOfCode(textOf(value) ?? '')).find((code) => code !== null) ??
    unitBySize((high ?? low)!.amount, currency);
  if (unit !== null && !isPlausible((high ?? low)!.amount, currency, unit)) return null;
  let min = low?.amount ?? null;
  let max = high?.amount ?? null;
  if (min !== null && max !== null && min > max) [min, max] = [max, min];
  return { salary: { currency, min, max, unit }, excerpt: (low ?? high)!.words };
}

/** XML keeps the currency as an attribute of the amount. */
function attributeCurrency(flat: FlatObject): (string | null)[] {
  return [...flat.of('salaryMin'), ...flat.of('salaryMax')].map(({ value }) =>
    isObject(value) ? (textOf(value['currencyID']) ?? textOf(value['currency'])) : null,
  );
}

function nested(source: JsonObject, context: ReadingContext): ObjectSalary | null {
  for (const key of [
    'compensationTierSummary',
    'scrapeableCompensationSalarySummary',
    'summary',
    'text',
    'label',
    'display',
    'value',
    'amount',
    'range',
  ]) {
    const inner = source[key];
    const text = textOf(inner);
    if (text !== null && /\d/.test(text) && text.length < 300) {
      const found = findSalary(text, { ...context, labelled: true });
      const currency = currencyCode(textOf(source['currency']) ?? '', context.language);
      if (found !== null)
        return {
          salary: { ...found.salary, currency: found.salary.currency ?? currency },
          excerpt: found.excerpt,
        };
    }
    if (isObject(inner)) {
      const found = fromParts(new FlatObject({ ...source, ...inner }), context, true);
      if (found !== null) return found;
    }
  }
  for (const inner of Object.values(source)) {
    if (isObject(inner)) {
      const found = fromParts(new FlatObject(inner), context, true);
      if (found !== null) return found;
    }
  }
  return null;
}
