/** Sentences of a letter against what they may rest on: facts they cite, all facts, or the posting. */
import type { LetterDocumentSentence } from '../letter/letter-document.js';
import type { Posting } from '../posting/posting.js';
import { documentWithPlaces, factsToJsonResume, type FactsAsResume } from '../resume/convert.js';
import type { Fact } from '../resume/fact.js';
import type { JsonResume } from '../resume/json-resume.js';
import type { DocumentEntry, DocumentSection } from '../resume/resume-document.js';
import { checkResume } from './check-resume.js';
import type { Finding } from './finding.js';
import { postingProfile } from './posting-profile.js';

export interface LetterGround {
  facts: readonly Fact[];
  posting: Partial<Posting>;
  /** ISO day until which a position without an end lasts. */
  today: string;
}

/** What is checked of a sentence. */
export type CheckedSentence = Pick<LetterDocumentSentence, 'id' | 'text' | 'basis' | 'facts'>;

/** The entry all cited facts belong to; null when they are of several, or of none. */
function homeOf(cited: readonly string[], byId: ReadonlyMap<string, Fact>): Fact | null {
  const homes = new Set(cited.map((id) => byId.get(id)?.parentId ?? id));
  const [home] = homes;
  const entry = homes.size === 1 && home !== undefined ? byId.get(home) : undefined;
  return entry?.kind === 'entry' && entry.section !== null ? entry : null;
}

/**
 * Sentences about the person against the facts they cite, by sentence. One about a single position is checked under that
 * position as a line of a resume would be; any other as a summary.
 */
export function checkCited(
  sentences: readonly CheckedSentence[],
  ground: LetterGround,
): Map<string, Finding[]> {
  const byId = new Map(ground.facts.map((fact) => [fact.id, fact]));
  const profile = factsToJsonResume(ground.facts);
  const entries = new Map<DocumentSection['key'], DocumentEntry[]>();
  const general: CheckedSentence[] = [];
  for (const sentence of sentences) {
    const home = homeOf(sentence.facts, byId);
    if (home === null) {
      general.push(sentence);
      continue;
    }
    const { id, text, facts } = sentence;
    const entry: DocumentEntry = {
      id: `entry-${id}`,
      fields: home.fields,
      facts: [home.id],
      lines: [{ id, role: 'bullet', text, facts }],
    };
    entries.set(home.section!, [...(entries.get(home.section!) ?? []), entry]);
  }
  const sections = [...entries].map(([key, list]): DocumentSection => ({
    id: key,
    key,
    title: '',
    entries: list,
  }));
  const document = { basics: {}, basicsFacts: [], sections, language: 'en' };
  const { resume, placeAt } = documentWithPlaces(document, (id) => profile.pathOf.get(id));
  const lines = generalLines(general, profile);
  const found = checkAgainst(profile.resume, { ...resume, ...lines.resume }, ground, true);
  return grouped(found, (path) => {
    const place = placeAt.get(path) ?? placeAt.get(path.replace(/\.\w+$/, ''));
    return place?.lineId ?? lines.idAt(path);
  });
}

/** Sentences as a list of their own, each held against what it cites, or against everything when it cites nothing. */
function generalLines(
  sentences: readonly CheckedSentence[],
  profile: FactsAsResume | null,
): { resume: JsonResume; idAt: (path: string) => string | null } {
  const lines = sentences.map(({ text, facts }) => {
    const paths = facts.map((id) => profile?.pathOf.get(id)).filter((path) => path !== undefined);
    return paths.length === 0 ? text : { text, facts: paths };
  });
  return {
    resume: lines.length === 0 ? {} : ({ letter: lines } as JsonResume),
    idAt: (path) => {
      const at = /^letter\[(\d+)\]/.exec(path)?.[1];
      return at === undefined ? null : (sentences[Number(at)]?.id ?? null);
    },
  };
}

function checkAgainst(
  profile: JsonResume,
  resume: JsonResume,
  { posting, today }: Pick<LetterGround, 'today'> & { posting: Partial<Posting> | null },
  requireCitations: boolean,
): Finding[] {
  return checkResume({ profile, resume, posting, today, requireCitations }).findings;
}

function grouped(
  findings: readonly Finding[],
  idAt: (path: string) => string | null,
): Map<string, Finding[]> {
  const byId = new Map<string, Finding[]>();
  for (const finding of findings) {
    const id = idAt(finding.path);
    if (id !== null) byId.set(id, [...(byId.get(id) ?? []), finding]);
  }
  return byId;
}

/** Sentences against everything the posting says. */
export function checkPosted(
  sentences: readonly CheckedSentence[],
  ground: LetterGround,
): Map<string, Finding[]> {
  if (sentences.length === 0) return new Map();
  const lines = generalLines(
    sentences.map((sentence) => ({ ...sentence, facts: [] })),
    null,
  );
  const found = checkAgainst(
    postingProfile(ground.posting),
    lines.resume,
    { today: ground.today, posting: null },
    false,
  );
  return grouped(found, lines.idAt);
}

/** Sentences against the posting, each as a line of its own: what is mostly not in the posting is refused. */
export function checkPostedStrictly(
  sentences: readonly CheckedSentence[],
  ground: LetterGround,
): Map<string, Finding[]> {
  if (sentences.length === 0) return new Map();
  const profile = postingProfile(ground.posting);
  const [job] = profile.work!;
  const cited = ['work[0]'];
  if (profile.basics?.summary !== undefined) cited.push('basics.summary');
  if (profile.skills !== undefined) cited.push('skills[0]');
  const highlights = sentences.map(({ text }) => ({ text, facts: cited }));
  const resume: JsonResume = { work: [{ ...job, facts: ['work[0]'], highlights }] };
  const found = checkAgainst(profile, resume, { today: ground.today, posting: null }, true);
  return grouped(found, (path) => {
    const at = /^work\[0\]\.highlights\[(\d+)\]/.exec(path)?.[1];
    return at === undefined ? null : (sentences[Number(at)]?.id ?? null);
  });
}

/** Sentences against all facts, whatever they cite. */
export function checkUncited(
  sentences: readonly CheckedSentence[],
  ground: LetterGround,
): Map<string, Finding[]> {
  if (sentences.length === 0) return new Map();
  const profile = factsToJsonResume(ground.facts);
  const lines = generalLines(
    sentences.map((sentence) => ({ ...sentence, facts: [] })),
    profile,
  );
  return grouped(checkAgainst(profile.resume, lines.resume, ground, false), lines.idAt);
}
