import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { contentSecurityPolicy } from './security-headers.js';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt', '.map']);
/** The build puts a hash of the content into these names (in base64url for parts that are loaded late), so they never change. */
const HASHED_NAME = /-[\w-]{8}\.[a-z0-9]+$/;
/** Stands in `index.html` where the nonce of the content security policy belongs. */
const NONCE_MARK = 'CSP_NONCE';
/** Below this a compressed answer is no smaller in packets. */
const MIN_COMPRESSED = 1_000;

interface Asset {
  type: string;
  immutable: boolean;
  plain: Buffer;
  encoded: Map<'br' | 'gzip', Promise<Buffer>>;
  compressible: boolean;
}

/**
 * Serves the built dashboard from memory: known files under their names, and `index.html` for every other address a
 * browser opens, because the routes live in the client. Only files found at the start exist, so no path can lead out.
 * Compressed once per file, when first asked for.
 *
 * @param folder the build's output; where it is missing (API alone, tests) nothing is served
 */
export async function serveClient(folder: string): Promise<Router> {
  const router = Router();
  if (!existsSync(join(folder, 'index.html'))) return router;
  const assets = new Map<string, Asset>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const extension = extname(entry.name).toLowerCase();
    const plain = await readFile(path);
    assets.set(`/${relative(folder, path).split(sep).join('/')}`, {
      type: TYPES[extension] ?? 'application/octet-stream',
      immutable: HASHED_NAME.test(entry.name),
      compressible: COMPRESSIBLE.has(extension) && plain.length >= MIN_COMPRESSED,
      plain,
      encoded: new Map(),
    });
  }
  const index = withoutBase(assets.get('/index.html')?.plain.toString('utf8') ?? '');

  router.use(async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next();
      return;
    }
    const asset = assets.get(request.path);
    if (asset !== undefined && request.path !== '/index.html') {
      await sendAsset(asset, request, response);
      return;
    }
    // A missing script or picture is an error; only addresses that a person opens lead to the dashboard.
    const hidden = request.path.includes('/.');
    if (hidden || (extname(request.path) !== '' && request.path !== '/index.html')) {
      next();
      return;
    }
    sendIndex(index, response);
  });
  return router;
}

/**
 * The page with its own files under absolute addresses. It is sent for addresses of any depth, and the policy forbids the element
 * `base` that the build makes up for that with: text that got into a page could otherwise lead all of its files elsewhere.
 */
function withoutBase(index: string): string {
  return index
    .replace(/<base [^>]*>/, '')
    .replaceAll(/ (src|href)="(?![a-z][a-z+.-]*:|\/|#)([^"]+)"/g, ' $1="/$2"');
}

function sendIndex(index: string, response: Response): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-cache');
  if (!index.includes(NONCE_MARK)) {
    response.end(index);
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('content-security-policy', contentSecurityPolicy('none', nonce));
  response.end(index.replaceAll(NONCE_MARK, nonce));
}

async function sendAsset(asset: Asset, request: Request, response: Response): Promise<void> {
  response.setHeader('content-type', asset.type);
  response.setHeader('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  const encoding = asset.compressible ? request.acceptsEncodings('br', 'gzip') : false;
  if (asset.compressible) response.setHeader('vary', 'accept-encoding');
  if (encoding !== 'br' && encoding !== 'gzip') {
    response.end(asset.plain);
    return;
  }
  response.setHeader('content-encoding', encoding);
  response.end(await encode(asset, encoding));
}

function encode(asset: Asset, encoding: 'br' | 'gzip'): Promise<Buffer> {
  let encoded = asset.encoded.get(encoding);
  if (encoded === undefined) {
    encoded =
      encoding === 'br'
        ? compressBrotli(asset.plain, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: 9,
              [constants.BROTLI_PARAM_SIZE_HINT]: asset.plain.length,
            },
          })
        : compressGzip(asset.plain, { level: 9 });
    asset.encoded.set(encoding, encoded);
  }
  return encoded;
}
