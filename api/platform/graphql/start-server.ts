import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response, Router } from 'express';
import { OperationTypeNode } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { CodedError } from '../errors/coded-error.js';
import { clientAddress } from '../http/client-address.js';
import type { ClientAddress } from '../http/client-address.js';
import { openListener } from '../http/open-listener.js';
import type { TlsFiles } from '../http/open-listener.js';
import { requireHttps } from '../http/require-https.js';
import { securityHeaders } from '../http/security-headers.js';
import { serveClient } from '../http/serve-client.js';
import { logSecurity, whereabouts } from '../telemetry/security-log.js';
import type { Whereabouts } from '../telemetry/security-log.js';
import { clientOrigin } from './client-origin.js';
import { httpCookies } from './cookies.js';
import { formatError } from './format-error.js';
import { createOperationPreparer } from './prepare-operation.js';
import type { OperationLimits, OperationPreparer } from './prepare-operation.js';
import type { RequestContext, ServerDeps, Viewer } from './request-context.js';
import { serveSubscriptions } from './serve-subscriptions.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** Pasted postings travel in the request: some dozens of them fit. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;
const PATH = '/graphql';
/** What a request in flight gets to finish when the program stops. */
const DRAIN_MS = 5_000;

export interface ServerOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Where browsers reach the server; cookies are Secure when it is https. */
  publicUrl: string;
  /** The certificate with which it speaks TLS; none: plain HTTP, to this machine and `trustedProxies` alone. */
  tls?: TlsFiles | null;
  log: Logger;
  schema: GraphQLSchema;
  deps: ServerDeps;
  /** Whose access token this is; null when it is not (or no longer) good. */
  authenticate(accessToken: string): Promise<Viewer | null>;
  /** The ids of those sessions that are still logged in; asked for open sockets. */
  aliveSessions(viewers: readonly Viewer[]): Promise<ReadonlySet<string>>;
  /** How often it is asked, in milliseconds. Default 15,000. */
  checkSessionsMs?: number;
  /** What has to work before requests are welcome (database, queue, migrations), by name. */
  readiness(): Promise<Record<string, boolean>>;
  /** Plain HTTP routes of the machinery: signed uploads and downloads. */
  routes?: readonly Router[];
  /** What one request may ask for, where that differs from `DEFAULT_LIMITS`. */
  operationLimits?: OperationLimits;
  /** What is answered without a login. */
  trustedDocuments: TrustedDocuments;
  /** Whose X-Forwarded-For is believed; see `clientAddress`. */
  trustedProxies: readonly string[];
  /** The built dashboard; null: the API alone. */
  clientFolder: string | null;
}

export interface RunningServer {
  readonly port: number;
  /** Lets requests in flight finish, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Starts the HTTP and WebSocket server: `POST /graphql`, `ws /graphql`, `/healthz`, `/readyz`, the given routes and the
 * dashboard.
 *
 * @throws Error with code EADDRINUSE or EACCES when the port cannot be had
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const preparer = createOperationPreparer(options.schema, options.trustedDocuments, options.operationLimits);
  const addressOf = clientAddress(options.trustedProxies);
  const apollo = new ApolloServer<RequestContext>({
    schema: options.schema,
    documentStore: preparer.documentStore,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    introspection: true,
    nodeEnv: 'production',
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: warnTo(options.log),
      error: warnTo(options.log),
    },
    plugins: [ApolloServerPluginCacheControlDisabled(), errorForm(options.log)],
  });
  await apollo.start();

  const app = express();
  const server = openListener(app, { ...options, tls: options.tls ?? null });
  server.requestTimeout = 120_000;
  server.headersTimeout = 15_000;
  configure(app);
  app.use(securityHeaders(options.publicUrl));
  app.use(requireHttps(options.publicUrl));
  app.get('/healthz', (_request, response) => void response.type('text').send('alive\n'));
  app.get('/readyz', readyz(options));
  app.post(
    PATH,
    express.json({ limit: MAX_BODY_BYTES }),
    identify(options, addressOf),
    refuseUnprepared(preparer, options.log),
    expressMiddleware(apollo, {
      context: ({ req, res }) => Promise.resolve(requestContext(req, res, { ...options, addressOf })),
    }),
  );
  app.all(PATH, (_request, response) => void response.status(405).setHeader('allow', 'POST').end());
  for (const router of options.routes ?? []) app.use(router);
  if (options.clientFolder !== null) app.use(await serveClient(options.clientFolder));
  app.use(
    (_request: Request, response: Response) => void response.status(404).type('text').send('Not found\n'),
  );
  app.use(failure(options.log, addressOf));

  const subscriptions = serveSubscriptions({ ...options, server, addressOf, path: PATH, preparer });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port, options.host, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      await subscriptions.close();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      const drained = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(drained);
      await apollo.stop();
    },
  };
}

function configure(app: Express): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
}

/** Finds out who asks before the request is read: strangers may ask less. */
function identify(options: ServerOptions, addressOf: ClientAddress): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    const locals = localsOf(response);
    locals.from = addressOf(request);
    locals.viewer = token === undefined ? null : await options.authenticate(token);
    if (token !== undefined && locals.viewer === null) {
      logSecurity(options.log, 'token-refused', { ...whoAsks(response), kind: 'http' });
    }
    next();
  };
}

function requestContext(
  request: Request,
  response: Response,
  options: ServerOptions & { addressOf: ClientAddress },
): RequestContext {
  response.setHeader('cache-control', 'no-store');
  return {
    requestId: requestIdOf(response),
    viewer: localsOf(response).viewer ?? null,
    cookies: httpCookies(request, response, options.publicUrl.startsWith('https:')),
    origin: clientOrigin(request.headers.host, options.publicUrl),
    remoteAddress: options.addressOf(request),
    userAgent: request.headers['user-agent'] ?? '',
    deps: options.deps,
  };
}

interface Locals {
  requestId?: string;
  /** The network address. */
  from?: string;
  viewer?: Viewer | null;
}

function localsOf(response: Response): Locals {
  return response.locals;
}

function requestIdOf(response: Response): string {
  return (localsOf(response).requestId ??= randomUUID());
}

function whoAsks(response: Response): Whereabouts {
  const { viewer = null, from = '' } = localsOf(response);
  return whereabouts({ requestId: requestIdOf(response), viewer, remoteAddress: from });
}

/** Refuses what should never reach Apollo; what passes is found by it in the document store, parsed and validated. */
function refuseUnprepared(preparer: OperationPreparer, log: Logger): RequestHandler {
  return (request, response, next) => {
    const body = request.body as
      { query?: unknown; operationName?: unknown; variables?: unknown } | undefined;
    const refuse = (errors: readonly unknown[]) => {
      response.setHeader('cache-control', 'no-store');
      const formatted = errors.map((error) => formatError(error, whoAsks(response), log));
      response
        .status(HTTP_STATUS[String(formatted[0]?.extensions?.['code'])] ?? 400)
        .json({ errors: formatted });
    };
    if (typeof body?.query !== 'string' || body.query === '') {
      refuse([
        new CodedError('BAD_USER_INPUT', 'Send one operation as JSON: {"query": "…", "variables": {…}}.'),
      ]);
      return;
    }
    const { query, operationName } = body;
    const variables = body.variables ?? null;
    if (typeof variables !== 'object' || Array.isArray(variables)) {
      refuse([new CodedError('BAD_USER_INPUT', 'The variables are a JSON object.')]);
      return;
    }
    const prepared = preparer.prepare(
      {
        query,
        operationName: typeof operationName === 'string' ? operationName : null,
        variables: variables as Record<string, unknown> | null,
      },
      [OperationTypeNode.QUERY, OperationTypeNode.MUTATION],
      (localsOf(response).viewer ?? null) === null,
    );
    if (prepared.errors !== undefined) refuse(prepared.errors);
    else next();
  };
}

/** Gives every error of an answer the one form of the contract, with the id of the request. */
function errorForm(log: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ contextValue, response, errors = [] }) => {
          if (response.body.kind === 'single' && errors.length > 0) {
            response.body.singleResult.errors = errors.map((error) =>
              formatError(error, whereabouts(contextValue), log),
            );
          }
          return Promise.resolve();
        },
      }),
  };
}

function readyz(options: ServerOptions): RequestHandler {
  return async (_request, response) => {
    let parts: Record<string, boolean>;
    try {
      parts = await options.readiness();
    } catch (error) {
      options.log.warn({ err: error }, 'readiness not known');
      parts = { program: false };
    }
    response.setHeader('cache-control', 'no-store');
    response.status(Object.values(parts).every(Boolean) ? 200 : 503).json(parts);
  };
}

/** Errors of plain HTTP: bodies too large or not JSON, and whatever a route threw. */
function failure(log: Logger, addressOf: ClientAddress): ErrorRequestHandler {
  return (error: unknown, request, response: Response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status } = error as { status?: unknown };
    const coded =
      error instanceof CodedError
        ? error
        : status === 413
          ? new CodedError('TOO_LARGE', 'The request is too large.')
          : typeof status === 'number' && status >= 400 && status < 500
            ? new CodedError('BAD_USER_INPUT', 'The request cannot be read.')
            : error;
    localsOf(response).from ??= addressOf(request);
    const formatted = formatError(coded, whoAsks(response), log);
    response.setHeader('cache-control', 'no-store');
    response.status(HTTP_STATUS[String(formatted.extensions?.['code'])] ?? 500).json({ errors: [formatted] });
  };
}

const HTTP_STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  QUOTA_EXCEEDED: 429,
  UNSUPPORTED_MEDIA: 415,
  TOO_LARGE: 413,
};

function warnTo(log: Logger): (message?: unknown) => void {
  return (message) => log.warn({ apollo: String(message) }, 'GraphQL server');
}
