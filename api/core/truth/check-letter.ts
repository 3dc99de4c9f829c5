/**
 * The truth gate for letters. What a sentence says about the person must rest on the facts it cites, what it says about
 * the employer on the posting; what the user typed themselves is held against both. Pure, deterministic, never throws.
 */
import type { LetterDocument, LetterDocumentSentence } from '../letter/letter-document.js';
import type { Posting } from '../posting/posting.js';
import { documentWithPlaces, factsToJsonResume, type FactsAsResume } from '../resume/convert.js';
import type { Fact } from '../resume/fact.js';
import type { JsonResume } from '../resume/json-resume.js';
import type { DocumentEntry, DocumentSection } from '../resume/resume-document.js';
import { checkResume } from './check-resume.js';
import type { Finding } from './finding.js';
import { FIRST_PERSON, FIRST_PERSON_VERB, SECOND_PERSON, WISH } from './lexicon/persons.js';
import { postingProfile } from './posting-profile.js';
import { cleanText, foldCase } from './words.js';

/** A place of a letter that is not supported. */
export interface LetterFinding extends Omit<Finding, 'closest'> {
  /** null for subject, greeting, farewell and signature. */
  sentenceId: string | null;
  /** The fact that comes closest; null when none is near. */
  closestFactId: string | null;
}

export interface LetterGround {
  facts: readonly Fact[];
  posting: Partial<Posting>;
  /** ISO day until which a position without an end lasts. */
  today: string;
}

type Checked = Pick<LetterDocumentSentence, 'id' | 'text' | 'basis' | 'facts'>;

/** Kinds of findings in the lines around the text: a greeting may name people, but it may not boast. */
const HARD = new Set<Finding['kind']>([
  'metric',
  'count',
  'team_size',
  'degree',
  'certificate',
  'award',
  'legal',
  'scope',
  'audience',
  'language',
  'hidden_text',
  'too_long',
]);
/** What set phrases of a language the posting is not written in may be flagged for. */
const WORDING = new Set<Finding['kind']>(['line', 'scope', 'seniority']);
const NAMES = new Set<Finding['kind']>(['name', 'skill', 'employer', 'title', 'seniority', 'location']);

/** A set phrase says nothing by its own words, nor by "Your" where it opens the sentence. */
function isWording({ kind, text }: Finding, language: string): boolean {
  return WORDING.has(kind) || (SECOND_PERSON[languageOf(language)]?.has(foldedText(text)) ?? false);
}

function languageOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? 'en';
}

/** True when the sentence speaks of the writer, or when its language is not known well enough to tell. */
export function speaksOfWriter(text: string, language: string): boolean {
  const key = languageOf(language);
  const own = FIRST_PERSON[key];
  if (own === undefined) return true;
  const forms = foldedWords(text);
  return (
    forms.some((form) => own.has(form) || FIRST_PERSON['en']!.has(form)) ||
    (FIRST_PERSON_VERB[key]?.test(text.normalize('NFC').toLowerCase()) ?? false)
  );
}

/** True when the sentence addresses the employer or names the company. */
export function speaksOfEmployer(text: string, language: string, company: string | null): boolean {
  const others = SECOND_PERSON[languageOf(language)] ?? new Set<string>();
  const forms = foldedWords(text);
  if (forms.some((form) => others.has(form) || SECOND_PERSON['en']!.has(form))) return true;
  return company !== null && company !== '' && foldedText(text).includes(foldedText(company));
}

function foldedWords(text: string): string[] {
  return foldedText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function foldedText(text: string): string {
  return foldCase(cleanText(text));
}

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
function checkCited(sentences: readonly Checked[], ground: LetterGround): Map<string, Finding[]> {
  const byId = new Map(ground.facts.map((fact) => [fact.id, fact]));
  const profile = factsToJsonResume(ground.facts);
  const entries = new Map<DocumentSection['key'], DocumentEntry[]>();
  const general: Checked[] = [];
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
  sentences: readonly Checked[],
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
function checkPosted(sentences: readonly Checked[], ground: LetterGround): Map<string, Finding[]> {
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

/** Whether the words a finding is about are the name of the company or the title applied for. */
function isOfPosting({ text }: Finding, { company, title, locations = [] }: Partial<Posting>): boolean {
  const words = foldedText(text);
  return [company ?? '', title ?? '', ...locations].some(
    (name) => name !== '' && foldedText(name).includes(words),
  );
}

/** What the user typed may wish, thank and name the posting; what it claims must be in the facts or the posting. */
function ownFindings(
  sentence: Checked,
  language: string,
  ground: LetterGround,
  byFacts: readonly Finding[],
  byPosting: readonly Finding[],
): readonly Finding[] {
  const isWish = WISH.test(` ${foldedWords(sentence.text).join(' ')}`);
  const waived = byFacts.filter((finding) => {
    if (!isWish) return true;
    return finding.kind !== 'line' && !(NAMES.has(finding.kind) && isOfPosting(finding, ground.posting));
  });
  if (speaksOfWriter(sentence.text, language)) return waived;
  if (waived.length === 0 || byPosting.length === 0) return [];
  return byPosting.filter(({ kind }) => !isWish || kind !== 'line').length === 0 ? [] : byPosting;
}

/** Facts the sentence may rest on are named, even when it is the user's own. */
const UNCITED: Omit<Finding, 'path' | 'text'> = {
  kind: 'uncited',
  reason: 'This sentence names no fact it rests on.',
  closest: null,
};

/**
 * Checks a letter.
 * @returns what is not supported, in the order of the letter; empty when all is
 */
export function checkLetter(document: LetterDocument, ground: LetterGround): LetterFinding[] {
  const { language } = document;
  const sentences = document.paragraphs.flatMap((paragraph) => paragraph.sentences);
  const known = new Set(ground.facts.map(({ id }) => id));
  const cited = sentences
    .filter(({ basis }) => basis === 'facts')
    .map((sentence) => ({ ...sentence, facts: sentence.facts.filter((id) => known.has(id)) }));
  const own = sentences.filter(({ basis }) => basis === 'own');
  const around = aroundText(document);
  const byCitation = checkCited(
    cited.filter(({ facts }) => facts.length > 0),
    ground,
  );
  const posted = checkPosted([...sentences.filter(({ basis }) => basis === 'posting'), ...own], ground);
  const byProfile = checkUncited([...own, ...around], ground);
  const { factAt } = factsToJsonResume(ground.facts);
  const findings: LetterFinding[] = [];
  const add = (path: string, sentenceId: string | null, found: readonly Finding[]): void => {
    for (const { closest, ...finding } of found) {
      const closestFactId = closest === null ? null : (factAt.get(closest.path) ?? null);
      findings.push({ ...finding, path, sentenceId, closestFactId });
    }
  };
  for (const line of around.filter(({ id }) => id !== 'farewell' && id !== 'signature')) {
    add(line.id, null, hardFindings(byProfile.get(line.id) ?? [], ground));
  }
  document.paragraphs.forEach((paragraph, at) => {
    paragraph.sentences.forEach((sentence, nth) => {
      const path = `paragraphs[${at}].sentences[${nth}]`;
      const { id, text, basis } = sentence;
      if (basis === 'own') {
        add(path, id, ownFindings(sentence, language, ground, byProfile.get(id) ?? [], posted.get(id) ?? []));
      } else if (basis === 'posting') {
        add(
          path,
          id,
          (posted.get(id) ?? []).filter((finding) => !isWording(finding, language)),
        );
      } else if (basis === 'facts') {
        const resting = cited.find((other) => other.id === id)?.facts ?? [];
        add(path, id, resting.length === 0 ? [{ ...UNCITED, path, text }] : (byCitation.get(id) ?? []));
      }
    });
  });
  for (const line of around.filter(({ id }) => id === 'farewell' || id === 'signature')) {
    add(line.id, null, hardFindings(byProfile.get(line.id) ?? [], ground));
  }
  return findings;
}

function checkUncited(sentences: readonly Checked[], ground: LetterGround): Map<string, Finding[]> {
  if (sentences.length === 0) return new Map();
  const profile = factsToJsonResume(ground.facts);
  const lines = generalLines(
    sentences.map((sentence) => ({ ...sentence, facts: [] })),
    profile,
  );
  return grouped(checkAgainst(profile.resume, lines.resume, ground, false), lines.idAt);
}

function aroundText({ subject, greeting, farewell, signature }: LetterDocument): Checked[] {
  return Object.entries({ subject, greeting, farewell, signature })
    .filter(([, text]) => text !== '')
    .map(([id, text]) => ({ id, text, basis: 'own', facts: [] }));
}

function hardFindings(findings: readonly Finding[], { posting }: LetterGround): Finding[] {
  return findings.filter((finding) => HARD.has(finding.kind) && !isOfPosting(finding, posting));
}

/**
 * Whether a sentence that a model wrote may stand in a letter. Stricter than `checkLetter`: the sentence must say of whom
 * it speaks, one about the employer may say nothing about the writer, and its every word is held against the posting.
 * @returns why not, in plain words; null when it may
 */
export function refuseWritten(
  sentences: readonly (Checked & { basis: 'facts' | 'posting' })[],
  language: string,
  ground: LetterGround,
): Map<string, Finding> {
  const refused = new Map<string, Finding>();
  const refuse = (sentence: Checked, reason: string): void => {
    refused.set(sentence.id, { path: sentence.id, kind: 'line', text: sentence.text, reason, closest: null });
  };
  const known = new Set(ground.facts.map(({ id }) => id));
  const company = ground.posting.company ?? null;
  const cited: Checked[] = [];
  const posted: Checked[] = [];
  for (const sentence of sentences) {
    if (sentence.basis === 'facts') {
      if (sentence.facts.length === 0) refuse(sentence, 'It speaks of the person and names no fact.');
      else if (sentence.facts.some((id) => !known.has(id)))
        refuse(sentence, 'It cites a fact that does not exist.');
      else cited.push(sentence);
    } else if (speaksOfWriter(sentence.text, language)) {
      refuse(sentence, 'It speaks of the person without naming a fact.');
    } else if (!speaksOfEmployer(sentence.text, language, company)) {
      refuse(sentence, 'It says neither something about the person nor about the employer.');
    } else posted.push(sentence);
  }
  for (const [id, findings] of [...checkCited(cited, ground), ...checkPosted(posted, ground)]) {
    if (findings[0] !== undefined && !refused.has(id)) refused.set(id, findings[0]);
  }
  return refused;
}
