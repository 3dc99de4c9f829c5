/** Titles of RSS items often carry the company or the place: "Acme: Data Engineer", "Data Engineer at Acme". */
import { decodeEntities } from '../../text/normal-form.js';
import type { Candidates } from '../candidate.js';
import { isJobTitleLike } from '../fields/job-words.js';
import { cleanTitle, hasLegalForm, isCompanyName } from '../fields/names.js';
import type { FlatObject } from './flat-object.js';
import { textOf } from './flat-object.js';

const BEFORE = /^(.{2,60}?):\s+(.{4,160})$/;
const AFTER = /^(.{4,160}?)\s+(?:at|@|bei|chez)\s+(\p{Lu}[^,|]{1,60})$/u;

/** Adds title and company from a title that has both, where no key gives the company. */
export function addFeedTitle(job: FlatObject, candidates: Candidates): void {
  const raw = textOf(job.of('title')[0]?.value);
  if (raw === null) return;
  const text = decodeEntities(raw);
  const company = textOf(job.of('company')[0]?.value);
  const after = AFTER.exec(text);
  if (
    after !== null &&
    isJobTitleLike(after[1]!) &&
    isCompanyName(after[2]!) &&
    (company === null || decodeEntities(company).trim() === after[2]!.trim())
  ) {
    candidates.add('title', cleanTitle(after[1]!), after[1]!, 'api', 0.95);
    if (company === null) candidates.add('company', after[2]!.trim(), after[2]!, 'api', 0.7);
    return;
  }
  const before = company === null ? BEFORE.exec(text) : null;
  if (
    before !== null &&
    isJobTitleLike(before[2]!) &&
    isCompanyName(before[1]!) &&
    (!isJobTitleLike(before[1]!) || hasLegalForm(before[1]!))
  ) {
    candidates.add('title', cleanTitle(before[2]!), before[2]!, 'api', 0.95);
    candidates.add('company', before[1]!.trim(), before[1]!, 'api', 0.75);
  }
}
