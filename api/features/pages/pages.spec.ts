import { openApiBench } from '../../platform/testing/api-bench.js';
import type { ApiBench } from '../../platform/testing/api-bench.js';
import type { ApiClient } from '../../platform/testing/api-client.js';
import { AdminAction } from '../accounts/admin/admin-action.entity.js';
import { withoutAccount } from '../../platform/database/orm.js';
import { pageHtml } from './page-html.js';

const SAVE = `mutation ($input: SavePageInput!) {
  savePage(input: $input) {
    __typename
    ... on Page { slug title html revision }
    ... on StaleVersion { currentVersion }
  }
}`;
const REMOVE = 'mutation ($slug: String!) { removePage(slug: $slug) }';
const PAGE = 'query ($slug: String!) { page(slug: $slug) { title html revision } }';

let bench: ApiBench;
let person: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  bench = await openApiBench();
  person = await bench.register('Person');
  admin = await bench.register('Keeper', { admin: true });
}, 120_000);
afterAll(() => bench.end());

describe('content pages', () => {
  it('come with the program, to browsers without a login', async () => {
    for (const slug of ['privacy', 'terms']) {
      const response = await fetch(`${bench.origin}/pages/${slug}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe-inline');
      const html = await response.text();
      expect(html).toContain(`<h1>${slug === 'privacy' ? 'Privacy' : 'Terms'}</h1>`);
      expect(html).toContain('<h2>');
    }
    const missing = await fetch(`${bench.origin}/pages/nothing`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('<h1>There is no such page</h1>');
    expect((await fetch(`${bench.origin}/pages/..%2F..%2Fpackage`)).status).toBe(404);
  });

  it('are changed by administrators alone, revision by revision, on record', async () => {
    const input = {
      slug: 'imprint',
      title: 'Imprint',
      markdown: '# Who\n\nThe Orchard Society.',
      expectedRevision: 0,
    };
    expect(await person.codeOf(SAVE, { input })).toBe('FORBIDDEN');
    expect(await admin.ask(SAVE, { input })).toMatchObject({
      savePage: {
        slug: 'imprint',
        revision: 1,
        html: expect.stringContaining('The Orchard Society.') as string,
      },
    });
    expect(await admin.ask(SAVE, { input })).toEqual({
      savePage: { __typename: 'StaleVersion', currentVersion: 1 },
    });
    expect(await person.ask(PAGE, { slug: 'imprint' })).toMatchObject({ page: { revision: 1 } });
    expect(await (await fetch(`${bench.origin}/pages/imprint`)).text()).toContain('The Orchard Society.');
    expect(await admin.ask(REMOVE, { slug: 'imprint' })).toEqual({ removePage: true });
    expect(await person.codeOf(PAGE, { slug: 'imprint' })).toBe('NOT_FOUND');
    expect((await fetch(`${bench.origin}/pages/imprint`)).status).toBe(404);
    const actions = await withoutAccount(bench.orm).find(AdminAction, {
      reason: { $like: '/pages/imprint%' },
    });
    expect(actions.map(({ action }) => action).sort()).toEqual(['remove-page', 'save-page']);
  });

  it('let one of two who save at once win', async () => {
    const input = { slug: 'notice', title: 'Notice', markdown: 'Text.', expectedRevision: 0 };
    const answers = await Promise.all([1, 2, 3].map(() => admin.ask(SAVE, { input })));
    const kinds = answers.map(({ savePage }) => (savePage as { __typename: string }).__typename).sort();
    expect(kinds).toEqual(['Page', 'StaleVersion', 'StaleVersion']);
  });

  it('refuse names that are no names', async () => {
    for (const slug of ['', '../x', 'Upper', 'a--b', 'x'.repeat(61)]) {
      const input = { slug, title: 'T', markdown: 'T', expectedRevision: 0 };
      expect(await admin.codeOf(SAVE, { input })).toBe('BAD_USER_INPUT');
    }
  });
});

describe('pageHtml', () => {
  it('keeps the form of a text', async () => {
    expect(await pageHtml('## One\n\n- [two](https://example.org)\n\n| a |\n|---|\n| b |')).toMatch(
      /<h2>One<\/h2>[^]*<a href="https:\/\/example\.org">two<\/a>[^]*<td>b<\/td>/,
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<iframe src="https://example.org"></iframe>',
    '<svg onload=alert(1)>',
    '<style>body{display:none}</style>',
    '<form action="https://example.org"><input></form>',
    '[x](//example.org/y)',
    '![x](https://example.org/track.png)',
  ])('lets nothing through that runs, loads or leads astray: %s', async (text) => {
    expect(await pageHtml(text)).not.toMatch(
      /script|onerror|onload|<iframe|<svg|<style|<form|<img|href="\/\//i,
    );
  });
});
