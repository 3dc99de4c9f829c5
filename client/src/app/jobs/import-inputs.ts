/** What one pasted text holds: addresses of postings, or the words of a posting. */
export interface ImportInputs {
  urls: string[];
  text: string | null;
}

/**
 * Tells pasted addresses from a pasted posting. When every line is an address (or several in a line, with commas
 * between), each is one import; any other text is one posting's words, which may well mention addresses.
 */
export function readImportInputs(pasted: string): ImportInputs {
  const words = pasted
    .trim()
    .split(/[\s,;]+/)
    .filter(Boolean);
  if (words.length === 0) return { urls: [], text: null };
  const urls = words.map(asUrl);
  if (urls.every((url) => url !== null)) return { urls: [...new Set(urls)], text: null };
  return { urls: [], text: pasted.trim() };
}

function asUrl(word: string): string | null {
  const withScheme = /^https?:\/\//i.test(word)
    ? word
    : /^[\w-]+(\.[\w-]+)+(\/|$)/.test(word)
      ? `https://${word}`
      : null;
  if (withScheme === null || !URL.canParse(withScheme)) return null;
  return withScheme;
}
