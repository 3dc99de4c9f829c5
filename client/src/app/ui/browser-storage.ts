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

/** Reading `localStorage` itself throws where the user blocks it. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
