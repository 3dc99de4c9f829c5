/** The main job without a model: from a posting's URL and a resume to the tailored PDF. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extractPosting } from '../api/core/extraction/extract-posting.js';
import { matchJob } from '../api/core/matching/match-job.js';
import { documentFromFacts, factsFromJsonResume } from '../api/core/resume/convert.js';
import { CAREER, TODAY } from '../api/core/writing/example-career.js';
import { tailorResume } from '../api/core/writing/tailor-resume.js';
import { renderDocument } from '../api/engine/documents/render-document.js';
import { createPdfPrinter } from '../api/platform/browser/pdf-printer.js';
import { fetchPage } from '../api/platform/http/fetch-page.js';
import { type Benchmark, percentile } from './figure.js';

const WARM_UP = 5;
const RUNS = 60;

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Senior Platform Engineer',
  datePosted: '2026-11-01',
  employmentType: 'FULL_TIME',
  hiringOrganization: { '@type': 'Organization', name: 'Nordlicht Energy' },
  jobLocation: { '@type': 'Place', address: { addressLocality: 'Vienna', addressCountry: 'AT' } },
  description:
    '<p>We run the platform that balances the grid.</p><h3>Requirements</h3><ul><li>Kubernetes and Terraform in production</li>' +
    '<li>Strong PostgreSQL</li><li>You have mentored engineers</li></ul><h3>Nice to have</h3><ul><li>Kafka</li></ul>',
};
const PAGE = `<!doctype html><html lang="en"><head><title>Senior Platform Engineer</title><script type="application/ld+json">${JSON.stringify(POSTING)}</script></head><body><main><h1>${POSTING.title}</h1>${POSTING.description}</main></body></html>`;

const benchmark: Benchmark = async () => {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const printer = createPdfPrinter();
  const now = new Date(`${TODAY}T09:00:00Z`);
  const times: number[] = [];
  try {
    for (let run = -WARM_UP; run < RUNS; run += 1) {
      const start = performance.now();
      const { text, finalUrl } = await fetchPage(`http://${host}/jobs/${run}`, { allowPrivate: [host] });
      const posting = extractPosting({ content: text, contentType: 'html', url: finalUrl, now });
      if (posting.status !== 'posting') throw new Error(`the benchmark page was read as ${posting.status}`);
      matchJob({ posting, resume: CAREER, today: TODAY });
      let next = 0;
      const newId = (): string => `id-${next++}`;
      const facts = factsFromJsonResume(CAREER);
      const base = documentFromFacts(facts, { newId });
      const { document, changes } = tailorResume({ base, facts, posting, today: TODAY, newId });
      if (changes.length === 0) throw new Error('nothing was tailored');
      await renderDocument(document, { template: 'classic', format: 'pdf', paper: 'A4', printer });
      if (run >= 0) times.push(performance.now() - start);
    }
  } finally {
    await printer.close();
    await new Promise((closed) => server.close(closed));
  }
  const note = `${RUNS} runs, warm: fetch on loopback, extract, match, tailor, truth check, print`;
  return [
    { name: 'URL to tailored PDF, p50', value: percentile(times, 50), unit: 'ms', note },
    { name: 'URL to tailored PDF, p95', value: percentile(times, 95), unit: 'ms', target: '< 1500', note },
  ];
};

export default benchmark;
