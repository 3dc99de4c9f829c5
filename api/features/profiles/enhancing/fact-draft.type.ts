import 'reflect-metadata';
import { Field, ID, InputType, ObjectType, createUnionType, registerEnumType } from 'type-graphql';
import {
  PROPOSAL_KINDS,
  QUESTION_TOPICS,
  type ProposalKind,
  type QuestionTopic,
} from '../../../core/enhancing/fact-proposal.js';
import { ModelSourceType } from '../../../engine/llm/model-source.type.js';
import { connectionType } from '../../../platform/graphql/connection.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { StaleVersion } from '../../../platform/graphql/stale-version.js';
import { FactFieldType, FactType, toFields } from '../fact.type.js';
import {
  DRAFT_ORIGINS,
  DRAFT_STATUSES,
  QUESTION_STATUSES,
  type DraftOrigin,
  type DraftStatus,
  type FactDraft,
  type ProfileQuestion,
  type QuestionStatus,
} from './fact-draft.entity.js';

function wordsOf<Word extends string>(words: readonly Word[]): Record<Word, Word> {
  return Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
}

const DraftKindEnum = wordsOf(PROPOSAL_KINDS);
registerEnumType(DraftKindEnum, {
  name: 'FactDraftKind',
  description: 'What a draft does to its fact when it is accepted.',
  valuesConfig: {
    REWORD: { description: 'Says the same in better words.' },
    MERGE: { description: 'Keeps one of two facts that say the same; the other is taken back.' },
    COMPLETE: { description: 'Adds what the user answered to a question.' },
  },
});

const DraftStatusEnum = wordsOf(DRAFT_STATUSES);
registerEnumType(DraftStatusEnum, {
  name: 'FactDraftStatus',
  description: 'What became of a draft.',
  valuesConfig: {
    PROPOSED: { description: 'Waits for a decision.' },
    ACCEPTED: { description: 'The fact says it now.' },
    REJECTED: { description: 'Not wanted; it is not proposed again.' },
    STALE: { description: 'A fact it rests on was changed or removed since, so it no longer fits.' },
  },
});

const DraftOriginEnum = wordsOf(DRAFT_ORIGINS);
registerEnumType(DraftOriginEnum, {
  name: 'FactDraftOrigin',
  description: 'Who proposed a draft.',
  valuesConfig: {
    RULES: { description: 'The product, without a model.' },
    MODEL: { description: 'A model; the words were checked against the facts they rest on.' },
    ANSWER: { description: 'The user, by answering a question.' },
  },
});

const QuestionTopicEnum = wordsOf(QUESTION_TOPICS);
registerEnumType(QuestionTopicEnum, {
  name: 'ProfileQuestionTopic',
  description: 'What a question is about.',
  valuesConfig: {
    NUMBERS: { description: 'How much, how many, how often.' },
    SCOPE: { description: 'What the person’s own part was.' },
    TOOLS: { description: 'With which tools, languages or methods.' },
    DATES: { description: 'From when to when a position lasted.' },
  },
});

const QuestionStatusEnum = wordsOf(QUESTION_STATUSES);
registerEnumType(QuestionStatusEnum, {
  name: 'ProfileQuestionStatus',
  description: 'What became of a question.',
  valuesConfig: {
    OPEN: { description: 'Waits for an answer, as long as the user likes.' },
    ANSWERED: { description: 'The answer became a draft.' },
    DISMISSED: { description: 'The user does not want to answer; it is not asked again.' },
    STALE: { description: 'The fact was changed or removed since.' },
  },
});

@ObjectType('FactDraft', {
  implements: Node,
  simpleResolvers: true,
  description: 'What is proposed for a fact. It never becomes a fact by itself: `acceptDraft` makes it one.',
})
export class FactDraftType extends Node {
  @Field(() => DraftKindEnum, { description: 'What it does when accepted.' })
  kind!: ProposalKind;

  @Field(() => DraftStatusEnum, { description: 'What became of it.' })
  status!: DraftStatus;

  @Field(() => DraftOriginEnum, { description: 'Who proposed it.' })
  origin!: DraftOrigin;

  @Field(() => String, { description: 'What the fact said when it was proposed.' })
  before!: string;

  @Field(() => String, { description: 'What the fact would say.' })
  after!: string;

  @Field(() => [FactFieldType], {
    nullable: true,
    description: 'For the heading of an entry: all its fields afterwards. null for lines.',
  })
  fields!: FactFieldType[] | null;

  @Field(() => String, { description: 'Why, in plain words.' })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The question whose answer it holds; null otherwise.' })
  questionId!: string | null;

  @Field(() => ModelSourceType, { nullable: true, description: 'null unless `origin` is MODEL.' })
  writer!: ModelSourceType | null;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided about; null while it waits.' })
  decidedAt!: Date | null;

  /** The row it was made of, for the fields that are resolved when asked for. */
  row!: FactDraft;
}

export const FactDraftConnection = connectionType('FactDraft', () => FactDraftType);

@InputType('FactDraftFilter', { description: 'Only drafts that fit all that is given.' })
export class FactDraftFilter {
  @Field(() => [DraftStatusEnum], { nullable: true, description: 'Any of these; all when left out.' })
  status?: DraftStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Drafts for this fact; an unknown id finds none.' })
  factId?: string | null;
}

@InputType('EnhanceProfileInput', { description: 'What to look at.' })
export class EnhanceProfileInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The facts to look at, at most 500; all of the profile when left out.',
  })
  factIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Same key and input: the same Task.' })
  idempotencyKey?: string | null;
}

export const AcceptDraftResult = createUnionType({
  name: 'AcceptDraftResult',
  description:
    'The fact as it says now, or which version it has when it was changed since the draft was made.',
  types: () => [FactType, StaleVersion] as const,
  resolveType: (value) => ('currentVersion' in value ? StaleVersion : FactType),
});

@ObjectType('ProfileQuestion', {
  implements: Node,
  simpleResolvers: true,
  description:
    'Something that would make a fact tell more. The answer becomes a draft, which the user then accepts.',
})
export class ProfileQuestionType extends Node {
  @Field(() => QuestionTopicEnum, { description: 'What it is about.' })
  topic!: QuestionTopic;

  @Field(() => QuestionStatusEnum, { description: 'What became of it.' })
  status!: QuestionStatus;

  @Field(() => String, { description: 'The question.' })
  text!: string;

  @Field(() => String, { description: 'Why it is asked, in plain words.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'What the user answered; null before.' })
  answer!: string | null;

  @Field(() => DateTime, { description: 'When it was asked.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was answered or dismissed; null while open.',
  })
  decidedAt!: Date | null;

  row!: ProfileQuestion;
}

@InputType('AnswerProfileQuestionInput', { description: 'The answer to one question.' })
export class AnswerProfileQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  id!: string;

  @Field(() => String, { description: 'At most 500 characters; for DATES like "2019-03 to 2021-06".' })
  answer!: string;
}

export function toDraftType(row: FactDraft): FactDraftType {
  const {
    id,
    kind,
    status,
    origin,
    before,
    after,
    fields,
    reason,
    questionId,
    writer,
    createdAt,
    decidedAt,
  } = row;
  return Object.assign(new FactDraftType(), {
    id,
    kind,
    status,
    origin,
    before,
    after,
    fields: fields === null ? null : toFields(fields),
    reason,
    questionId,
    writer,
    createdAt,
    decidedAt,
    row,
  });
}

export function toQuestionType(row: ProfileQuestion): ProfileQuestionType {
  const { id, topic, status, text, reason, answer, createdAt, decidedAt } = row;
  return Object.assign(new ProfileQuestionType(), {
    id,
    topic,
    status,
    text,
    reason,
    answer,
    createdAt,
    decidedAt,
    row,
  });
}
