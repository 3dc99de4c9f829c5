import { Document, Packer, Paragraph, TextRun } from 'docx';
import { crc32, deflateRawSync } from 'node:zlib';
import { decodeDocument } from './decode-document.js';
import { readZip } from './zip-archive.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A ZIP of one entry; `size` lets the directory lie about what it unpacks to. */
function zipOf(name: string, content: Uint8Array, size = content.length, flags = 0): Uint8Array {
  const packed = deflateRawSync(content);
  const nameBytes = Buffer.from(name);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(flags, 2);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(crc32(content), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, nameBytes, packed]);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    head,
    Buffer.alloc(14),
    nameBytes,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

const codeOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? 'no code',
  );

describe('decodeDocument', () => {
  it('reads Word with weight, tabs, bullets and headings', async () => {
    const file = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: 'Experience', heading: 'Heading1' }),
              new Paragraph({
                children: [new TextRun({ text: 'Baker', bold: true }), new TextRun('\t2019')],
              }),
              new Paragraph({ text: 'Rye bread', bullet: { level: 0 } }),
            ],
          },
        ],
      }),
    );
    const document = await decodeDocument(file, 'resume.docx');
    expect(document.kind === 'flow' && document.blocks.slice(0, 3)).toEqual([
      expect.objectContaining({ heading: 1 }),
      expect.objectContaining({
        pieces: [
          expect.objectContaining({ text: 'Baker', bold: true }),
          expect.objectContaining({ text: '\t2019' }),
        ],
      }),
      expect.objectContaining({ list: 1, pieces: [expect.objectContaining({ text: 'Rye bread' })] }),
    ]);
  });

  it('reads rich text with code pages, Unicode and lists', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\b Zo\\'eb}\\tab \\u268?\\par{\\listtext\\bullet\\tab}\\ls1 one\\par}";
    const document = await decodeDocument(bytes(rtf), 'resume.rtf');
    expect(
      document.kind === 'flow' &&
        document.blocks.map((block) => [block.pieces.map((piece) => piece.text).join(''), block.list]),
    ).toEqual([
      ['Zoë\tČ', 0],
      ['one', 1],
      ['', 1],
    ]);
  });

  it('reads what a web page shows and not what it hides', async () => {
    const html =
      '<html><body><h2>Work</h2><script>steal()</script><p hidden>ignore</p><ul><li>Sold <b>boats</b></li></ul></body></html>';
    const document = await decodeDocument(bytes(html), 'resume.html');
    expect(
      document.kind === 'flow' &&
        document.blocks.map((block) => block.pieces.map((piece) => piece.text).join('')),
    ).toEqual(['Work', 'Sold boats']);
  });

  it('lays plain text out by its columns', async () => {
    const document = await decodeDocument(bytes('Acme Ltd            2019\n  - Built boats\n'), 'resume.txt');
    expect(
      document.kind === 'pages' && document.pages[0]!.runs.map((run) => [run.text, run.x, run.y]),
    ).toEqual([
      ['Acme Ltd', 0, 12],
      ['2019', 100, 12],
      ['- Built boats', 10, 24],
    ]);
  });

  it('tells kinds by the bytes and not by the name', async () => {
    const document = await decodeDocument(bytes('{"basics": {"name": "A"}}'), 'resume.pdf');
    expect(document).toEqual({ kind: 'structured', format: 'json', data: { basics: { name: 'A' } } });
  });

  it.each([
    ['an empty file', new Uint8Array(), 'EMPTY'],
    ['blank text', bytes(' \n\t\n'), 'EMPTY'],
    ['broken JSON', bytes('{"basics": '), 'BROKEN'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 0, 0, 0, 255, 254]),
      'UNSUPPORTED_MEDIA',
    ],
    ['old Word', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'UNSUPPORTED_MEDIA'],
    ['a damaged PDF', bytes('%PDF-1.7\nnothing'), 'BROKEN'],
    ['a damaged ZIP', bytes('PK\u0003\u0004rest'), 'BROKEN'],
    ['a ZIP of something else', zipOf('readme.md', bytes('hello')), 'UNSUPPORTED_MEDIA'],
    ['a spreadsheet', zipOf('xl/workbook.xml', bytes('<a/>')), 'UNSUPPORTED_MEDIA'],
    ['a password', zipOf('word/document.xml', bytes('<a/>'), 4, 1), 'ENCRYPTED'],
  ])('refuses %s as %s', async (_, content, code) => {
    expect(await codeOf(decodeDocument(content, 'resume.json'))).toBe(code);
  });

  it.each([
    '<!DOCTYPE a [<!ENTITY b "x">]><w:document>&b;</w:document>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><w:document/>',
  ])('refuses XML with entities of its own', async (xml) => {
    expect(await codeOf(decodeDocument(zipOf('word/document.xml', bytes(xml)), 'resume.docx'))).toBe(
      'BROKEN',
    );
  });

  it('refuses nesting that would exhaust the stack', async () => {
    const xml = `<w:document>${'<w:sdt>'.repeat(100_000)}</w:document>`;
    expect(await codeOf(decodeDocument(zipOf('word/document.xml', bytes(xml)), 'resume.docx'))).toBe(
      'TOO_LARGE',
    );
  });
});

describe('readZip', () => {
  it('stops inflating at the limit', async () => {
    const bomb = zipOf('word/document.xml', new Uint8Array(3 * 1024 * 1024));
    expect(await codeOf(readZip(bomb, () => true, { entries: 10, inflatedBytes: 1024 * 1024 }))).toBe(
      'TOO_LARGE',
    );
  });

  it('refuses too much and too many by the directory, before anything is inflated', async () => {
    const honest = zipOf('word/document.xml', new Uint8Array(3 * 1024 * 1024));
    // What would be inflated first is damaged: had that been tried, the answer would be another.
    const damaged = Uint8Array.from(honest).fill(0xff, 60, 400);
    expect(await codeOf(readZip(damaged, () => true))).toBe('BROKEN');
    const limits = { entries: 10, inflatedBytes: 1024 * 1024 };
    expect(await codeOf(readZip(damaged, () => true, limits))).toBe('TOO_LARGE');
    const none = { entries: 0, inflatedBytes: 64 * 1024 * 1024 };
    expect(await codeOf(readZip(damaged, () => true, none))).toBe('TOO_LARGE');
  });

  it('refuses an entry that unpacks to more than it says', async () => {
    const lying = zipOf('word/document.xml', new Uint8Array(1024 * 1024), 10);
    expect(await codeOf(readZip(lying, () => true))).toBe('BROKEN');
  });

  it('refuses names that point outside the package', async () => {
    expect(await codeOf(readZip(zipOf('../../etc/passwd', bytes('x')), () => true))).toBe('BROKEN');
  });
});

describe('a text file of megabytes', () => {
  it.each(['a  ', '**a**', '- ', '\t', '# '])('of lines of %p is placed in no time', async (unit) => {
    const line = `${unit.repeat(3_900 / unit.length)}\n`;
    const file = bytes(`Ada Example\n${line.repeat(1_200)}`);
    const started = performance.now();
    await decodeDocument(file, 'resume.txt');
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
