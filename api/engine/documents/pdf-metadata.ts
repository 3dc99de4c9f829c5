/**
 * Writes the document information (title, author, creator) into a PDF printed by Chromium, which itself sets only the
 * title and names its user agent as creator. Done as an incremental update (ISO 32000-1, 7.5.6): a new information
 * object, its cross-reference section and a trailer are appended; the bytes before stay as they are.
 */

export interface PdfInformation {
  title: string;
  author: string;
  creator: string;
}

/** A PDF text string: UTF-16BE with byte order mark, in hexadecimal. */
function textString(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex')}>`;
}

/** @throws Error when the file does not end in a classic cross-reference table with an information entry */
export function writePdfInformation(pdf: Uint8Array, { title, author, creator }: PdfInformation): Uint8Array {
  const source = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tail = source.subarray(Math.max(0, source.length - 2048)).toString('latin1');
  const trailer = tail.slice(tail.lastIndexOf('trailer'));
  const size = /\/Size (\d+)/.exec(trailer)?.[1];
  const root = /\/Root (\d+ \d+ R)/.exec(trailer)?.[1];
  const information = /\/Info (\d+) 0 R/.exec(trailer)?.[1];
  const previous = /startxref\s+(\d+)/.exec(trailer)?.[1];
  if (size === undefined || root === undefined || information === undefined || previous === undefined) {
    throw new Error('The printed PDF has no trailer that its information could be added to.');
  }
  const dates = source.toString('latin1').match(/\/CreationDate \([^)]*\)/)?.[0] ?? '';
  const start = source.length + 1;
  const object =
    `${information} 0 obj\n<</Title ${textString(title)}\n/Author ${textString(author)}\n` +
    `/Creator ${textString(creator)}\n/Producer (Skia/PDF)\n${dates}>>\nendobj\n`;
  const crossReference =
    `xref\n${information} 1\n${String(start).padStart(10, '0')} 00000 n \n` +
    `trailer\n<</Size ${size}\n/Root ${root}\n/Info ${information} 0 R\n/Prev ${previous}>>\n` +
    `startxref\n${start + object.length}\n%%EOF\n`;
  return Buffer.concat([source, Buffer.from(`\n${object}${crossReference}`, 'latin1')]);
}

/** Pages of a PDF printed by Chromium, whose page objects are never compressed. */
export function countPdfPages(pdf: Uint8Array): number {
  const source = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  return source.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}
