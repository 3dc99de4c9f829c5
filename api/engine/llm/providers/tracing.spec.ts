import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { startModelServer, type ModelServer } from '../../../../e2e/support/model-server.js';

/** Stands for LangSmith: remembers what it is sent. */
let sink: Server;
let received = '';
let model: ModelServer;

beforeAll(async () => {
  sink = createServer((request, response) => {
    request.setEncoding('latin1');
    request.on('data', (part: string) => (received += part));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json').end('{}');
      sink.emit('received');
    });
  });
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  model = await startModelServer();
});

afterAll(async () => {
  sink.closeAllConnections();
  await Promise.all([new Promise((resolve) => sink.close(resolve)), model.close()]);
});

/** What turns tracing on, in all names it has had; without compression, so that the sink can read. */
function turnTracingOn(): string[] {
  const address = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
  const variables: Record<string, string> = {
    LANGSMITH_TRACING: 'true',
    LANGSMITH_TRACING_V2: 'true',
    LANGCHAIN_TRACING: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGSMITH_ENDPOINT: address,
    LANGCHAIN_ENDPOINT: address,
    LANGSMITH_API_KEY: 'a-key',
    LANGCHAIN_API_KEY: 'a-key',
    LANGSMITH_DISABLE_RUN_COMPRESSION: 'true',
  };
  Object.assign(process.env, variables);
  return Object.keys(variables);
}

describe('variables that turn tracing on', () => {
  it('send no prompt, answer or state anywhere', async () => {
    const names = turnTracingOn();
    const { askProvider } = await import('./lang-chain.js');
    expect(names.filter((name) => process.env[name] !== undefined)).toEqual([]);

    model.answer(() => ({ title: 'a private answer' }));
    const ask = async (text: string) =>
      await askProvider(
        { kind: 'openai', key: 'k', baseUrl: `${model.url}/v1`, dispatcher: new Agent() },
        {
          ...{ model: 'gpt-4.1-mini', system: 'x', turns: [{ role: 'user', text }], promptName: 'test' },
          ...{ schema: { type: 'object', properties: { title: { type: 'string' } } }, maxOutputTokens: 200 },
          ...{ signal: new AbortController().signal, timeoutMs: 10_000, idleTimeoutMs: 10_000 },
        },
      );
    await ask('a private resume');
    expect(model.calls).toHaveLength(1);

    // The sink does hear what is asked once somebody turns tracing on behind our back: it is no deaf witness.
    turnTracingOn();
    await ask('a public control');
    while (!received.includes('a public control')) await once(sink, 'received');
    expect(received).not.toContain('a private resume');
  });
});
