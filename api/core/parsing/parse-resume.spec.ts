import jsonResume from '@jsonresume/schema';
import { parseResume } from './parse-resume.js';
import type { FlowBlock, PagedDocument, TextDocument, TextRun } from './text-document.js';

type Drawn = [x: number, y: number, text: string, style?: { size?: number; bold?: boolean; width?: number }];

/** A page as a PDF reader gives it; widths are about those of a common typeface. */
function page(...drawn: Drawn[]): PagedDocument {
  const runs = drawn.map(([x, y, text, style]): TextRun => {
    const size = style?.size ?? 10;
    const bold = style?.bold ?? false;
    return {
      text,
      x,
      y,
      width: style?.width ?? text.length * size * 0.48,
      size,
      bold,
      italic: false,
      font: bold ? 'Sans-Bold' : 'Sans',
    };
  });
  return { kind: 'pages', pages: [{ width: 595, height: 842, runs, links: [] }] };
}

/** Paragraphs without any style. */
function flow(texts: readonly string[]): TextDocument {
  const blocks = texts.map((text): FlowBlock => ({
    pieces: [{ text, bold: false, italic: false, size: null, url: null }],
    heading: 0,
    list: 0,
    sameRow: false,
  }));
  return { kind: 'flow', blocks };
}

const TITLE = { size: 13, bold: true };
const BOLD = { bold: true };

const SINGLE = page(
  [50, 60, 'Orla Brennan', { size: 22, bold: true }],
  [50, 78, 'Galway, Ireland | orla.brennan@example.ie | +353 91 555 012'],
  [50, 110, 'Experience', TITLE],
  [50, 128, 'Corrib Instruments Ltd', BOLD],
  [420, 128, 'Mar 2019 – Present'],
  [50, 141, 'Quality Engineer'],
  [420, 141, 'Galway, Ireland'],
  [58, 155, '•'],
  [68, 155, 'Set up the measuring room that releases every batch of the new valve before it'],
  [68, 168, 'leaves the plant.'],
  [58, 181, '•'],
  [68, 181, 'Trained nine inspectors.'],
  [50, 203, 'Atlantic Toolworks', BOLD],
  [420, 203, 'Sep 2014 – Feb 2019'],
  [50, 216, 'Machinist'],
  [58, 229, '•'],
  [68, 229, 'Ran three lathes.'],
  [50, 260, 'Education', TITLE],
  [50, 278, 'University of Connacht', BOLD],
  [420, 278, '2010 – 2014'],
  [50, 291, 'BEng in Mechanical Engineering'],
  [50, 320, 'Skills', TITLE],
  [50, 338, 'Metrology: CMM, Gauges'],
  [50, 351, 'Software: Minitab, SolidWorks'],
);

describe('parseResume', () => {
  it('reads a page of one column', () => {
    const { resume } = parseResume(SINGLE);
    expect(resume.basics).toEqual(
      expect.objectContaining({
        name: 'Orla Brennan',
        email: 'orla.brennan@example.ie',
        phone: '+353 91 555 012',
      }),
    );
    expect(resume.basics?.location?.city).toBe('Galway');
    expect(resume.work).toEqual([
      {
        name: 'Corrib Instruments Ltd',
        position: 'Quality Engineer',
        location: 'Galway, Ireland',
        startDate: '2019-03',
        highlights: [
          'Set up the measuring room that releases every batch of the new valve before it leaves the plant.',
          'Trained nine inspectors.',
        ],
      },
      {
        name: 'Atlantic Toolworks',
        position: 'Machinist',
        startDate: '2014-09',
        endDate: '2019-02',
        highlights: ['Ran three lathes.'],
      },
    ]);
    expect(resume.education).toEqual([
      {
        institution: 'University of Connacht',
        studyType: 'BEng',
        area: 'Mechanical Engineering',
        startDate: '2010',
        endDate: '2014',
      },
    ]);
    expect(resume.skills).toEqual([
      { name: 'Metrology', keywords: ['CMM', 'Gauges'] },
      { name: 'Software', keywords: ['Minitab', 'SolidWorks'] },
    ]);
    expect(resume.meta?.sectionOrder).toEqual(['work', 'education', 'skills']);
  });

  it('cites for each value where it was read', () => {
    const { spans, text } = parseResume(SINGLE);
    const bullet = spans['work[0].highlights[0]']!;
    expect(text.slice(bullet.start, bullet.end)).toBe(bullet.excerpt);
    expect(bullet).toEqual(expect.objectContaining({ page: 1 }));
    expect(bullet.excerpt.replace(/\s+/g, ' ')).toContain('measuring room');
    expect(spans['work[1].startDate']?.excerpt).toBe('Sep 2014 – Feb 2019');
    expect(spans['work[1].position']?.excerpt).toBe('Machinist');
  });

  it('reads a sidebar apart from the column beside it', () => {
    const { resume } = parseResume(
      page(
        [40, 60, 'SKILLS', TITLE],
        [40, 78, 'Welding'],
        [40, 92, 'Rigging'],
        [40, 106, 'Blueprints'],
        [40, 120, 'Forklift'],
        [40, 150, 'LANGUAGES', TITLE],
        [40, 168, 'Polish (native)'],
        [40, 182, 'English (fluent)'],
        [220, 60, 'Bartek Sowa', { size: 22, bold: true }],
        [220, 80, 'bartek.sowa@example.pl'],
        [220, 115, 'EXPERIENCE', TITLE],
        [220, 133, 'Senior Welder', BOLD],
        [470, 133, '2016 – 2021'],
        [220, 147, 'Baltic Yards S.A.'],
        [220, 161, 'Welded hull sections for ferries and trained two apprentices'],
        [220, 175, 'in safe work at height.'],
      ),
    );
    expect(resume.basics?.name).toBe('Bartek Sowa');
    expect(resume.skills?.map((skill) => skill.name)).toEqual([
      'Welding',
      'Rigging',
      'Blueprints',
      'Forklift',
    ]);
    expect(resume.languages).toEqual([
      { language: 'Polish', fluency: 'native' },
      { language: 'English', fluency: 'fluent' },
    ]);
    expect(resume.work).toEqual([
      expect.objectContaining({
        name: 'Baltic Yards S.A.',
        position: 'Senior Welder',
        startDate: '2016',
        endDate: '2021',
      }),
    ]);
  });

  it('keeps dates in a margin column with their entries', () => {
    const { resume } = parseResume(
      page(
        [50, 60, 'Ingrid Sandvik', { size: 20, bold: true }],
        [50, 78, 'ingrid.sandvik@example.no'],
        [50, 110, 'Experience', TITLE],
        [50, 130, '2018 – 2022'],
        [150, 130, 'Site Manager', BOLD],
        [150, 143, 'Fjordbygg AS'],
        [158, 157, '• Led the building of two schools.'],
        [50, 180, '2012 – 2018'],
        [150, 180, 'Carpenter', BOLD],
        [150, 193, 'Tre og Tak AS'],
        [158, 207, '• Framed forty houses.'],
      ),
    );
    expect(resume.work).toEqual([
      {
        name: 'Fjordbygg AS',
        position: 'Site Manager',
        startDate: '2018',
        endDate: '2022',
        highlights: ['Led the building of two schools.'],
      },
      {
        name: 'Tre og Tak AS',
        position: 'Carpenter',
        startDate: '2012',
        endDate: '2018',
        highlights: ['Framed forty houses.'],
      },
    ]);
  });

  it('joins words that a line end broke and keeps real hyphens', () => {
    const { resume } = parseResume(
      page(
        [50, 60, 'Ana Horvat', { size: 20, bold: true }],
        [50, 78, 'ana.horvat@example.hr'],
        [50, 110, 'Summary', TITLE],
        [50, 128, 'Nurse who looks after patients with long histories and their fami-', { width: 490 }],
        [50, 141, 'lies, on wards and at home, and who is at ease with shared decision-', { width: 490 }],
        [50, 154, 'making.'],
      ),
    );
    expect(resume.basics?.summary).toBe(
      'Nurse who looks after patients with long histories and their families, on wards and at home, and who is at ease with shared decision-making.',
    );
  });

  it('loses no word and invents none', () => {
    const { resume, text } = parseResume(SINGLE);
    const words = (value: string): string[] => value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const strings = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(strings)
          : [];
    const held = new Set(strings(resume).flatMap(words));
    expect(words(text).filter((word) => !held.has(word))).toEqual([]);
    const { meta, ...fields } = resume;
    expect(meta).toBeDefined();
    const printed = new Set(words(text));
    const invented = strings(fields)
      .filter((value) => !/^\d{4}(-\d{2})*$/.test(value))
      .flatMap(words)
      .filter((word) => !printed.has(word) && word !== 'ie');
    expect(invented).toEqual([]);
  });

  it('reads flowed documents by their styles', () => {
    const block = (text: string, extra: Partial<FlowBlock> = {}, bold = false): FlowBlock => ({
      pieces: [{ text, bold, italic: false, size: null, url: null }],
      heading: 0,
      list: 0,
      sameRow: false,
      ...extra,
    });
    const { resume, language } = parseResume({
      kind: 'flow',
      blocks: [
        block('Katrin Weidner', { heading: 1 }),
        block('Leipzig | katrin.weidner@example.de'),
        block('Berufserfahrung', { heading: 2 }),
        block('Erzieherin\t08/2015 – heute', {}, true),
        block('Kindergarten Regenbogen e.V., Leipzig'),
        block('Leitung einer Gruppe mit 18 Kindern', { list: 1 }),
        block('Planung der Elternabende', { list: 1 }),
        block('Sprachen', { heading: 2 }),
        block('Deutsch – Muttersprache'),
        block('Englisch – gut'),
      ],
    });
    expect(resume.basics?.name).toBe('Katrin Weidner');
    expect(resume.work).toEqual([
      {
        name: 'Kindergarten Regenbogen e.V.',
        position: 'Erzieherin',
        location: 'Leipzig',
        startDate: '2015-08',
        highlights: ['Leitung einer Gruppe mit 18 Kindern', 'Planung der Elternabende'],
      },
    ]);
    expect(resume.languages).toEqual([
      { language: 'Deutsch', fluency: 'Muttersprache' },
      { language: 'Englisch', fluency: 'gut' },
    ]);
    expect(language).toBe('de');
  });

  it('answers an empty document with an empty resume and a warning', () => {
    const { resume, warnings } = parseResume({ kind: 'flow', blocks: [] });
    expect(resume.basics).toEqual({});
    expect(resume.work).toBeUndefined();
    expect(warnings).toContain('No name was found.');
  });

  it('never throws and stays valid whatever the document holds', () => {
    let seed = 20_261_121;
    const random = (): number => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
    const oddTexts = [
      '',
      '\u0000',
      '\ud800',
      '((((',
      '•••',
      '2020 – ',
      '9'.repeat(300),
      'Jan '.repeat(200),
      '@@@',
      'http://',
      'Education',
      '__proto__',
      'a, '.repeat(500),
    ];
    const oddNumbers = [Number.NaN, Infinity, -5, 0, 1e6];
    for (let round = 0; round < 300; round += 1) {
      const document: TextDocument = structuredClone(SINGLE);
      for (let change = 0; change < 6; change += 1) {
        const run = pick(document.pages[0]!.runs);
        const kind = Math.floor(random() * 5);
        if (kind === 0) run.text = pick(oddTexts);
        else if (kind === 1) run.x = pick(oddNumbers);
        else if (kind === 2) run.y = pick(oddNumbers);
        else if (kind === 3) run.size = pick(oddNumbers);
        else run.width = pick(oddNumbers);
      }
      const { resume } = parseResume(document);
      jsonResume.validate(resume, (errors) => expect(errors).toBeNull());
    }
  });

  it.each([
    ['one endless line', [' '.repeat(5_000_000) + 'a@'.repeat(2_500_000)]],
    ['endless paragraphs', Array<string>(30_000).fill('2019 – 2020, '.repeat(50))],
    ['endless line breaks', ['a\n'.repeat(2_000_000)]],
    ['endless empty paragraphs', Array<string>(100_000).fill('')],
  ])('reads the beginning of %s and says so', (_, paragraphs) => {
    const blocks = paragraphs.map((text): FlowBlock => {
      const piece = { text, bold: false, italic: false, size: null, url: null };
      return { pieces: [piece], heading: 0, list: 0, sameRow: false };
    });
    const { text, warnings } = parseResume({ kind: 'flow', blocks });
    expect(text.length).toBeLessThan(250_000);
    expect(warnings).toContain('This document is longer than any resume; its end was left out.');
  });

  it('reads the beginning of endless pages and leaves out what has no place', () => {
    const [first] = SINGLE.pages;
    const lost = { ...first!.runs[0]!, text: 'Nowhere', y: Number.NaN };
    const pages = Array.from({ length: 3_000 }, () => ({ ...first!, runs: [...first!.runs, lost] }));
    const { resume, text, warnings } = parseResume({ kind: 'pages', pages });
    expect(resume.basics?.name).toBe('Orla Brennan');
    expect(text).not.toContain('Nowhere');
    expect(text.length).toBeLessThan(250_000);
    expect(warnings).toContain('This document is longer than any resume; its end was left out.');
  });

  it('keeps the lines of a publication together', () => {
    const { resume } = parseResume(
      page(
        [50, 60, 'Ruxandra Tillingham', { size: 22, bold: true }],
        [50, 78, 'ruxandra.tillingham@example.ac.uk'],
        [50, 110, 'Publications', TITLE],
        [50, 128, 'Counting moths by night', BOLD],
        [440, 128, 'May 2022'],
        [50, 141, 'Ruxandra Tillingham, Osei Barnard'],
        [50, 154, '10.5555/moth.2022.104 (Journal of Field Survey)'],
        [50, 179, 'What lamps do to hedgerows', BOLD],
        [440, 179, 'Jan 2020'],
        [50, 192, 'Osei Barnard, Ruxandra Tillingham'],
        [50, 205, '10.5555/lamp.2020.7 (Landscape Notes)'],
      ),
    );
    expect(resume.publications).toEqual([
      {
        name: 'Counting moths by night',
        publisher: 'Journal of Field Survey',
        releaseDate: '2022-05',
        url: 'https://doi.org/10.5555/moth.2022.104',
        summary: 'Ruxandra Tillingham, Osei Barnard',
      },
      {
        name: 'What lamps do to hedgerows',
        publisher: 'Landscape Notes',
        releaseDate: '2020-01',
        url: 'https://doi.org/10.5555/lamp.2020.7',
        summary: 'Osei Barnard, Ruxandra Tillingham',
      },
    ]);
  });

  it.each([
    'Portugal, Braga',
    'Mobile',
    'GitHub',
    'Full-time, on-site or hybrid.',
    'Citizen of Portugal',
    'FULL STACK DEVELOPER',
    'WORK EXPERIENCE DETAILS',
    'Address: Lagos, Rua Nova 1',
    '(WhatsApp)',
  ])('names nobody "%s"', (text) => {
    const { resume, warnings } = parseResume(flow([text, 'I write programs.', 'SKILLS', 'Python, SQL']));
    expect(resume.basics?.name).toBeUndefined();
    expect(warnings).toContain('No name was found.');
  });

  it('names a person whose family name is a trade or whose first name is a country', () => {
    for (const name of ['James Cook', 'Jordan A. Patel', 'Chad Okafor'])
      expect(parseResume(flow([name, 'Skills', 'Python, SQL'])).resume.basics?.name).toBe(name);
  });

  it('joins the printed lines of a Word file that was made from a PDF', () => {
    const { resume } = parseResume(
      flow([
        'Ines Quintela',
        'PROFILE',
        'Warehouse planner who likes the quiet hour before the first lorry and has',
        'spent nine years making shelves, scanners and people agree with each other',
        'in three countries.',
        'EXPERIENCE',
        'Planner, Armazens do Norte | 2015 - 2020',
        ' Rebuilt the picking routes of the cold store so that nobody waits more than',
        'four minutes in the cold for a pallet that stands somewhere else,',
        'which the drivers noticed first.',
        ' Trained two night teams.',
        ' Wrote the fire plan.',
      ]),
    );
    expect(resume.basics?.summary).toBe(
      'Warehouse planner who likes the quiet hour before the first lorry and has spent nine years making shelves, scanners and people agree with each other in three countries.',
    );
    expect(resume.work?.[0]?.highlights).toEqual([
      'Rebuilt the picking routes of the cold store so that nobody waits more than four minutes in the cold for a pallet that stands somewhere else, which the drivers noticed first.',
      'Trained two night teams.',
      'Wrote the fire plan.',
    ]);
  });
});
