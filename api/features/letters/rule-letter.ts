/** Letters as the Task saves them: the rules', there before any model is asked, and the model's beside it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { letterDocument, type LetterDocument } from '../../core/letter/letter-document.js';
import type { Posting } from '../../core/posting/posting.js';
import type { Fact } from '../../core/resume/fact.js';
import { composeLetter, type LetterLength as CoreLength } from '../../core/writing/compose-letter.js';
import type { ModelSource } from '../../engine/llm/model-source.type.js';
import type { NewEvent } from '../../engine/events/record-event.js';
import { newId } from '../../platform/database/new-id.js';
import { FinalError } from '../../platform/errors/step-error.js';
import { Job } from '../jobs/job.entity.js';
import { toPosting } from '../jobs/job-posting.js';
import { toCoreFact } from '../profiles/fact.entity.js';
import { readFacts } from '../profiles/profile-reader.js';
import { addDraft, createLetter, findLetterFor, lockLetter } from './letter-store.js';
import { findingsOf, readBackground } from './letter-view.js';
import type { LetterLength, LetterTone, RemovedSentence } from './letter.entity.js';

/** What a letter is written from. */
export interface LetterSources {
  jobId: string;
  facts: Fact[];
  posting: Posting;
}

/** What is asked for. */
export interface LetterWish {
  tone: LetterTone;
  length: LetterLength;
  /** ISO 639-1. */
  language: string;
}

const CORE_LENGTH: Record<LetterLength, CoreLength> = { SHORT: 'SHORT', MEDIUM: 'STANDARD', LONG: 'LONG' };

/** @throws FinalError when the Job is gone */
export async function readLetterSources(
  em: EntityManager,
  accountId: string,
  jobId: string,
): Promise<LetterSources> {
  const job = await em.findOne(Job, { accountId, id: jobId });
  if (job === null) throw new FinalError('NOT_FOUND', 'The job is not there any more.');
  const facts = (await readFacts(em, accountId)).map(toCoreFact);
  return { jobId, facts, posting: toPosting(job) };
}

/** Deterministic but for the ids of its sentences. */
export function writeByRules({ facts, posting }: LetterSources, wish: LetterWish): LetterDocument {
  const { tone, length, language } = wish;
  const letter = composeLetter({
    facts,
    posting,
    tone,
    length: CORE_LENGTH[length],
    language,
    today: new Date().toISOString().slice(0, 10),
  });
  return letterDocument(letter, newId);
}

/**
 * Saves the rule-based letter: as a new letter, or as a draft beside the text of the one there is. Runs in the caller's
 * transaction.
 */
export async function saveRuleLetter(
  em: EntityManager,
  accountId: string,
  sources: LetterSources,
  wish: LetterWish,
  record: (event: NewEvent) => Promise<void>,
): Promise<{ letterId: string; version: number; draft: boolean }> {
  const { tone, length, language } = wish;
  const { jobId, posting } = sources;
  const version = { document: writeByRules(sources, wish), origin: 'RULES', tone, length } as const;
  const known = await findLetterFor(em, accountId, jobId, language);
  if (known !== null) {
    const draft = await addDraft(em, known, version);
    const data = { version: draft.version, origin: 'RULES' };
    await record({ type: 'letter.drafted', subjectId: known.id, data });
    return { letterId: known.id, version: draft.version, draft: true };
  }
  const title = [posting.title ?? 'Untitled job', posting.company].filter(Boolean).join(', ').slice(0, 200);
  const letter = await createLetter(em, accountId, { ...version, jobId, title });
  await record({ type: 'letter.written', subjectId: letter.id, data: { jobId } });
  return { letterId: letter.id, version: 1, draft: false };
}

/**
 * Saves what a model wrote as a draft beside the letter's text. Runs in the caller's transaction.
 * @returns null, and nothing is saved, when the facts as they are now do not support it
 */
export async function saveModelLetter(
  em: EntityManager,
  accountId: string,
  letterId: string,
  { tone, length }: LetterWish,
  input: { document: LetterDocument; removed: RemovedSentence[]; writer: ModelSource },
  record: (event: NewEvent) => Promise<void>,
): Promise<{ version: number } | null> {
  const letter = await lockLetter(em, accountId, letterId);
  if (findingsOf(input.document, await readBackground(em, letter)).length > 0) return null;
  const { document, removed, writer } = input;
  const draft = await addDraft(em, letter, { document, origin: 'MODEL', tone, length, removed, writer });
  const data = { version: draft.version, origin: 'MODEL' };
  await record({ type: 'letter.drafted', subjectId: letterId, data });
  return { version: draft.version };
}
