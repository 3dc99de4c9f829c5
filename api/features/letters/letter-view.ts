import type { EntityManager } from '@mikro-orm/postgresql';
import { letterDocumentText, type LetterDocument } from '../../core/letter/letter-document.js';
import { checkLetter, type LetterFinding } from '../../core/truth/check-letter.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { Job } from '../jobs/job.entity.js';
import { toPosting } from '../jobs/job-posting.js';
import { toCoreFact, type Fact } from '../profiles/fact.entity.js';
import { toFactType, type FactType } from '../profiles/fact.type.js';
import { readFacts } from '../profiles/profile-reader.js';
import type { TruthFindingType, TruthReportType } from '../resumes/resume-content.type.js';
import type { LetterParagraphType } from './letter-content.type.js';
import { Letter } from './letter.entity.js';

/** What the versions of a letter are held against, read once for all fields a client asks for. */
export interface LetterBackground {
  facts: readonly Fact[];
  factTypes: ReadonlyMap<string, FactType>;
  posting: Partial<ReturnType<typeof toPosting>>;
}

/** The person's facts and the posting of a letter's Job as they are now. */
export async function readBackground(
  em: EntityManager,
  letter: Pick<Letter, 'accountId' | 'id'>,
): Promise<LetterBackground> {
  const found = (await readBackgrounds(em, letter.accountId, [letter.id])).get(letter.id);
  if (found === undefined) throw notFound('Letter');
  return found;
}

/** The same for several letters, by their ids, in three queries. */
export async function readBackgrounds(
  em: EntityManager,
  accountId: string,
  letterIds: readonly string[],
): Promise<Map<string, LetterBackground>> {
  const letters = await em.find(Letter, { accountId, id: { $in: [...letterIds] } });
  const jobs = await em.find(Job, { accountId, id: { $in: letters.map(({ jobId }) => jobId) } });
  const jobById = new Map(jobs.map((job) => [job.id, job]));
  const facts = await readFacts(em, accountId);
  const factTypes = new Map(facts.map((fact) => [fact.id, toFactType(fact)]));
  return new Map(
    letters.map((letter) => {
      const job = jobById.get(letter.jobId);
      return [letter.id, { facts, factTypes, posting: job === undefined ? {} : toPosting(job) }];
    }),
  );
}

/** Holds a letter against facts and posting; empty when everything in it is supported. */
export function findingsOf(document: LetterDocument, { facts, posting }: LetterBackground): LetterFinding[] {
  const today = new Date().toISOString().slice(0, 10);
  return checkLetter(document, { facts: facts.map(toCoreFact), posting, today });
}

/** One version of a letter together with what it rests on. */
export class LetterView {
  private readonly found: readonly LetterFinding[];

  constructor(
    private readonly document: LetterDocument,
    private readonly background: LetterBackground,
  ) {
    this.found = findingsOf(document, background);
  }

  get text(): string {
    return letterDocumentText(this.document);
  }

  get truth(): TruthReportType {
    return { ok: this.found.length === 0, findings: this.findings };
  }

  get findings(): TruthFindingType[] {
    return this.found.map(({ sentenceId, closestFactId, ...finding }) => ({
      ...finding,
      lineId: sentenceId,
      closestFact: closestFactId === null ? null : (this.background.factTypes.get(closestFactId) ?? null),
    }));
  }

  get paragraphs(): LetterParagraphType[] {
    const unsupported = new Set(this.found.map(({ sentenceId }) => sentenceId));
    return this.document.paragraphs.map(({ id, sentences }) => ({
      id,
      text: sentences.map(({ text }) => text).join(' '),
      sentences: sentences.map((sentence) => ({
        id: sentence.id,
        text: sentence.text,
        basis: sentence.basis,
        facts: sentence.facts.flatMap((fact) => this.background.factTypes.get(fact) ?? []),
        supported: !unsupported.has(sentence.id),
      })),
    }));
  }
}
