/** How fast a page becomes fields: an invented posting within the usual frame of a job board, with and without JSON-LD. */
import { readFileSync } from 'node:fs';
import { extractPosting } from '../api/core/extraction/extract-posting.js';
import { percentile, type Benchmark, type Figure } from './figure.js';

const NOW = new Date('2026-01-15T12:00:00Z');
const RUNS = 120;
const WARM_UP = 25;
/** What a job page of today weighs beside its text, in characters. */
const PAGE_SIZE = 120_000;

const posting = readFileSync(new URL('../eval/postings/json-ld-full.html', import.meta.url), 'utf8');

/** The posting with menus, lists of other jobs, styles and scripts around it, as boards send them. */
function fullPage(html: string): string {
  const other = (index: number): string =>
    `<li class="job-card job-card--compact" data-id="${index}"><a class="job-card__link" href="/jobs/${index}-planner"><span class="job-card__title">Planner ${index}</span></a><span class="job-card__place">Town ${index}</span><svg viewBox="0 0 16 16"><path d="M1 1h14v14H1z"/></svg></li>`;
  const menu = Array.from(
    { length: 60 },
    (_, index) => `<li><a href="/topics/${index}">Topic ${index}</a></li>`,
  ).join('');
  const cards = Array.from({ length: 40 }, (_, index) => other(index)).join('');
  const framed = html
    .replace('</nav>', `<ul class="mega-menu">${menu}</ul></nav>`)
    .replace(
      '</main>',
      `</main><section class="similar-jobs"><h2>Similar jobs</h2><ul>${cards}</ul></section>`,
    );
  const script = `<script>window.dataLayer=window.dataLayer||[];${'function t(a,b){return a+b}'.repeat(900)}</script>`;
  const style = `<style>${'.a{color:#123;margin:0 auto}'.repeat(Math.max(0, Math.ceil((PAGE_SIZE - framed.length - script.length) / 28)))}</style>`;
  return framed.replace('</head>', `${style}${script}</head>`);
}

function measure(name: string, html: string, target: string): Figure[] {
  const samples: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const started = performance.now();
    const { status } = extractPosting({ content: html, contentType: 'html', now: NOW });
    const took = performance.now() - started;
    if (status !== 'posting') throw new Error(`${name}: the page was read as ${status}`);
    if (run >= 0) samples.push(took);
  }
  const seconds = samples.reduce((sum, sample) => sum + sample, 0) / 1000;
  const note = `${RUNS} runs of one page of ${Math.round(html.length / 1000)} kB, warm`;
  return [
    { name: `${name}, p50`, value: percentile(samples, 50), unit: 'ms', target, note },
    { name: `${name}, p95`, value: percentile(samples, 95), unit: 'ms', note },
    { name, value: RUNS / seconds, unit: 'per s per core', note },
  ];
}

const extraction: Benchmark = () => {
  const page = fullPage(posting);
  const withoutData = page.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '');
  return Promise.resolve([
    ...measure('JSON-LD page to fields', page, '< 8'),
    ...measure('page without JSON-LD to fields', withoutData, '< 25'),
  ]);
};

export default extraction;
