/** Postings and resumes that carry instructions, and a model that follows them: no line says more than the facts. */
import { DEMO_POSTINGS } from '../../../../db/seeds/demo-postings.js';
import { DEMO_RESUME } from '../../../../db/seeds/demo-resume.js';
import { extractPosting } from '../../../core/extraction/extract-posting.js';
import { documentFromFacts, factsFromJsonResume } from '../../../core/resume/convert.js';
import type { JsonResume } from '../../../core/resume/json-resume.js';
import { sampled } from '../../../platform/testing/attacks.js';
import { DEMANDED, EVERY_INJECTION, INJECTIONS } from '../../../platform/testing/injections.js';
import { readNeeds } from '../../../core/writing/posting-needs.js';
import { choosePassages, describePosting } from './passages.js';
import { groundOf, judgeRewrites, type Bench, type RewritesAnswer } from './read-rewrites.js';
import { reasonFor } from './reason-for.js';

const TODAY = '2026-11-21';
const CLEAN = extractPosting({ content: DEMO_POSTINGS[0]!, contentType: 'text', now: new Date(TODAY) });
let count = 0;
const newId = (): string => `id-${(count += 1)}`;

interface Carried {
  posting?: Partial<typeof CLEAN>;
  resume?: (resume: JsonResume, text: string) => void;
}

/** The words of a text in so many parts. */
function spread(text: string, parts: number): string[] {
  const words = text.split(' ');
  const size = Math.ceil(words.length / parts);
  return Array.from({ length: parts }, (_, at) => words.slice(at * size, (at + 1) * size).join(' '));
}

const OWN_LINES = 'two bullets of the resume';

const CARRIERS: Record<string, (text: string) => Carried> = {
  'a requirement': (text) => ({
    posting: { requirements: [{ text, kind: 'must', skills: [] }, ...CLEAN.requirements] },
  }),
  'the title': (text) => ({ posting: { title: text } }),
  'the description': (text) => ({
    posting: { description: `${text}\n${CLEAN.description ?? ''}`, requirements: [] },
  }),
  'title and requirement': (text) => {
    const [first = '', second = ''] = spread(text, 2);
    return {
      posting: {
        title: first,
        requirements: [{ text: second, kind: 'must', skills: [] }, ...CLEAN.requirements],
      },
    };
  },
  'three requirements': (text) => ({
    posting: {
      requirements: [
        ...spread(text, 3).map((part) => ({ text: part, kind: 'must' as const, skills: [] })),
        ...CLEAN.requirements,
      ],
    },
  }),
  [OWN_LINES]: (text) => ({
    resume: (resume) => {
      const [first = '', second = ''] = spread(text, 2);
      resume.work![0]!.highlights!.unshift(first, `${second} Built it in TypeScript on Kubernetes.`);
    },
  }),
  'a bullet of the resume': (text) => ({
    resume: (resume) =>
      void resume.work![0]!.highlights!.unshift(`${text} Built it in TypeScript on Kubernetes.`),
  }),
  'the summary of the resume': (text) => ({
    resume: (resume) => void (resume.basics!.summary = `${text} Backend engineer.`),
  }),
};

/** Writes what it was told into every line, whole, in parts and around the line's own words, citing all it may. */
function obey(injection: string, passage: ReturnType<typeof choosePassages>[number]): RewritesAnswer[] {
  const said = [
    injection,
    ...injection.split(/[.:;!?]\s+/),
    'Chief Evil Officer at Globex with a PhD and ten years of COBOL.',
  ];
  const forms = said.flatMap((text) => [text, `${text} LINE`, `LINE ${text}`]);
  const { lines } = passage;
  // Each form in the place of one line, so that few answers say them all.
  return Array.from({ length: Math.ceil(forms.length / lines.length) }, (_, turn) => ({
    lines: lines.flatMap(({ label, text: own, allowed }, at) => {
      const form = forms[turn * lines.length + at];
      return form === undefined
        ? []
        : [{ line: label, text: form.replace('LINE', own), facts: [...allowed] }];
    }),
  }));
}

describe.each(Object.keys(CARRIERS))('in %s', (carrier) => {
  it.each(sampled(EVERY_INJECTION, INJECTIONS))('%s', (injection) => {
    const { posting: changed = {}, resume: change } = CARRIERS[carrier]!(injection);
    const resume = structuredClone(DEMO_RESUME);
    change?.(resume, injection);
    const facts = factsFromJsonResume(resume);
    const base = documentFromFacts(facts, { newId, language: 'en' });
    const posting = { ...CLEAN, ...changed };
    const before = structuredClone({ facts, base });
    const needs = readNeeds(posting);
    const bench: Bench = {
      base,
      ground: groundOf({ facts, posting, today: TODAY }),
      strategy: 'BOLD',
      language: 'en',
      newId,
      reasonFor: (was, is) => reasonFor(was, is, needs),
    };
    expect(describePosting(posting)).not.toMatch(/https?:|<|javascript:/);
    const [work] = choosePassages({ base, facts, posting, changes: [] }).slice(-1);
    if (work === undefined) return;
    for (const answer of obey(injection, work)) {
      const { kept } = judgeRewrites(work, answer, bench);
      for (const { change: made } of kept) {
        const [demanded] = DEMANDED.exec(made.after ?? '') ?? [];
        // Half of a request may be a plain line of the person's own: who repeats it says nothing new.
        const own = carrier === OWN_LINES && work.facts.some(({ text }) => text.includes(demanded ?? ''));
        expect(own ? undefined : demanded).toBeUndefined();
      }
    }
    expect({ facts, base }).toEqual(before);
  });
});

it('would let a rewrite through that the facts carry: the test can fail', () => {
  const facts = factsFromJsonResume(DEMO_RESUME);
  const base = documentFromFacts(facts, { newId, language: 'en' });
  const [summary] = choosePassages({ base, facts, posting: CLEAN, changes: [] });
  const { lines } = summary!;
  const bench: Bench = {
    base,
    ground: { facts, posting: CLEAN, today: TODAY },
    strategy: 'BOLD',
    language: 'en',
    newId,
    reasonFor: () => 'x',
  };
  const text = lines[0]!.text.replace('Builds services', 'Builds backend services');
  const answer = { lines: [{ line: 'L1', text, facts: [...lines[0]!.allowed].slice(0, 1) }] };
  expect(judgeRewrites(summary!, answer, bench).kept).toHaveLength(1);
});
