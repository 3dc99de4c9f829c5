/**
 * Brings the facts of a newly read document into a profile. What is there stays: a fact the document repeats is
 * recognised, one that is new is added, and nothing the user typed or removed is touched.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fact as CoreFact } from '../../core/resume/fact.js';
import type { ResumeSectionKey } from '../../core/resume/json-resume.js';
import { newId } from '../../platform/database/new-id.js';
import { Fact } from './fact.entity.js';
import { readFacts, readProfile } from './profile-reader.js';

export interface MergeInput {
  /** Facts as the parser gave them; their ids are the document's own. */
  facts: readonly CoreFact[];
  fileName: string;
  language: string;
  sectionOrder: readonly ResumeSectionKey[];
}

export interface MergeResult {
  added: number;
  recognised: number;
  /** The profile's fact for each fact of the document. */
  idOf: Map<string, string>;
}

/** What may differ between two documents about the same entry. */
const LOOSE_FIELDS: ReadonlySet<string> = new Set(['endDate', 'url', 'location']);

/** Runs in the caller's transaction. */
export async function mergeFacts(
  em: EntityManager,
  accountId: string,
  input: MergeInput,
): Promise<MergeResult> {
  const profile = await readProfile(em, accountId);
  const known = await readFacts(em, accountId);
  const index = new Map(known.map((fact) => [likeness(fact, fact.parentId), fact.id]));
  const counts = new Map<string, number>();
  for (const { kind, section, parentId } of known) {
    const group = groupOf(kind, section, parentId);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const idOf = new Map<string, string>();
  const now = new Date();
  let added = 0;
  for (const fact of parentsFirst(input.facts)) {
    const parentId = fact.parentId === null ? null : (idOf.get(fact.parentId) ?? null);
    // A line whose entry the document does not have has no place in a resume.
    if (fact.parentId !== null && parentId === null) continue;
    const same = index.get(likeness(fact, parentId));
    if (same !== undefined) {
      idOf.set(fact.id, same);
      continue;
    }
    const id = newId();
    const group = groupOf(fact.kind, fact.section, parentId);
    const position = counts.get(group) ?? 0;
    counts.set(group, position + 1);
    em.create(
      Fact,
      {
        id,
        accountId,
        profileId: profile.id,
        kind: fact.kind,
        section: fact.section,
        parentId,
        position,
        text: fact.text,
        fields: fact.fields,
        source: fact.source === null ? null : { ...fact.source, fileName: input.fileName },
        confidence: fact.confidence,
        origin: 'IMPORTED',
        version: 1,
        removedAt: null,
        createdAt: now,
        updatedAt: now,
      },
      { persist: true },
    );
    idOf.set(fact.id, id);
    index.set(likeness(fact, parentId), id);
    added += 1;
  }
  profile.language = input.language;
  profile.sectionOrder = [...input.sectionOrder];
  profile.updatedAt = now;
  await em.flush();
  return { added, recognised: idOf.size - added, idOf };
}

/**
 * What makes two facts the same: the same words in the same place; an entry by who, what and since when; a contact
 * value by its key alone, because a person has one name and the one on file may be corrected already.
 */
function likeness(
  fact: Pick<CoreFact, 'kind' | 'section' | 'text' | 'fields'>,
  parentId: string | null,
): string {
  const { fields } = fact;
  switch (fact.kind) {
    case 'basics':
      return fields['key'] === 'profile'
        ? `basics profile ${fold(fact.text)}`
        : `basics ${fields['key'] ?? ''}`;
    case 'summary':
      return 'summary';
    case 'entry': {
      const identity = Object.entries(fields).filter(([name]) => !LOOSE_FIELDS.has(name));
      const words = identity.map(([, value]) => value).sort();
      return `entry ${fact.section ?? ''} ${fold(words.join(' '))}`;
    }
    case 'bullet':
    case 'entrySummary':
    case 'keyword':
      return `${fact.kind} ${parentId ?? ''} ${fold(fact.text)}`;
  }
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}

function groupOf(kind: string, section: string | null, parentId: string | null): string {
  return `${kind} ${section ?? ''} ${parentId ?? ''}`;
}

function parentsFirst(facts: readonly CoreFact[]): CoreFact[] {
  return [...facts].sort((a, b) => Number(a.parentId !== null) - Number(b.parentId !== null));
}
