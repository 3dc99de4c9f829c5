/** What the sources say: one value for one field, with the words that say it and how far the source is to be trusted. */
import type { Block } from '../text/html-blocks.js';
import { collapse } from '../text/normal-form.js';
import type { Posting, PostingField } from '../posting/posting.js';

export type FieldValues = { [F in PostingField]: NonNullable<Posting[F]> };

/** Sources that repeat one another count once: the family is what is voted by. */
export type Source =
  | 'json-ld'
  | 'microdata'
  | 'rdfa'
  /** State that the page embeds for its own scripts. */
  | 'state'
  /** The answer of an applicant tracking system or a feed. */
  | 'api'
  | 'meta'
  | 'title-tag'
  /** Visible label and value. */
  | 'label'
  /** Class names and test ids. */
  | 'names'
  | 'heading'
  /** Short lines beside the title. */
  | 'header-line'
  | 'text'
  | 'site';

export interface Candidate<F extends PostingField = PostingField> {
  field: F;
  value: FieldValues[F];
  /** Verbatim words of the page or of its structured data. */
  excerpt: string;
  source: Source;
  /** 0..1: how far such a place is trusted against the others; `calibration.ts` knows how often that is right. */
  weight: number;
}

export interface DescriptionCandidate {
  blocks: readonly Block[];
  source: Source;
  weight: number;
}

const MAX_CANDIDATES_PER_FIELD = 60;
const MAX_EXCERPT = 500;

/** All that the sources of one page say. */
export class Candidates {
  private readonly byField = new Map<PostingField, Candidate[]>();
  readonly descriptions: DescriptionCandidate[] = [];

  add<F extends PostingField>(
    field: F,
    value: FieldValues[F],
    excerpt: string,
    source: Source,
    weight: number,
  ): void {
    const words = collapse(excerpt);
    if (words === '' || isEmpty(value)) return;
    const list = this.byField.get(field) ?? [];
    if (list.length >= MAX_CANDIDATES_PER_FIELD) return;
    list.push({ field, value, excerpt: words.slice(0, MAX_EXCERPT), source, weight });
    this.byField.set(field, list);
  }

  addDescription(blocks: readonly Block[], source: Source, weight: number): void {
    if (blocks.length > 0) this.descriptions.push({ blocks, source, weight });
  }

  of<F extends PostingField>(field: F): readonly Candidate<F>[] {
    return (this.byField.get(field) ?? []) as unknown as readonly Candidate<F>[];
  }

  /** Those of the given sources alone, as though the page had no others. */
  only(sources: ReadonlySet<Source>): Candidates {
    const kept = new Candidates();
    for (const [field, list] of this.byField)
      kept.byField.set(
        field,
        list.filter(({ source }) => sources.has(source)),
      );
    return kept;
  }

  /** True when a source other than running text gives the field. */
  has(field: PostingField): boolean {
    return (this.byField.get(field) ?? []).length > 0;
  }
}

/** Is told of every posting that was composed, with what the sources said of it: calibration is measured with it. */
export type VoteObserver = (posting: Posting, candidates: Candidates) => void;

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
