import type { EntityManager } from '@mikro-orm/postgresql';
import type { EventMachinery } from '../../../engine/events/record-event.js';
import { newId } from '../../../platform/database/new-id.js';
import { accountOf } from '../../../platform/database/orm.js';
import { recordAccountEvent } from '../account-events.js';
import type { LegalDocument } from '../account.type.js';
import { Consent } from './consent.entity.js';

/** A document that people agree to, as it holds now. */
export interface PublishedDocument extends LegalDocument {
  /** When an administrator published this version, which asks everybody anew; null: it came with the program. */
  publishedAt: Date | null;
}

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

/**
 * Those of the documents to which the account has not agreed in this version.
 *
 * @param em - Bound to the account.
 */
export async function outstandingConsents<Document extends LegalDocument>(
  em: EntityManager,
  documents: readonly Document[],
): Promise<Document[]> {
  const given = await em.find(Consent, {});
  return documents.filter(
    ({ document, version }) =>
      !given.some((consent) => consent.document === document && consent.version === version),
  );
}
