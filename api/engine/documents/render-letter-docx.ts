/** A letter as a Word document with the looks of the resume it goes with. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  convertMillimetersToTwip,
} from 'docx';
import type { DocumentTemplate } from './document-templates.js';
import type { LetterView } from './letter-view.js';
import { POINT, SHEET, contactLine, stylesOf } from './render-docx.js';
import type { PaperSize } from './render-html.js';

/** The bytes of a .docx file. */
export async function renderLetterDocx(
  view: LetterView,
  template: DocumentTemplate,
  paper: PaperSize,
): Promise<Uint8Array> {
  const { word, margin } = template;
  const inline = convertMillimetersToTwip(margin.inline);
  const block = convertMillimetersToTwip(margin.block);
  const alignment = word.centred ? AlignmentType.CENTER : AlignmentType.START;
  const part = (text: string, before: number, bold = false): Paragraph[] =>
    text === ''
      ? []
      : [new Paragraph({ spacing: { before: before * POINT }, children: [new TextRun({ text, bold })] })];
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 4, space: 6, color: word.rule } };
  const head = [
    new Paragraph({ heading: HeadingLevel.TITLE, alignment, children: [new TextRun(view.name)] }),
    ...view.contacts.map((row) => contactLine(row, alignment)),
    new Paragraph({ border: rule, children: [] }),
  ];
  const document = new Document({
    title: view.name === '' ? 'Letter' : `${view.name} – Letter`,
    creator: view.name,
    lastModifiedBy: view.name,
    styles: stylesOf(word),
    sections: [
      {
        properties: {
          page: { size: SHEET[paper], margin: { top: block, bottom: block, left: inline, right: inline } },
        },
        children: [
          ...head,
          ...part(view.addressee, 14),
          ...part(view.date, view.addressee === '' ? 14 : 2),
          ...part(view.subject, 18, true),
          ...part(view.greeting, 12),
          ...view.paragraphs.flatMap((text) => part(text, 8)),
          ...part(view.farewell, 14),
          ...part(view.signature, 22),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
