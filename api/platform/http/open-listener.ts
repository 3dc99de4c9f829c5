import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { SecureContextOptions, Server as TlsServer } from 'node:tls';
import type { Logger } from 'pino';
import { logSecurity } from '../telemetry/security-log.js';
import { isKnownProxy } from './client-address.js';

/** Files (PEM) of a certificate with its chain, and of its key. */
export interface TlsFiles {
  certFile: string;
  keyFile: string;
}

export interface ListenerOptions {
  /** null: plain HTTP. */
  tls: TlsFiles | null;
  /** Addresses and CIDR blocks that may speak plain HTTP beside this machine itself. */
  trustedProxies: readonly string[];
  log: Logger;
  /** How often the files of the certificate are looked at, in milliseconds. */
  renewMs?: number;
}

const RENEW_MS = 60 * 60 * 1000;

/** Forward secrecy and authenticated encryption alone: what Mozilla calls intermediate, without its fallbacks for TLS 1.0. */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':');

/**
 * The HTTP server, over TLS 1.2 or newer where there is a certificate. Without one it answers this machine and the known proxies
 * alone: whoever else connects would send what they type unencrypted.
 *
 * @throws Error when the files of the certificate cannot be read or do not go together
 */
export function openListener(onRequest: RequestListener, options: ListenerOptions): Server {
  const { tls, trustedProxies, log } = options;
  if (tls === null) {
    const server = createServer(onRequest);
    const known = isKnownProxy(trustedProxies);
    server.on('connection', (socket) => {
      const from = socket.remoteAddress ?? '';
      if (isLoopbackAddress(from) || known(from)) return;
      logSecurity(log, 'plain-connection', { from });
      socket.destroy();
    });
    return server;
  }
  const server = createTlsServer(
    { ...secretsOf(tls), minVersion: 'TLSv1.2', ciphers: CIPHERS, honorCipherOrder: true },
    onRequest,
  );
  renewWithFiles(server, tls, options);
  return server;
}

/** Certificates are renewed every few weeks: new files are used without a restart, broken ones not at all. */
function renewWithFiles(
  server: TlsServer,
  tls: TlsFiles,
  { log, renewMs = RENEW_MS }: Pick<ListenerOptions, 'log' | 'renewMs'>,
): void {
  let known = changedAt(tls);
  const renewing = setInterval(() => {
    try {
      const now = changedAt(tls);
      if (now === known) return;
      server.setSecureContext({ ...secretsOf(tls), minVersion: 'TLSv1.2', ciphers: CIPHERS });
      known = now;
      log.info('certificate renewed');
    } catch (error) {
      log.error({ err: error }, 'the renewed certificate cannot be used');
    }
  }, renewMs);
  renewing.unref();
  server.on('close', () => clearInterval(renewing));
}

function secretsOf({ certFile, keyFile }: TlsFiles): Pick<SecureContextOptions, 'cert' | 'key'> {
  return { cert: readFileSync(certFile), key: readFileSync(keyFile) };
}

function changedAt({ certFile, keyFile }: TlsFiles): number {
  return Math.max(statSync(certFile).mtimeMs, statSync(keyFile).mtimeMs);
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
