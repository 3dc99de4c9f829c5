import sniffEncoding from 'html-encoding-sniffer';

/** What kind of text a response holds; the same words as the extraction room's `contentType`. */
export type TextKind = 'html' | 'json' | 'xml' | 'text';

const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml']);
const XML_TYPES = new Set(['text/xml', 'application/xml']);
/** Types servers use when they do not know; the first bytes decide then. */
const VAGUE_TYPES = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'text/plain',
  'application/download',
]);

/** The media type without parameters, in lower case. */
export function mediaType(contentType: string | null | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * Tells which kind of text a body holds, from its declared type and, where that says little, from its first bytes.
 * @returns null when it is not text we read (an image, a PDF, a program)
 */
export function textKind(contentType: string | null | undefined, bytes: Uint8Array): TextKind | null {
  const type = mediaType(contentType);
  if (HTML_TYPES.has(type)) return 'html';
  if (type === 'application/json' || type.endsWith('+json') || type === 'text/json') return 'json';
  if (XML_TYPES.has(type) || type.endsWith('+xml')) return 'xml';
  if (!VAGUE_TYPES.has(type)) return type.startsWith('text/') ? sniffKind(bytes) : null;
  return sniffKind(bytes);
}

function sniffKind(bytes: Uint8Array): TextKind | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const utf16 = /^(?:\xff\xfe|\xfe\xff)/.test(head);
  if (!utf16 && head.includes('\0')) return null;
  const start = head
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/\0/g, '')
    .trimStart();
  if (/^%PDF-|^PK\x03\x04|^\x89PNG|^GIF8|^\x1f\x8b/.test(start)) return null;
  if (/^<\?xml/i.test(start)) return /<html[\s>]/i.test(start) ? 'html' : 'xml';
  if (/^<(?:rss|feed|urlset|jobs?|source|position-list|workzag-jobs)[\s>]/i.test(start)) return 'xml';
  if (
    /^(?:<!doctype html|<!--|<(?:html|head|body|meta|title|script|div|main|article|section|table|h1|p)[\s>])/i.test(
      start,
    )
  ) {
    return 'html';
  }
  if (/^[[{]/.test(start)) return 'json';
  return 'text';
}

/** Western encodings that are declared out of habit by programs that write UTF-8. */
const DECLARED_BY_HABIT = new Set(['windows-1252', 'ISO-8859-15']);

/**
 * Decodes a body by byte order mark, declared charset, and the document's own declaration, in the order of the HTML
 * standard; but what is declared Western and is valid UTF-8 is UTF-8. Bytes that are not valid in that encoding become U+FFFD.
 */
export function decodeText(
  bytes: Uint8Array,
  contentType: string | null | undefined,
  kind: TextKind,
): string {
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1];
  const valid = isValidUtf8(bytes);
  const declared =
    kind === 'json'
      ? 'utf-8'
      : sniffEncoding(bytes, {
          xml: kind === 'xml',
          ...(charset === undefined ? {} : { transportLayerEncodingLabel: charset }),
          // What declares nothing is UTF-8 when it is valid UTF-8, which chance hardly ever makes it.
          defaultEncoding: valid ? 'UTF-8' : 'windows-1252',
          ...(kind === 'xml' ? {} : { maxPrescanBytes: 8192 }),
        });
  const encoding = valid && DECLARED_BY_HABIT.has(declared) ? 'utf-8' : declared;
  return new TextDecoder(encoding).decode(bytes);
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // A refusal by the decoder is the answer to the question asked.
    return false;
  }
}
