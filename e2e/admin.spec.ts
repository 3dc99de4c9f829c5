/**
 * What an administrator does in the browser: looks at accounts, suspends and restores one, edits a content page, and finds
 * all of it on record. Others are not let in.
 */
import { expect, test, type Page } from '@playwright/test';
import { confirmAddress, register } from './support/person.js';
import { expectAccessible, expectNarrowEnough } from './support/screen.js';
import { showSecret, switchOn } from './support/two-factor.js';

const base = (): string => process.env['E2E_BASE_URL']!;

test.describe.configure({ mode: 'serial' });

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
});

test.afterAll(async () => {
  await page.context().close();
});

test('who is no administrator is not let in', async ({ browser }) => {
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`${base()}/login`);
  await visitor.getByRole('button', { name: 'Try the demo' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await visitor.goto(`${base()}/admin/accounts`);
  await expect(visitor.getByRole('heading', { name: 'Only administrators come in here' })).toBeVisible();
  await visitor.context().close();
});

test('whose address the installation names becomes administrator by confirming it, with two-factor login', async () => {
  await page.goto(`${base()}/register`);
  await register(page, {
    name: 'Vera Warden',
    email: 'warden@example.org',
    password: 'gravel lantern osprey',
  });
  await confirmAddress(page);
  await page.getByRole('link', { name: 'Continue to AtlasOps' }).click();
  await page.getByRole('button', { name: /Account: Vera/ }).click();
  await page.getByRole('link', { name: 'Administration' }).click();
  await expect(page.getByText('This needs two-factor login.')).toBeVisible();
  await expectAccessible(page, 'the question for two-factor login');
  await page.goto(`${base()}/settings/security`);
  await switchOn(page, await showSecret(page));
  await page.goto(`${base()}/admin/accounts`);
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'demo@' })).toBeVisible();
});

test('an account is suspended with a reason, and restored', async () => {
  const row = page.getByRole('listitem').filter({ hasText: 'demo@' });
  await row.getByRole('button', { name: /^Suspend/ }).click();
  await expectAccessible(page, 'a suspension');
  await row.getByLabel(/Why is it suspended/).fill('Trying out what happens');
  await row.getByRole('button', { name: 'Suspend the account' }).click();
  await expect(row.getByText('suspended', { exact: true })).toBeVisible();
  await row.getByRole('button', { name: /^Restore/ }).click();
  await row.getByLabel(/Why is it restored/).fill('Nothing happened');
  await row.getByRole('button', { name: 'Restore the account' }).click();
  await expect(row.getByText('suspended', { exact: true })).toBeHidden();
});

test('a content page is written, read by everybody, and taken away', async ({ request }) => {
  await page.getByRole('link', { name: 'Content pages' }).click();
  await page.getByLabel(/A new page/).fill('house-rules');
  await expectAccessible(page, 'the content pages');
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByLabel('Title').fill('House rules');
  await page.getByLabel('Text, in Markdown').fill('Be **kind**.<script>alert(1)</script>');
  await expectAccessible(page, 'a content page');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'As readers see it' })).toBeVisible();
  const read = await (await request.get(`${base()}/pages/house-rules`)).text();
  expect(read).toContain('<strong>kind</strong>');
  expect(read).not.toContain('alert(1)');
  await page.getByRole('button', { name: 'Take it down' }).click();
  await page.getByRole('button', { name: 'Really take it down?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Content pages' })).toBeVisible();
  expect((await request.get(`${base()}/pages/house-rules`)).status()).toBe(404);
});

test('all of it is on record', async () => {
  await page.getByRole('link', { name: 'Administrators’ record' }).click();
  for (const words of ['Restored an account', 'Suspended an account', 'Trying out what happens']) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
  await expectAccessible(page, 'the record of administrators');
  await page.setViewportSize({ width: 390, height: 780 });
  for (const path of ['accounts', 'pages', 'actions']) {
    await page.goto(`${base()}/admin/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNarrowEnough(page, path);
  }
});
