import type { QuotePlan } from '../../../engine/llm/quote.js';
import { questionAbout } from './ask-about-gaps.js';
import { GAP_FIELDS } from './find-gaps.js';
import { MOST_SHOWN } from './page-words.js';

/** Two tokens to five characters: denser than postings in European languages are. */
const DENSE = 'one, ';

/** What reading a posting would ask models at most: about every field of a long page. A complete page costs nothing. */
export const importQuote: QuotePlan = {
  kind: 'IMPORT_JOB',
  mayAskNothing: true,
  mayWait: true,
  plan: async (_em, _accountId, _input, models) => {
    await models.ask(questionAbout(GAP_FIELDS, DENSE.repeat(MOST_SHOWN / DENSE.length)));
  },
};
