/** Job titles and headlines: nothing added, nothing modest left out. */
import { isContent } from './evidence.js';
import type { FindingKind } from './finding.js';
import { ANY_FUNCTION_WORD } from './lexicon/function-words.js';
import { HIGH_RANKS, LOW_RANKS } from './lexicon/ranks.js';
import { titleKeys } from './lexicon/title-names.js';
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

/** Titles of other languages that say "head of" as well as "lead". */
const HEADS = new Set(
  'leiter leiterin leitung leitender leitende jefe jefa chef cheffe chefin responsable vedouci hoofd'.split(
    ' ',
  ),
);

/** "Elektromeister", "Werkstattleiter", "butikschef": the rank is the end of a compound. */
const COMPOUND_RANK =
  /^.{3,}?(meister|meisterin|leiter|leiterin|direktor|architekt|leider|directeur|chef|ledare)$/;

const rankOfWord = ({ form }: Word): string | undefined => {
  const bare = form.replace(/\./g, '');
  return HIGH_RANKS.get(bare) ?? HIGH_RANKS.get(COMPOUND_RANK.exec(bare)?.[1] ?? '');
};

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

/** True when the titles are one title in other words or in another language, rank for rank. */
function sameOccupation(claimed: readonly Word[], known: readonly Word[]): boolean {
  const keysOf = (words: readonly Word[]): { keys: Set<string>; low: Set<string>; occupation: boolean } => {
    const { keys, occupation } = titleKeys(words.map(({ form }) => form));
    const rest = keys.filter((key) => !ANY_FUNCTION_WORD.has(key));
    return {
      keys: new Set(rest.map((key) => LOW_RANKS.get(key) ?? HIGH_RANKS.get(key) ?? key)),
      low: new Set(rest.flatMap((key) => LOW_RANKS.get(key) ?? [])),
      occupation,
    };
  };
  const [claim, fact] = [keysOf(claimed), keysOf(known)];
  return (
    claim.occupation &&
    [...claim.keys].every((key) => fact.keys.has(key)) &&
    [...fact.low].every((low) => claim.low.has(low))
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
  if (sameOccupation(claimed, known)) return null;
  const highKnown = new Set(known.flatMap((word) => rankOfWord(word) ?? []));
  // "Leiter" is both who leads and who heads; who heads also leads, and who leads also supervises.
  if (known.some(({ form }) => HEADS.has(form))) highKnown.add('head');
  if (highKnown.has('head')) highKnown.add('lead');
  if (highKnown.has('lead')) highKnown.add('supervisor');
  for (const word of claimed) {
    const rank = rankOfWord(word);
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
