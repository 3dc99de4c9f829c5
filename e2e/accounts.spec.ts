/**
 * An account from its beginning to its end: registered, confirmed by mail, protected by a second factor, signed in from two
 * browsers, taken along as a ZIP, deleted. One story, against the built product and its embedded database.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { openMail, register } from './support/person.js';
import { expectAccessible, expectNarrowEnough } from './support/screen.js';
import { showSecret, switchOn, type AuthenticatorApp } from './support/two-factor.js';

const base = (): string => process.env['E2E_BASE_URL']!;
const person = {
  name: 'Odile Brandt',
  email: 'odile.brandt@example.org',
  password: 'gravel lantern osprey',
};

test.describe.configure({ mode: 'serial' });

let page: Page;
let app: AuthenticatorApp;
let recoveryCodes: string[] = [];
const consoleErrors: string[] = [];

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  page = await context.newPage();
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
});

test.afterAll(async () => {
  await page.context().close();
});

async function openSettings(on: Page, name: string): Promise<void> {
  await on.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
  await expect(on.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('registering says how good the password is, and where to go on', async () => {
  await page.goto(`${base()}/register`);
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await expect(page.getByText(/Add a word or two/)).toBeVisible();
  await expectAccessible(page, 'the registration');
  await register(page, person);
  await expectAccessible(page, '"Check your mail"');
});

test('until the address is confirmed a bar says so', async () => {
  await page.getByRole('link', { name: 'Continue to AtlasOps' }).click();
  const bar = page.getByRole('region', { name: 'Your e-mail address' });
  await expect(bar).toContainText(person.email);
  await expectAccessible(page, 'the bar about the address');
  await bar.getByRole('link', { name: 'Open the outbox' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mail' })).toBeVisible();
  await expectAccessible(page, 'the outbox');
  await openMail(page, 'Confirm your e-mail address');
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await expectAccessible(page, 'the confirmation');
  // The link keeps its secret to itself: neither the address bar nor the history holds it.
  expect(page.url()).toBe(`${base()}/verify-email`);
  await page.getByRole('link', { name: 'Continue to AtlasOps' }).click();
  await expect(page.getByRole('button', { name: /Account: Odile/ })).toBeVisible();
  await expect(bar).toBeHidden();
});

test('the account is called differently', async () => {
  await page.getByRole('button', { name: /Account: Odile/ }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible();
  await page.getByLabel('Name').fill('Odile B. Brandt');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Account: Odile B. Brandt' })).toBeVisible();
  await expectAccessible(page, 'the account settings');
});

test('two-factor login is switched on with a code of the app', async () => {
  await openSettings(page, 'Security');
  app = await showSecret(page);
  await expectAccessible(page, 'the QR code');
  await switchOn(page, app);
  recoveryCodes = await page.locator('atlas-shown-once code').allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  await expectAccessible(page, 'the recovery codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 of your recovery codes are left')).toBeVisible();
});

test('what matters asks whether it is still you', async () => {
  let asked = 0;
  // As the server answers a quarter of an hour after signing in.
  await page.route('**/graphql', async (route) => {
    const isFirst = route.request().postData()?.includes('mutation CreateApiToken') === true && asked++ === 0;
    if (!isFirst) return route.fallback();
    const extensions = { code: 'FORBIDDEN', reason: 'PROOF_NEEDED', retryable: false };
    return route.fulfill({ json: { data: null, errors: [{ message: 'Prove it', extensions }] } });
  });
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('What is it for?').fill('Backup script');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
  await dialog.getByLabel('Password').fill(person.password);
  await dialog.getByLabel(/Code from your/).fill(recoveryCodes[0]!);
  await expectAccessible(page, 'the question for the password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Your new token, shown this once.')).toBeVisible();
  await expectAccessible(page, 'a new token');
  await page.unroute('**/graphql');
  const token = await page.locator('atlas-shown-once code').innerText();
  const answer = await page.request.post(`${base()}/graphql`, {
    data: { query: '{ me { email } }' },
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await answer.json()).toEqual({ data: { me: { email: person.email } } });
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Revoke Backup script' }).click();
  await page.getByRole('button', { name: 'Really revoke?' }).click();
  await expect(page.locator('strong', { hasText: 'Backup script' })).toBeHidden();
});

test('signing in takes the second step, and each session can be ended from another', async ({ browser }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 780 } });
  const other = await phone.newPage();
  await other.goto(`${base()}/login`);
  await other.getByLabel('E-mail').fill(person.email);
  await other.getByLabel('Password', { exact: true }).fill(person.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await expectAccessible(other, 'the second step on a phone');
  await other.getByLabel('Code from your authenticator app').fill('000000');
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByText(/This code is wrong/)).toBeVisible();
  await other.getByLabel('Code from your authenticator app').fill(await app.nextCode());
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await other.goto(`${base()}/settings/account`);
  for (const name of ['Account', 'Security', 'Privacy', 'Record', 'Mail']) {
    await openSettings(other, name);
    await expectNarrowEnough(other, name);
  }
  await expectAccessible(other, 'the settings on a phone');

  await page.reload();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('button', { name: 'Really sign out the others?' }).click();
  await expect(page.getByText('One device was signed out.')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await phone.close();
});

test('the record shows what was changed, from what to what', async () => {
  await openSettings(page, 'Record');
  await expect(page.getByRole('listitem').filter({ hasText: 'Two-factor login switched on' })).toBeVisible();
  await page.getByRole('button', { name: 'Every change' }).click();
  await page.getByLabel('Of what').selectOption('Account');
  await page.getByLabel('What was done').selectOption('UPDATE');
  const entry = page.getByRole('listitem').filter({ hasText: 'display name' }).first();
  await entry.locator('summary').click();
  await expect(entry.locator('.before')).toContainText('Odile Brandt');
  await expect(entry.locator('.after')).toContainText('Odile B. Brandt');
  await expectAccessible(page, 'the record');
});

test('everything leaves as a ZIP', async () => {
  await openSettings(page, 'Privacy');
  await expect(page.getByText(/Terms of use/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Export my data' }).click();
  const link = page.getByRole('link', { name: 'Download' });
  await expect(link).toBeVisible();
  const download = page.waitForEvent('download');
  await link.click();
  expect(
    readFileSync(await (await download).path())
      .subarray(0, 2)
      .toString('latin1'),
  ).toBe('PK');
  await expectAccessible(page, 'the privacy settings');
});

test('the account ends when its owner types the address', async () => {
  await page.getByRole('button', { name: 'Delete my account' }).click();
  const erase = page.getByRole('button', { name: 'Delete everything for good' });
  await expect(erase).toBeDisabled();
  await page.getByLabel(/To be sure, type/).fill(person.email);
  await expectAccessible(page, 'the deletion');
  await erase.click();
  await expect(page.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  await expectAccessible(page, 'the goodbye');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'atlas.theme'))).toEqual(
    [],
  );
  await expect(async () => {
    await page.goto(`${base()}/login`);
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('The e-mail address or the password is wrong.')).toBeVisible({
      timeout: 3_000,
    });
  }).toPass();
});

test('nothing went wrong in the console on the way', () => {
  // A wrong code and the end of a session are refusals, which the browser reports by their status.
  expect(consoleErrors.filter((text) => !/status of 4(00|01|03)/.test(text))).toEqual([]);
});
