import { documentFromFacts, factsFromJsonResume } from './convert.js';
import type { Fact } from './fact.js';
import { followFacts, type FactHistory } from './follow-facts.js';
import type { ResumeDocument } from './resume-document.js';

const facts = factsFromJsonResume({
  basics: { name: 'Ida Holm', email: 'ida@example.org', summary: 'Baker with ten years of practice.' },
  work: [
    {
      name: 'Rye & Sons',
      position: 'Baker',
      startDate: '2015-03',
      highlights: ['Baked 400 loaves a day.', 'Trained two apprentices.'],
    },
  ],
});

function counter(): () => string {
  let count = 0;
  return () => `id-${(count += 1)}`;
}

function base(): ResumeDocument {
  return documentFromFacts(facts, { newId: counter() });
}

const nothing: FactHistory = { earlierTexts: new Map(), earlierFields: new Map(), added: new Set() };
const options = { newId: () => 'fresh' };

function changed(id: string, change: Partial<Fact>): Fact[] {
  return facts.map((fact) => (fact.id === id ? { ...fact, ...change } : fact));
}

describe('followFacts', () => {
  it('gives null when the facts are as the document has them', () => {
    expect(followFacts(base(), facts, nothing, options)).toBeNull();
  });

  it('corrects the line that said what the fact said, and keeps its id', () => {
    const id = 'work[0].highlights[0]';
    const next = followFacts(
      base(),
      changed(id, { text: 'Baked 450 loaves a day.' }),
      { ...nothing, earlierTexts: new Map([[id, ['Baked 400 loaves a day.']]]) },
      options,
    );
    const before = base().sections[1]!.entries[0]!.lines[0]!;
    expect(next?.sections[1]!.entries[0]!.lines[0]).toEqual({ ...before, text: 'Baked 450 loaves a day.' });
  });

  it('leaves a line alone that the user worded otherwise', () => {
    const id = 'work[0].highlights[0]';
    const document = base();
    document.sections[1]!.entries[0]!.lines[0]!.text = 'My own words about 400 loaves.';
    const next = followFacts(
      document,
      changed(id, { text: 'Baked 450 loaves a day.' }),
      { ...nothing, earlierTexts: new Map([[id, ['Baked 400 loaves a day.']]]) },
      options,
    );
    expect(next).toBeNull();
  });

  it('corrects the heading of an entry', () => {
    const entry = facts.find(({ id }) => id === 'work[0]')!;
    const next = followFacts(
      base(),
      changed('work[0]', { fields: { ...entry.fields, position: 'Head Baker' } }),
      { ...nothing, earlierFields: new Map([['work[0]', [entry.fields]]]) },
      options,
    );
    expect(next?.sections[1]!.entries[0]!.fields['position']).toBe('Head Baker');
  });

  it('drops the line of a removed fact, and the entry with its own facts', () => {
    const gone = 'work[0].highlights[1]';
    const next = followFacts(
      base(),
      facts.filter(({ id }) => id !== gone),
      { ...nothing, earlierTexts: new Map([[gone, ['Trained two apprentices.']]]) },
      options,
    );
    expect(next?.sections[1]!.entries[0]!.lines.map(({ text }) => text)).toEqual(['Baked 400 loaves a day.']);

    const entry = facts.find(({ id }) => id === 'work[0]')!;
    const withoutWork = followFacts(
      base(),
      facts.filter(({ id }) => !id.startsWith('work')),
      {
        ...nothing,
        earlierFields: new Map([['work[0]', [entry.fields]]]),
        earlierTexts: new Map([
          ['work[0].highlights[0]', ['Baked 400 loaves a day.']],
          [gone, ['Trained two apprentices.']],
        ]),
      },
      options,
    );
    expect(withoutWork?.sections.map(({ key }) => key)).toEqual(['summary']);
  });

  it('adds a new line to its entry and a new entry to its section, once', () => {
    const line: Fact = {
      id: 'new-line',
      kind: 'bullet',
      section: 'work',
      parentId: 'work[0]',
      position: 9,
      text: 'Won the Bergen bread prize.',
      fields: {},
      source: null,
      confidence: 1,
    };
    const language: Fact = {
      ...line,
      id: 'new-entry',
      kind: 'entry',
      section: 'languages',
      parentId: null,
      text: 'Norwegian',
      fields: { language: 'Norwegian', fluency: 'Native' },
    };
    const now = [...facts, line, language];
    const history = { ...nothing, added: new Set(['new-line', 'new-entry']) };
    const next = followFacts(base(), now, history, options)!;
    expect(next.sections[1]!.entries[0]!.lines.at(-1)?.text).toBe('Won the Bergen bread prize.');
    expect(next.sections.at(-1)).toMatchObject({
      key: 'languages',
      entries: [{ fields: { language: 'Norwegian' } }],
    });
    expect(followFacts(next, now, history, options)).toBeNull();
  });

  it('does not bring back a line the user took out', () => {
    const document = base();
    document.sections[1]!.entries[0]!.lines.pop();
    expect(followFacts(document, facts, nothing, options)).toBeNull();
  });
});
