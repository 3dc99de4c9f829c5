import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { z } from 'zod';

const MIN_LENGTH = 8;
const MAX_LENGTH = 256;
/** Of 4: "safely unguessable: moderate protection from offline slow-hash scenario". */
const ENOUGH = 3;
/** Guessing is estimated for so many characters; longer ones are strong by length, and an estimate would take long. */
const LOOKED_AT = 72;

/** So many signs must be left of a password when the words of its context are taken out. */
const LEFT_BESIDE_CONTEXT = 6;

const ADVICE = 'Choose another: several words that have nothing to do with each other work well.';

/** Words that everybody would try here. */
const PRODUCT_WORDS = ['atlasops', 'atlas', 'career', 'resume', 'job'];

/** Length only: no rules about capitals, digits and signs (NIST SP 800-63B, 3.1.1.2). */
export const newPassword = z
  .string()
  .min(MIN_LENGTH, `A password needs at least ${MIN_LENGTH} characters.`)
  .max(MAX_LENGTH, `A password has at most ${MAX_LENGTH} characters.`);

let estimator: Promise<ZxcvbnFactory> | null = null;

/**
 * Why a new password is too easy to guess: it is on lists of known passwords, made of what stands beside it in the account,
 * a keyboard row, a repetition (zxcvbn with its dictionaries).
 *
 * @param personal - What the account says of the person: address and name.
 * @returns null when it will do, else a sentence for the person.
 */
export async function passwordProblem(password: string, personal: readonly string[]): Promise<string | null> {
  estimator ??= loadEstimator();
  const words = personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const known = [...words, ...PRODUCT_WORDS].filter((word) => word.length > 2);
  if (isMadeOf(known, password)) {
    return `This password is made of words of this site or of your account. ${ADVICE}`;
  }
  const { score, feedback } = (await estimator).check(password, known);
  if (score >= ENOUGH) return null;
  const why = feedback.warning ?? 'This password is easy to guess.';
  return `${why} ${ADVICE}`;
}

/** Guessing by frequency takes several such words in a row for hard; whoever knows the account tries them first. */
function isMadeOf(words: readonly string[], password: string): boolean {
  const given = password.toLowerCase();
  const longestFirst = words.map((word) => word.toLowerCase()).sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), given);
  return rest !== given && rest.replaceAll(/[^\p{L}\p{N}]/gu, '').length < LEFT_BESIDE_CONTEXT;
}

/** Loaded when first needed: its dictionaries take a moment and some megabytes. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: LOOKED_AT,
  });
}
