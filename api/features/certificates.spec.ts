import { createServer as createHttpsServer } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { TLSSocket, getCACertificates, setDefaultCACertificates } from 'node:tls';
import pg from 'pg';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { openProviderFetch, ProviderConnections } from '../engine/llm/providers/provider-fetch.js';
import { S3FileStore } from '../engine/storage/s3-file-store.js';
import { loadConfig } from '../platform/config/config.js';
import { newId } from '../platform/database/new-id.js';
import { migrateUp } from '../platform/database/migrations.js';
import { createOrm } from '../platform/database/orm.js';
import { SmtpSender } from '../platform/mail/smtp.js';
import { Queue } from '../platform/queue/queue.js';
import { createTestAuthority } from '../platform/testing/certificates.js';
import type { TestCertificate } from '../platform/testing/certificates.js';
import { entities } from '../registry.js';
import { isBreached } from './accounts/passwords/breached-passwords.js';
import { SignInProviders } from './accounts/sign-in/providers.js';

/**
 * Whom the program calls must prove who they are before they learn anything: each of its clients calls servers with a
 * good certificate and with bad ones, and what counts is whether a server got a byte of what the client had to say.
 */
const HOST = '127.0.0.2';
/** The driver of the database checks names alone; see `transportFaults`. */
const DATABASE_HOST = 'localhost';
const HOUR_MS = 60 * 60 * 1000;
const log = pino({ level: 'silent' });
const authority = createTestAuthority();

/** Of a server at an address, by what is wrong with it. */
const CERTIFICATES: Record<string, (host: string) => TestCertificate> = {
  'of an authority nobody knows': (host) => createTestAuthority().issue({ host }),
  'of another name': () => authority.issue({ host: 'mail.example.org' }),
  'that has ended': (host) =>
    authority.issue({ host, from: Date.now() - 9 * HOUR_MS, until: Date.now() - HOUR_MS }),
  'that has not begun': (host) =>
    authority.issue({ host, from: Date.now() + HOUR_MS, until: Date.now() + 9 * HOUR_MS }),
};
const good = (host: string): TestCertificate => authority.issue({ host });

/** A server of one protocol, and whether anybody told it anything. */
interface Listening {
  port: number;
  reached: boolean;
  close(): Promise<void>;
}

type OpenServer = (certificate: TestCertificate | null) => Promise<Listening>;

async function listening(server: Server, note: { reached: boolean }, host = HOST): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((done) => server.listen(0, host, done));
  return Object.assign(note, {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}

const web: OpenServer = async (certificate) => {
  const note = { reached: false };
  const server = createHttpsServer({ ...certificate }, (_request, response) => {
    note.reached = true;
    response.writeHead(404).end();
  });
  return await listening(server, note);
};

/** What PostgreSQL says before its first message: S, and TLS begins; N, and the client has to leave. */
const database: OpenServer = async (certificate) => {
  const note = { reached: false };
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(certificate === null ? 'N' : 'S');
      const next = certificate === null ? socket : new TLSSocket(socket, { isServer: true, ...certificate });
      next.on('error', () => socket.destroy());
      next.once('data', () => {
        note.reached = true;
        socket.destroy();
      });
    });
  });
  return await listening(server, note, '127.0.0.1');
};

const mailServer = (secure: boolean): OpenServer => {
  return async (certificate) => {
    const note = { reached: false };
    const smtp = new SMTPServer({
      secure,
      ...certificate,
      // A server that an attacker stripped of STARTTLS takes passwords as they are.
      ...(certificate === null ? { disabledCommands: ['STARTTLS'], allowInsecureAuth: true } : {}),
      onAuth: (_auth, _session, done) => {
        note.reached = true;
        done(new Error('not here'));
      },
      onData: (stream, _session, done) => {
        note.reached = true;
        stream.resume().on('end', () => done());
      },
    });
    smtp.on('error', () => undefined);
    await new Promise<void>((done) => smtp.listen(0, HOST, () => done()));
    return Object.assign(note, {
      port: (smtp.server.address() as AddressInfo).port,
      close: () => new Promise<void>((done) => smtp.close(() => done())),
    });
  };
};

async function sendMail(url: string): Promise<void> {
  const sender = new SmtpSender(url);
  const addresses = { from: 'atlas@example.org', to: 'person@example.net' };
  try {
    await sender.send({ id: 'x', ...addresses, subject: 'x', text: 'x', html: 'x' });
  } finally {
    sender.close();
  }
}

async function askDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect().finally(() => client.end());
}

async function askByOrm(runtimeUrl: string): Promise<void> {
  const orm = await createOrm({ runtimeUrl, entities, poolSize: 2, log });
  await orm.em
    .fork()
    .execute('select 1')
    .finally(() => orm.close(true));
}

async function askModel(port: number, trusted: boolean): Promise<void> {
  const connections = new ProviderConnections([`${HOST}:${port}`]);
  try {
    await openProviderFetch(connections.dispatcher(trusted)).fetch(`https://${HOST}:${port}/v1`);
  } finally {
    await connections.close();
  }
}

const postgresUrl = (port: number) =>
  `postgres://user:word@${DATABASE_HOST}:${port}/atlas?sslmode=verify-full`;

/** Every client of the program, with the server it is meant for. Their own answers do not matter here. */
const CLIENTS: [name: string, open: OpenServer, call: (port: number) => Promise<unknown>][] = [
  ['mail by TLS', mailServer(true), (port) => sendMail(`smtps://user:word@${HOST}:${port}`)],
  ['mail by STARTTLS', mailServer(false), (port) => sendMail(`smtp://user:word@${HOST}:${port}`)],
  ['the database', database, (port) => askDatabase(postgresUrl(port))],
  ['the database by its pool', database, (port) => askByOrm(postgresUrl(port))],
  ['the database for migrations', database, (port) => migrateUp(postgresUrl(port))],
  [
    'the database as queue',
    database,
    (port) =>
      Queue.open({ runtimeUrl: postgresUrl(port), log, poolSize: 1, supervise: false, schedule: false }),
  ],
  ['a model of the installation', web, (port) => askModel(port, true)],
  ['a model of an account', web, (port) => askModel(port, false)],
  [
    'the file storage',
    web,
    (port) =>
      new S3FileStore(
        {
          endpoint: `https://${HOST}:${port}`,
          bucket: 'files',
          region: 'us-east-1',
          accessKeyId: 'key',
          secretAccessKey: 'secret',
          pathStyle: true,
        },
        '/nowhere',
      ).read(newId(), 'a'.repeat(64)),
  ],
  ['known passwords', web, (port) => isBreached(`https://${HOST}:${port}/`, 'a password', log)],
  [
    'sign-in',
    web,
    (port) =>
      new SignInProviders(
        loadConfig({
          GOOGLE_CLIENT_ID: 'id',
          GOOGLE_CLIENT_SECRET: 'word',
          GOOGLE_ISSUER: `https://${HOST}:${port}`,
        }),
      ).begin('GOOGLE'),
  ],
];

const usual = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...usual, authority.cert]));
afterAll(() => setDefaultCACertificates(usual));

async function reaches(
  open: OpenServer,
  call: (port: number) => Promise<unknown>,
  certificateFor: ((host: string) => TestCertificate) | null,
): Promise<boolean> {
  const host = open === database ? DATABASE_HOST : HOST;
  const server = await open(certificateFor?.(host) ?? null);
  try {
    // Whatever the client makes of the answer: only what it said is looked at.
    await call(server.port).catch(() => undefined);
    return server.reached;
  } finally {
    await server.close();
  }
}

describe.each(CLIENTS)('%s', (_name, open, call) => {
  it('is spoken to when its certificate is good', async () => {
    expect(await reaches(open, call, good)).toBe(true);
  }, 20_000);

  it.each(Object.keys(CERTIFICATES))(
    'learns nothing with a certificate %s',
    async (which) => {
      expect(await reaches(open, call, CERTIFICATES[which] ?? null)).toBe(false);
    },
    20_000,
  );
});

it.each(CLIENTS.filter(([, open]) => open === database || open === CLIENTS[1]?.[1]))(
  '%s is told nothing by a server that offers no TLS',
  async (_name, open, call) => expect(await reaches(open, call, null)).toBe(false),
);
