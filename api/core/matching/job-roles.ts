/** Which family of jobs a title belongs to, and how near two families are. */
import { tokenizeForSkills } from '../skills/skill-tokens.js';
import { ROLE_TABLE } from './role-table.js';

export interface RoleHit {
  family: string;
  /** Index of the first token. */
  at: number;
  /** How many tokens the title has. */
  length: number;
}

const LONGEST_TITLE = 5;
/** Markers of gender and form that postings add to a title: "(m/w/d)", "Entwickler:in", "Vendeur(se)". */
const GENDER_MARKS =
  /\((?:[mwdfhx]\s*[/|,]\s*)+[mwdfhx]\)|\b(?:[mwdfhx]\s*\/\s*){1,2}[mwdfhx]\b|(?<=\p{L})(?:[:*_/]-?in(?:nen)?|\((?:in|e|se|euse|ne|a|rice)\)|[/·]-?(?:se|euse|rice|ne|a|trice))(?!\p{L})/giu;
const RELATED = 0.55;
const SAME_BRANCH = 0.2;

const familyOf = new Map<string, string>();
const relatedTo = new Map<string, Set<string>>();
const branchOf = new Map<string, string>();

function titleKey(words: readonly string[]): string {
  return words.join(' ');
}

function readRoleTable(): void {
  let branch = '';
  for (const raw of ROLE_TABLE.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('# ')) {
      branch = line.slice(2);
      continue;
    }
    const [family = '', titles = '', near = ''] = line.split('|').map((part) => part.trim());
    branchOf.set(family, branch);
    for (const title of [family, ...titles.split(';')]) {
      const key = titleKey(titleWords(title));
      if (key !== '' && !familyOf.has(key)) familyOf.set(key, family);
    }
    const others = near.replace(/^~/, '').split(';');
    for (const other of others.map((one) => one.trim()).filter((one) => one !== '')) {
      (relatedTo.get(family) ?? relatedTo.set(family, new Set()).get(family)!).add(other);
      (relatedTo.get(other) ?? relatedTo.set(other, new Set()).get(other)!).add(family);
    }
  }
}

/** The folded words of a title, without marks of gender and punctuation. */
export function titleWords(title: string): string[] {
  return tokenizeForSkills(title.replace(GENDER_MARKS, ' ')).words.filter((word) =>
    /[\p{L}\p{N}]/u.test(word),
  );
}

readRoleTable();

/**
 * Single words that name a job only when nothing more telling stands beside them ("Windows Server Administrator" is
 * neither a waiter nor an assistant), and never in running text.
 */
const VAGUE_TITLES = new Set(
  `server host hostess administrator coordinator analyst associate designer developer producer instructor trainer editor writer driver
   controller architect operator planner agent clerk model artist cutter dj painter mason painter advisor adviser consultant referent officer
   presenter author captain conductor conducteur facteur meister grafik ober operations finance sales legal retail arts fitness nursing
   pharmacy logistics procurement civil dispatch reception compliance accounting audit hr tester inspector installer apprentice laborer
   companion monteur teller teller underwriter surveyor estimator assembler printer polisher grinder loader mover packer picker
   stylist promoter dealer maid porter collector translator counselor therapist judge detective soldier founder president director technology
   scientist researcher tutor professor principal dean lecturer matron groomer bereiter quant trader commercial producer koordinator maler
   handlaggare konsult radgivare berater disponent fahrer koch kok kock chef cook baker butcher tailor upholsterer housing editeur
   maestro interim rn medical military ngo admissions`.split(/\s+/),
);

function lookUp(words: readonly string[]): string | undefined {
  const exact = familyOf.get(titleKey(words));
  if (exact !== undefined) return exact;
  // Plurals ("nurses") and German feminines ("Entwicklerin") of the last word.
  const last = words[words.length - 1]!;
  const stem = last.endsWith('erin')
    ? last.slice(0, -2)
    : last.length > 3 && last.endsWith('s')
      ? last.slice(0, -1)
      : null;
  return stem === null ? undefined : familyOf.get(titleKey([...words.slice(0, -1), stem]));
}

/** The titles named in a list of folded words, longest first at each place, none overlapping. */
export function findRoles(words: readonly string[]): RoleHit[] {
  const hits: RoleHit[] = [];
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST_TITLE, words.length - at);
    let family: string | undefined;
    for (; length > 0; length--) {
      family = lookUp(words.slice(at, at + length));
      if (family !== undefined) break;
    }
    if (family === undefined) {
      at++;
    } else {
      hits.push({ family, at, length });
      at += length;
    }
  }
  return hits;
}

/** The families a title names; vague words count only when they are all there is. */
export function rolesOfTitle(title: string): string[] {
  const words = titleWords(title);
  const hits = findRoles(words);
  const telling = hits.filter((hit) => !isVague(hit, words));
  return [...new Set((telling.length > 0 ? telling : hits).map((hit) => hit.family))];
}

/** Whether a hit is a single word that says little by itself. */
export function isVague(hit: RoleHit, words: readonly string[]): boolean {
  return hit.length === 1 && VAGUE_TITLES.has(words[hit.at]!);
}

/** 1 for the same family, less for a related one, 0 for strangers. */
export function roleCloseness(one: string, other: string): number {
  if (one === other) return 1;
  if (relatedTo.get(one)?.has(other) === true) return RELATED;
  return branchOf.get(one) === branchOf.get(other) ? SAME_BRANCH : 0;
}

/** All families, for tests of the table. */
export function roleFamilies(): { family: string; related: string[] }[] {
  return [...branchOf.keys()].map((family) => ({ family, related: [...(relatedTo.get(family) ?? [])] }));
}
