import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';

export const CONSENT_DOCUMENTS = ['TERMS', 'PRIVACY'] as const;
export type ConsentDocument = (typeof CONSENT_DOCUMENTS)[number];

/** That the person agreed to one version of a document, and when. Never changed afterwards. */
export const Consent = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  ...accountOwned('consent'),
  uniques: [{ name: 'consent_account_version', properties: ['accountId', 'document', 'version'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    document: p.text().$type<ConsentDocument>(),
    version: p.text(),
    acceptedAt: p.datetime(3),
  },
});

export type Consent = InferEntity<typeof Consent>;
