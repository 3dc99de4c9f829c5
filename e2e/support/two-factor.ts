import { expect, type Page } from '@playwright/test';
import { generate } from 'otplib';

const STEP_SECONDS = 30;
/** How long before its half minute a code is taken already, less a little for the way. */
const EARLY_SECONDS = 8;

/** An authenticator app with the secret of one account. */
export class AuthenticatorApp {
  #lastStep = 0;

  constructor(readonly secret: string) {}

  /** A code is good once, in its half minute and some seconds around it: a second one is had when the next is near. */
  async nextCode(): Promise<string> {
    const step = () => Math.floor((Date.now() / 1000 + EARLY_SECONDS) / STEP_SECONDS);
    await expect.poll(step, { timeout: STEP_SECONDS * 1000 }).toBeGreaterThan(this.#lastStep);
    this.#lastStep = step();
    return generate({ secret: this.secret, epoch: this.#lastStep * STEP_SECONDS });
  }
}

/** On the page of the security settings: begins two-factor login up to the question for the first code. */
export async function showSecret(page: Page): Promise<AuthenticatorApp> {
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  return new AuthenticatorApp((await page.locator('.picture code').innerText()).replaceAll(' ', ''));
}

/** Answers that question. */
export async function switchOn(page: Page, app: AuthenticatorApp): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(await app.nextCode());
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByText('Your recovery codes, shown this once.')).toBeVisible();
}
