/**
 * Models in the dashboard: a provider of one's own on the stand-in, a resume and a letter worded by it with its lies left out, and
 * the work going on by rules when it dies. One story on the demo account.
 */
import { expect, test, type Page } from '@playwright/test';
import { agentAnswers, LIE } from './support/agent-answers.js';
import { startModelServer, type ModelServer } from './support/model-server.js';
import * as screen from './support/screen.js';

test.describe.configure({ mode: 'serial' });

const KEY = 'sk-secret-of-the-demo-account-7777';
const base = (): string => process.env['E2E_BASE_URL']!;

let page: Page;
let models: ModelServer;
const consoleErrors: string[] = [];

test.beforeAll(async ({ browser }) => {
  models = await startModelServer(Number(process.env['E2E_MODEL_PORT']));
  models.answer(agentAnswers);
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  await page.goto(base());
  await page.getByRole('button', { name: /demo/i }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
});

test.afterAll(async () => {
  await page.context().close();
  await models.close();
});

const expectAccessible = (name: string): Promise<void> => screen.expectAccessible(page, name);

async function openSettings(place: string): Promise<void> {
  await page.goto(`${base()}/settings/${place}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('without a model the settings say that the rules do the work', async () => {
  await openSettings('models');
  await expect(page.getByText('AtlasOps works by rules.')).toBeVisible();
  await expectAccessible('the models without one');
  await openSettings('usage');
  await expect(page.getByText(/No model was asked/)).toBeVisible();
});

test('a provider is set up and checked, and its key is never shown again', async () => {
  await openSettings('models');
  await page.getByRole('button', { name: 'Add a provider' }).click();
  await page.getByRole('radio', { name: /Compatible server/ }).check();
  await page.getByRole('textbox', { name: 'Address' }).fill(`${models.url}/v1`);
  await page.getByRole('textbox', { name: /^Key/ }).fill(KEY);
  await page.getByRole('textbox', { name: 'Model for most work' }).fill('stand-in-small');
  await page.getByRole('textbox', { name: 'Tokens it can read' }).fill('32000');
  await expectAccessible('the form of a provider');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.result.ok')).toBeVisible();
  await expect(page.getByText('key ending in 7777')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'In use' })).toBeVisible();
  expect(models.calls.at(-1)?.key).toBe(KEY);
  await page.reload();
  await expect(page.getByText('key ending in 7777')).toBeVisible();
  expect(await page.content()).not.toContain(KEY);
  await expectAccessible('the models in use');
});

test('tailoring gives versions by the model, and shows the lie that the check left out', async () => {
  await page.goto(`${base()}/jobs`);
  await page.locator('a[href^="/jobs/"]').first().click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /several versions/ }).click();
  await page.getByRole('checkbox', { name: /Bold/ }).check();
  await expectAccessible('the choice of versions');
  await page.getByRole('button', { name: 'Tailor', exact: true }).click();
  await page.waitForURL(/\/resumes\//);
  await expect(page.getByText(/Worded with stand-in-small/)).toBeVisible();
  for (const name of ['By rules', 'Balanced', 'Bold']) {
    await expect(page.getByRole('radio', { name })).toBeAttached();
  }
  await page.getByText(/left out by the check/).click();
  await expect(page.locator('atlas-model-notice').getByText(LIE).first()).toBeVisible();
  await expect(page.locator('atlas-document-view')).not.toContainText(LIE);
  const worded = page.locator('atlas-change-card', { hasText: 'day by day' }).first();
  await worded.getByRole('button', { name: 'By stand-in-small, details' }).click();
  await expect(worded).toContainText('rewrite-lines');
  await expectAccessible('a resume in versions');
  await page.getByRole('button', { name: 'Compare side by side' }).click();
  await expect(page.getByRole('columnheader', { name: /Bold/ })).toBeVisible();
  await expectAccessible('versions side by side');
  await page.getByRole('button', { name: 'Use this: Balanced' }).click();
  await expect(page.locator('atlas-document-view')).toContainText('day by day');
  await expect(page.getByText('Every line rests on your facts')).toBeVisible();
});

test('a letter is a draft beside what the user wrote; its lie is left out', async () => {
  await page.goto(`${base()}/letters`);
  await page.locator('a[href^="/letters/"]').first().click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Good morning,');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Your letter' })).toContainText('Good morning,');
  await page.getByRole('button', { name: 'Write another draft' }).click();
  await page.getByRole('radio', { name: /Warm/ }).check();
  await expectAccessible('the wishes for a letter');
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('button', { name: 'By stand-in-small, details' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Your letter' })).toContainText('Good morning,');
  await expect(page.locator('atlas-removed-sentences')).toContainText(LIE);
  await expect(page.getByRole('article', { name: 'The draft' })).not.toContainText(LIE);
  await page.locator('.beside .sentence', { hasText: 'ticket validation' }).click();
  await expect(page.locator('.beside atlas-cited-facts')).toBeVisible();
  await expectAccessible('a letter with a draft');
  await page.getByRole('button', { name: 'Accept the draft' }).click();
  await expect(page.getByRole('article', { name: 'Your letter' })).not.toContainText('Good morning,');
  await page
    .getByRole('button', { name: /^Look at version/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Go back to it' })).toBeVisible();
});

test('the profile gets suggestions and questions; an answer becomes a suggestion', async () => {
  await page.goto(`${base()}/profile`);
  await page.getByRole('button', { name: 'Improve my profile' }).click();
  await expect(page.getByText(/Looked over with stand-in-small/)).toBeVisible();
  const drafts = page.locator('atlas-fact-draft');
  await expect(drafts.first()).toBeVisible();
  await expectAccessible('a profile with suggestions');
  const before = await drafts.count();
  await drafts
    .first()
    .getByRole('button', { name: /^Accept/ })
    .click();
  await expect(drafts).toHaveCount(before - 1);
  const questions = page.locator('atlas-profile-questions li');
  const asked = await questions.count();
  expect(asked).toBeLessThanOrEqual(6);
  await questions
    .first()
    .getByRole('button', { name: /^Do not ask/ })
    .click();
  await expect(questions).toHaveCount(asked - 1);
});

test('what it cost is shown by day, model and prompt', async () => {
  await openSettings('usage');
  await expect(page.getByRole('rowheader', { name: /stand-in-small/ })).toBeVisible();
  await expect(page.getByRole('meter', { name: 'Today' })).toBeVisible();
  await expectAccessible('the usage');
});

async function setPrice(usdPerMillion: string): Promise<void> {
  await openSettings('models');
  await page.getByRole('button', { name: 'Change Compatible server' }).click();
  await page.getByRole('textbox', { name: 'US dollars per million tokens read' }).fill(usdPerMillion);
  await page.getByRole('textbox', { name: 'US dollars per million tokens written' }).fill(usdPerMillion);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.result')).toBeVisible();
}

async function writeLetterFor(job: number): Promise<void> {
  await page.goto(`${base()}/jobs`);
  await page.locator('a[href^="/jobs/"]').nth(job).click();
  await page.getByRole('link', { name: 'Write a letter' }).click();
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/);
}

test('a run that would cost more than its budget stops before it is paid, and says so', async () => {
  await setPrice('5000');
  const asked = models.calls.length;
  await writeLetterFor(2);
  await expect(page.getByText('Made by rules')).toBeVisible();
  await expect(page.locator('atlas-model-notice')).toContainText(/budget/);
  expect(models.calls).toHaveLength(asked);
  await expectAccessible('a letter without budget');
  await setPrice('0');
});

test('when the provider dies, work goes on by rules and says so', async () => {
  models.fault('hang-up');
  await writeLetterFor(1);
  await expect(page.getByText('Made by rules')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again with a model' })).toBeVisible();
  await expect(page.locator('atlas-letter-sheet').first()).toContainText(/apply/);
  await expectAccessible('a letter by rules');
});

test('when it is back, the work is done again with it', async () => {
  models.fault(null);
  await page.getByRole('button', { name: 'Try again with a model' }).click();
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.waitForURL(/\/letters\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('button', { name: 'By stand-in-small, details' })).toBeVisible();
  await expect(page.getByText(/Worded with stand-in-small/)).toBeVisible();
});

test('a phone shows every screen without sideways scrolling', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/letters', '/settings/models', '/settings/usage']) {
    await page.goto(base() + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await screen.expectNarrowEnough(page, path);
    await expectAccessible(`${path} on a phone`);
  }
});

test('the provider is removed with its key', async () => {
  await page.setViewportSize({ width: 1360, height: 900 });
  await openSettings('models');
  await page.getByRole('button', { name: 'Remove Compatible server' }).click();
  await page.getByRole('button', { name: /Really remove/ }).click();
  await expect(page.getByText('AtlasOps works by rules.')).toBeVisible();
});

test('nothing went wrong in the console on the way', () => {
  expect(consoleErrors).toEqual([]);
});
