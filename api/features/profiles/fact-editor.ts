import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FactKind } from '../../core/resume/fact.js';
import { newId } from '../../platform/database/new-id.js';
import { CodedError, notFound } from '../../platform/errors/coded-error.js';
import { Fact, FactRevision } from './fact.entity.js';
import { readContact, readEntryFields, readLineText, readSection, requireLinePlace } from './fact-rules.js';
import { readProfile } from './profile-reader.js';

export interface FactInput {
  id?: string | null;
  /** Required with `id`: the version the user saw. */
  version?: number | null;
  kind: FactKind;
  section?: string | null;
  parentId?: string | null;
  position?: number | null;
  text?: string | null;
  fields?: Readonly<Record<string, string>> | null;
}

/** Somebody (another tab, an import) changed the fact since the user read it; nothing was saved. */
export interface StaleFact {
  currentVersion: number;
}

/**
 * Adds a fact or corrects one. Runs in the caller's transaction.
 *
 * @returns the saved fact, or which version there is now when `version` is an older one.
 * @throws CodedError BAD_USER_INPUT, NOT_FOUND
 */
export async function saveFact(
  em: EntityManager,
  accountId: string,
  input: FactInput,
): Promise<Fact | StaleFact> {
  if (input.id == null) return await addFact(em, accountId, input);
  const fact = await lockFact(em, accountId, input.id);
  if (input.version !== fact.version) return { currentVersion: fact.version };
  const content = contentOf({ ...input, kind: fact.kind, section: fact.section }, fact);
  keepRevision(em, fact);
  Object.assign(fact, content, {
    position: input.position ?? fact.position,
    origin: 'USER',
    confidence: 1,
    version: fact.version + 1,
    updatedAt: new Date(),
  });
  await em.flush();
  return fact;
}

/**
 * Takes a fact back, and with an entry all its lines. What it said stays in its history.
 *
 * @throws CodedError NOT_FOUND
 */
export async function removeFact(em: EntityManager, accountId: string, id: string): Promise<void> {
  const fact = await lockFact(em, accountId, id);
  const lines = await em.find(Fact, { accountId, parentId: id, removedAt: null });
  const now = new Date();
  for (const gone of [fact, ...lines]) {
    keepRevision(em, gone);
    gone.removedAt = now;
    gone.updatedAt = now;
    gone.version += 1;
  }
  await em.flush();
}

/** The fact as it is now, which nobody else changes before this transaction ends. */
async function lockFact(em: EntityManager, accountId: string, id: string): Promise<Fact> {
  const where = { accountId, id, removedAt: null };
  const fact = await em.findOne(Fact, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (fact === null) throw notFound('Fact');
  return fact;
}

/** Writes down what the fact says before it is overwritten. */
export function keepRevision(em: EntityManager, fact: Fact): void {
  em.create(
    FactRevision,
    {
      id: newId(),
      accountId: fact.accountId,
      factId: fact.id,
      version: fact.version,
      text: fact.text,
      fields: fact.fields,
      origin: fact.origin,
      changedAt: new Date(),
    },
    { persist: true },
  );
}

async function addFact(em: EntityManager, accountId: string, input: FactInput): Promise<Fact> {
  const profile = await readProfile(em, accountId);
  // Additions come one after the other: the second of two equal ones must find the first.
  await em.lock(profile, LockMode.PESSIMISTIC_WRITE);
  const single = await existingSingle(em, accountId, input);
  if (single !== null) {
    throw new CodedError('CONFLICT', 'The profile has one of these already; correct that one.', {
      field: 'kind',
    });
  }
  const parent = await parentOf(em, accountId, input);
  const section = parent?.section ?? (input.kind === 'entry' ? readSection(input.section) : null);
  if (parent !== null) requireLinePlace(input.kind, parent.section!);
  const content = contentOf({ ...input, section }, null);
  const siblings = await em.count(Fact, {
    accountId,
    kind: input.kind,
    section,
    parentId: parent?.id ?? null,
    removedAt: null,
  });
  const now = new Date();
  const fact = em.create(
    Fact,
    {
      id: newId(),
      accountId,
      profileId: profile.id,
      kind: input.kind,
      section,
      parentId: parent?.id ?? null,
      position: input.position ?? siblings,
      ...content,
      source: null,
      confidence: 1,
      origin: 'USER',
      version: 1,
      removedAt: null,
      createdAt: now,
      updatedAt: now,
    },
    { persist: true },
  );
  await em.flush();
  return fact;
}

/** The summary and each contact value exist once. */
async function existingSingle(em: EntityManager, accountId: string, input: FactInput): Promise<Fact | null> {
  if (input.kind === 'summary') {
    return await em.findOne(Fact, { accountId, kind: 'summary', removedAt: null });
  }
  const key = input.fields?.['key'];
  if (input.kind !== 'basics' || key === undefined || key === 'profile') return null;
  const contacts = await em.find(Fact, { accountId, kind: 'basics', removedAt: null });
  return contacts.find(({ fields }) => fields['key'] === key) ?? null;
}

async function parentOf(em: EntityManager, accountId: string, input: FactInput): Promise<Fact | null> {
  if (input.kind !== 'bullet' && input.kind !== 'entrySummary' && input.kind !== 'keyword') return null;
  if (input.parentId == null) {
    throw new CodedError('BAD_USER_INPUT', 'Say to which entry the line belongs.', { field: 'parentId' });
  }
  const parent = await em.findOne(Fact, { accountId, id: input.parentId, kind: 'entry', removedAt: null });
  if (parent === null) throw notFound('Fact');
  return parent;
}

/** Text and fields after the edit; what the input leaves out stays as it was. */
function contentOf(
  input: Pick<FactInput, 'kind' | 'section' | 'text' | 'fields'>,
  before: Fact | null,
): { text: string; fields: Record<string, string> } {
  switch (input.kind) {
    case 'basics':
      return readContact({ ...(before?.fields ?? {}), ...(input.fields ?? {}) });
    case 'entry':
      return readEntryFields(readSection(input.section), input.fields ?? before?.fields ?? {});
    case 'summary':
    case 'bullet':
    case 'entrySummary':
    case 'keyword':
      return { text: readLineText(input.text ?? before?.text), fields: {} };
  }
}
