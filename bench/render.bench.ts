/** Documents a second of the whole rendering service against bare puppeteer printing the same HTML, in one run. */
import puppeteer, { type Browser } from 'puppeteer';
import { documentFromJsonResume } from '../api/core/resume/convert.js';
import type { JsonResume } from '../api/core/resume/json-resume.js';
import { documentTemplate } from '../api/engine/documents/document-templates.js';
import { renderDocument } from '../api/engine/documents/render-document.js';
import { renderHtml } from '../api/engine/documents/render-html.js';
import { viewResume } from '../api/engine/documents/resume-view.js';
import { findChromium } from '../api/platform/browser/find-chromium.js';
import { createPdfPrinter } from '../api/platform/browser/pdf-printer.js';
import { type Benchmark, type Figure, percentile } from './figure.js';

const WARM_UP = 10;
const ROUNDS = 4;
const DOCUMENTS_PER_ROUND = 30;

/** A career of so many positions: two fill a page, five fill two. */
function career(positions: number): JsonResume {
  return {
    basics: {
      name: 'Mira Holub',
      label: 'Platform Engineer',
      email: 'mira@example.org',
      summary: 'Runs quiet systems.',
    },
    work: Array.from({ length: positions }, (_, at) => ({
      name: `Company ${at}`,
      position: 'Engineer',
      location: 'Brno',
      startDate: `${2024 - 2 * at}-01`,
      endDate: `${2026 - 2 * at}-01`,
      highlights: Array.from(
        { length: 6 },
        (_, line) =>
          `Moved service ${line} of ${at} to Kubernetes and cut its response time by ${line + 10}% for 40,000 customers a day`,
      ),
    })),
    education: [
      { institution: 'Masaryk University', studyType: 'BSc', area: 'Informatics', endDate: '2014' },
    ],
    skills: [{ name: 'Tools', keywords: ['Kubernetes', 'Terraform', 'PostgreSQL', 'Kafka', 'Node.js'] }],
  };
}

type Print = () => Promise<unknown>;

/** Prints a number of documents in so many lanes. */
async function run(lanes: Print[], documents: number): Promise<{ perSecond: number; times: number[] }> {
  const times: number[] = [];
  let left = documents;
  const began = performance.now();
  await Promise.all(
    lanes.map(async (print) => {
      while (left > 0) {
        left -= 1;
        const start = performance.now();
        await print();
        times.push(performance.now() - start);
      }
    }),
  );
  return { perSecond: (documents / (performance.now() - began)) * 1000, times };
}

async function bareLane(browser: Browser, html: string): Promise<Print> {
  const page = await browser.newPage();
  return async () => {
    await page.setContent(html);
    return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  };
}

const median = (values: number[]): number => percentile(values, 50);

const benchmark: Benchmark = async () => {
  const figures: Figure[] = [];
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({ executablePath: findChromium(), args });
  const printer = createPdfPrinter({ maxParallel: 2 });
  try {
    for (const [pages, positions] of [
      [1, 2],
      [2, 5],
    ] as const) {
      let next = 0;
      const document = documentFromJsonResume(career(positions), { newId: () => `line-${next++}` });
      const html = await renderHtml(viewResume(document), 'resume', documentTemplate('classic'), 'A4');
      const whole: Print = () =>
        renderDocument(document, { template: 'classic', format: 'pdf', paper: 'A4', printer });
      const printed = (
        await renderDocument(document, { template: 'classic', format: 'pdf', paper: 'A4', printer })
      ).pages;
      if (printed !== pages)
        throw new Error(`the benchmark document has ${printed} pages instead of ${pages}`);
      for (const parallel of [1, 2]) {
        const bare = await Promise.all(Array.from({ length: parallel }, () => bareLane(browser, html)));
        const service = Array.from({ length: parallel }, () => whole);
        await run(bare, WARM_UP);
        await run(service, WARM_UP);
        const ratios: number[] = [];
        const rates: number[] = [];
        const times: number[] = [];
        // In turns, so that whatever else the machine does falls on both.
        for (let round = 0; round < ROUNDS; round += 1) {
          const reference = await run(bare, DOCUMENTS_PER_ROUND);
          const measured = await run(service, DOCUMENTS_PER_ROUND);
          ratios.push(measured.perSecond / reference.perSecond);
          rates.push(measured.perSecond);
          times.push(...measured.times);
        }
        const name = `Resume to PDF, ${pages} page${pages > 1 ? 's' : ''}, ${parallel} in parallel`;
        const note = `${ROUNDS} rounds of ${DOCUMENTS_PER_ROUND}; median of rounds`;
        figures.push(
          {
            name: `${name}, against bare puppeteer`,
            value: median(ratios),
            unit: 'ratio',
            target: '>= 0.8',
            note,
          },
          { name, value: median(rates), unit: 'per s', note },
        );
        if (parallel === 1)
          figures.push({ name: `${name}, p50`, value: median(times), unit: 'ms', target: '< 60' });
      }
    }
  } finally {
    await printer.close();
    await browser.close();
  }
  return figures;
};

export default benchmark;
