import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { documentFromJsonResume } from '../../core/resume/convert.js';
import type { JsonResume } from '../../core/resume/json-resume.js';
import type { ResumeDocument } from '../../core/resume/resume-document.js';
import { documentTemplates } from './document-templates.js';
import { closeDocumentPrinter, renderDocument } from './render-document.js';

const folder = mkdtempSync(join(tmpdir(), 'atlas-documents-'));
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

afterAll(async () => {
  await closeDocumentPrinter();
  rmSync(folder, { recursive: true, force: true });
});

/** The text of a PDF as an applicant tracking system reads it; by pdftotext, or pdf.js where that is not installed. */
async function textOf(pdf: Uint8Array): Promise<string> {
  if (hasPdftotext) {
    const file = join(folder, 'resume.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftotext', ['-enc', 'UTF-8', file, `${file}.txt`]);
    return readFileSync(`${file}.txt`, 'utf8');
  }
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  return pages.join('\n');
}

function documentOf(resume: JsonResume): ResumeDocument {
  let next = 0;
  return documentFromJsonResume(resume, { newId: () => `line-${next++}` });
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function bulletsOf(document: ResumeDocument): string[] {
  return document.sections.flatMap(({ entries }) =>
    entries.flatMap(({ lines }) => lines.filter(({ role }) => role === 'bullet').map(({ text }) => text)),
  );
}

/** Every script the fonts cover, ligatures, marks of HTML, and a career long enough for several pages. */
function longResume(positions: number): JsonResume {
  return {
    basics: {
      name: 'Žofie Åkerström-Gärtner',
      label: 'Leiterin Qualitätssicherung',
      email: 'zofie@example.org',
      phone: '+420 601 234 567',
      url: 'https://www.example.org/~zofie/',
      location: { city: 'České Budějovice', countryCode: 'CZ' },
      profiles: [{ network: 'GitHub', username: 'zofie', url: 'https://github.com/zofie' }],
      summary:
        'Efficient office flow: fluffy affinities & "quotes" <b>not bold</b>, 100% Ελληνικά, Русский, naïve façade.',
    },
    work: Array.from({ length: positions }, (_, at) => ({
      name: `Firma ${at} s.r.o.`,
      position: `Vedoucí směny číslo ${at}`,
      location: 'Plzeň',
      startDate: `20${String(24 - at).padStart(2, '0')}-03`,
      endDate: `20${String(25 - at).padStart(2, '0')}-02`,
      highlights: Array.from(
        { length: 5 },
        (_, line) =>
          `Bod ${at}-${line}: zkrátila přípravu affiliate workflow o ${line + 7} % díky C++ & TypeScript, ` +
          'takže kolegové v Ústí nad Labem, Malmö a Köln mohli začít o směnu dřív než v předchozím roce.',
      ),
    })),
    education: [
      {
        institution: 'Univerzita Pardubice',
        studyType: 'Ing.',
        area: 'Chemie',
        endDate: '2009',
        score: '1,4',
      },
    ],
    skills: [{ name: 'Nástroje', keywords: ['C#', 'Node.js', 'ISO 9001'] }, { name: 'Němčina' }],
    languages: [{ language: 'Čeština', fluency: 'rodilá mluvčí' }],
    meta: { language: 'cs' },
  };
}

describe.each(documentTemplates().map(({ name }) => name))('the %s template', (template) => {
  it.each(['A4', 'LETTER'] as const)('keeps every bullet whole and in order on %s', async (paper) => {
    const document = documentOf(longResume(6));
    const { bytes, pages, contentType, fileName } = await renderDocument(document, {
      template,
      format: 'pdf',
      paper,
    });
    expect({ contentType, fileName }).toEqual({
      contentType: 'application/pdf',
      fileName: 'Zofie-Akerstrom-Gartner-Resume.pdf',
    });
    expect(pages).toBeGreaterThan(1);
    const text = flat(await textOf(bytes));
    let from = 0;
    for (const bullet of bulletsOf(document)) {
      const found = text.indexOf(bullet, from);
      expect({ bullet, found: found >= from }).toEqual({ bullet, found: true });
      from = found + bullet.length;
    }
    const printed = new Set(tokens(text));
    const said = document.sections.flatMap(({ entries }) =>
      entries.flatMap(({ fields, lines }) => [
        ...['name', 'position', 'location', 'institution', 'language'].map((name) => fields[name] ?? ''),
        ...lines.map((line) => line.text),
      ]),
    );
    expect(tokens(said.join(' ')).filter((token) => !printed.has(token))).toEqual([]);
  });

  it('is tagged, with language, title, author and embedded fonts', async () => {
    const { bytes } = await renderDocument(documentOf(longResume(1)), {
      template,
      format: 'pdf',
      paper: 'A4',
    });
    const source = Buffer.from(bytes).toString('latin1');
    expect(source).toContain('/MarkInfo');
    expect(source).toContain('/StructTreeRoot');
    expect(source).toMatch(/\/Lang \(cs\)/);
    expect(source).toContain('/FontFile2');
    const utf16 = (text: string): string => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex');
    expect(source).toContain(`/Author <${utf16('Žofie Åkerström-Gärtner')}>`);
    if (!hasPdftotext) return;
    const file = join(folder, 'tagged.pdf');
    writeFileSync(file, bytes);
    const information = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(information).toMatch(/Tagged:\s+yes/);
    expect(information).toMatch(/Title:\s+Žofie Åkerström-Gärtner – Resume/);
    expect(information).toMatch(/Page size:.*A4/);
  });

  it('pulls a stray last line in instead of printing a page for it', async () => {
    const pagesOf = async (lines: number): Promise<number> => {
      const highlights = Array.from({ length: lines }, (_, at) => `Line ${at} of an even life.`);
      const resume = { basics: { name: 'Ada' }, work: [{ name: 'Acme', position: 'Clerk', highlights }] };
      return (await renderDocument(documentOf(resume), { template, format: 'pdf', paper: 'A4' })).pages!;
    };
    let lines = 36;
    while ((await pagesOf(lines)) === 1) lines += 2;
    // The first length that takes two pages has more on the second than a few lines.
    const highlights = Array.from({ length: lines }, (_, at) => `Line ${at} of an even life.`);
    const resume = { basics: { name: 'Ada' }, work: [{ name: 'Acme', position: 'Clerk', highlights }] };
    const { bytes } = await renderDocument(documentOf(resume), { template, format: 'pdf', paper: 'A4' });
    const second = (await textOf(bytes)).split('\f')[1] ?? '';
    if (hasPdftotext) expect(second.match(/Line \d+/g)?.length ?? 0).toBeGreaterThan(5);
    expect(lines).toBeGreaterThan(40);
  });
});

describe('letters the template has none of', () => {
  it('are lent by fonts that cover them, in every script', async () => {
    const scripts = [
      '東京大学で研究',
      '서울대학교 연구원',
      'جامعة القاهرة',
      'אוניברסיטת תל אביב',
      'दिल्ली विश्वविद्यालय',
    ];
    const resume: JsonResume = {
      basics: { name: 'Aiko' },
      work: scripts.map((name) => ({ name, position: 'R&D' })),
    };
    const { bytes } = await renderDocument(documentOf(resume), {
      template: 'modern',
      format: 'pdf',
      paper: 'A4',
    });
    const text = (await textOf(bytes)).normalize('NFKC');
    for (const script of ['東京大学で研究', '서울대학교', 'दिल']) expect(text).toContain(script);
    if (!hasPdftotext) return;
    const file = join(folder, 'scripts.pdf');
    writeFileSync(file, bytes);
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2);
    expect(fonts.filter((line) => line !== '' && !/ yes (yes|no) +(yes|no) /.test(line))).toEqual([]);
    expect(fonts.join('\n')).toMatch(/NotoSansArabic/);
    expect(fonts.join('\n')).not.toMatch(/DejaVu|Liberation/);
  });
});

describe('hostile text', () => {
  const HOSTILE = [
    '<script>document.title="hit"</script>',
    '"><img src=x onerror=alert(1)>',
    '{{ resume.name | upcase }} {% raw %}',
    '</style><style>*{display:none}',
    "'; } body { background: url(https://example.org/leak) }",
    '<link rel=stylesheet href=//example.org/leak.css>',
    'javascript:alert(1)',
  ];

  it('is printed as it is, in every field', async () => {
    const resume: JsonResume = {
      basics: {
        name: HOSTILE[0]!,
        label: HOSTILE[1]!,
        url: 'javascript:alert(1)',
        summary: HOSTILE.join(' '),
      },
      work: [{ name: HOSTILE[3]!, position: HOSTILE[2]!, url: 'file:///etc/passwd', highlights: HOSTILE }],
      skills: [{ name: HOSTILE[5]!, keywords: HOSTILE }],
      meta: { language: 'en"><script>' },
    };
    const { bytes } = await renderDocument(documentOf(resume), {
      template: 'classic',
      format: 'pdf',
      paper: 'A4',
    });
    const text = (await textOf(bytes)).replace(/\s+/g, '');
    for (const hostile of HOSTILE) expect(text).toContain(hostile.replace(/\s+/g, ''));
    const source = Buffer.from(bytes).toString('latin1');
    expect(source).not.toMatch(/\/URI \((javascript|file)/);
  });
});

describe('Word and text', () => {
  it('writes headings, lists and every bullet in order', async () => {
    const document = documentOf(longResume(2));
    const { bytes } = await renderDocument(document, { template: 'modern', format: 'docx', paper: 'LETTER' });
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(html).toMatch(/<h1>(<a[^>]*><\/a>)?Pracovní zkušenosti<\/h1>/);
    expect(html.match(/<h2>/g)?.length).toBe(3);
    const items = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, item]) => item!.replaceAll('&amp;', '&'));
    expect(items).toEqual(bulletsOf(document));
  });

  it('writes plain text in the order of the page', async () => {
    const document = documentOf(longResume(2));
    const { bytes, fileName, pages } = await renderDocument(document, {
      template: 'classic',
      format: 'txt',
      paper: 'A4',
    });
    expect({ fileName, pages }).toEqual({ fileName: 'Zofie-Akerstrom-Gartner-Resume.txt', pages: null });
    const lines = new TextDecoder().decode(bytes).split('\n');
    expect(lines[0]).toBe('Žofie Åkerström-Gärtner');
    expect(lines).toContain('Vedoucí směny číslo 0, Firma 0 s.r.o., Plzeň | březen 2024 – únor 2025');
    expect(lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))).toEqual(
      bulletsOf(document),
    );
  });
});

it('names the templates there are when asked for another', async () => {
  const asked = renderDocument(documentOf({}), { template: 'neon', format: 'txt', paper: 'A4' });
  await expect(asked).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('classic, modern'),
  });
});
