/** Files made to hurt whoever opens them: archives that lie or swell, documents that recurse, names that climb. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

interface ZipEntry {
  name: string;
  data: Uint8Array;
  /** What the headers say of the uncompressed size; default: the truth. */
  claimedSize?: number;
  /** General purpose flags; 1: encrypted. */
  flags?: number;
}

/** A ZIP with whatever its headers are told to say. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claimedSize = data.length, flags = 0 } of entries) {
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const label = Buffer.from(name);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, label, packed);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, end, label);
    offset += 30 + label.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const tail = Buffer.alloc(22);
  tail.write('PK\x05\x06', 'latin1');
  tail.writeUInt16LE(entries.length & 0xffff, 8);
  tail.writeUInt16LE(entries.length & 0xffff, 10);
  tail.writeUInt32LE(central.length, 12);
  tail.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, tail]);
}

const text = (value: string): Buffer => Buffer.from(value);
const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function docx(document: string | Uint8Array, more: readonly ZipEntry[] = [], claimedSize?: number): Buffer {
  const data = typeof document === 'string' ? text(document) : document;
  return zipOf([
    { name: '[Content_Types].xml', data: text(TYPES) },
    { name: 'word/document.xml', data, ...(claimedSize === undefined ? {} : { claimedSize }) },
    ...more,
  ]);
}

const words = (content: string): string =>
  `<w:document ${WORD}><w:body><w:p><w:r><w:t>${content}</w:t></w:r></w:p></w:body></w:document>`;

function pdf(objects: readonly (string | Buffer)[], root = '1 0 R'): Buffer {
  const body = objects.map((object, index) =>
    Buffer.concat([text(`${index + 1} 0 obj\n`), Buffer.from(object), text('\nendobj\n')]),
  );
  return Buffer.concat([
    text('%PDF-1.7\n'),
    ...body,
    text(`trailer << /Root ${root} /Size ${objects.length + 1} >>\n%%EOF`),
  ]);
}

function stream(data: Buffer, dictionary = ''): Buffer {
  return Buffer.concat([
    text(`<< /Length ${data.length} ${dictionary} >>\nstream\n`),
    data,
    text('\nendstream'),
  ]);
}

const onePage = (content: Buffer): Buffer =>
  pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);

const laughs = (): string => {
  const levels = Array.from({ length: 9 }, (_unused, level) => {
    const inner = level === 0 ? 'lol' : `&l${level - 1};`.repeat(10);
    return `<!ENTITY l${level} "${inner}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE w [${levels.join('')}]>`;
};

const MIB = 1024 * 1024;

/** Twenty-four bombs by name. Made when asked for: together they are large. */
export const BOMBS: readonly { name: string; fileName: string; make: () => Buffer }[] = [
  { name: 'a document of 1 GB of zeroes', fileName: 'a.docx', make: () => docx(Buffer.alloc(1024 * MIB)) },
  { name: 'sizes that lie small', fileName: 'b.docx', make: () => docx(Buffer.alloc(256 * MIB), [], 100) },
  { name: 'sizes that lie large', fileName: 'c.docx', make: () => docx(words('x'), [], 0xfffffffe) },
  {
    name: '65,000 entries',
    fileName: 'd.docx',
    make: () =>
      docx(
        words('x'),
        Array.from({ length: 65_000 }, (_u, i) => ({ name: `e${i}`, data: text('') })),
      ),
  },
  {
    name: 'an archive in an archive in an archive',
    fileName: 'e.docx',
    make: () =>
      docx(
        zipOf([
          {
            name: 'a.zip',
            data: zipOf([{ name: 'b.zip', data: zipOf([{ name: 'c', data: Buffer.alloc(64 * MIB) }]) }]),
          },
        ]),
      ),
  },
  {
    name: 'ZIP64 marks without their records',
    fileName: 'f.docx',
    make: () => {
      const bytes = docx(words('x'));
      bytes.writeUInt32LE(0xffffffff, bytes.length - 6);
      return bytes;
    },
  },
  {
    name: 'names that climb out',
    fileName: 'g.docx',
    make: () => docx(words('x'), [{ name: '../../../tmp/atlas-slip', data: text('slipped') }]),
  },
  {
    name: 'absolute names',
    fileName: 'h.docx',
    make: () => docx(words('x'), [{ name: '/tmp/atlas-slip', data: text('slipped') }]),
  },
  {
    name: 'names with backslashes',
    fileName: 'i.docx',
    make: () => docx(words('x'), [{ name: '..\\..\\atlas-slip', data: text('slipped') }]),
  },
  {
    name: 'one name twice',
    fileName: 'j.docx',
    make: () => docx(words('x'), [{ name: 'word/document.xml', data: text(words('other')) }]),
  },
  { name: 'a billion laughs', fileName: 'k.docx', make: () => docx(`${laughs()}${words('&l8;')}`) },
  { name: 'a billion laughs in ODT', fileName: 'l.odt', make: () => odt(`${laughs()}<w>&l8;</w>`) },
  {
    name: 'an external entity',
    fileName: 'm.docx',
    make: () => docx(`<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>${words('&x;')}`),
  },
  {
    name: 'an external entity on a server',
    fileName: 'n.docx',
    make: () => docx(`<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">${words('x')}`),
  },
  { name: 'a hundred thousand elements deep', fileName: 'o.docx', make: () => docx('<a>'.repeat(100_000)) },
  {
    name: 'millions of elements',
    fileName: 'p.docx',
    make: () => docx(`<w:document ${WORD}>${'<w:p/>'.repeat(5_000_000)}</w:document>`),
  },
  { name: 'an encrypted entry', fileName: 'q.docx', make: () => encrypted() },
  {
    name: 'macros',
    fileName: 'r.docx',
    make: () => docx(words('x'), [{ name: 'word/vbaProject.bin', data: Buffer.alloc(100_000, 7) }]),
  },
  {
    name: 'a PDF stream that swells to 1 GB',
    fileName: 's.pdf',
    make: () => onePage(stream(deflateSync(Buffer.alloc(1024 * MIB, 32)), '/Filter /FlateDecode')),
  },
  {
    name: 'a PDF stream packed three times',
    fileName: 't.pdf',
    make: () =>
      onePage(
        stream(
          deflateSync(deflateSync(deflateSync(Buffer.alloc(512 * MIB, 32)))),
          '/Filter [/FlateDecode /FlateDecode /FlateDecode]',
        ),
      ),
  },
  {
    name: 'pages that are their own parents',
    fileName: 'u.pdf',
    make: () => pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']),
  },
  {
    name: 'a million pages that are not there',
    fileName: 'v.pdf',
    make: () => pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>']),
  },
  {
    name: 'a polyglot of PDF and ZIP',
    fileName: 'w.pdf',
    make: () => Buffer.concat([onePage(stream(text('BT ET'))), docx(words('x'))]),
  },
  {
    name: 'groups a million deep in RTF',
    fileName: 'x.rtf',
    make: () => text(`{\\rtf1 ${'{'.repeat(1_000_000)}`),
  },
];

function odt(content: string): Buffer {
  return zipOf([
    { name: 'mimetype', data: text('application/vnd.oasis.opendocument.text') },
    { name: 'content.xml', data: text(content) },
  ]);
}

function encrypted(): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', data: text(TYPES) },
    { name: 'word/document.xml', data: text(words('x')), flags: 1 },
  ]);
}
