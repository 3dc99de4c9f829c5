import { getMetadataStorage } from 'type-graphql';
import { withoutAccount } from '../database/orm.js';
import { ApiClient } from './api-client.js';
import type { ApiBench, Person } from './api-bench.js';

/** Who may try an operation that is not theirs. */
export interface Actor {
  name: 'anonymous' | 'other account' | 'unverified' | 'suspended' | 'admin' | 'token READ' | 'token WRITE';
  client: ApiClient;
}

/** One of each, none of them the owner of anything worth having. */
export async function openActors(bench: ApiBench): Promise<Actor[]> {
  const suspended = await bench.register('Suspended');
  const tokens = await bench.register('Tokens');
  await withoutAccount(bench.orm).execute(
    'update login_identity set suspended_at = now() where account_id = ?',
    [suspended.accountId],
  );
  return [
    { name: 'anonymous', client: new ApiClient(bench.origin) },
    { name: 'other account', client: await bench.register('Other') },
    { name: 'unverified', client: await bench.register('Unverified', { verified: false }) },
    { name: 'suspended', client: suspended },
    { name: 'admin', client: await bench.register('Admin', { admin: true }) },
    { name: 'token READ', client: await tokenOf(tokens, 'READ') },
    { name: 'token WRITE', client: await tokenOf(tokens, 'WRITE') },
  ];
}

async function tokenOf(person: Person, scope: 'READ' | 'WRITE'): Promise<ApiClient> {
  const { createApiToken } = (await person.ask(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }',
    { input: { name: scope, scopes: [scope], expiresAt: new Date(Date.now() + 3_600_000).toISOString() } },
  )) as { createApiToken: { secret: string } };
  const client = new ApiClient(person.origin);
  client.accessToken = createApiToken.secret;
  return client;
}

/** With which code an actor must be refused an operation; null: it may be let in, or refused for another reason. */
export function refusalOf(actor: Actor['name'], operation: { kind: string; name: string }): string | null {
  const access = accessOf(operation.name);
  if (access === 'public') return null;
  if (actor === 'anonymous' || actor === 'suspended') return 'UNAUTHENTICATED';
  const token = actor === 'token READ' || actor === 'token WRITE';
  if (token && access.includes('PERSONAL')) return 'FORBIDDEN';
  if (actor === 'token READ' && operation.kind === 'mutation') return 'FORBIDDEN';
  if (actor === 'token WRITE' && operation.kind !== 'mutation') return 'FORBIDDEN';
  if (actor === 'unverified' && access.includes('VERIFIED')) return 'FORBIDDEN';
  if (actor !== 'admin' && access.includes('ADMIN')) return 'FORBIDDEN';
  return null;
}

/** The mark of an operation, as its resolver carries it. */
export function accessOf(operation: string): 'public' | readonly string[] {
  const { queries, mutations, subscriptions } = getMetadataStorage();
  const found = [...queries, ...mutations, ...subscriptions].find(
    ({ schemaName }) => schemaName === operation,
  );
  if (found === undefined) throw new Error(`There is no operation ${operation}`);
  const { roles, extensions } = found as { roles?: string[]; extensions?: { public?: boolean } };
  return extensions?.public === true ? 'public' : (roles ?? []);
}
