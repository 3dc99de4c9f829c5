/** A server of the program, or one it is compared with, in a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ApiClient } from '../api/platform/testing/api-client.js';
import type { ServerMessage, ServerSettings } from './compared-servers.js';

export interface BenchServer {
  origin: string;
  /** What it has used of the processor so far. */
  cpuMicroseconds(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts one of the servers of `compared-servers.ts`. */
export async function startServer(settings: ServerSettings): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, 'compared-servers.ts'), [JSON.stringify(settings)], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [first] = (await once(child, 'message')) as [ServerMessage];
  if (!('port' in first)) throw new Error('The server did not say its port');
  return {
    origin: `http://127.0.0.1:${first.port}`,
    cpuMicroseconds: async () => {
      child.send('cpu');
      const [answer] = (await once(child, 'message')) as [ServerMessage];
      return 'cpuMicroseconds' in answer ? answer.cpuMicroseconds : Number.NaN;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** A person who has just registered. */
export async function registered(
  origin: string,
): Promise<ApiClient & { accountId: string; accessToken: string }> {
  const client = new ApiClient(origin);
  const [email, password] = ['bench@example.org', 'correct horse battery'];
  await client.ask('mutation ($input: RegisterInput!) { register(input: $input) { status } }', {
    input: { email, password, displayName: 'Bench' },
  });
  const { login } = await client.ask(
    'mutation ($input: LoginInput!) { login(input: $input) { ... on SessionPayload { accessToken account { id } } } }',
    { input: { email, password } },
  );
  const session = login as { accessToken: string; account: { id: string } };
  return Object.assign(client, { accountId: session.account.id, accessToken: session.accessToken });
}
