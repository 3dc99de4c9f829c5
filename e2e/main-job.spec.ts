/**
 * The main job as a newcomer does it: account, postings, resume, corrections, tailoring, documents. One story in one
 * browser, against the built product, its embedded database and a job site on this machine.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { confirmAddress, register } from './support/person.js';
import { RESUME_HTML } from './support/resume-page.js';
import * as screen from './support/screen.js';

const base = (): string => process.env['E2E_BASE_URL']!;
const site = (): string => process.env['E2E_JOB_SITE']!;

test.describe.configure({ mode: 'serial' });

let page: Page;
const consoleErrors: string[] = [];

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
});

test.afterAll(async () => {
  await page.context().close();
});

const expectAccessible = (name: string): Promise<void> => screen.expectAccessible(page, name);

test('a newcomer makes an account', async () => {
  await page.goto(base());
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expectAccessible('the sign-in page');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await register(page, {
    name: 'Nell Harrow',
    email: 'nell.harrow@example.org',
    password: 'ferry tulip cobalt rain',
  });
  await confirmAddress(page);
  await page.getByRole('link', { name: 'Continue to AtlasOps' }).click();
  await page.getByRole('link', { name: 'Profile' }).click();
  await expect(page.getByRole('heading', { name: 'Your facts' })).toBeVisible();
  await expectAccessible('the empty profile');
  await page.getByRole('link', { name: 'Jobs', exact: true }).click();
  await expect(page.getByText('Start with a posting')).toBeVisible();
  await expectAccessible('the empty list of jobs');
});

test('postings come in by address and text, each with live steps; what is none says why', async () => {
  await page.getByRole('button', { name: 'Import your first job' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Addresses or text of postings' }).fill(
    ['structured', 'plain', 'rendered', 'expired', 'shell']
      .map((name) => `${site()}/jobs/${name}`)
      .concat(`${site()}/jobs`, `${site()}/blog/sourdough`)
      .join('\n'),
  );
  await dialog.getByRole('button', { name: 'Import 7 postings' }).click();
  await expect(dialog.getByText('Senior Backend Engineer').first()).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Open' })).toHaveCount(3);
  await expect(dialog.getByText(/no longer|closed|filled|expired/i).first()).toBeVisible();
  await expectAccessible('the import dialog');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('3 jobs', { exact: true })).toBeVisible();
  for (const title of ['Senior Backend Engineer', 'Data Analyst', 'Frontend Engineer']) {
    await expect(page.getByRole('link', { name: new RegExp(title) })).toBeVisible();
  }
  await expectAccessible('the list of jobs');
});

test('the same posting under a longer address is recognised', async () => {
  await page.getByRole('button', { name: 'Import jobs' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(`${site()}/jobs/structured?utm_source=newsletter`);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByText('You have this one already:')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('each field shows its words and can be corrected', async () => {
  await page.getByRole('link', { name: /Senior Backend Engineer/ }).click();
  await expect(page.getByRole('heading', { name: 'What the posting says' })).toBeVisible();
  await page.getByRole('button', { name: 'Show source of Salary' }).click();
  await expect(page.locator('atlas-excerpt')).toContainText('72000');
  await page.getByRole('button', { name: 'Edit Company' }).click();
  await page.getByRole('textbox', { name: 'Company' }).fill('Northwind Ferries B.V.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Northwind Ferries B.V.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revert Company to the posting' })).toBeVisible();
  await expectAccessible('a job');
});

test('a PDF resume becomes facts with their source, and a fact can be corrected', async ({ browser }) => {
  const printer = await browser.newPage();
  await printer.setContent(RESUME_HTML);
  const pdf = await printer.pdf({ format: 'A4' });
  await printer.close();
  await page.getByRole('link', { name: 'Profile' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'nell-harrow.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(page.getByText('Ran the booking service in TypeScript').first()).toBeVisible();
  await expect(page.getByText('nell.harrow@example.org').first()).toBeVisible();
  const row = page.locator('atlas-fact-row', { hasText: 'Cut the nightly settlement' });
  await row.getByRole('button', { name: /^Edit/ }).click();
  await page
    .getByRole('textbox', { name: 'achievement' })
    .fill('Cut the nightly settlement from 6 hours to 35 minutes with PostgreSQL partitions.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('35 minutes')).toBeVisible();
  await expectAccessible('the profile');
});

test('tailoring proposes changes that rest on facts; each is accepted or rejected', async () => {
  await page.getByRole('link', { name: 'Jobs', exact: true }).first().click();
  await page.getByRole('link', { name: /Senior Backend Engineer/ }).click();
  await page.getByRole('button', { name: 'Tailor resume' }).click();
  await page.waitForURL(/\/resumes\//);
  await expect(page.getByText('Every line rests on your facts')).toBeVisible();
  // The base resume followed the correction made on the profile.
  await expect(page.locator('atlas-document-view')).toContainText('35 minutes');
  const cards = page.locator('atlas-change-card');
  const proposed = await cards.count();
  expect(proposed).toBeGreaterThan(1);
  await expectAccessible('a tailored resume');
  await cards
    .first()
    .getByRole('button', { name: /Rests on/ })
    .click();
  await expect(cards.first().locator('atlas-cited-facts')).toBeVisible();
  await cards
    .first()
    .getByRole('button', { name: /^Accept/ })
    .click();
  await expect(page.getByText('1 decided')).toBeVisible();
  await cards
    .first()
    .getByRole('button', { name: /^Reject/ })
    .click();
  await expect(page.getByText('2 decided')).toBeVisible();
  if (proposed > 2) await page.getByRole('button', { name: 'Accept all' }).click();
  await expect(page.getByText('All changes are decided')).toBeVisible();
  await expect(page.getByText('Every line rests on your facts')).toBeVisible();
});

for (const [format, start] of [
  ['PDF', '%PDF'],
  ['Word', 'PK'],
  ['Text', 'Nell Harrow'],
] as const) {
  test(`the resume is downloaded as ${format}`, async () => {
    await page.getByRole('button', { name: 'Export' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
    await dialog.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await dialog.getByRole('link', { name: /Download/ }).click();
    const bytes = readFileSync(await (await download).path());
    expect(bytes.subarray(0, 40).toString('utf8')).toContain(start);
    await dialog.getByRole('button', { name: 'Done' }).click();
  });
}

test('a line no fact supports blocks the export and says why', async () => {
  const line = page.locator('atlas-document-line', { hasText: 'Mentored three graduates' });
  await line.getByRole('button').first().click();
  await line.getByRole('button', { name: /^Edit/ }).click();
  await page
    .getByRole('textbox', { name: 'Words of this line' })
    .fill('Managed 45 engineers at Globodyne Systems.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /Save version/ }).click();
  await expect(page.getByText('Every line rests on your facts')).toBeHidden();
  await page.getByRole('button', { name: 'Export' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect(dialog.getByText('Not exported yet.')).toBeVisible();
  await expectAccessible('a blocked export');
  await page.keyboard.press('Escape');
});

test('everything is taken along into a fresh account', async ({ browser }) => {
  await page.goto(`${base()}/settings/privacy`);
  await page.getByRole('button', { name: 'Export my data' }).click();
  const link = page.getByRole('link', { name: 'Download' });
  await expect(link).toBeVisible();
  const download = page.waitForEvent('download');
  await link.click();
  const zip = readFileSync(await (await download).path());

  const fresh = await (await browser.newContext()).newPage();
  await fresh.goto(`${base()}/register`);
  await register(fresh, {
    name: 'Nell H.',
    email: 'nell@harrow.example.org',
    password: 'ferry tulip cobalt rain',
  });
  await confirmAddress(fresh);
  await fresh.goto(`${base()}/settings/privacy`);
  await fresh.getByRole('button', { name: 'Import a ZIP' }).click();
  await fresh
    .locator('input[type=file]')
    .setInputFiles({ name: 'atlasops.zip', mimeType: 'application/zip', buffer: zip });
  const card = fresh.locator('atlas-import-card');
  await expect(card.getByText('Done', { exact: true })).toBeVisible();
  await screen.expectAccessible(fresh, 'a finished import');
  await fresh.getByRole('link', { name: 'Jobs', exact: true }).click();
  await expect(fresh.getByText('3 jobs', { exact: true })).toBeVisible();
  await fresh.getByRole('link', { name: /Senior Backend Engineer/ }).click();
  await expect(fresh.getByText('Northwind Ferries B.V.').first()).toBeVisible();
  await fresh.getByRole('link', { name: 'Profile' }).click();
  await expect(fresh.getByText('35 minutes')).toBeVisible();
  await fresh.getByRole('link', { name: 'Resumes' }).click();
  await expect(fresh.getByRole('link', { name: /Senior Backend Engineer/ }).first()).toBeVisible();
  await fresh.context().close();
});

test('a phone shows every screen without sideways scrolling', async () => {
  await page.setViewportSize({ width: 360, height: 780 });
  for (const path of ['/jobs', '/resumes', '/profile', '/applications']) {
    await page.goto(base() + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await screen.expectNarrowEnough(page, path);
    await expectAccessible(`${path} on a phone`);
  }
  await page.setViewportSize({ width: 1360, height: 900 });
});

test('nothing went wrong in the console on the way', () => {
  expect(consoleErrors).toEqual([]);
});
