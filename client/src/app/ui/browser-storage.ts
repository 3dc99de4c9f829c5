const PREFIX = 'atlas.';
const OF_THE_BROWSER: ReadonlySet<string> = new Set(['atlas.theme']);

/**
 * Small settings kept in this browser. Where storage is switched off they last as long as the page, which is better
 * than a product that does not start.
 */
const memory = new Map<string, string>();

export function readSetting(key: string): string | null {
  const kept = storage();
  return kept ? kept.getItem(key) : (memory.get(key) ?? null);
}

/** Keeps a setting; null forgets it. */
export function writeSetting(key: string, value: string | null): void {
  const kept = storage();
  if (value === null) {
    kept?.removeItem(key);
    memory.delete(key);
  } else if (kept) {
    kept.setItem(key, value);
  } else {
    memory.set(key, value);
  }
}

/** Forgets what belongs to a person: everything but how this browser likes to show things. */
export function forgetSettings(): void {
  const kept = storage();
  const names = kept ? Object.keys(kept) : [...memory.keys()];
  for (const name of names) {
    if (name.startsWith(PREFIX) && !OF_THE_BROWSER.has(name)) writeSetting(name, null);
  }
}

/** Tells when another tab forgets the setting. */
export function onForgotten(key: string, tell: () => void): void {
  globalThis.addEventListener('storage', (event) => {
    if (event.key === key && event.newValue === null) tell();
  });
}

/** Reading `localStorage` itself throws where the user blocks it. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
