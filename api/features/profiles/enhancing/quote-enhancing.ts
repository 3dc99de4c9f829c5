import { enhanceFacts } from '../../../core/enhancing/enhance-facts.js';
import type { QuotePlan } from '../../../engine/llm/quote.js';
import { toCoreFact } from '../fact.entity.js';
import { readFacts } from '../profile-reader.js';
import { settledQuestions } from './draft-store.js';
import { improveFacts } from './improve-facts.js';

/** What looking for improvements of a profile would ask models; nothing where no line is worth it. */
export const enhancingQuote: QuotePlan = {
  kind: 'ENHANCE_PROFILE',
  plan: async (em, accountId, { factIds }, models) => {
    const facts = (await readFacts(em, accountId)).map(toCoreFact);
    const only = factIds === null ? null : new Set(factIds);
    const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    const settled = await settledQuestions(em, accountId);
    const { questions: asked } = enhanceFacts({ facts, only, today, settled });
    await improveFacts(models, { facts, only, asked, today }, () => undefined);
  },
};
