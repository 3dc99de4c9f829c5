/** Lets through only the changes whose text the truth check finds supported by the facts they cite. */
import type { Posting } from '../posting/posting.js';
import { applyChanges } from '../resume/apply-changes.js';
import { documentWithPlaces, factsToJsonResume } from '../resume/convert.js';
import type { Fact } from '../resume/fact.js';
import type {
  Change,
  DocumentEntry,
  DocumentSection,
  EntryLine,
  ResumeDocument,
} from '../resume/resume-document.js';
import { checkResume } from '../truth/check-resume.js';
import type { Finding } from '../truth/finding.js';

/** A line of the document that no fact supports, with the finding. */
export interface BlockedLine {
  lineId: string | null;
  entryId: string | null;
  finding: Finding;
}

/** What every check is made against. */
export interface TruthGround {
  facts: readonly Fact[];
  posting: Partial<Posting> | null;
  /** ISO day; until then a position without an end lasts. */
  today: string;
}

/** Checks a document against the facts; each line counts only on what it cites. */
export function blockedLines(
  document: ResumeDocument,
  { facts, posting, today }: TruthGround,
): BlockedLine[] {
  const { resume: profile, pathOf } = factsToJsonResume(facts);
  const { resume, placeAt } = documentWithPlaces(document, (id) => pathOf.get(id));
  const { findings } = checkResume({ profile, resume, posting, today, requireCitations: true });
  return findings.map((finding) => {
    const place = placeAt.get(finding.path) ?? placeAt.get(finding.path.replace(/\.\w+$/, ''));
    return { lineId: place?.lineId ?? null, entryId: place?.entryId ?? null, finding };
  });
}

/** A proposed change that was not made, and why. */
export interface BlockedChange {
  change: Change;
  finding: Finding;
}

export interface Gated {
  kept: Change[];
  blocked: BlockedChange[];
}

/** Parts the changes whose new text is supported from those whose is not; where one is blocked the base's line stays. */
export function gateChanges(base: ResumeDocument, changes: readonly Change[], ground: TruthGround): Gated {
  let kept = [...changes];
  const blocked: BlockedChange[] = [];
  for (;;) {
    const findings = new Map<string | null, Finding>();
    for (const { lineId, finding } of blockedLines(applyChanges(base, kept), ground)) {
      if (!findings.has(lineId)) findings.set(lineId, finding);
    }
    const findingOn = ({ id, operation, lineId }: Change): Finding | undefined => {
      if (operation === 'ADD') return findings.get(lineId ?? id);
      return operation === 'REPLACE' && lineId !== null ? findings.get(lineId) : undefined;
    };
    const dropped = kept.flatMap((change) => {
      const finding = findingOn(change);
      return finding === undefined ? [] : [{ change, finding }];
    });
    if (dropped.length === 0) return { kept, blocked };
    blocked.push(...dropped);
    kept = kept.filter((change) => findingOn(change) === undefined);
  }
}

/** A sentence of a letter with what it rests on. */
interface CitingSentence {
  text: string;
  basis: 'facts' | 'posting' | 'form';
  facts: string[];
}

/** Whether facts support a text about the person as a whole, as a summary is. */
export function isSupported(
  text: string,
  cited: readonly string[],
  { facts, posting, today }: TruthGround,
): boolean {
  const { resume: profile, pathOf } = factsToJsonResume(facts);
  const summary = { text, facts: cited.map((id) => pathOf.get(id)).filter((path) => path !== undefined) };
  const { verdict } = checkResume({
    profile,
    resume: { basics: { summary } },
    posting,
    today,
    requireCitations: true,
  });
  return verdict === 'ok';
}

/** The one entry all cited facts belong to; null when they are of several, or of none. */
function homeOf(cited: readonly string[], byId: ReadonlyMap<string, Fact>): Fact | null {
  const homes = new Set(cited.map((id) => byId.get(id)?.parentId ?? id));
  const [home] = homes;
  const entry = homes.size === 1 && home !== undefined ? byId.get(home) : undefined;
  return entry?.kind === 'entry' ? entry : null;
}

/**
 * The paragraphs without the sentences about the person that their facts do not support. A sentence about one position
 * is checked under that position, as a line of a resume would be; one about several as a summary.
 */
export function supportedSentences<T extends CitingSentence>(
  paragraphs: readonly (readonly T[])[],
  ground: TruthGround,
): T[][] {
  const byId = new Map(ground.facts.map((fact) => [fact.id, fact]));
  const entries = new Map<DocumentSection['key'], DocumentEntry[]>();
  const unsupported = new Set<T>();
  const sentenceOf = new Map<string, T>();
  paragraphs.flat().forEach((sentence, at) => {
    if (sentence.basis !== 'facts') return;
    const { text, facts } = sentence;
    const home = homeOf(facts, byId);
    if (home === null || home.section === null) {
      if (!isSupported(text, facts, ground)) unsupported.add(sentence);
      return;
    }
    const id = `sentence-${at}`;
    const line: EntryLine = { id, role: 'bullet', text, facts };
    const entry: DocumentEntry = { id: `entry-${at}`, fields: home.fields, facts: [home.id], lines: [line] };
    entries.set(home.section, [...(entries.get(home.section) ?? []), entry]);
    sentenceOf.set(id, sentence);
  });
  const sections = [...entries].map(([key, list]): DocumentSection => ({
    id: key,
    key,
    title: '',
    entries: list,
  }));
  const document: ResumeDocument = { basics: {}, basicsFacts: [], sections, language: 'en' };
  for (const { lineId } of blockedLines(document, ground)) {
    const sentence = lineId === null ? undefined : sentenceOf.get(lineId);
    if (sentence !== undefined) unsupported.add(sentence);
  }
  return paragraphs.map((sentences) => sentences.filter((sentence) => !unsupported.has(sentence)));
}
