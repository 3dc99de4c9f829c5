import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Context } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { ClientAddress } from '../http/client-address.js';
import { cameUnencrypted } from '../http/require-https.js';
import { logSecurity, whereabouts } from '../telemetry/security-log.js';
import { clientOrigin, isOwnOrigin } from './client-origin.js';
import { noCookies } from './cookies.js';
import { formatError } from './format-error.js';
import type { OperationPreparer } from './prepare-operation.js';
import type { RequestContext, ServerDeps, Viewer } from './request-context.js';
import { SilentSockets } from './silent-sockets.js';

/** Close code of graphql-ws after which its client asks for fresh connection parameters and connects again. */
const FORBIDDEN = 4403;
const TOO_MANY = 4429;
const MAX_SUBSCRIPTIONS_PER_SOCKET = 50;
const MAX_SOCKETS_PER_ACCOUNT = 30;
const MAX_SUBSCRIPTIONS_PER_ACCOUNT = 200;
/** Opening and closing subscriptions in a loop costs as much as holding many. */
const MAX_SUBSCRIBES_PER_MINUTE = 600;
/** Sockets of one address that have not logged in yet; each is closed within seconds. */
const MAX_SILENT_PER_ADDRESS = 100;
const INIT_WAIT_MS = 3_000;
const MAX_MESSAGE_BYTES = 64 * 1024;
const CHECK_SESSIONS_MS = 15_000;

export interface SubscriptionServerOptions {
  server: Server;
  path: string;
  publicUrl: string;
  schema: GraphQLSchema;
  preparer: OperationPreparer;
  addressOf: ClientAddress;
  deps: ServerDeps;
  log: Logger;
  /** Whose token this is; null for a token that is not (or no longer) good. */
  authenticate(accessToken: string): Promise<Viewer | null>;
  /** The ids of those sessions that are still logged in. */
  aliveSessions(viewers: readonly Viewer[]): Promise<ReadonlySet<string>>;
  /** How often it is asked, in milliseconds. Default 15,000. */
  checkSessionsMs?: number;
}

interface SocketState {
  viewer: Viewer;
  requestId: string;
  expiry: NodeJS.Timeout;
}

type SocketContext = Context<Record<string, unknown>, { socket: WebSocket; request: IncomingMessage }>;

/**
 * Subscriptions over graphql-ws with the login of HTTP: the access token comes as `accessToken` of the connection
 * parameters, and pages of other sites are refused before they can send one. A socket ends with its token, and within half a minute of its session's end; the client then connects
 * again with a fresh token.
 */
export function serveSubscriptions(options: SubscriptionServerOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  const states = new Map<WebSocket, SocketState>();
  const subscriptions = new Map<WebSocket, number>();
  const byAccount = new Map<string, Set<WebSocket>>();
  const silent = new SilentSockets(MAX_SILENT_PER_ADDRESS);
  /** Ends the waiting of a socket, see `SilentSockets`. */
  const admissions = new WeakMap<WebSocket, () => void>();
  const subscribes = new RateLimiterMemory({ points: MAX_SUBSCRIBES_PER_MINUTE, duration: 60 });

  const ofAccount = (accountId: string): number =>
    [...(byAccount.get(accountId) ?? [])].reduce((sum, socket) => sum + (subscriptions.get(socket) ?? 0), 0);

  const forget = (socket: WebSocket) => {
    const state = states.get(socket);
    if (state !== undefined) {
      clearTimeout(state.expiry);
      const own = byAccount.get(state.viewer.accountId);
      own?.delete(socket);
      if (own?.size === 0) byAccount.delete(state.viewer.accountId);
    }
    states.delete(socket);
    subscriptions.delete(socket);
  };

  const contextOf = (context: SocketContext): RequestContext => {
    const state = states.get(context.extra.socket);
    return {
      requestId: state?.requestId ?? randomUUID(),
      viewer: state?.viewer ?? null,
      cookies: noCookies,
      origin: clientOrigin(context.extra.request.headers.host, options.publicUrl),
      remoteAddress: options.addressOf(context.extra.request),
      userAgent: context.extra.request.headers['user-agent'] ?? '',
      deps: options.deps,
    };
  };

  const running = useServer(
    {
      connectionInitWaitTimeout: INIT_WAIT_MS,
      onConnect: async (raw) => {
        const context = raw as unknown as SocketContext;
        const { socket } = context.extra;
        const token = context.connectionParams?.['accessToken'];
        const viewer = typeof token === 'string' ? await options.authenticate(token) : null;
        // A token outlives its session by minutes; a socket would for as long as it is renewed.
        if (viewer === null || !(await options.aliveSessions([viewer])).has(viewer.sessionId)) {
          const asking = { ...whereabouts(contextOf(context)), accountId: viewer?.accountId ?? null };
          logSecurity(options.log, 'token-refused', { ...asking, kind: 'socket' });
          return false;
        }
        if (socket.readyState !== socket.OPEN) return false;
        const own = byAccount.get(viewer.accountId) ?? new Set();
        if (own.size >= MAX_SOCKETS_PER_ACCOUNT) {
          socket.close(TOO_MANY, 'Too many connections');
          return false;
        }
        const remaining = Math.max(viewer.expiresAt.getTime() - Date.now(), 0);
        const expiry = setTimeout(() => socket.close(FORBIDDEN, 'The access token has ended'), remaining);
        expiry.unref();
        states.set(socket, { viewer, requestId: randomUUID(), expiry });
        byAccount.set(viewer.accountId, own.add(socket));
        admissions.get(socket)?.();
        return true;
      },
      onSubscribe: (raw, _id, payload) => {
        const context = raw as unknown as SocketContext;
        const { socket } = context.extra;
        const { viewer } = contextOf(context);
        const open = (subscriptions.get(socket) ?? 0) + 1;
        if (
          viewer === null ||
          open > MAX_SUBSCRIPTIONS_PER_SOCKET ||
          ofAccount(viewer.accountId) >= MAX_SUBSCRIPTIONS_PER_ACCOUNT
        ) {
          socket.close(TOO_MANY, 'Too many subscriptions');
          return [new GraphQLError('Too many subscriptions', { extensions: { code: 'BAD_USER_INPUT' } })];
        }
        // Counted in this process alone: a socket does not leave it.
        subscribes
          .consume(viewer.accountId)
          .catch(() => socket.close(TOO_MANY, 'Too many subscriptions in a short time'));
        const prepared = options.preparer.prepare(payload, [OperationTypeNode.SUBSCRIPTION], false);
        if (prepared.errors !== undefined) return prepared.errors;
        subscriptions.set(socket, open);
        return {
          schema: options.schema,
          document: prepared.document,
          operationName: prepared.operation.name?.value,
          variableValues: payload.variables,
          contextValue: contextOf(context),
        };
      },
      onComplete: (raw) => {
        const { socket } = (raw as unknown as SocketContext).extra;
        const open = subscriptions.get(socket);
        if (open !== undefined) subscriptions.set(socket, Math.max(open - 1, 0));
      },
      onError: (raw, _id, _payload, errors) => {
        const who = whereabouts(contextOf(raw));
        return errors.map((error) => formatError(error, who, options.log));
      },
      onNext: (raw, _id, _payload, _args, result) => {
        if (result.errors === undefined) return undefined;
        const who = whereabouts(contextOf(raw));
        return {
          ...result,
          errors: result.errors.map((error) => formatError(error, who, options.log)),
        };
      },
    },
    sockets,
  );
  sockets.on('connection', (socket) => socket.on('close', () => forget(socket)));

  const upgrade = (
    request: Parameters<WebSocketServer['handleUpgrade']>[0],
    stream: Duplex,
    head: Buffer,
  ) => {
    stream.on('error', () => stream.destroy());
    if (URL.parse(request.url ?? '', 'http://localhost')?.pathname !== options.path) {
      stream.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    if (!isOwnOrigin(request.headers.origin, options.publicUrl)) {
      stream.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    if (cameUnencrypted(request, options.publicUrl)) {
      stream.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    const release = silent.admit(options.addressOf(request));
    if (release === null) {
      stream.end(
        'HTTP/1.1 429 Too Many Requests\r\nretry-after: 3\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
      );
      return;
    }
    stream.on('close', release);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      admissions.set(socket, release);
      sockets.emit('connection', socket, request);
    });
  };
  options.server.on('upgrade', upgrade);

  const endRevoked = async () => {
    const open = [...states];
    if (open.length === 0) return;
    const alive = await options.aliveSessions(open.map(([, state]) => state.viewer));
    for (const [socket, state] of open) {
      if (!alive.has(state.viewer.sessionId)) socket.close(FORBIDDEN, 'The session has ended');
    }
  };
  const checking = setInterval(() => {
    endRevoked().catch((error: unknown) =>
      options.log.warn({ err: error }, 'sessions of sockets not checked'),
    );
  }, options.checkSessionsMs ?? CHECK_SESSIONS_MS);
  checking.unref();

  return {
    close: async () => {
      clearInterval(checking);
      options.server.off('upgrade', upgrade);
      await running.dispose();
    },
  };
}
