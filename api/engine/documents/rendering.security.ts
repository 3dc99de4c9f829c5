import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import mammoth from 'mammoth';
import puppeteer from 'puppeteer';
import { documentFromJsonResume } from '../../core/resume/convert.js';
import type { JsonResume } from '../../core/resume/json-resume.js';
import { pageHtml } from '../../features/pages/page-html.js';
import { findChromium } from '../../platform/browser/find-chromium.js';
import { createPdfPrinter } from '../../platform/browser/pdf-printer.js';
import type { PdfPrinter } from '../../platform/browser/pdf-printer.js';
import { projectRoot } from '../../platform/config/project-root.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { countAttacks } from '../../platform/testing/attacks.js';
import { leakPage, markupAttacks, unescapedPages } from '../../platform/testing/markup-attacks.js';
import { renderMail } from '../mail/render-mail.js';
import { documentTemplates } from './document-templates.js';
import { viewLetter } from './letter-view.js';
import type { LetterContent } from './letter-view.js';
import { renderDocument } from './render-document.js';
import { renderHtml } from './render-html.js';
import { viewResume } from './resume-view.js';

/** A server that must not be asked. */
let leak: Server;
let leakUrl: string;
let hits: string[];
let printer: PdfPrinter;

beforeAll(async () => {
  leak = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('x');
  });
  await new Promise<void>((done) => leak.listen(0, '127.0.0.1', done));
  leakUrl = `http://127.0.0.1:${(leak.address() as AddressInfo).port}`;
  printer = createPdfPrinter();
});
beforeEach(() => {
  hits = [];
});
afterAll(async () => {
  await printer.close();
  leak.closeAllConnections();
  await new Promise((done) => leak.close(done));
});

/** A resume with the text in every field that a person can fill. */
function resumeOf(text: string): JsonResume {
  const dated = { startDate: '2020-01', endDate: '2021-02' };
  const lines = { summary: text, highlights: [text, `a ${text} b`] };
  return {
    basics: {
      name: text,
      label: text,
      email: text,
      phone: text,
      url: text,
      summary: text,
      location: { address: text, city: text, region: text, countryCode: text, postalCode: text },
      profiles: [{ network: text, username: text, url: text }],
    },
    work: [{ name: text, position: text, location: text, url: text, description: text, ...dated, ...lines }],
    volunteer: [{ organization: text, position: text, url: text, ...dated, ...lines }],
    education: [
      { institution: text, area: text, studyType: text, score: text, url: text, courses: [text], ...dated },
    ],
    awards: [{ title: text, awarder: text, date: '2020', summary: text }],
    certificates: [{ name: text, issuer: text, date: '2020', url: text }],
    publications: [{ name: text, publisher: text, releaseDate: '2020', url: text, summary: text }],
    skills: [{ name: text, level: text, keywords: [text, text] }],
    languages: [{ language: text, fluency: text }],
    interests: [{ name: text, keywords: [text] }],
    references: [{ name: text, reference: text }],
    projects: [
      {
        name: text,
        description: text,
        url: text,
        roles: [text],
        entity: text,
        type: text,
        keywords: [text],
        ...dated,
        highlights: [text],
      },
    ],
    meta: { language: text },
  } satisfies Record<string, unknown>;
}

function documentOf(text: string) {
  let next = 0;
  return documentFromJsonResume(resumeOf(text), { newId: () => `line-${next++}` });
}

function letterOf(text: string): LetterContent {
  const sentence = { id: 's', text, basis: 'own' as const, facts: [] };
  return {
    letter: {
      language: 'en',
      subject: text,
      greeting: text,
      paragraphs: [{ id: 'p', sentences: [sentence, { ...sentence, id: 't' }] }],
      farewell: text,
      signature: text,
    },
    basics: resumeOf(text).basics ?? {},
    addressee: text,
    date: '2026-01-02',
  };
}

/** What an HTML page holds that could act: element names, handlers, and addresses by attribute. */
function acting(html: string): { elements: Set<string>; handlers: string[]; addresses: string[] } {
  const found = { elements: new Set<string>(), handlers: [] as string[], addresses: [] as string[] };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      found.elements.add(name);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('on') || attribute === 'srcdoc') found.handlers.push(`${name} ${attribute}`);
        if (
          /^(?:href|src|action|formaction|data|background|poster|ping|xlink:href|srcset|content)$/.test(
            attribute,
          )
        ) {
          found.addresses.push(`${name} ${attribute} ${value}`);
        }
      }
    },
  });
  parser.end(html);
  return found;
}

/** The scheme a browser reads in an address, which skips what is invisible; null where it is relative. */
function schemeOf(address: string): string | null {
  const value = address.replace(/^\S+ \S+ /, '').replaceAll(/[\u0000-\u0020]+/g, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase() ?? null;
}

/** What the page holds beyond what it holds with harmless text in the same places. */
function beyond(html: string, harmless: string, allowedAddress: RegExp): string[] {
  const [now, before] = [acting(html), acting(harmless)];
  return [
    ...[...now.elements].filter((name) => name !== 'a' && !before.elements.has(name)),
    ...now.handlers,
    ...now.addresses.filter(
      (address) => !allowedAddress.test(address) && !before.addresses.includes(address),
    ),
  ];
}

/** Links a document may hold: what it says is a website, a mail address or a telephone. */
const LINK = /^a href (?:https?:\/\/|mailto:|tel:)/;
/** A text that is an address in itself may become a link; where to is looked at. */
const HARMLESS = 'Night shift lead https://example.org';

/** Names of the values that mails take; those a mail does not know are not looked at. */
/** Every value that a mail shows. */
const MAILS = join(projectRoot(), 'templates/mail/en');
const VALUES = [
  ...new Set(
    readdirSync(MAILS)
      .flatMap((file) => [...readFileSync(join(MAILS, file), 'utf8').matchAll(/{{\s*(\w+)\s*}}/g)])
      .flatMap(([, name]) => name ?? []),
  ),
];

describe('user text', () => {
  it('stays text in every field of every template of resumes and letters', async () => {
    const attacks = markupAttacks(leakUrl);
    const through: string[] = [];
    let tried = 0;
    for (const template of documentTemplates()) {
      const plain = await renderHtml(viewResume(documentOf(HARMLESS)), 'resume', template, 'A4');
      for (const text of attacks) {
        const html = await renderHtml(viewResume(documentOf(text)), 'resume', template, 'A4');
        tried += 1;
        const found = beyond(html, plain, LINK);
        if (found.length > 0)
          through.push(`resume ${template.name}: ${text.slice(0, 80)}: ${found.join(', ').slice(0, 200)}`);
      }
    }
    for (const template of documentTemplates('letters')) {
      const plain = await renderHtml(viewLetter(letterOf(HARMLESS)), 'letter', template, 'A4');
      for (const text of attacks) {
        const html = await renderHtml(viewLetter(letterOf(text)), 'letter', template, 'A4');
        tried += 1;
        const found = beyond(html, plain, LINK);
        if (found.length > 0)
          through.push(`letter ${template.name}: ${text.slice(0, 80)}: ${found.join(', ').slice(0, 200)}`);
      }
    }
    countAttacks('Rendering: texts in all fields of documents', tried, through.length);
    expect(through).toEqual([]);
  }, 600_000);

  it('would act without escaping (the defence off): the check finds it', () => {
    const found = markupAttacks(leakUrl)
      .slice(0, 40)
      .filter((text) => beyond(`<p>${text}</p>`, '<p>x</p>', LINK).length > 0);
    expect(found.length).toBeGreaterThan(25);
  });

  it('stays text in Word files', async () => {
    const texts = markupAttacks(leakUrl)
      .slice(0, 60)
      .filter((text) => !text.includes('\u0000'));
    const through: string[] = [];
    for (const text of texts) {
      const { bytes } = await renderDocument(documentOf(text), {
        template: 'classic',
        format: 'docx',
        paper: 'A4',
      });
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
      const { elements, handlers } = acting(value);
      if (handlers.length > 0 || ['img', 'script', 'iframe', 'object'].some((name) => elements.has(name)))
        through.push(text);
    }
    countAttacks('Rendering: texts in all fields of Word files', texts.length, through.length);
    expect(through).toEqual([]);
  }, 300_000);

  it('stays text in every mail', async () => {
    const attacks = markupAttacks(leakUrl);
    const names = readdirSync(MAILS).map((file) => file.replace('.liquid', ''));
    const values = (text: string) => Object.fromEntries(VALUES.map((name) => [name, text]));
    const through: string[] = [];
    let tried = 0;
    for (const name of names) {
      for (const locale of ['en', 'de']) {
        const plain = await renderMail(name, locale, {
          ...values('Night shift lead'),
          link: 'https://example.org/x',
        });
        for (const text of attacks) {
          const mail = await renderMail(name, locale, { ...values(text), link: 'https://example.org/x' });
          tried += 1;
          const found = beyond(mail.html, plain.html, /^a href https:\/\/example\.org\/x$/);
          if (found.length > 0 || /[\r\n]/.test(mail.subject))
            through.push(`${name}: ${text.slice(0, 80)}: ${found.join()}`);
        }
      }
    }
    countAttacks('Rendering: texts in mails', tried, through.length);
    expect(names.length).toBeGreaterThan(8);
    expect(VALUES.length).toBeGreaterThan(5);
    expect(through).toEqual([]);
  }, 300_000);

  it('of an administrator makes pages without script, form, picture or frame', async () => {
    const attacks = markupAttacks(leakUrl);
    const through: string[] = [];
    for (const text of attacks) {
      const html = await pageHtml(`# Title\n\n${text}\n\n[link](${text})\n\n![picture](${text})`);
      const { elements, handlers, addresses } = acting(html);
      const bad = [
        ...[...elements].filter((name) =>
          /^(?:script|style|iframe|img|svg|math|object|embed|form|input|link|meta|base|video|audio|template|noscript)$/.test(
            name,
          ),
        ),
        ...handlers,
        ...addresses.filter(
          (address) => schemeOf(address) !== null && !/^(?:https?|mailto)$/.test(schemeOf(address) ?? ''),
        ),
      ];
      if (bad.length > 0) through.push(`${text.slice(0, 80)}: ${bad.join(', ').slice(0, 200)}`);
    }
    countAttacks('Rendering: texts in content pages', attacks.length, through.length);
    expect(through).toEqual([]);
  }, 300_000);
});

describe('the browser that prints', () => {
  it('asks nobody and runs nothing even where nothing was escaped', async () => {
    const pages = [...unescapedPages(leakUrl), leakPage(leakUrl)].filter((page) => page !== '');
    let printed = 0;
    for (const page of pages) {
      // Some of these pages end the browser; whoever asked is told, and the next document gets a new one.
      const made = await printer.print(page).catch((error: unknown) => {
        if (error instanceof CodedError) return null;
        throw error;
      });
      if (made === null) continue;
      printed += 1;
      const text = Buffer.from(made.bytes).toString('latin1');
      expect(text.startsWith('%PDF-')).toBe(true);
      expect(text).not.toMatch(/\/(?:JavaScript|Launch|EmbeddedFile|SubmitForm)\b|root:x:0/);
    }
    expect(printed).toBeGreaterThan(pages.length * 0.9);
    const elements = pages.join('\n').split(leakUrl).length - 1;
    countAttacks('Rendering: requests of unescaped pages while printing', elements, hits.length);
    expect(hits).toEqual([]);
  }, 120_000);

  it('would ask many times without its guards (the defence off)', async () => {
    const browser = await puppeteer.launch({
      executablePath: findChromium(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const page = await browser.newPage();
      await page
        .setContent(unescapedPages(leakUrl).join('\n'), { waitUntil: 'load', timeout: 30_000 })
        .catch(() => undefined);
      await page.close();
    } finally {
      await browser.close();
    }
    expect(hits.length).toBeGreaterThan(5);
  }, 120_000);

  it('prints documents with such texts in every field without links to scripts or files', async () => {
    const texts = markupAttacks(leakUrl).slice(0, 80);
    const through: string[] = [];
    for (let from = 0; from < texts.length; from += 10) {
      const text = texts
        .slice(from, from + 10)
        .join(' ')
        .replaceAll('\u0000', '');
      const { bytes } = await renderDocument(documentOf(text), {
        template: 'classic',
        format: 'pdf',
        paper: 'A4',
        printer,
      });
      const source = Buffer.from(bytes).toString('latin1');
      if (/\/URI \((?:javascript|file|data|vbscript)|\/JavaScript|\/Launch/i.test(source)) through.push(text);
    }
    countAttacks('Rendering: texts in all fields of PDF files', texts.length, through.length + hits.length);
    expect(through).toEqual([]);
    expect(hits).toEqual([]);
  }, 300_000);
});
