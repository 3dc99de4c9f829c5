/** From candidates to a posting: votes, validation, demands, skills. */
import type { Posting, PostingField } from '../posting/posting.js';
import { findSkills } from '../skills/skills.js';
import { blocksToText } from '../text/html-to-text.js';
import { shorten } from '../text/normal-form.js';
import type { Candidates } from './candidate.js';
import { seniorityOfTitle } from './fields/demands.js';
import { findEmploymentTypes } from './fields/employment-type.js';
import { readRequirements } from './requirements.js';
import { addRunningText } from './sources/running-text.js';
import type { ReadingContext } from './sources/labels.js';
import { choose, emptyPosting } from './vote.js';

const MAX_DESCRIPTION = 60_000;
const VOTED = [
  'title',
  'company',
  'locations',
  'remote',
  'salary',
  'employmentType',
  'datePosted',
  'validThrough',
  'seniority',
  'yearsExperience',
  'education',
  'visa',
  'languages',
  'applyUrl',
] as const satisfies readonly PostingField[];

/** Votes every field, reads the demands from the best description and checks the result against itself. */
export function composePosting(candidates: Candidates, context: ReadingContext): Posting {
  const posting = emptyPosting();
  const body = [...candidates.descriptions].sort((a, b) => b.weight - a.weight)[0];
  if (body !== undefined) addRunningText(body.blocks, candidates, context);
  addFromTitle(candidates);
  for (const field of VOTED) setVoted(posting, field, candidates);
  inferRemote(posting);
  if (body !== undefined) {
    const description = shorten(blocksToText(body.blocks), MAX_DESCRIPTION);
    if (description !== '') {
      const longest = body.blocks.reduce((a, b) => (b.text.length > a.text.length ? b : a));
      posting.description = description;
      posting.confidence.description = Math.min(0.95, body.weight);
      posting.evidence.description = shorten(longest.text, 300);
      posting.requirements = readRequirements(body.blocks);
      posting.skills = [
        ...new Set(findSkills(`${posting.title ?? ''}\n${description}`).map(({ name }) => name)),
      ].slice(0, 80);
    }
  }
  validate(posting);
  context.observe?.(posting, candidates);
  return posting;
}

function setVoted<F extends (typeof VOTED)[number]>(
  posting: Posting,
  field: F,
  candidates: Candidates,
): void {
  const choice = choose(field, candidates);
  if (choice === null) return;
  posting[field] = choice.value as Posting[F];
  posting.confidence[field] = choice.confidence;
  posting.evidence[field] = choice.excerpt;
}

/** Titles often say the level and the kind of contract. */
function addFromTitle(candidates: Candidates): void {
  const title = choose('title', candidates);
  if (title === null) return;
  const seniority = seniorityOfTitle(title.value);
  if (seniority !== null) candidates.add('seniority', seniority.value, seniority.excerpt, 'heading', 0.72);
  const types = findEmploymentTypes(title.value);
  if (types !== null && !candidates.has('employmentType'))
    candidates.add('employmentType', types.types, types.excerpt, 'heading', 0.6);
}

/** A place that is "Remote" says the mode as well. */
function inferRemote(posting: Posting): void {
  const place =
    posting.remote === null
      ? posting.locations.find((location) => /(?<!\p{L})remote(?!\p{L})/iu.test(location))
      : undefined;
  if (place === undefined) return;
  posting.remote = 'REMOTE';
  posting.confidence.remote = posting.confidence.locations ?? 0.5;
  posting.evidence.remote = posting.evidence.locations ?? place;
}

function drop(posting: Posting, field: 'datePosted' | 'validThrough' | 'salary'): void {
  posting[field] = null;
  delete posting.confidence[field];
  delete posting.evidence[field];
}

/** What contradicts itself goes: a deadline before the posting, a maximum below the minimum. */
function validate(posting: Posting): void {
  const { salary } = posting;
  if (salary !== null && salary.min !== null && salary.max !== null && salary.min > salary.max)
    drop(posting, 'salary');
  if (
    posting.datePosted !== null &&
    posting.validThrough !== null &&
    posting.validThrough < posting.datePosted
  ) {
    drop(
      posting,
      (posting.confidence.validThrough ?? 0) >= (posting.confidence.datePosted ?? 0)
        ? 'datePosted'
        : 'validThrough',
    );
  }
}
