import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.js';
import { renderMail } from './render-mail.js';

const FOLDER = join(projectRoot(), 'templates', 'mail');
const LANGUAGES = ['de', 'en'];
const names = (language: string) => readdirSync(join(FOLDER, language)).sort();

const VALUES = {
  link: 'https://atlas.example/verify-email#token=abc.def',
  resetLink: 'https://atlas.example/forgot-password',
  email: 'new@example.org',
  name: 'A script',
  provider: 'Google',
  reason: 'A reason',
  percent: '50',
  day: '2026-11-21',
  spent: '$10.00',
  limit: '$20.00',
};

describe('the templates of mails', () => {
  it('exist in every language, with the same values', () => {
    const valuesOf = (language: string, name: string) =>
      [...readFileSync(join(FOLDER, language, name), 'utf8').matchAll(/{{\s*(\w+)\s*}}/g)].map(
        ([, value]) => value,
      );
    for (const language of LANGUAGES) {
      expect(names(language)).toEqual(names('en'));
      for (const name of names('en')) {
        expect([name, new Set(valuesOf(language, name))]).toEqual([name, new Set(valuesOf('en', name))]);
      }
    }
  });

  it.each(
    LANGUAGES.flatMap((language) => names(language).map((file) => [language, file.replace('.liquid', '')])),
  )('render in %s: %s', async (language = '', template = '') => {
    const { subject, text, html } = await renderMail(template, language, VALUES);
    expect(subject.length).toBeGreaterThan(5);
    expect(subject).not.toContain('\n');
    expect(text).not.toContain('{{');
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/<script|<img|src=/i);
  });

  it('make of the link a button, and of nothing else', async () => {
    const { text, html } = await renderMail('reset-password', 'en', VALUES);
    expect(text).toContain(`\n${VALUES.link}\n`);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('href="https://atlas.example/verify-email#token=abc.def"');
  });

  it('fall back to English, and are found by plain names alone', async () => {
    expect((await renderMail('reset-password', 'fr-CA', VALUES)).subject).toBe('Set a new password');
    expect((await renderMail('reset-password', 'de-AT', VALUES)).subject).toBe('Setze ein neues Passwort');
    for (const name of ['../layout', 'en/reset-password', 'Reset', '']) {
      await expect(renderMail(name, 'en', VALUES)).rejects.toThrow('no name of a mail template');
    }
    await expect(renderMail('change-email', '../..', VALUES)).resolves.toBeDefined();
    await expect(renderMail('no-such', 'en', VALUES)).rejects.toThrow('ENOENT');
    await expect(renderMail('api-token-created', 'en', { resetLink: '' })).rejects.toThrow(
      'undefined variable',
    );
  });

  it('take what a user wrote for text: no markup, no paragraph, no line, no template of its own', async () => {
    const attack =
      '<img src=x onerror=alert(1)>\n\nhttps://evil.example\n\n{{ link }}{% include "layout" %}\u2028"quoted"';
    const { text, html, subject } = await renderMail('account-suspended', 'en', { reason: attack });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; https://evil.example {{ link }}');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<a ');
    expect(text.split('\n\n').length).toBe(2);
    expect(subject).toBe('Your account was suspended');
    const long = await renderMail('account-suspended', 'en', { reason: 'x'.repeat(100_000) });
    expect(long.text.length).toBeLessThan(1_000);
  });
});
