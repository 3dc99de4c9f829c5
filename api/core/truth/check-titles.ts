/** Job titles and headlines: nothing added, nothing modest left out. */
import { isContent } from './evidence.js';
import type { FindingKind } from './finding.js';
import { HIGH_RANKS, LOW_RANKS } from './lexicon/ranks.js';
import type { KnownNames } from './known-names.js';
import { sameStem } from './stems.js';
import { cleanText, wordsOf, type Word } from './words.js';

/** Ways to write one title that change nothing (folded). */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sr: 'senior',
    snr: 'senior',
    jr: 'junior',
    jnr: 'junior',
    dev: 'developer',
    eng: 'engineer',
    engr: 'engineer',
    mgr: 'manager',
    asst: 'assistant',
    admin: 'administrator',
    rep: 'representative',
    tech: 'technician',
    frontend: 'front',
    fullstack: 'full',
    backend: 'back',
    coordinator: 'co',
    vp: 'vice',
    programmer: 'programmer',
  }),
);

const ranks = (words: readonly Word[], table: ReadonlyMap<string, string>): Set<string> =>
  new Set(words.flatMap(({ form }) => table.get(form.replace(/\./g, '')) ?? []));

function sameTitleWord(a: Word, b: Word): boolean {
  const plain = (word: Word): string => SPELLINGS.get(word.form.replace(/\./g, '')) ?? word.form;
  return (
    plain(a) === plain(b) ||
    sameStem(a.stem, b.stem) ||
    (a.form.length >= 2 &&
      b.form.startsWith(a.form) &&
      a.surface.length <= 4 &&
      a.surface !== a.surface.toUpperCase())
  );
}

export interface TitleProblem {
  kind: FindingKind;
  text: string;
  reason: string;
}

/**
 * What is wrong with a title, held against the fact's title.
 * @param around names of the rest of the entry, whose words may be added as long as they claim no rank
 */
export function titleProblem(claim: string, fact: string, around: KnownNames | null): TitleProblem | null {
  const claimed = wordsOf(cleanText(claim));
  const known = wordsOf(cleanText(fact));
  const joined = known.map(({ form }) => form).join('');
  const highKnown = ranks(known, HIGH_RANKS);
  for (const word of claimed) {
    const rank = HIGH_RANKS.get(word.form.replace(/\./g, ''));
    if (rank !== undefined && !highKnown.has(rank)) {
      return {
        kind: 'title',
        text: claim,
        reason: `The profile's title is "${fact}"; "${word.surface}" raises it.`,
      };
    }
  }
  const lowClaimed = ranks(claimed, LOW_RANKS);
  for (const low of ranks(known, LOW_RANKS)) {
    if (!lowClaimed.has(low))
      return {
        kind: 'title',
        text: claim,
        reason: `The profile's title is "${fact}"; leaving "${low}" out raises it.`,
      };
  }
  // A department or a speciality may be added to the title, but not put in its place.
  const kept = known.every(
    (word) =>
      !isContent(word) || LOW_RANKS.has(word.form) || claimed.some((other) => sameTitleWord(word, other)),
  );
  for (const [index, word] of claimed.entries()) {
    if (!isContent(word) || LOW_RANKS.has(word.form) || HIGH_RANKS.has(word.form)) continue;
    if (
      known.some((other) => sameTitleWord(word, other)) ||
      (word.form.length > 4 && joined.includes(word.form))
    )
      continue;
    const next = claimed[index + 1];
    if (next !== undefined && known.some(({ form }) => form === word.form + next.form)) continue;
    if (kept && (around?.has(word, claimed[index - 1], next) ?? false)) continue;
    return {
      kind: 'title',
      text: claim,
      reason:
        fact === ''
          ? 'The profile gives no such title.'
          : `The profile's title is "${fact}"; it has no "${word.surface}".`,
    };
  }
  return null;
}
