import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../../../platform/errors/coded-error.js';
import { requireViewer } from '../../../platform/graphql/access.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { loadRow } from '../../../platform/graphql/row-loader.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Fact } from '../fact.entity.js';
import { FactType, toFactType } from '../fact.type.js';
import { answerQuestion, dismissQuestion } from './draft-review.js';
import { FactDraft, ProfileQuestion } from './fact-draft.entity.js';
import {
  AnswerProfileQuestionInput,
  FactDraftType,
  ProfileQuestionType,
  toDraftType,
  toQuestionType,
} from './fact-draft.type.js';

const MAX_QUESTIONS = 100;

@Resolver(() => ProfileQuestionType)
export class ProfileQuestionsResolver {
  @Authorized()
  @Query(() => [ProfileQuestionType], {
    description: `What the user was asked about their facts: the newest ${MAX_QUESTIONS}, at most six of them open.`,
  })
  async profileQuestions(@Ctx() context: RequestContext): Promise<ProfileQuestionType[]> {
    const { accountId } = requireViewer(context);
    const rows = await viewerEm(context).find(
      ProfileQuestion,
      { accountId },
      { orderBy: { createdAt: 'desc', id: 'asc' }, limit: MAX_QUESTIONS },
    );
    return rows.map(toQuestionType);
  }

  @Authorized()
  @FieldResolver(() => FactType, {
    nullable: true,
    description: 'The fact it is about, as it says now; null when it was taken back.',
  })
  async fact(
    @Root() question: ProfileQuestionType,
    @Ctx() context: RequestContext,
  ): Promise<FactType | null> {
    const fact = await loadRow(context, Fact, question.row.factId);
    return fact === null || fact.removedAt !== null ? null : toFactType(fact);
  }

  @Authorized()
  @FieldResolver(() => FactDraftType, {
    nullable: true,
    description: 'The draft its answer became; null before it is answered.',
  })
  async draft(
    @Root() question: ProfileQuestionType,
    @Ctx() context: RequestContext,
  ): Promise<FactDraftType | null> {
    const draft = await loadRow(context, FactDraft, question.row.draftId);
    return draft === null ? null : toDraftType(draft);
  }

  @Authorized()
  @Mutation(() => FactDraftType, {
    description:
      'Answers a question: the fact with the answer in it becomes a draft, to be accepted or rejected like any other. The same ' +
      'answer again gives the same draft. NOT_FOUND, BAD_USER_INPUT with advice, CONFLICT when it is not open any more.',
  })
  async answerProfileQuestion(
    @Arg('input', () => AnswerProfileQuestionInput, { description: 'See `AnswerProfileQuestionInput`.' })
    input: AnswerProfileQuestionInput,
    @Ctx() context: RequestContext,
  ): Promise<FactDraftType> {
    const { accountId } = requireViewer(context);
    const id = questionIdOf(input.id);
    return toDraftType(
      await viewerEm(context).transactional((em) => answerQuestion(em, accountId, id, input.answer)),
    );
  }

  @Authorized()
  @Mutation(() => ProfileQuestionType, {
    description: 'Puts a question away; it is not asked again. NOT_FOUND, CONFLICT when it was answered.',
  })
  async dismissProfileQuestion(
    @Arg('id', () => ID, { description: 'Of the question.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ProfileQuestionType> {
    const { accountId } = requireViewer(context);
    const questionId = questionIdOf(id);
    return toQuestionType(
      await viewerEm(context).transactional((em) => dismissQuestion(em, accountId, questionId)),
    );
  }
}

function questionIdOf(id: string): string {
  const read = readId(id);
  if (read === null) throw notFound('ProfileQuestion');
  return read;
}
