import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../platform/database/account-table.js';

/** When work of models that can wait is done. WITHIN_A_DAY: in batches, where the provider has them, at half price. */
export const MODEL_TIMINGS = ['AT_ONCE', 'WITHIN_A_DAY'] as const;
export type ModelTiming = (typeof MODEL_TIMINGS)[number];

/** What an account wants of models beside its providers; without a row all is done at once. */
export const ModelSettings = defineEntity({
  name: 'ModelSettings',
  tableName: 'model_settings',
  ...accountOwned('model_settings'),
  uniques: [{ name: 'model_settings_account', properties: ['accountId'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    timing: p.text().$type<ModelTiming>(),
    updatedAt: p.datetime(3),
  },
});

export type ModelSettings = InferEntity<typeof ModelSettings>;
