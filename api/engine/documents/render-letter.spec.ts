import { execFileSync, spawnSync } from 'node:child_process';
import mammoth from 'mammoth';
import type { LetterDocument } from '../../core/letter/letter-document.js';
import { documentTemplate, documentTemplates } from './document-templates.js';
import { viewLetter, type LetterContent } from './letter-view.js';
import { closeDocumentPrinter, renderLetter } from './render-document.js';
import { renderHtml } from './render-html.js';

afterAll(() => closeDocumentPrinter());

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasPdftotext)
  process.stderr.write('pdftotext is missing: the text of letters as PDF is not compared.\n');

const sentence = (text: string, at: number): LetterDocument['paragraphs'][number]['sentences'][number] => ({
  id: `s-${at}`,
  text,
  basis: 'own',
  facts: [],
});

function letterOf(paragraphs: string[], change: Partial<LetterDocument> = {}): LetterContent {
  return {
    letter: {
      language: 'de',
      subject: 'Bewerbung: Müller (w/m/d) bei Rosenhof & Söhne',
      greeting: 'Guten Tag,',
      paragraphs: paragraphs.map((text, at) => ({ id: `p-${at}`, sentences: [sentence(text, at)] })),
      farewell: 'Mit freundlichen Grüßen',
      signature: 'Žofie Åkerström-Gärtner',
      ...change,
    },
    basics: { name: 'Žofie Åkerström-Gärtner', email: 'zofie@example.org', phone: '+420 601 234 567' },
    addressee: 'Rosenhof & Söhne',
    date: '2026-11-21',
  };
}

const PARAGRAPHS = [
  'ich bewerbe mich um die Stelle als Müller. Seit 2019 mahle ich „Roggen & Dinkel“ für 3 Bäckereien.',
  'Über ein Gespräch würde ich mich freuen.',
];
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.each(documentTemplates('letters').map(({ name }) => name))('the %s letter', (template) => {
  it.each(['A4', 'LETTER'] as const)('is one page of %s, with everything in order', async (paper) => {
    const made = await renderLetter(letterOf(PARAGRAPHS), { template, format: 'pdf', paper });
    expect(made).toMatchObject({
      pages: 1,
      contentType: 'application/pdf',
      fileName: 'Zofie-Akerstrom-Gartner-Letter.pdf',
    });
    if (!hasPdftotext) return;
    const text = flat(execFileSync('pdftotext', ['-', '-'], { input: made.bytes, encoding: 'utf8' }));
    const parts = [
      'Žofie Åkerström-Gärtner',
      'zofie@example.org',
      'Rosenhof & Söhne',
      '21. November 2026',
      'Bewerbung: Müller (w/m/d) bei Rosenhof & Söhne',
      'Guten Tag,',
      ...PARAGRAPHS,
      'Mit freundlichen Grüßen',
      'Žofie Åkerström-Gärtner',
    ];
    let from = 0;
    for (const part of parts) {
      const found = text.indexOf(part, from);
      expect({ part, found: found >= from }).toEqual({ part, found: true });
      from = found + part.length;
    }
  });

  it('keeps a long letter on one page, and breaks one that is far too long', async () => {
    const of = (count: number): LetterContent =>
      letterOf(
        Array.from({ length: count }, () =>
          'Ein Satz, der eine Zeile lang ist und etwas mehr als das. '.repeat(4),
        ),
      );
    const pagesOf = async (count: number): Promise<number | null> =>
      (await renderLetter(of(count), { template, format: 'pdf', paper: 'A4' })).pages;
    expect(await pagesOf(10)).toBe(1);
    expect(await pagesOf(40)).toBeGreaterThan(1);
  });

  it('is a Word document with the same text', async () => {
    const { bytes } = await renderLetter(letterOf(PARAGRAPHS), { template, format: 'docx', paper: 'A4' });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    for (const part of ['21. November 2026', 'Guten Tag,', ...PARAGRAPHS, 'Mit freundlichen Grüßen']) {
      expect(flat(value)).toContain(part);
    }
  });

  it('escapes what it prints', async () => {
    const hostile =
      '</p><script>fetch("https://evil.example")</script><img src=x onerror=alert(1)>{{ 7 | times: 7 }}';
    const content = letterOf([hostile], { subject: hostile, greeting: hostile, signature: hostile });
    content.basics.name = hostile;
    content.addressee = hostile;
    const html = await renderHtml(viewLetter(content), 'letter', documentTemplate(template, 'letters'), 'A4');
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('{{ 7 | times: 7 }}');
  });
});

it('is plain text from greeting to signature', async () => {
  const { bytes } = await renderLetter(letterOf(PARAGRAPHS), {
    template: 'classic',
    format: 'txt',
    paper: 'A4',
  });
  expect(new TextDecoder().decode(bytes)).toBe(
    `Guten Tag,\n\n${PARAGRAPHS.join('\n\n')}\n\nMit freundlichen Grüßen\nŽofie Åkerström-Gärtner\n`,
  );
});

it('refuses a template there is not', async () => {
  const asked = renderLetter(letterOf(PARAGRAPHS), { template: 'pink', format: 'txt', paper: 'A4' });
  await expect(asked).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
