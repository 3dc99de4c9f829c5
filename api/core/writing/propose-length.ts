/**
 * Brings a resume to one or two pages by leaving out what says nothing about the posting. Contact, employers,
 * degrees and headings always stay, and so do the lines that measure or lead; those that name a skill the posting does
 * not ask for go last.
 */
import type { DocumentEntry, DocumentSection, ResumeDocument } from '../resume/resume-document.js';
import { findSkills } from '../skills/skills.js';
import { worthOf } from './line-worth.js';
import type { PostingNeeds } from './posting-needs.js';
import { proposal, type Proposal } from './propose-lines.js';
import { estimatePages, linePages } from './resume-length.js';
import { wholeBullets } from './whole-lines.js';

/** Up to so many years at work one page is expected. */
const YEARS_FOR_ONE_PAGE = 5;
/** Beyond this there is too much to say for one page; two are better than a cut career. */
const NEVER_ONE_PAGE = 1.45;
/** A line worth less shows no asked skill and shares at most a word or two with the posting. */
const IRRELEVANT = 0.7;
/** A line that names a skill, though none that is asked for, goes after all that name none. */
const NAMES_A_SKILL = 10;
/** Whole entries of awards and voluntary work go after all lines. */
const SIDE_ENTRY = 20;
const ENTRY_LINES = 1.5;
const KEPT_RECENT = 3;
const KEPT_OLD = 1;
/** So many lines that name skills stay under every entry. */
const KEPT_NAMED = 2;

interface Candidate {
  proposal: Proposal;
  worth: number;
  pages: number;
}

export interface LengthPlan {
  proposals: Proposal[];
  /** In plain words, when the resume stays longer than is usual. */
  note: string | null;
}

/** How many pages fit this career. */
export function wantedPages(estimate: number, years: number): 1 | 2 {
  return years < YEARS_FOR_ONE_PAGE && estimate < NEVER_ONE_PAGE ? 1 : 2;
}

function bulletCandidates(
  section: DocumentSection,
  entry: DocumentEntry,
  kept: number,
  needs: PostingNeeds,
): Candidate[] {
  const bullets = wholeBullets(entry);
  return bullets
    .map((line) => ({ line, named: findSkills(line.text).length > 0, ...worthOf(line.text, needs) }))
    .sort((a, b) => Number(a.named) - Number(b.named) || a.worth - b.worth)
    .filter(({ named }, at) => at < bullets.length - (named ? Math.max(kept, KEPT_NAMED) : kept))
    .filter(
      ({ worth, shows, leads, measured }) => worth < IRRELEVANT && shows.length === 0 && !leads && !measured,
    )
    .map(({ line, named, worth }) => ({ line, worth: named ? worth + NAMES_A_SKILL : worth }))
    .map(({ line, worth }) => ({
      worth,
      pages: linePages(line.text),
      proposal: proposal(section, {
        operation: 'REMOVE',
        entryId: entry.id,
        lineId: line.id,
        before: line.text,
        facts: line.facts,
        reason: 'Says nothing about this posting; leaving it out makes the resume short enough to be read.',
      }),
    }));
}

/** Awards and voluntary work that have nothing to do with the posting: the last to go, and only from a third page. */
function sideEntries(section: DocumentSection, needs: PostingNeeds): Candidate[] {
  return section.entries.flatMap((entry): Candidate[] => {
    const { title = '', position = '', awarder = '', organization = '' } = entry.fields;
    const heading = [title, position, awarder, organization];
    const text = [...heading.filter((part) => part !== ''), ...entry.lines.map((line) => line.text)].join(
      ', ',
    );
    const { relation, shows, leads } = worthOf(text, needs);
    if (relation >= IRRELEVANT || shows.length > 0 || leads) return [];
    return [
      {
        worth: relation + SIDE_ENTRY,
        pages: linePages('') * ENTRY_LINES + linePages(entry.lines.map((line) => line.text).join(' ')),
        proposal: proposal(section, {
          operation: 'REMOVE',
          entryId: entry.id,
          before: text,
          facts: entry.facts,
          reason: 'Has nothing to do with this posting, and the resume would take a third page.',
        }),
      },
    ];
  });
}

function candidates(document: ResumeDocument, needs: PostingNeeds, wanted: 1 | 2): Candidate[] {
  return document.sections.flatMap((section): Candidate[] => {
    if (section.key === 'interests' || section.key === 'references') {
      return section.entries.map((entry) => ({
        worth: section.key === 'references' ? -1 : -2,
        pages: linePages(entry.lines.map(({ text }) => text).join(', ')),
        proposal: proposal(section, {
          operation: 'REMOVE',
          entryId: entry.id,
          before: [entry.fields['name'] ?? '', ...entry.lines.map(({ text }) => text)]
            .filter((text) => text !== '')
            .join(', '),
          facts: entry.facts,
          reason: 'The space is worth more to what the posting asks for.',
        }),
      }));
    }
    const side =
      wanted === 2 && (section.key === 'awards' || section.key === 'volunteer')
        ? sideEntries(section, needs)
        : [];
    if (section.key !== 'work' && section.key !== 'projects' && section.key !== 'volunteer') return side;
    const bullets = section.entries.flatMap((entry, at) =>
      bulletCandidates(section, entry, section.key === 'work' && at < 2 ? KEPT_RECENT : KEPT_OLD, needs),
    );
    return [...bullets, ...side];
  });
}

/**
 * The removals that bring the document to its wanted length, least telling first; none when it fits.
 * @param growth what other changes add to it, in pages
 */
export function proposeLength(
  document: ResumeDocument,
  needs: PostingNeeds,
  years: number,
  growth: number,
): LengthPlan {
  const estimate = estimatePages(document) + growth;
  const wanted = wantedPages(estimate, years);
  let excess = estimate - wanted;
  const proposals: Proposal[] = [];
  for (const candidate of candidates(document, needs, wanted).sort((a, b) => a.worth - b.worth)) {
    if (excess <= 0) break;
    excess -= candidate.pages;
    proposals.push(candidate.proposal);
  }
  const note =
    excess > 0.15
      ? `The resume stays longer than ${wanted === 1 ? 'one page' : 'two pages'}: everything left in it says something about the posting.`
      : null;
  return { proposals, note };
}
