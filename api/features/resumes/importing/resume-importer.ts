import type { EntityManager } from '@mikro-orm/postgresql';
import type { ParsedResume } from '../../../core/parsing/parsed-resume.js';
import { documentFromFacts, factsFromJsonResume } from '../../../core/resume/convert.js';
import type { Fact as CoreFact } from '../../../core/resume/fact.js';
import { RESUME_SECTIONS, type ResumeSectionKey } from '../../../core/resume/json-resume.js';
import { newId } from '../../../platform/database/new-id.js';
import { mergeFacts } from '../../profiles/fact-merger.js';
import { toCoreFact } from '../../profiles/fact.entity.js';
import { readFacts } from '../../profiles/profile-reader.js';
import { createResume } from '../resume-store.js';

export interface ImportedResume {
  resumeId: string;
  added: number;
  recognised: number;
}

/**
 * Turns what was read from a document into facts of the profile and a base resume, version 1, in the document's order.
 * Where the profile knows a fact already, the resume says it in the profile's (perhaps corrected) words. Runs in the
 * caller's transaction.
 */
export async function saveImportedResume(
  em: EntityManager,
  accountId: string,
  parsed: Pick<ParsedResume, 'resume' | 'confidence' | 'spans' | 'language'>,
  fileName: string,
): Promise<ImportedResume> {
  const read = factsFromJsonResume(parsed.resume, { spans: parsed.spans, confidence: parsed.confidence });
  const sectionOrder = (parsed.resume.meta?.sectionOrder ?? []).filter((key): key is ResumeSectionKey =>
    RESUME_SECTIONS.includes(key),
  );
  const merged = await mergeFacts(em, accountId, {
    facts: read,
    fileName,
    language: parsed.language,
    sectionOrder,
  });
  const profileFacts = new Map((await readFacts(em, accountId)).map((fact) => [fact.id, toCoreFact(fact)]));
  const ownFacts = read.flatMap((fact): CoreFact[] => {
    const known = profileFacts.get(merged.idOf.get(fact.id) ?? '');
    return known === undefined ? [] : [{ ...known, position: fact.position }];
  });
  const document = documentFromFacts(ownFacts, { sectionOrder, language: parsed.language, newId });
  const name = document.basics.name;
  const resume = await createResume(em, accountId, {
    kind: 'BASE',
    title: name === undefined ? fileName : `${name} (${fileName})`,
    document,
    origin: 'IMPORT',
  });
  return { resumeId: resume.id, added: merged.added, recognised: merged.recognised };
}
