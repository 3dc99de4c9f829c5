import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { RESUME_SECTIONS } from '../../core/resume/json-resume.js';
import type { ResumeDocument } from '../../core/resume/resume-document.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { addVersion, lockResume } from './resume-store.js';
import type { Resume } from './resume.entity.js';

const id = z.string().min(1).max(100);
const text = z.string().max(4_000);
const facts = z.array(id).max(200);
const fields = z.record(z.string().max(60), z.string().max(1_000));

const line = z.object({ id, text, facts, role: z.enum(['bullet', 'summary', 'keyword']) });
const entry = z.object({ id, fields, facts, lines: z.array(line).max(200) });
const section = z.object({
  id,
  key: z.enum(['summary', ...RESUME_SECTIONS]),
  title: z.string().max(200),
  entries: z.array(entry).max(200),
});
const optionalText = z.string().max(500).optional();
const documentSchema = z.object({
  basics: z.object({
    name: optionalText,
    label: optionalText,
    image: optionalText,
    email: optionalText,
    phone: optionalText,
    url: optionalText,
    location: z
      .object({
        address: optionalText,
        postalCode: optionalText,
        city: optionalText,
        countryCode: optionalText,
        region: optionalText,
      })
      .optional(),
    profiles: z
      .array(z.object({ network: optionalText, username: optionalText, url: optionalText }))
      .max(30)
      .optional(),
  }),
  basicsFacts: facts,
  sections: z.array(section).max(30),
  language: z.string().max(35),
});

/**
 * Reads a document as a client sent it.
 *
 * @throws CodedError BAD_USER_INPUT naming the place
 */
export function readResumeDocument(input: unknown): ResumeDocument {
  const read = documentSchema.safeParse(input);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new CodedError(
      'BAD_USER_INPUT',
      `The document is not valid at ${issue?.path.join('.') ?? 'its root'}.`,
      {
        field: ['document', ...(issue?.path ?? [])].join('.'),
      },
    );
  }
  const document: ResumeDocument = read.data;
  requireUnique(document);
  return document;
}

/**
 * Saves the document the user edited as the next version; Changes accepted later are applied on top of it. Runs in the
 * caller's transaction.
 *
 * @returns the resume, or the version there is now when the user edited an older one.
 * @throws CodedError NOT_FOUND
 */
export async function saveVersion(
  em: EntityManager,
  accountId: string,
  input: { resumeId: string; version: number; document: ResumeDocument; note: string | null },
): Promise<Resume | { currentVersion: number }> {
  const resume = await lockResume(em, accountId, input.resumeId);
  if (resume.version !== input.version) return { currentVersion: resume.version };
  resume.anchorVersion = resume.version + 1;
  await addVersion(em, resume, input.document, 'USER', input.note);
  return resume;
}

function requireUnique(document: ResumeDocument): void {
  const ids = document.sections.flatMap(({ entries }) =>
    entries.flatMap((one) => [one.id, ...one.lines.map((each) => each.id)]),
  );
  if (new Set(ids).size < ids.length) {
    throw new CodedError('BAD_USER_INPUT', 'Two lines or entries of the document have the same id.', {
      field: 'document',
    });
  }
}
