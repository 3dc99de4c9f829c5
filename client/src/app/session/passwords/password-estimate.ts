import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import translations from '@zxcvbn-ts/language-en/dist/translations';
import { type PasswordEstimate } from './password-words';

// The list of known passwords is enough for a word while typing; the server, which decides, also knows names and books.
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, translations, maxLength: 72 });

/** Calculated in this browser: the password goes nowhere. `personal` is what stands beside it in the form. */
export function estimatePassword(password: string, personal: readonly string[]): PasswordEstimate {
  const words = personal
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  const { score, feedback } = estimator.check(password, words);
  return { score, warning: feedback.warning };
}
