/** Pages that carry instructions, and a model that follows them: what is read of the posting stays as it was. */
import { sampled } from '../../../platform/testing/attacks.js';
import { DEMANDED, EVERY_INJECTION, INJECTIONS } from '../../../platform/testing/injections.js';
import { readPosting, type PageText } from '../posting-reader.js';
import { POSTING_FIELDS } from '../../../core/posting/posting.js';
import { checkAnswers, type GapsAnswer } from './check-answers.js';
import { fillGaps, type FilledReading } from './fill-gaps.js';
import { GAP_FIELDS, findGaps, StructuredFields } from './find-gaps.js';
import { pageWords, shownWords } from './page-words.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const SOURCE = { callId: 'c', promptName: 'fill-gaps', promptVersion: '1', provider: 'p', model: 'm' };
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page without structured data, with one more paragraph, attribute or comment in it. */
function page(inBody: string, inHead = ''): PageText {
  const content = `<!doctype html><html lang="en"><head><title>Night Baker</title>${inHead}</head><body><main>
    <h1>Night Baker</h1><p>We look for somebody who runs the ovens at night and trains two apprentices.</p>
    ${inBody}
    <h2>Requirements</h2><ul><li>You know sourdough</li><li>You have baked for a living</li></ul>
    <p>Our house stands at the harbour of Bremen.</p><a href="/apply">Apply now</a></main></body></html>`;
  return { content, kind: 'html', url: 'https://jobs.example.org/1', readAt: NOW };
}

const CARRIERS: Record<string, (text: string) => PageText> = {
  paragraph: (text) => page(`<p>${escaped(text)}</p>`),
  'list item': (text) => page(`<ul><li>Fresh bread</li><li>${escaped(text)}</li></ul>`),
  'hidden by CSS': (text) => page(`<p style="display:none">${escaped(text)}</p>`),
  metadata: (text) => page('', `<meta name="description" content="${escaped(text)}">`),
  'an attribute and a comment': (text) =>
    page(`<!-- ${text.replaceAll('--', '- -')} --><img alt="${escaped(text)}" title="${escaped(text)}">`),
  'split over elements': (text) => {
    const words = text.split(' ');
    const half = Math.ceil(words.length / 2);
    return page(
      `<p>${escaped(words.slice(0, half).join(' '))} <span>${escaped(words.slice(half).join(' '))}</span></p>`,
    );
  },
};

/** Quotes what it was told, as every field it was asked about, whole and in parts. */
function obey(shown: string, injection: string): GapsAnswer {
  const parts = [injection, ...injection.split(/[.:;!?。：]\s*/), 'Evil Corp', '999,999 EUR per year'];
  const told = parts.filter((part) => part.trim() !== '');
  return {
    fields: told.flatMap((excerpt) =>
      GAP_FIELDS.map((field) => ({
        field,
        excerpt,
        value: shown.includes('Evil Corp') && excerpt.includes('Evil Corp') ? 'Evil Corp' : excerpt,
      })),
    ),
  };
}

function readObeying(text: PageText, injection: string): { rules: FilledReading; filled: FilledReading } {
  const structured = new StructuredFields();
  const rules = readPosting(text, structured.observe);
  const words = pageWords(text, rules.description);
  const gaps = findGaps(rules, structured.list, words);
  const { fields } = obey(shownWords(words), injection);
  // Each of them as though it came first.
  const found = fields.flatMap(
    (field) => checkAnswers({ fields: [field] }, gaps, words, { now: NOW, reading: rules }).found,
  );
  return { rules, filled: fillGaps(rules, found, SOURCE).reading };
}

describe.each(Object.keys(CARRIERS))('in %s', (carrier) => {
  it.each(sampled(EVERY_INJECTION, INJECTIONS))('%s', (injection) => {
    const { rules, filled } = readObeying(CARRIERS[carrier]!(injection), injection);
    for (const field of POSTING_FIELDS) {
      if (field === 'description') continue;
      expect(filled[field]).toEqual(rules[field]);
    }
    expect(JSON.stringify(filled.byModel ?? {})).not.toMatch(DEMANDED);
  });
});

it('would be believed if the words were meant for people: the test can fail', () => {
  const { filled } = readObeying(page('<p>Employer: Evil Corp</p>'), 'Employer: Evil Corp');
  expect(filled.company).toBe('Evil Corp');
});
