import 'reflect-metadata';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { MatchBand } from '../../../core/matching/match-job.js';
import { RequirementKindEnum } from '../../jobs/job.type.js';

const MatchBandEnum = {
  STRONG: 'STRONG',
  GOOD: 'GOOD',
  FAIR: 'FAIR',
  WEAK: 'WEAK',
} as const satisfies Record<MatchBand, MatchBand>;
registerEnumType(MatchBandEnum, { name: 'MatchBand', description: 'The score in one word.' });

@ObjectType('MatchReason', { simpleResolvers: true })
export class MatchReasonType {
  @Field(() => String, { description: 'One plain sentence.' })
  text!: string;

  @Field(() => String, { description: '"skills", "experience", "location" and so on.' })
  kind!: string;

  @Field(() => Boolean, { description: 'Whether it speaks for the match.' })
  positive!: boolean;
}

@ObjectType('MissingRequirement', { simpleResolvers: true })
export class MissingRequirementType {
  @Field(() => String, { description: 'In the posting’s words.' })
  text!: string;

  @Field(() => RequirementKindEnum)
  kind!: 'must' | 'nice';

  @Field(() => [String], { description: 'Skills it asks for that no fact shows.' })
  skills!: string[];

  @Field(() => Float, { description: 'How much hangs on it, 0 to 1.' })
  weight!: number;
}

@ObjectType('MatchReport', {
  simpleResolvers: true,
  description:
    'How the person’s facts fit a posting. The same facts and posting always give the same report.',
})
export class MatchReportType {
  @Field(() => Int, { description: '0 to 100.' })
  score!: number;

  @Field(() => MatchBandEnum)
  band!: MatchBand;

  @Field(() => [MatchReasonType], { description: 'At most five, the most telling first.' })
  reasons!: MatchReasonType[];

  @Field(() => [MissingRequirementType], { description: 'Heaviest first.' })
  missing!: MissingRequirementType[];

  @Field(() => [String], { description: 'What would rule the person out, in plain sentences.' })
  knockOuts!: string[];

  jobId!: string;
}

@ObjectType('RankedJobs', { simpleResolvers: true })
export class RankedJobsType {
  @Field(() => [MatchReportType], { description: 'Best match first.' })
  items!: MatchReportType[];
}
