import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Posting } from '../posting/posting.js';
import { decodeEntities } from '../text/normal-form.js';
import { extractPosting } from './extract-posting.js';

const NOW = new Date('2026-01-15T12:00:00Z');
const FOLDER = join(import.meta.dirname, '../../../eval/postings');
const inputs = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.expected.json'))
  .map((name) => ({ name, content: readFileSync(join(FOLDER, name), 'utf8') }));

/** White space apart, the same words. */
const squash = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** Every reading in which an excerpt counts as standing in the source: decoded, with tags left out or as spaces. */
function readings(content: string): string {
  const decoded = content
    // React's flight format cuts its text anywhere.
    .replaceAll('"])</script><script>self.__next_f.push([1,"', '')
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\+n/g, ' ')
    .replace(/\\+"/g, '"')
    .replace(/\*\*|^#+ /gm, '');
  const plain = decodeEntities(decoded);
  const joined = plain.replace(/<\/?(?:b|i|em|strong|span|a|u|small)\b[^>]*>/g, '');
  return [decoded, plain, joined.replace(/<[^>]+>/g, ' '), plain.replace(/<[^>]+>/g, ' ')]
    .map(squash)
    .join('\n');
}

describe('extractPosting', () => {
  it.each(inputs)('gives evidence that stands in $name for every value', ({ content }) => {
    const result = extractPosting({ content, now: NOW });
    const source = readings(content);
    for (const posting of [result as Posting, ...result.postings]) {
      for (const field of Object.keys(posting.confidence) as (keyof Posting['confidence'])[]) {
        const excerpt = posting.evidence[field];
        expect({ field, excerpt, found: excerpt !== undefined && source.includes(squash(excerpt)) }).toEqual({
          field,
          excerpt,
          found: true,
        });
        expect(posting.confidence[field]).toBeGreaterThan(0);
        expect(posting.confidence[field]).toBeLessThanOrEqual(1);
      }
    }
  });

  it('gives the same answer for the same input', () => {
    for (const { content } of inputs.slice(0, 12))
      expect(extractPosting({ content, now: NOW })).toEqual(extractPosting({ content, now: NOW }));
  });

  it('reads relative dates against the moment it is given', () => {
    const content = readFileSync(join(FOLDER, 'ats-automation-ids.html'), 'utf8');
    expect(extractPosting({ content, now: new Date('2025-06-30T00:00:00Z') }).datePosted).toBe('2025-06-27');
  });

  it('believes the content before its label', () => {
    const feed = readFileSync(join(FOLDER, 'feed-xml-cdata.xml'), 'utf8');
    expect(extractPosting({ content: feed, contentType: 'html', now: NOW }).postings).toHaveLength(2);
  });
});

describe('hostile input', () => {
  /** A linear congruential generator: the same mutations in every run. */
  function generator(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state * 1664525 + 1013904223) >>> 0;
      return state / 4294967296;
    };
  }
  const SCRAPS = [
    '<',
    '>',
    '"',
    '{',
    '}',
    '[',
    ']',
    '&',
    '\\',
    '\u0000',
    '\uD800',
    '<div>',
    '</table>',
    '<!--',
    ']]>',
    '<![CDATA[',
    '$1',
    '99999999999999999999',
    '__proto__',
    '<script type="application/ld+json">',
    'Location: ',
  ];

  function mutate(text: string, random: () => number): string {
    let result = text;
    for (let count = 1 + Math.floor(random() * 8); count > 0; count -= 1) {
      const from = Math.floor(random() * result.length);
      const to = Math.min(result.length, from + Math.floor(random() * 400));
      const kind = random();
      if (kind < 0.3) result = result.slice(0, from) + result.slice(to);
      else if (kind < 0.7)
        result =
          result.slice(0, from) +
          SCRAPS[Math.floor(random() * SCRAPS.length)]!.repeat(1 + Math.floor(random() * 9)) +
          result.slice(from);
      else result = result.slice(0, to) + result.slice(from);
    }
    return result;
  }

  it('never makes it throw: 600 mutated inputs', () => {
    const random = generator(20260115);
    for (let round = 0; round < 600; round += 1) {
      const { content } = inputs[Math.floor(random() * inputs.length)]!;
      const broken = mutate(content, random);
      const kind = ([undefined, 'html', 'json', 'xml', 'text'] as const)[Math.floor(random() * 5)];
      const result = extractPosting({
        content: broken,
        now: NOW,
        ...(kind === undefined ? {} : { contentType: kind }),
      });
      expect(() => JSON.stringify(result)).not.toThrow();
    }
  });

  it.each([
    ['100,000 nested elements', `${'<div>'.repeat(100_000)}x${'</p></li>'.repeat(50_000)}`],
    ['3 MB of one character', '<'.repeat(3_000_000)],
    ['200,000 nested arrays', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['an unfinished script', `<script type="application/ld+json">${'{"a":['.repeat(50_000)}`],
    ['a million dashes', '- '.repeat(500_000)],
    ['amounts without end', '$1k - '.repeat(100_000)],
    [
      'an XML bomb',
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'c'.repeat(1000)}">]><jobs>${'<job><title>&b;&b;</title></job>'.repeat(5000)}</jobs>`,
    ],
  ])('takes seconds at most for %s', (_, content) => {
    const started = performance.now();
    expect(extractPosting({ content, now: NOW }).title).toBeNull();
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
