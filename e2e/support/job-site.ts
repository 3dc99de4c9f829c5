/**
 * A small job site on the loopback interface, with the kinds of pages the real web has: structured data, plain markup,
 * drawn by a script, closed, an empty shell, a list of results, and a page that is no posting at all.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface JobSite {
  /** For example `http://127.0.0.1:40123`. */
  origin: string;
  /** How often each path was asked for. */
  hits: Map<string, number>;
  close(): Promise<void>;
}

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const STRUCTURED = page(
  'Senior Backend Engineer - Northwind Ferries',
  `<header><a href="/">Northwind Ferries</a></header>
  <main><h1>Senior Backend Engineer</h1><p>Rotterdam, Netherlands (hybrid)</p>
  <p>Northwind Ferries moves four million passengers a year. Our platform team keeps booking and boarding running.</p>
  <h2>What you bring</h2><ul>
  <li>5+ years of experience building backend services in TypeScript or Java</li>
  <li>Strong knowledge of PostgreSQL and data modelling</li>
  <li>Experience running services on Kubernetes</li></ul>
  <h2>Nice to have</h2><ul><li>Experience with GraphQL</li><li>Knowledge of Terraform</li></ul></main>`,
  `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: 'Senior Backend Engineer',
    datePosted: '2026-11-02',
    validThrough: '2027-01-31',
    employmentType: 'FULL_TIME',
    hiringOrganization: { '@type': 'Organization', name: 'Northwind Ferries' },
    jobLocation: {
      '@type': 'Place',
      address: { '@type': 'PostalAddress', addressLocality: 'Rotterdam', addressCountry: 'NL' },
    },
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'EUR',
      value: { '@type': 'QuantitativeValue', minValue: 72000, maxValue: 88000, unitText: 'YEAR' },
    },
    description:
      '<p>Northwind Ferries moves four million passengers a year.</p><h3>What you bring</h3><ul><li>5+ years of experience building backend services in TypeScript or Java</li><li>Strong knowledge of PostgreSQL and data modelling</li><li>Experience running services on Kubernetes</li></ul><h3>Nice to have</h3><ul><li>Experience with GraphQL</li><li>Knowledge of Terraform</li></ul>',
  })}</script>`,
);

const PLAIN = page(
  'Data Analyst (m/f/x) | Helderberg Museum | Jobs',
  `<nav><a href="/jobs">All jobs</a></nav><main><h1>Data Analyst (m/f/x)</h1>
  <dl><dt>Company</dt><dd>Helderberg Museum</dd><dt>Location</dt><dd>Ghent, Belgium</dd>
  <dt>Employment type</dt><dd>Part-time</dd><dt>Salary</dt><dd>€ 2,900 - € 3,400 per month</dd>
  <dt>Date posted</dt><dd>5 November 2026</dd></dl>
  <h2>About the role</h2><p>You turn visitor counts, ticket sales and surveys into answers our curators can use.</p>
  <h2>Requirements</h2><ul><li>Two years of experience with SQL and Python</li><li>Clear dashboards in Power BI or Tableau</li></ul>
  <h2>Nice to have</h2><ul><li>Experience with Google Analytics</li></ul>
  <a href="/apply/2">Apply now</a></main>`,
);

const RENDERED = page(
  'Careers',
  `<div id="root"></div><script>
  setTimeout(function () {
    document.title = 'Frontend Engineer - Larkspur Health';
    document.getElementById('root').innerHTML = '<main><h1>Frontend Engineer</h1><dl><dt>Company</dt><dd>Larkspur Health</dd><dt>Location</dt><dd>Remote, Ireland</dd><dt>Employment type</dt><dd>Full-time</dd></dl>' +
      '<h2>About the role</h2><p>You build the screens nurses and patients use every day, together with two designers and four engineers.</p>' +
      '<h2>Requirements</h2><ul><li>3+ years of experience with Angular and TypeScript</li><li>Care for accessibility (WCAG)</li></ul><h2>Benefits</h2><ul><li>30 days of leave</li></ul><a href="/apply/3">Apply for this job</a></main>';
  }, 50);</script>`,
);

const EXPIRED = page(
  'Warehouse Planner - Oakline Logistics',
  `<main><div class="alert">This job is no longer available. The position has been filled.</div>
  <h1>Warehouse Planner</h1><p>Oakline Logistics, Leeds</p></main>`,
);

const SHELL = page('Loading', '<div id="app"></div><noscript>Please enable JavaScript.</noscript>');

const LISTING = page(
  '3 jobs in Ghent',
  `<main><h1>3 jobs in Ghent</h1><ul>
  <li><a href="/jobs/1">Senior Backend Engineer</a> Northwind Ferries, Rotterdam</li>
  <li><a href="/jobs/2">Data Analyst</a> Helderberg Museum, Ghent</li>
  <li><a href="/jobs/3">Frontend Engineer</a> Larkspur Health, Remote</li></ul></main>`,
);

const ARTICLE = page(
  'How we bake sourdough',
  `<main><h1>How we bake sourdough</h1><p>Flour, water, salt and time. We feed the starter in the morning and shape the loaves in the afternoon.</p>
  <p>Bake at 240 degrees for forty minutes, with steam for the first fifteen.</p></main>`,
);

const PAGES: Record<string, string> = {
  '/jobs/structured': STRUCTURED,
  '/jobs/plain': PLAIN,
  '/jobs/rendered': RENDERED,
  '/jobs/expired': EXPIRED,
  '/jobs/shell': SHELL,
  '/jobs': LISTING,
  '/blog/sourdough': ARTICLE,
};

/** Starts the site on a free port of the loopback interface. */
export async function startJobSite(): Promise<JobSite> {
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const body = PAGES[path];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ?? page('Not found', '<h1>Not found</h1>'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    hits,
    close: () =>
      new Promise<void>((done, fail) => {
        server.closeAllConnections();
        server.close((error) => (error ? fail(error) : done()));
      }),
  };
}
