/** Lets through only the changes whose text the truth check finds supported by the facts they cite. */
import type { Posting } from '../posting/posting.js';
import { applyChanges } from '../resume/apply-changes.js';
import { documentWithPlaces, factsToJsonResume } from '../resume/convert.js';
import type { Fact } from '../resume/fact.js';
import type { Change, ResumeDocument } from '../resume/resume-document.js';
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

/** The paragraphs without the sentences about the person that their facts do not support. */
export function supportedSentences<T extends CitingSentence>(
  paragraphs: readonly (readonly T[])[],
  { facts, posting, today }: TruthGround,
): T[][] {
  const { resume: profile, pathOf } = factsToJsonResume(facts);
  const claims = paragraphs.flat().filter(({ basis }) => basis === 'facts');
  const highlights = claims.map(({ text, facts: cited }) => ({
    text,
    facts: cited.map((id) => pathOf.get(id)).filter((path) => path !== undefined),
  }));
  const { findings } = checkResume({
    profile,
    resume: { work: [{ highlights }] },
    posting,
    today,
    requireCitations: true,
  });
  const at = (path: string): number => Number(/highlights\[(\d+)\]/.exec(path)?.[1] ?? -1);
  const unsupported = new Set(findings.map(({ path }) => claims[at(path)]));
  return paragraphs.map((sentences) => sentences.filter((sentence) => !unsupported.has(sentence)));
}

/** Whether facts support a text that cites them. */
export function isSupported(text: string, facts: string[], ground: TruthGround): boolean {
  return supportedSentences([[{ text, basis: 'facts', facts }]], ground)[0]?.length === 1;
}
