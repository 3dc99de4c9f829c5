import { fileTypeFromBuffer } from 'file-type';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Types told from their bytes that this program can do something with. */
const KNOWN = new Set([
  'application/pdf',
  DOCX,
  'application/vnd.oasis.opendocument.text',
  'application/rtf',
  'application/zip',
  'application/xml',
]);

/** Written differently by different libraries. */
const SAME: Record<string, string> = { 'text/rtf': 'application/rtf', 'text/xml': 'application/xml' };

/** Text formats have no signature: their announced type is believed once the bytes are seen to be text. */
const TEXT_TYPES = new Set([
  'text/plain',
  'text/html',
  'text/markdown',
  'text/csv',
  'application/json',
  'application/ld+json',
  'application/xml',
  'application/xhtml+xml',
  'application/rtf',
]);

const BY_EXTENSION: Record<string, string> = {
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  json: 'application/json',
  xml: 'application/xml',
  csv: 'text/csv',
  md: 'text/markdown',
  rtf: 'application/rtf',
};

/** Endings under which each type may be kept; the first is given to what has another. */
const ENDINGS: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  [DOCX]: ['docx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/rtf': ['rtf'],
  'application/zip': ['zip'],
  'application/xml': ['xml'],
  'application/xhtml+xml': ['xhtml', 'html'],
  'application/json': ['json'],
  'application/ld+json': ['json', 'jsonld'],
  'text/html': ['html', 'htm'],
  'text/markdown': ['md', 'markdown', 'txt'],
  'text/csv': ['csv'],
  'text/plain': ['txt', 'text', 'md', 'csv', 'log'],
};

/**
 * The name of a file with an ending of its type: what holds text is not to be called a program (`setup.bat`), and no program
 * that opens it later is misled.
 */
export function nameOfType(fileName: string, contentType: string): string {
  const endings = ENDINGS[contentType];
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  if (endings === undefined || (fileName.includes('.') && endings.includes(ending))) return fileName;
  return `${fileName}.${endings[0]}`;
}

/** What the first bytes must be enough for; the signature of Office files lies deeper than that of others. */
export const SNIFF_BYTES = 64 * 1024;

/**
 * The type of an uploaded file by its content. The announced type and the name decide only between kinds of text.
 *
 * @param head at least the first 64 KiB of the file
 * @returns null for what this program does not take (pictures, programs, archives of other kinds)
 */
export async function contentTypeOf(
  head: Uint8Array,
  announced: string,
  fileName: string,
): Promise<string | null> {
  const detected = await fileTypeFromBuffer(head);
  if (detected !== undefined) {
    const type = SAME[detected.mime] ?? detected.mime;
    return KNOWN.has(type) ? type : null;
  }
  if (!looksLikeText(head)) return null;
  const type = announced.split(';')[0]?.trim().toLowerCase() ?? '';
  const named = BY_EXTENSION[fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()];
  if (type !== 'text/plain' && TEXT_TYPES.has(SAME[type] ?? type)) return SAME[type] ?? type;
  return named ?? 'text/plain';
}

function looksLikeText(head: Uint8Array): boolean {
  const utf16 =
    head.length >= 2 && ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff));
  return utf16 || !head.includes(0);
}
