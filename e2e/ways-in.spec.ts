/**
 * The ways into an account as they change: another service linked and unlinked, a new address, a forgotten password, a device
 * sent away. One account, two browsers.
 */
import { expect, test, type Page } from '@playwright/test';
import { confirmAddress, openMail, register } from './support/person.js';
import { expectAccessible } from './support/screen.js';
import { logInAtService } from './support/sign-in-service.js';

const base = (): string => process.env['E2E_BASE_URL']!;
const person = {
  name: 'Ruben Falk',
  email: 'ruben.falk@example.org',
  password: 'gravel lantern osprey',
};
const NEW_EMAIL = 'ruben@falk.example.org';
const NEW_PASSWORD = 'marble thistle kayak';
/** What the program promises about the sockets of a session that ended. */
const CLOSED_WITHIN_MS = 30_000;

test.describe.configure({ mode: 'serial' });

let page: Page;
let other: Page;

test.beforeAll(async ({ browser }) => {
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    // The pages of the service would fetch a font.
    await context.route(/^https:/, (route) => route.abort());
    return context.newPage();
  };
  [page, other] = [await open(), await open()];
});

test.afterAll(async () => {
  await Promise.all([page.context().close(), other.context().close()]);
});

async function openSettings(on: Page, place: string, heading: string): Promise<void> {
  await on.goto(`${base()}/settings/${place}`);
  await expect(on.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

async function signIn(on: Page, email: string, password: string): Promise<void> {
  await on.goto(`${base()}/login`);
  await on.getByLabel('E-mail').fill(email);
  await on.getByLabel('Password', { exact: true }).fill(password);
  await on.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const jobsOf = (on: Page) => on.getByRole('heading', { level: 1, name: 'Jobs' });
const entranceOf = (on: Page) => on.getByRole('heading', { name: 'Welcome back' });

test('a form that misses something says what, instead of doing nothing', async () => {
  await page.goto(`${base()}/register`);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await page.getByLabel(/I agree to the terms/).check();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(page.getByText(/Add a word or two/)).toBeVisible();
  await register(page, person);
  await confirmAddress(page);
});

test('another service is linked, opens the account, and is unlinked', async () => {
  await openSettings(page, 'security', 'Security');
  await page.getByRole('button', { name: 'Link Google' }).click();
  await logInAtService(page, 'ruben');
  await expect(page.getByText('Linked. From now on it opens your account.')).toBeVisible();
  await expect(page.getByText(/ruben@service\.example\.org/)).toBeVisible();
  await expectAccessible(page, 'a linked service');

  await other.goto(`${base()}/login`);
  await other.getByRole('link', { name: 'Continue with Google' }).click();
  await logInAtService(other, 'ruben');
  await expect(other.getByRole('button', { name: `Account: ${person.name}` })).toBeVisible();

  await page.getByRole('button', { name: 'Unlink Google' }).click();
  await page.getByRole('button', { name: 'Really unlink?' }).click();
  await expect(page.getByRole('button', { name: 'Link Google' })).toBeVisible();
});

test('a device that is sent away sees it without doing anything', async () => {
  await page.reload();
  const device = page.getByRole('listitem').filter({ hasText: 'with Google' });
  await device.getByRole('button', { name: /^Sign out/ }).click();
  await device.getByRole('button', { name: /^Really/ }).click();
  await expect(entranceOf(other)).toBeVisible({ timeout: CLOSED_WITHIN_MS });
  await expect(device).toBeHidden();
});

test('a new address is told to both: the new one confirms it, the old one can object', async () => {
  await openSettings(page, 'account', 'Account');
  await page.getByLabel('New address').fill(NEW_EMAIL);
  await page.getByRole('button', { name: 'Change the address' }).click();
  await expect(page.getByText(/A link is on its way to/)).toContainText(NEW_EMAIL);
  await openSettings(page, 'outbox', 'Mail');
  const warning = page.locator('article', { hasText: 'A new e-mail address was asked for' });
  await expect(warning).toContainText(`To ${person.email}`);
  await openMail(page, 'Confirm your new e-mail address');
  await expect(page.getByRole('heading', { name: 'Your address is changed' })).toBeVisible();
  await openSettings(page, 'account', 'Account');
  await expect(page.locator('.address', { hasText: NEW_EMAIL })).toBeVisible();
  await openSettings(page, 'outbox', 'Mail');
  await expect(page.locator('article', { hasText: 'Your e-mail address was changed' })).toContainText(
    `To ${person.email}`,
  );
});

test('a forgotten password is replaced by the mailed link, and every device is out', async () => {
  await other.goto(`${base()}/login`);
  await other.getByRole('link', { name: 'Forgot it?' }).click();
  await other.getByLabel('E-mail').fill(NEW_EMAIL);
  await other.getByRole('button', { name: 'Send the link' }).click();
  await expect(other.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  await openSettings(page, 'outbox', 'Mail');
  const mail = page.locator('article', { hasText: 'Set a new password' }).first();
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(mail.getByRole('link', { name: 'Open the link' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const link = await mail.getByRole('link', { name: 'Open the link' }).getAttribute('href');

  await other.goto(link!);
  await other.getByLabel('New password').fill(NEW_PASSWORD);
  await other.getByRole('button', { name: 'Set the password' }).click();
  await expect(other.getByRole('heading', { name: 'Your password is set' })).toBeVisible();
  await expectAccessible(other, 'a new password');
  await page.reload();
  await expect(entranceOf(page)).toBeVisible();

  await other.goto(link!);
  await other.reload();
  await other.getByLabel('New password').fill('walnut harbour fiddle');
  await other.getByRole('button', { name: 'Set the password' }).click();
  await expect(other.getByText('This link no longer works')).toBeVisible();
  await signIn(other, NEW_EMAIL, person.password);
  await expect(other.getByText('The e-mail address or the password is wrong.')).toBeVisible();
  await signIn(other, NEW_EMAIL, NEW_PASSWORD);
  await expect(jobsOf(other)).toBeVisible();
});
