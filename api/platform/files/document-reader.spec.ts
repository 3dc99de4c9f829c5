import { DocumentReader } from './document-reader.js';

const PLAIN = new TextEncoder().encode('Ada Lindqvist\nada@example.se\n');

/** A PDF whose one page names a content stream that never ends being read: a million drawing operators. */
function endlessPdf(): Uint8Array {
  const content = 'BT /F1 12 Tf (a) Tj ET '.repeat(400_000);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF`);
}

describe('DocumentReader', () => {
  const readers: DocumentReader[] = [];
  const open = (options?: ConstructorParameters<typeof DocumentReader>[0]): DocumentReader => {
    const reader = new DocumentReader(options);
    readers.push(reader);
    return reader;
  };
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.close();
  });

  it('reads several documents at once with one child', async () => {
    const reader = open();
    const documents = await Promise.all([1, 2, 3].map((number) => reader.read(PLAIN, `resume${number}.txt`)));
    expect(documents.map((document) => document.kind)).toEqual(['pages', 'pages', 'pages']);
  }, 30_000);

  it('kills a child that takes too long and reads the next document with a new one', async () => {
    const reader = open({ timeoutMs: 150 });
    await expect(reader.read(endlessPdf(), 'endless.pdf')).rejects.toMatchObject({
      name: 'DocumentError',
      code: 'TIMEOUT',
    });
    await expect(reader.read(PLAIN, 'resume.txt')).resolves.toMatchObject({ kind: 'pages' });
  }, 40_000);

  it('kills a child that takes too much memory', async () => {
    const reader = open({ memoryMb: 40 });
    // It is memory that ends it: time is ample. Where Node's own limit is met first, the child ends by itself.
    await expect(reader.read(endlessPdf(), 'endless.pdf')).rejects.toMatchObject({
      name: 'DocumentError',
      message: expect.stringMatching(/needs more memory|makes its reader fail/) as unknown,
    });
  }, 40_000);

  it('refuses a file over the size limit without a child', async () => {
    await expect(open({ maxBytes: 10 }).read(PLAIN, 'resume.txt')).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
  });

  it('passes refusals of the child on', async () => {
    await expect(open().read(new Uint8Array(), 'resume.txt')).rejects.toMatchObject({ code: 'EMPTY' });
  }, 30_000);

  it('refuses to read once closed', async () => {
    const reader = open();
    reader.close();
    await expect(reader.read(PLAIN, 'resume.txt')).rejects.toMatchObject({ name: 'DocumentError' });
  });
});
