import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ModelProviderKind } from '../../platform/config/models-config.js';
import { accountOwned } from '../../platform/database/account-table.js';

/** A provider that an account set up for itself; it is used before those of the installation. */
export const ModelProvider = defineEntity({
  name: 'ModelProvider',
  tableName: 'model_provider',
  ...accountOwned('model_provider'),
  uniques: [
    { name: 'model_provider_account_id', properties: ['accountId', 'id'] },
    { name: 'model_provider_account_kind', properties: ['accountId', 'kind'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    kind: p.text().$type<ModelProviderKind>(),
    baseUrl: p.text(),
    /** Encrypted, see `seal`; null: the server asks for none. */
    sealedKey: p.text().strictNullable(),
    /** The last four characters of the key; null without one. */
    keyHint: p.text().strictNullable(),
    smallModel: p.text().strictNullable(),
    largeModel: p.text().strictNullable(),
    embeddingModel: p.text().strictNullable(),
    /** US dollars per million tokens, for every model of it; null: the list price. */
    inputUsdPerMillion: p.double().$type<number>().strictNullable(),
    outputUsdPerMillion: p.double().$type<number>().strictNullable(),
    contextTokens: p.integer().strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type ModelProvider = InferEntity<typeof ModelProvider>;
