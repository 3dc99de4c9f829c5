import { z } from 'zod';
import { seal, unseal } from '../../../platform/config/seal.js';
import type { KeyRing } from '../../../platform/config/secret-key.js';
import type { ProviderPerson } from './providers.js';
import { SIGN_IN_PROVIDERS } from './sign-in-link.entity.js';

const TICKET = 'sign-in-ticket';
const PROOF = 'sign-in-proof';
const LIFETIME_MS = 10 * 60 * 1000;

const ticketContent = z.object({ accountId: z.uuid(), until: z.number() });
const proofContent = z.object({
  provider: z.enum(SIGN_IN_PROVIDERS),
  subject: z.string(),
  email: z.string(),
  until: z.number(),
});

/** Lets the browser of somebody who is logged in go to a provider in order to link it. */
export function sealLinkTicket(keys: KeyRing, accountId: string): string {
  return seal(keys, TICKET, '', JSON.stringify({ accountId, until: Date.now() + LIFETIME_MS }));
}

/** The account that asked; null for anything that is no good ticket. */
export function readLinkTicket(keys: KeyRing, ticket: string): string | null {
  const text = unseal(keys, TICKET, '', ticket);
  if (text === null) return null;
  const { accountId, until } = ticketContent.parse(JSON.parse(text));
  return until > Date.now() ? accountId : null;
}

/**
 * Says to the dashboard who came back, for one account alone. It links nothing by itself: somebody who is logged in to that
 * account has to bring it (`linkSignIn`), so nobody is made to link a stranger's sign-in by following an address.
 */
export function sealLinkProof(keys: KeyRing, accountId: string, person: ProviderPerson): string {
  const { provider, subject, email } = person;
  return seal(
    keys,
    PROOF,
    accountId,
    JSON.stringify({ provider, subject, email, until: Date.now() + LIFETIME_MS }),
  );
}

/** Who came back for this account; null for anything that is no good proof. */
export function readLinkProof(
  keys: KeyRing,
  accountId: string,
  proof: string,
): Pick<ProviderPerson, 'provider' | 'subject' | 'email'> | null {
  const text = unseal(keys, PROOF, accountId, proof);
  if (text === null) return null;
  const { until, ...person } = proofContent.parse(JSON.parse(text));
  return until > Date.now() ? person : null;
}
