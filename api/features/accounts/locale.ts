import { z } from 'zod';

/** A language tag (BCP 47). */
export const localeTag = z
  .string()
  .max(100, 'This is no language tag.')
  .refine((tag) => isLocale(tag), 'This is no language tag.');

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // The refusal of Intl is the answer.
    return false;
  }
}
