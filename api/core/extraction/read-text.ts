/** Postings pasted or saved as plain text or Markdown. */
import type { ExtractionResult } from '../posting/posting.js';
import { guessLanguage } from '../text/guess-language.js';
import { textToBlocks } from '../text/html-to-text.js';
import { fold } from '../text/normal-form.js';
import { Candidates } from './candidate.js';
import { composePosting } from './compose-posting.js';
import { addHeaderLines } from './sources/header-lines.js';
import { addHeadings, addUnmarkedTitle, titleHeadings } from './sources/headings.js';
import { labelPairs } from './sources/label-pairs.js';
import { addLabels, type Circumstances, type ReadingContext } from './sources/labels.js';
import { findExpired, jobLikeness } from './status.js';
import { choose, emptyPosting } from './vote.js';

/** Reads a posting's text. What does not read like one is no posting. */
export function readText(content: string, circumstances: Circumstances): ExtractionResult {
  const blocks = textToBlocks(content);
  const language = guessLanguage(content);
  const context: ReadingContext = {
    ...circumstances,
    language,
    monthFirst: language === null || language === 'en',
  };
  const candidates = new Candidates();
  addHeadings(titleHeadings(blocks), candidates);
  addUnmarkedTitle(blocks, blocks.length, candidates);
  addLabels(labelPairs(blocks), candidates, context);
  const title = choose('title', candidates);
  const anchor =
    title === null ? undefined : blocks.find(({ text }) => fold(text).includes(fold(title.value)));
  if (anchor !== undefined) addHeaderLines(blocks, anchor, 0, candidates, context);
  candidates.addDescription(anchor === undefined ? blocks : blocks.slice(anchor.index + 1), 'text', 0.8);
  const size = blocks.reduce((total, { text }) => total + text.length, 0);
  const common = { language, canonicalUrl: null, postings: [] };
  const expired = size < 20_000 ? findExpired(blocks) : null;
  if (size < 80 || jobLikeness(blocks, true) < 0.2)
    return {
      ...emptyPosting(),
      ...common,
      status: 'not_a_posting',
      warnings: ['The text does not read like a posting.'],
    };
  const posting = composePosting(candidates, context);
  return { ...posting, ...common, status: expired === null ? 'posting' : 'expired', warnings: [] };
}
