/**
 * The page to return to after signing in: a path of this product only, so that a prepared link cannot send a user who
 * has just signed in to another site.
 */
export function safeReturn(next: string | undefined): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/jobs';
  return next;
}
