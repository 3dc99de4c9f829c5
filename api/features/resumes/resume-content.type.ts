import 'reflect-metadata';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, Json } from '../../platform/graphql/scalars.js';
import { FactFieldType, FactType } from '../profiles/fact.type.js';
import type { ResumeKind, VersionOrigin } from './resume.entity.js';

export const ResumeKindEnum = { BASE: 'BASE', TAILORED: 'TAILORED' } as const satisfies Record<
  ResumeKind,
  ResumeKind
>;
registerEnumType(ResumeKindEnum, {
  name: 'ResumeKind',
  description: 'BASE: all of an imported document, in its order. TAILORED: for one Job.',
});

export const VersionOriginEnum = {
  IMPORT: 'IMPORT',
  TAILORING: 'TAILORING',
  CHANGES: 'CHANGES',
  USER: 'USER',
  FACTS: 'FACTS',
} as const satisfies Record<VersionOrigin, VersionOrigin>;
registerEnumType(VersionOriginEnum, {
  name: 'VersionOrigin',
  description:
    'Who made a version: an import, the start of a tailoring, accepted Changes, the user by hand, or corrected facts.',
});

@ObjectType('ResumeLine', {
  simpleResolvers: true,
  description: 'One line of a resume and the facts it rests on.',
})
export class ResumeLineType {
  @Field(() => ID, { description: 'Unique within the resume; stays the same from version to version.' })
  id!: string;

  @Field(() => String, { description: '"bullet", "summary" or "keyword".' })
  role!: string;

  @Field(() => String)
  text!: string;

  @Field(() => [FactType])
  facts!: FactType[];

  @Field(() => Boolean, { description: 'false: the facts do not say this; an export is blocked.' })
  supported!: boolean;
}

@ObjectType('ResumeEntry', { simpleResolvers: true })
export class ResumeEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => [FactFieldType], { description: 'The heading, by JSON Resume names.' })
  fields!: FactFieldType[];

  @Field(() => [FactType], { description: 'What the heading rests on.' })
  facts!: FactType[];

  @Field(() => [ResumeLineType])
  lines!: ResumeLineType[];
}

@ObjectType('ResumeSection', { simpleResolvers: true })
export class ResumeSectionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: '"summary", "work", "education" and so on.' })
  key!: string;

  @Field(() => String, { description: 'The heading as printed.' })
  title!: string;

  @Field(() => [ResumeEntryType])
  entries!: ResumeEntryType[];
}

@ObjectType('ResumeNetworkProfile', { simpleResolvers: true, description: 'A profile on the web.' })
export class ResumeNetworkProfileType {
  @Field(() => String, { nullable: true })
  network?: string | null;

  @Field(() => String, { nullable: true })
  username?: string | null;

  @Field(() => String, { nullable: true })
  url?: string | null;
}

@ObjectType('ResumeBasics', { simpleResolvers: true, description: 'The contact block.' })
export class ResumeBasicsType {
  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  label!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  city!: string | null;

  @Field(() => String, { nullable: true })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  countryCode!: string | null;

  @Field(() => [ResumeNetworkProfileType])
  profiles!: ResumeNetworkProfileType[];

  @Field(() => [FactType])
  facts!: FactType[];
}

@ObjectType('TruthFinding', { simpleResolvers: true, description: 'A claim that no fact supports.' })
export class TruthFindingType {
  @Field(() => String, { description: 'JSON path in the resume, e.g. "work[0].highlights[2]".' })
  path!: string;

  @Field(() => ID, { nullable: true, description: 'null when it is about a heading or a contact value.' })
  lineId!: string | null;

  @Field(() => String, { description: 'What kind of claim: "metric", "employer", "skill" and so on.' })
  kind!: string;

  @Field(() => String, { description: 'The unsupported words.' })
  text!: string;

  @Field(() => String, { description: 'Why, in plain words.' })
  reason!: string;

  @Field(() => FactType, { nullable: true, description: 'The fact that comes closest.' })
  closestFact!: FactType | null;
}

@ObjectType('TruthReport', { simpleResolvers: true, description: 'What the truth gate says of a resume.' })
export class TruthReportType {
  @Field(() => Boolean, { description: 'true: every claim rests on facts, and the resume can be exported.' })
  ok!: boolean;

  @Field(() => [TruthFindingType])
  findings!: TruthFindingType[];
}

@ObjectType('UnsupportedClaims', {
  simpleResolvers: true,
  description: 'Refused: these claims rest on no fact. Correct the lines, or add the facts if they are true.',
})
export class UnsupportedClaimsType {
  @Field(() => String)
  message!: string;

  @Field(() => [TruthFindingType])
  findings!: TruthFindingType[];
}

@ObjectType('ResumeVersion', {
  simpleResolvers: true,
  description: 'One state of a resume; versions never change.',
})
export class ResumeVersionType {
  @Field(() => Int)
  version!: number;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => VersionOriginEnum)
  origin!: VersionOrigin;

  @Field(() => String, { nullable: true, description: 'What the user noted when saving.' })
  note!: string | null;

  @Field(() => ID)
  resumeId!: string;

  @Field(() => Json, { description: 'The whole document, in the shape `saveResumeVersion` takes.' })
  document!: unknown;
}
