/** `report.json` of `atlas tailor`: the match, what was changed and why, and what each line of the resume rests on. */
import type { MatchResult } from '../core/matching/match-job.js';
import type { Posting } from '../core/posting/posting.js';
import type { Fact } from '../core/resume/fact.js';
import type { ResumeDocument } from '../core/resume/resume-document.js';
import type { Tailoring } from '../core/writing/tailor-resume.js';
import { blockedLines } from '../core/writing/truth-gate.js';

export interface TailorReport {
  score: number;
  band: MatchResult['band'];
  reasons: MatchResult['reasons'];
  missing: MatchResult['missing'];
  knockOuts: string[];
  job: { title: string | null; company: string | null; locations: string[]; source: string };
  pages: number | null;
  lines: ReportedLine[];
  changes: ReportedChange[];
  /** Proposals the truth check stopped, and lines it does not find supported. */
  blocked: { text: string; kind: string; reason: string; proposed: boolean }[];
  notes: string[];
  /** What the reader of the resume file was not sure of. */
  warnings: string[];
}

interface ReportedLine {
  section: string;
  entry: string;
  text: string;
  sources: Source[];
}

interface Source {
  fact: string;
  text: string;
  /** Verbatim from the resume file; null where it was not told from where the fact was read. */
  excerpt: string | null;
}

interface ReportedChange {
  operation: string;
  section: string;
  before: string | null;
  after: string | null;
  position: number | null;
  reason: string;
  sources: Source[];
}

export interface ReportInput {
  facts: readonly Fact[];
  posting: Posting;
  source: string;
  match: MatchResult;
  tailoring: Tailoring;
  pages: number | null;
  warnings: string[];
  today: string;
}

function lineReports(
  document: ResumeDocument,
  sourcesOf: (ids: readonly string[]) => Source[],
): ReportedLine[] {
  return document.sections.flatMap(({ title: section, entries }) =>
    entries.flatMap(({ fields, facts, lines }) => {
      const entry = [fields['position'] ?? fields['studyType'], fields['name'] ?? fields['institution']]
        .filter((part) => part !== undefined)
        .join(', ');
      const heading = Object.values(fields).join(' · ');
      const own = heading === '' ? [] : [{ section, entry, text: heading, sources: sourcesOf(facts) }];
      return [
        ...own,
        ...lines.map((line) => ({ section, entry, text: line.text, sources: sourcesOf(line.facts) })),
      ];
    }),
  );
}

export function tailorReport({
  facts,
  posting,
  source,
  match,
  tailoring,
  pages,
  warnings,
  today,
}: ReportInput): TailorReport {
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  const sourcesOf = (ids: readonly string[]): Source[] =>
    ids.flatMap((id) => {
      const fact = factOf.get(id);
      return fact === undefined ? [] : [{ fact: id, text: fact.text, excerpt: fact.source?.excerpt ?? null }];
    });
  const { document, changes, notes, blocked } = tailoring;
  const { title, company, locations } = posting;
  return {
    score: match.score,
    band: match.band,
    reasons: match.reasons,
    missing: match.missing,
    knockOuts: match.knockOuts,
    job: { title, company, locations, source },
    pages,
    lines: lineReports(document, sourcesOf),
    changes: changes.map(
      ({ operation, sectionKey: section, before, after, position, reason, facts: cited }) => ({
        operation,
        section,
        before,
        after,
        position,
        reason,
        sources: sourcesOf(cited),
      }),
    ),
    blocked: [
      ...blocked.map(({ change, finding }) => ({
        text: change.after ?? '',
        kind: finding.kind,
        reason: finding.reason,
        proposed: true,
      })),
      ...blockedLines(document, { facts, posting, today }).map(({ finding }) => ({
        text: finding.text,
        kind: finding.kind,
        reason: finding.reason,
        proposed: false,
      })),
    ],
    notes,
    warnings,
  };
}
