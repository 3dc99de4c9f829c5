import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../platform/database/new-id.js';
import { accountOf } from '../../../platform/database/orm.js';
import type { EventMachinery } from '../../../engine/events/record-event.js';
import { recordAccountEvent } from '../account-events.js';
import type { LegalDocument } from '../account.type.js';
import { Consent } from './consent.entity.js';

/** The versions that hold now. A new version asks everybody anew; change it together with the page's text. */
export const LEGAL_DOCUMENTS: readonly LegalDocument[] = [
  { document: 'TERMS', version: '2026-11-21' },
  { document: 'PRIVACY', version: '2026-11-21' },
];

/**
 * Records that the account agrees to documents in these versions. Agreeing twice changes nothing: the first time counts.
 *
 * @param em - In a transaction of the account.
 */
export async function recordConsent(
  events: EventMachinery,
  em: EntityManager,
  documents: readonly LegalDocument[],
): Promise<void> {
  const accountId = accountOf(em);
  const rows = documents.map(({ document, version }) => ({
    id: newId(),
    accountId,
    document,
    version,
    acceptedAt: new Date(),
  }));
  await em.upsertMany(Consent, rows, {
    onConflictFields: ['accountId', 'document', 'version'],
    onConflictAction: 'ignore',
  });
  await recordAccountEvent(events, em, 'account.consent-given', {
    documents: documents.map(({ document, version }) => ({ document, version })),
  });
}

/** The documents of which the account has not agreed to the present version. */
export async function outstandingConsents(em: EntityManager): Promise<LegalDocument[]> {
  const given = await em.find(Consent, {});
  return LEGAL_DOCUMENTS.filter(
    ({ document, version }) =>
      !given.some((consent) => consent.document === document && consent.version === version),
  );
}
