/** A resume as a Word document with real heading styles and lists, so that people and parsers can work on it. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  convertMillimetersToTwip,
  type IStylesOptions,
  type ParagraphChild,
} from 'docx';
import type { DocumentTemplate } from './document-templates.js';
import type { PaperSize } from './render-html.js';
import type { ContactView, EntryView, ResumeView, SectionView } from './resume-view.js';

/** Twentieths of a point. */
export const SHEET: Record<PaperSize, { width: number; height: number }> = {
  A4: { width: 11_906, height: 16_838 },
  LETTER: { width: 12_240, height: 15_840 },
};
export const POINT = 20;
const SOFT = '4A4F59';
const BULLETS = 'bullets';

type Word = DocumentTemplate['word'];

export function stylesOf(word: Word): IStylesOptions {
  const halfPoints = (scale: number): number => Math.round(word.size * 2 * scale);
  const plain = { font: word.font, color: '16181D' };
  return {
    default: {
      document: { run: { ...plain, size: halfPoints(1) }, paragraph: { spacing: { line: 259 } } },
      title: {
        run: { ...plain, size: halfPoints(2.2), bold: true },
        paragraph: { spacing: { after: 2 * POINT }, keepNext: true },
      },
      heading1: {
        run: { ...plain, size: halfPoints(1.12), bold: true, color: word.accent },
        paragraph: { spacing: { before: 11 * POINT, after: 4 * POINT }, keepNext: true },
      },
      heading2: {
        run: { ...plain, size: halfPoints(1.04), bold: true },
        paragraph: { spacing: { before: 6 * POINT }, keepNext: true },
      },
      listParagraph: {
        run: { ...plain, size: halfPoints(1) },
        paragraph: { spacing: { after: 1.5 * POINT } },
      },
    },
  };
}

function linked(text: string, href: string | null, run: { bold?: boolean; color?: string }): ParagraphChild {
  const child = new TextRun({ text, ...run });
  return href === null ? child : new ExternalHyperlink({ link: href, children: [child] });
}

export function contactLine(contacts: readonly ContactView[], alignment: 'center' | 'start'): Paragraph {
  const children = contacts.flatMap(({ text, href }, at): ParagraphChild[] => [
    ...(at > 0 ? [new TextRun({ text: '  ·  ', color: SOFT })] : []),
    linked(text, href, { color: SOFT }),
  ]);
  return new Paragraph({ alignment, children });
}

/** A line with something at its right edge. */
function spread(
  left: ParagraphChild[],
  right: string,
  edge: number,
  options: { heading: boolean },
): Paragraph {
  const children =
    right === '' ? left : [...left, new TextRun({ children: [new Tab(), right], bold: false, color: SOFT })];
  return new Paragraph({
    ...(options.heading && { heading: HeadingLevel.HEADING_2 }),
    keepNext: true,
    tabStops: [{ type: TabStopType.RIGHT, position: edge }],
    children,
  });
}

function entryParagraphs(entry: EntryView, edge: number): Paragraph[] {
  const { title, href, dates, subtitle, compact, detail, place, paragraphs, bullets, notes } = entry;
  const isBeside = compact && subtitle !== '';
  const beside = isBeside ? [new TextRun({ text: `, ${subtitle}`, bold: false })] : [];
  const result = [spread([linked(title, href, {}), ...beside], dates, edge, { heading: true })];
  const under = isBeside ? '' : subtitle;
  if (under !== '' || place !== '') {
    const remark = detail === '' ? [] : [new TextRun({ text: ` – ${detail}`, color: SOFT })];
    result.push(
      spread([new TextRun({ text: under, italics: true }), ...remark], place, edge, { heading: false }),
    );
  }
  result.push(...paragraphs.map((text) => new Paragraph({ text, keepLines: true })));
  bullets.forEach((text, at) => {
    const numbering = { reference: BULLETS, level: 0 };
    const keepNext = at === 0 && bullets.length > 1;
    result.push(new Paragraph({ style: 'ListParagraph', numbering, keepLines: true, keepNext, text }));
  });
  for (const { name, text } of notes) {
    const named = name === '' ? [] : [new TextRun({ text: `${name}: `, italics: true, color: SOFT })];
    result.push(new Paragraph({ children: [...named, new TextRun({ text, color: SOFT })] }));
  }
  return result;
}

function sectionParagraphs(section: SectionView, edge: number, word: Word): Paragraph[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: word.rule } },
    children: [new TextRun({ text: section.title })],
  });
  const groups = section.groups.map(({ name, text }) => {
    const named = name === '' ? [] : [new TextRun({ text: `${name}: `, bold: true })];
    return new Paragraph({ spacing: { after: 2 * POINT }, children: [...named, new TextRun(text)] });
  });
  return [
    heading,
    ...section.paragraphs.map((text) => new Paragraph({ text })),
    ...section.entries.flatMap((entry) => entryParagraphs(entry, edge)),
    ...groups,
  ];
}

/** The bytes of a .docx file. */
export async function renderDocx(
  view: ResumeView,
  template: DocumentTemplate,
  paper: PaperSize,
): Promise<Uint8Array> {
  const { word, margin } = template;
  const inline = convertMillimetersToTwip(margin.inline);
  const block = convertMillimetersToTwip(margin.block);
  const edge = SHEET[paper].width - 2 * inline;
  const alignment = word.centred ? AlignmentType.CENTER : AlignmentType.START;
  const head = [
    new Paragraph({ heading: HeadingLevel.TITLE, alignment, children: [new TextRun(view.name)] }),
  ];
  if (view.label !== '') {
    head.push(
      new Paragraph({ alignment, children: [new TextRun({ text: view.label, color: word.accent })] }),
    );
  }
  head.push(...view.contacts.map((row) => contactLine(row, alignment)));
  const document = new Document({
    title: view.name === '' ? 'Resume' : `${view.name} – Resume`,
    creator: view.name,
    lastModifiedBy: view.name,
    styles: stylesOf(word),
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 14 * POINT, hanging: 10 * POINT } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: SHEET[paper], margin: { top: block, bottom: block, left: inline, right: inline } },
        },
        children: [...head, ...view.sections.flatMap((section) => sectionParagraphs(section, edge, word))],
      },
    ],
  });
  return Packer.toBuffer(document);
}
