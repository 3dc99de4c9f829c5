import 'reflect-metadata';
import { Field, Float, ObjectType } from 'type-graphql';
import { ModelSourceType, type ModelSource } from '../../engine/llm/model-source.type.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { Json } from '../../platform/graphql/scalars.js';
import type { Job } from './job.entity.js';
import { evidenceOf, type FieldEvidence } from './job-posting.js';

const FieldOriginEnum = enumType(
  'FieldOrigin',
  ['EXTRACTED', 'MODEL', 'USER'],
  "EXTRACTED: read by rules. MODEL: pointed out by a model in the page's own words, where the rules read nothing or had " +
    'doubts. USER: typed by the person; reprocessing leaves it.',
);

@ObjectType({
  simpleResolvers: true,
  description:
    'Where the value of one field comes from. Fields that were edited are here even when they are empty.',
})
export class JobFieldEvidence {
  @Field(() => String, {
    description: 'Name of the field, as in Job (and education, visa, languages, applyUrl).',
  })
  field!: string;

  @Field(() => Float, { nullable: true, description: '0 to 1; null for what the user typed.' })
  confidence!: number | null;

  @Field(() => FieldOriginEnum)
  origin!: 'EXTRACTED' | 'MODEL' | 'USER';

  @Field(() => ModelSourceType, {
    nullable: true,
    description: 'The model that pointed it out, and by which prompt; null unless the origin is MODEL.',
  })
  model!: ModelSource | null;

  @Field(() => String, { nullable: true, description: 'Verbatim from the page.' })
  excerpt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Host of the page or name of the file it was read from.',
  })
  source!: string | null;

  @Field(() => Json, {
    nullable: true,
    description: 'What was read from the page, also where the user edited it.',
  })
  extractedValue!: unknown;
}

export function toEvidence(job: Job): JobFieldEvidence[] {
  const source = job.url === null ? null : (URL.parse(job.url)?.host ?? null);
  return evidenceOf(job).map((entry: FieldEvidence) => ({
    ...entry,
    source: entry.origin === 'USER' ? null : source,
  }));
}
