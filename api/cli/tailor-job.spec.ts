import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAREER } from '../core/writing/example-career.js';
import { endTailoring, tailorJob, TAILOR_STEPS, type TailorFlags } from './tailor-job.js';
import type { TailorReport } from './tailor-report.js';

const folder = mkdtempSync(join(tmpdir(), 'atlas-tailor-'));
afterAll(async () => {
  await endTailoring();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const posting = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Senior Platform Engineer',
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Nordlicht Energy' },
  description:
    '<p>We balance the grid.</p><h3>Requirements</h3><ul><li>Kubernetes and Terraform</li><li>PostgreSQL</li><li>Rust</li></ul>',
};
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main>${body}</main></body></html>`;

const resume = write('mira.json', JSON.stringify(CAREER));
const open = write(
  'open.html',
  page(
    posting.title,
    `<script type="application/ld+json">${JSON.stringify(posting)}</script><h1>${posting.title}</h1>${posting.description}`,
  ),
);
const closed = write(
  'closed.html',
  page('Clerk', '<h1>Clerk</h1><p>This job is no longer available. The position has been filled.</p>'),
);
const recipe = write(
  'soup.html',
  page('Soup', '<h1>Onion soup</h1><p>Cut four onions and simmer them slowly.</p>'),
);

function flags(job: string, out: string): TailorFlags {
  const now = new Date('2026-11-21T09:00:00Z');
  return { resume, job, out: join(folder, out), template: 'classic', paper: 'A4', now };
}

describe('tailorJob', () => {
  it('writes the documents and a report in which every line names its sources', async () => {
    const steps: string[] = [];
    const bar = { step: (title: string) => void steps.push(title), finish: () => undefined };
    const answer = await tailorJob(flags(open, 'out'), bar);
    expect(steps).toHaveLength(TAILOR_STEPS);
    expect(answer.pages).toBe(1);
    for (const name of ['resume.pdf', 'resume.docx', 'resume.txt'])
      expect(existsSync(join(folder, 'out', name))).toBe(true);
    const report = JSON.parse(readFileSync(join(folder, 'out', 'report.json'), 'utf8')) as TailorReport;
    expect(report.job).toMatchObject({ title: 'Senior Platform Engineer', company: 'Nordlicht Energy' });
    expect(report.lines.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(report.blocked).toEqual([]);
    expect(report.missing.flatMap(({ skills }) => skills)).toContain('Rust');
    const text = readFileSync(join(folder, 'out', 'resume.txt'), 'utf8');
    expect(text).toContain('- Moved 14 services to Kubernetes with Terraform\n');
    expect(text).not.toContain('Rust');
  }, 60_000);

  it.each([
    ['EXPIRED', closed],
    ['NOT_A_POSTING', recipe],
  ])('writes nothing for what is %s', async (code, job) => {
    const bar = { step: () => undefined, finish: () => undefined };
    await expect(tailorJob(flags(job, code), bar)).rejects.toMatchObject({ code });
    expect(existsSync(join(folder, code))).toBe(false);
  });
});
