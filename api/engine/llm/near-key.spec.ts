import { cosine, HashingEmbedder } from '../../core/matching/text-similarity.js';
import { countTerms } from '../../core/matching/text-terms.js';
import { nearKey } from './near-key.js';

const keyOf = (posting: string) => nearKey({ data: { posting } }, { system: 's', user: '', checksum: '' });

const POSTING = `Backend Engineer (m/f/x)
Northwind Ferries, Rotterdam, remote possible
• 5+ years of Java and C++, salary € 70,000 - 80,000, 32 hours
Apply: https://jobs.example.org/apply?id=7&utm_source=feed`;

it.each([
  ['white space', POSTING.replaceAll(' ', '  ').replaceAll('\n', '\r\n\r\n')],
  ['bullets and quotes', POSTING.replace('•', '-').replace('Backend Engineer', '“Backend Engineer”')],
  ['case', POSTING.replace('remote possible', 'Remote Possible')],
  ['tracking in links', POSTING.replace('utm_source=feed', 'utm_source=mail&gclid=xyz')],
  ['a line said twice', `${POSTING}\nBackend Engineer (m/f/x)`],
  ['the order of its parts', POSTING.split('\n').reverse().join('\n')],
  ['characters nobody sees', POSTING.replace('Java', 'Ja\u200bva')],
])('takes a posting that differs in %s for the same', (_what, other) => {
  expect(other).not.toBe(POSTING);
  expect(keyOf(other)).toBe(keyOf(POSTING));
});

it.each([
  ['a figure', POSTING.replace('70,000', '71,000')],
  ['a figure at its point', POSTING.replace('70,000', '70.000')],
  ['a currency', POSTING.replace('€', '$')],
  ['a skill', POSTING.replace('C++', 'C#')],
  ['a skill by its sign alone', POSTING.replace('C++', 'C')],
  ['a name', POSTING.replace('Northwind', 'Southwind')],
  ['a place', POSTING.replace('Rotterdam', 'Utrecht')],
  ['a small word', POSTING.replace('remote possible', 'remote not possible')],
  ['hours', POSTING.replace('32 hours', '40 hours')],
  ['where a link leads', POSTING.replace('id=7', 'id=8')],
  ['what belongs to what', POSTING.replace('Rotterdam, remote', 'remote, Rotterdam')],
])('takes a posting that differs in %s for another', (_what, other) => {
  expect(other).not.toBe(POSTING);
  expect(keyOf(other)).not.toBe(keyOf(POSTING));
});

it.each([
  ['must drive', 'must not drive'],
  ['is remote', 'is not remote'],
  ['and a degree', 'or a degree'],
  ['with visa', 'without visa'],
])('tells "%s" from "%s", which point the same way and have the same figures and names', (one, other) => {
  const text = `${POSTING}\nYou ${one}. ${'We build ferries for people who cross rivers every day. '.repeat(20)}`;
  const turned = text.replace(one, other);
  const embedder = new HashingEmbedder();
  const [here, there] = [text, turned].map((each) => embedder.embed(countTerms(each)));
  if (here === undefined || there === undefined) throw new Error('Two texts have two directions');
  expect(cosine(here, there)).toBeGreaterThan(0.95);
  expect(keyOf(turned)).not.toBe(keyOf(text));
});
