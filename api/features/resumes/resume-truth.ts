import type { EntityManager } from '@mikro-orm/postgresql';
import { documentToJsonResume, factsToJsonResume } from '../../core/resume/convert.js';
import type { JsonResume } from '../../core/resume/json-resume.js';
import type { ResumeDocument } from '../../core/resume/resume-document.js';
import { checkResume } from '../../core/truth/check-resume.js';
import { toCoreFact, type Fact } from '../profiles/fact.entity.js';
import { readFacts } from '../profiles/profile-reader.js';
import { documentPaths } from './document-paths.js';

/** A claim no fact supports, in terms of the product. */
export interface UnsupportedClaim {
  /** JSON path in the resume. */
  path: string;
  /** The line concerned; null when it is a heading or a contact value. */
  lineId: string | null;
  kind: string;
  text: string;
  reason: string;
  closestFactId: string | null;
}

/** Holds a document against the facts of its owner: every line must cite facts, and say no more than they do. */
export function checkDocument(document: ResumeDocument, facts: readonly Fact[]): UnsupportedClaim[] {
  const { resume: profile, pathOf, factAt } = factsToJsonResume(facts.map(toCoreFact));
  const resume = citePaths(documentToJsonResume(document), pathOf);
  const lineAt = documentPaths(document);
  // As the tailoring does: a position without an end lasts until today, and its years count.
  const today = new Date().toISOString().slice(0, 10);
  return checkResume({ profile, resume, posting: null, requireCitations: true, today }).findings.map(
    (finding) => ({
      path: finding.path,
      lineId: lineAt.get(finding.path) ?? null,
      kind: finding.kind,
      text: finding.text,
      reason: finding.reason,
      closestFactId: finding.closest === null ? null : (factAt.get(finding.closest.path) ?? null),
    }),
  );
}

/** The same for the facts as stored now. */
export async function checkStored(
  em: EntityManager,
  accountId: string,
  document: ResumeDocument,
): Promise<UnsupportedClaim[]> {
  return checkDocument(document, await readFacts(em, accountId));
}

/** Ids of facts become their paths in the profile; a fact that was removed supports nothing. */
function citePaths(resume: JsonResume, pathOf: ReadonlyMap<string, string>): JsonResume {
  const translate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(translate);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key === 'facts' && Array.isArray(item)
          ? item.flatMap((id) => (typeof id === 'string' ? (pathOf.get(id) ?? []) : []))
          : translate(item),
      ]),
    );
  };
  return translate(resume) as JsonResume;
}
