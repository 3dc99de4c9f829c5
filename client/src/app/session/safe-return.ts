import { readSetting, writeSetting } from '../ui/browser-storage';

/**
 * The page to return to after signing in: a path of this product only, so that a prepared link cannot send a user who
 * has just signed in to another site.
 */
export function safeReturn(next: string | undefined): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/jobs';
  return next;
}

const KEY = 'atlas.return';

/** Remembers where to go while the person signs in at another service, which does not hand it back. */
export function keepReturn(next: string | undefined): void {
  writeSetting(KEY, next ?? null);
}

/** Where to go after signing in: from the address, or as kept before; a kept one serves once. */
export function takeReturn(next: string | undefined): string | undefined {
  const kept = readSetting(KEY) ?? undefined;
  writeSetting(KEY, null);
  return next ?? kept;
}
