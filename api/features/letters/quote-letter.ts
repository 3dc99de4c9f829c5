import type { QuotePlan } from '../../engine/llm/quote.js';
import { notFound } from '../../platform/errors/coded-error.js';
import { Job } from '../jobs/job.entity.js';
import { askForLetter } from './model-letter.js';
import { readLetterSources, writeByRules, type LetterWish } from './rule-letter.js';

/** The longest letter: a quote says the most it may cost. */
const LONGEST: LetterWish = { tone: 'PLAIN', length: 'LONG', language: 'en' };

/** What writing a letter would ask models. */
export const letterQuote: QuotePlan = {
  kind: 'WRITE_COVER_LETTER',
  plan: async (em, accountId, { jobId }, models) => {
    const found = jobId === null ? 0 : await em.count(Job, { accountId, id: jobId });
    if (jobId === null || found === 0) throw notFound('Job');
    const sources = await readLetterSources(em, accountId, jobId);
    const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    const rules = writeByRules(sources, LONGEST);
    await askForLetter({ models, sources, wish: LONGEST, today }, rules, () => undefined);
  },
};
