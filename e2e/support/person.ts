/** How a person gets into the product: registers and confirms the address by the mail in the outbox. */
import { expect, type Page } from '@playwright/test';

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Fills in the form and stays at "Check your mail". */
export async function register(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel(/I agree to the terms/).check();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
}

/** From "Check your mail" to a confirmed address: no mail server runs in tests, so the mail lies in the outbox. */
export async function confirmAddress(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'outbox' }).click();
  await openMail(page, 'Confirm your e-mail address');
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
}

/** Opens the link of a mail in the outbox, which arrives a moment after what caused it. */
export async function openMail(page: Page, subject: string): Promise<void> {
  const mail = page.locator('article', { hasText: subject }).first();
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(mail.getByRole('link', { name: 'Open the link' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await mail.getByRole('link', { name: 'Open the link' }).click();
}
