import {
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { EmploymentType, Posting, RemoteMode, Salary, SalaryUnit } from '../../core/posting/posting.js';
import { TaskType } from '../../engine/tasks/task.type.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import { JOB_STATUSES } from './job.entity.js';
import type { Job, JobStatus } from './job.entity.js';
import { JobFieldEvidence, toEvidence } from './job-evidence.type.js';
import { extractedOf, toDate, toPosting } from './job-posting.js';
import { toMoney } from './money.js';

export const JobStatusEnum = enumType(
  'JobStatus',
  JOB_STATUSES,
  'EXPIRED: a later look at its page found it closed.',
);
export const RemoteModeEnum = enumType('RemoteMode', ['REMOTE', 'HYBRID', 'ONSITE']);
export const SalaryUnitEnum = enumType('SalaryUnit', ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR']);
export const EmploymentTypeEnum = enumType('EmploymentType', [
  'FULL_TIME',
  'PART_TIME',
  'CONTRACTOR',
  'TEMPORARY',
  'INTERN',
  'VOLUNTEER',
  'PER_DIEM',
  'OTHER',
]);
/** The brain writes these in lower case. */
export const RequirementKindEnum = { MUST: 'must', NICE: 'nice' } as const;
registerEnumType(RequirementKindEnum, {
  name: 'RequirementKind',
  description: 'MUST: asked for; NICE: a plus.',
});

export const JOB_ORDERS = [
  'CREATED_AT_DESC',
  'CREATED_AT_ASC',
  'COMPANY_ASC',
  'TITLE_ASC',
  'DATE_POSTED_DESC',
] as const;
export type JobOrder = (typeof JOB_ORDERS)[number];
export const JobOrderEnum = enumType('JobOrder', JOB_ORDERS, 'Jobs without the value come last.');

@ObjectType({ simpleResolvers: true })
export class Money {
  @Field(() => Float, {
    description: "A whole number of the currency's smallest unit: 5000000 for 50,000.00 EUR.",
  })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217; XXX when the posting does not say.' })
  currency!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What the posting pays; one end may be missing.' })
export class SalaryRange {
  @Field(() => Money, { nullable: true })
  min!: Money | null;

  @Field(() => Money, { nullable: true })
  max!: Money | null;

  @Field(() => SalaryUnitEnum, {
    nullable: true,
    description: 'Per what; null when the posting does not say.',
  })
  unit!: SalaryUnit | null;
}

@ObjectType({ simpleResolvers: true })
export class JobRequirement {
  @Field(() => String, { description: "In the posting's own words." })
  text!: string;

  @Field(() => RequirementKindEnum)
  kind!: 'must' | 'nice';

  @Field(() => [String])
  skills!: string[];
}

@ObjectType('Job', { simpleResolvers: true, implements: Node, description: 'A posting the user saved.' })
export class JobType extends Node {
  @Field(() => String, {
    nullable: true,
    description: 'Where it was found; null for pasted texts and files.',
  })
  url!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The form of the address by which duplicates are found.',
  })
  canonicalUrl!: string | null;

  @Field(() => JobStatusEnum)
  status!: JobStatus;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true })
  company!: string | null;

  @Field(() => [String])
  locations!: string[];

  @Field(() => RemoteModeEnum, { nullable: true, description: 'null: not said.' })
  remote!: RemoteMode | null;

  @Field(() => SalaryRange, { nullable: true })
  salary!: SalaryRange | null;

  @Field(() => [EmploymentTypeEnum])
  employmentType!: EmploymentType[];

  @Field(() => DateTime, { nullable: true, description: 'Midnight UTC of the day.' })
  datePosted!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The last day to apply, midnight UTC.' })
  validThrough!: Date | null;

  @Field(() => String, { nullable: true, description: 'Plain text; bullets begin with "- ".' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'INTERN, ENTRY, MID, SENIOR, LEAD or EXECUTIVE.' })
  seniority!: string | null;

  @Field(() => Int, { nullable: true, description: 'Years of experience asked for, at least.' })
  yearsExperience!: number | null;

  @Field(() => [JobRequirement])
  requirements!: JobRequirement[];

  @Field(() => [String], { description: 'All skills the posting speaks of, by their names in the taxonomy.' })
  skills!: string[];

  @Field(() => [JobFieldEvidence])
  evidence!: JobFieldEvidence[] | (() => JobFieldEvidence[]);

  @Field(() => [String], { description: 'What could not be read with certainty, in plain words.' })
  warnings!: string[] | (() => string[]);

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime)
  updatedAt!: Date;

  @Field(() => Int, { description: 'Goes up when anything shown changes; give it to updateJob.' })
  version!: number;

  /** For the field resolver of the snapshot. */
  snapshotId!: string | null;
}

export const JobConnection = connectionType('Job', () => JobType);

@InputType({ description: 'Conditions that all hold; a list holds when one of its values does.' })
export class JobFilter {
  @Field(() => [JobStatusEnum], { nullable: true, description: 'null: all but ARCHIVED.' })
  status?: JobStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words that occur in title, company, places, skills or description.',
  })
  text?: string | null;

  @Field(() => [RemoteModeEnum], { nullable: true })
  remote?: RemoteMode[] | null;
}

@InputType()
export class ImportJobsInput {
  @Field(() => [String], { nullable: true, description: 'Addresses of postings.' })
  urls?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Pasted postings.' })
  texts?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of uploads: saved pages, JSON, text, PDF or DOCX.' })
  files?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Same key and input: the same tasks. Same key, other input: CONFLICT.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class SalaryInput {
  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => Float, { nullable: true, description: 'In whole units of the currency.' })
  min?: number | null;

  @Field(() => Float, { nullable: true })
  max?: number | null;

  @Field(() => SalaryUnitEnum)
  unit!: SalaryUnit;
}

@InputType({
  description:
    'Only the keys given change; null clears a field. What is set here is never overwritten by reprocessing.',
})
export class UpdateJobInput {
  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  company?: string | null;

  @Field(() => [String], { nullable: true })
  locations?: string[] | null;

  @Field(() => RemoteModeEnum, { nullable: true })
  remote?: RemoteMode | null;

  @Field(() => SalaryInput, { nullable: true })
  salary?: SalaryInput | null;

  @Field(() => [EmploymentTypeEnum], { nullable: true })
  employmentType?: EmploymentType[] | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601 day.' })
  datePosted?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601 day.' })
  validThrough?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => String, { nullable: true })
  seniority?: string | null;

  @Field(() => Int, { nullable: true })
  yearsExperience?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names of fields whose edit is dropped, so that the extracted value shows again.',
  })
  revertToExtracted?: string[] | null;
}

@ObjectType({ simpleResolvers: true })
export class ImportStarted {
  @Field(() => TaskType)
  task!: TaskType;
}

@ObjectType({ simpleResolvers: true, description: 'The address belongs to a job that is saved already.' })
export class DuplicateJob {
  @Field(() => JobType)
  job!: JobType;

  @Field(() => String)
  message!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One input that cannot be imported; the others are not affected.',
})
export class ImportRefused {
  @Field(() => String, { description: 'The input as given, shortened.' })
  input!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

export const ImportJobResult = createUnionType({
  name: 'ImportJobResult',
  types: () => [ImportStarted, DuplicateJob, ImportRefused] as const,
});

export const UpdateJobResult = createUnionType({
  name: 'UpdateJobResult',
  types: () => [JobType, StaleVersion] as const,
});

/** @param job one read without `texts` (see `listJobs`) shows none of the fields that need them */
export function toJobType(job: Job): JobType {
  const posting = toPosting(job);
  const { title, company, locations, remote, employmentType, description, seniority, yearsExperience } =
    posting;
  return Object.assign(new JobType(), {
    id: job.id,
    url: job.url ?? null,
    canonicalUrl: job.canonicalUrl ?? null,
    status: job.status,
    title,
    company,
    locations,
    remote,
    salary: toSalaryRange(posting.salary),
    employmentType,
    datePosted: toDate(posting.datePosted),
    validThrough: toDate(posting.validThrough),
    description,
    seniority,
    yearsExperience,
    requirements: posting.requirements,
    skills: posting.skills,
    evidence: () => toEvidence(job),
    warnings: () => warningsOf(job, posting),
    createdAt: job.createdAt,
    updatedAt: job.updatedAt,
    version: job.version,
    snapshotId: job.snapshotId ?? null,
  });
}

function toSalaryRange(salary: Salary | null): SalaryRange | null {
  if (salary === null || (salary.min === null && salary.max === null)) return null;
  const money = (amount: number | null) => (amount === null ? null : toMoney(amount, salary.currency));
  return { min: money(salary.min), max: money(salary.max), unit: salary.unit };
}

function warningsOf(job: Job, posting: Posting): string[] {
  const end = toDate(posting.validThrough);
  const oneDay = 24 * 60 * 60 * 1000;
  const over = end !== null && end.getTime() + oneDay < Date.now();
  return [...(over ? ['The last day to apply has passed.'] : []), ...extractedOf(job).warnings];
}
