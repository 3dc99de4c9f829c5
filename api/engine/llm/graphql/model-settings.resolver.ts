import 'reflect-metadata';
import { Arg, Authorized, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { newId } from '../../../platform/database/new-id.js';
import { Personal, requireViewer, type AccessRole } from '../../../platform/graphql/access.js';
import { enumType } from '../../../platform/graphql/enum-type.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { MODEL_TIMINGS, ModelSettings, type ModelTiming } from '../model-settings.entity.js';

const ModelTimingEnum = enumType(
  'ModelTiming',
  MODEL_TIMINGS,
  'When models do work that can wait. AT_ONCE: right away. WITHIN_A_DAY: in batches, at half price, where the model that is ' +
    'asked first takes batches; what rules find is there at once all the same.',
);

@ObjectType('ModelSettings', {
  simpleResolvers: true,
  description: 'What you want of language models beside your providers.',
})
export class ModelSettingsType {
  @Field(() => ModelTimingEnum, {
    description:
      'When work that can wait is done: the questions about five or more postings imported together.',
  })
  timing!: ModelTiming;
}

@Resolver()
export class ModelSettingsResolver {
  @Personal()
  @Query(() => ModelSettingsType, {
    description: 'What you want of language models; all is done at once until you say otherwise.',
  })
  async modelSettings(@Ctx() context: RequestContext): Promise<ModelSettingsType> {
    const { accountId } = requireViewer(context);
    const row = await viewerEm(context).findOne(ModelSettings, { accountId });
    return { timing: row?.timing ?? 'AT_ONCE' };
  }

  @Authorized<AccessRole>('PERSONAL', 'VERIFIED')
  @Mutation(() => ModelSettingsType, {
    description:
      'Sets what you want of language models, for work that begins from now on. FORBIDDEN with reason EMAIL_NOT_VERIFIED.',
  })
  async saveModelSettings(
    @Arg('timing', () => ModelTimingEnum, { description: 'When work that can wait is done.' })
    timing: ModelTiming,
    @Ctx() context: RequestContext,
  ): Promise<ModelSettingsType> {
    const { accountId } = requireViewer(context);
    await viewerEm(context).upsert(
      ModelSettings,
      { id: newId(), accountId, timing, updatedAt: new Date() },
      { onConflictFields: ['accountId'], onConflictExcludeFields: ['id'] },
    );
    return { timing };
  }
}
