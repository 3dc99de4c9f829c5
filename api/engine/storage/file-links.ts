import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../platform/config/secret-key.js';

export const FILES_PATH = '/files';

const PURPOSE = 'file-link';

export type LinkKind = 'get' | 'put';

const KIND_LETTER: Record<LinkKind, string> = { get: 'g', put: 'p' };
const FORM = /^([gp])\.([0-9a-f-]{36})\.([0-9a-f-]{36})\.(\d{1,12})\.([\w-]{43})$/;

/** What a good link opens. */
export interface OpenedLink {
  accountId: string;
  fileId: string;
}

export interface SignedLink {
  /** Path on this server, without scheme and host. */
  path: string;
  expiresAt: Date;
}

/** Links that open one file for one purpose until they expire; whoever has the link needs no login. */
export class FileLinks {
  constructor(
    private readonly keys: KeyRing,
    private readonly now: () => Date = () => new Date(),
  ) {}

  sign(kind: LinkKind, file: { accountId: string; id: string }, seconds: number): SignedLink {
    // Whole minutes, so that a page read twice in a row shows the same link and a browser need not load it again.
    const expires = Math.ceil((this.now().getTime() / 1000 + seconds) / 60) * 60;
    const body = `${KIND_LETTER[kind]}.${file.accountId}.${file.id}.${expires}`;
    return {
      path: `${FILES_PATH}/${body}.${mac(this.keys.newest(PURPOSE).bytes, body)}`,
      expiresAt: new Date(expires * 1000),
    };
  }

  /** What a link's last path segment opens; null when it was not made here, for another purpose, or has expired. */
  open(kind: LinkKind, token: string): OpenedLink | null {
    const parts = FORM.exec(token);
    if (parts === null) return null;
    const [, letter, accountId = '', fileId = '', expires = '', given = ''] = parts;
    const body = token.slice(0, token.lastIndexOf('.'));
    const good = this.keys
      .all(PURPOSE)
      .some(({ bytes }) => timingSafeEqual(Buffer.from(mac(bytes, body)), Buffer.from(given)));
    if (!good) return null;
    if (letter !== KIND_LETTER[kind] || Number(expires) * 1000 <= this.now().getTime()) return null;
    return { accountId, fileId };
  }
}

function mac(key: Uint8Array, body: string): string {
  return createHmac('sha256', key).update(body).digest('base64url');
}
