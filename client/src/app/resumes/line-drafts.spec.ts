import { applyLineDrafts } from './line-drafts';

const DOCUMENT = {
  basics: { name: 'Ida Holm', location: { postalCode: '11122' } },
  sections: [
    {
      id: 's1',
      key: 'work',
      entries: [
        {
          id: 'e1',
          fields: { name: 'Fjord AB' },
          lines: [
            { id: 'l1', text: 'Kept the books.', facts: ['f1'], role: 'bullet' },
            { id: 'l2', text: 'Ran payroll.', facts: ['f2'], role: 'bullet' },
          ],
        },
      ],
    },
  ],
};

describe('applyLineDrafts', () => {
  it('changes the words of a line and keeps everything the client does not know of', () => {
    const drafts = new Map([['l1', { text: 'Kept the ledger.', addedFacts: [], removed: false }]]);

    expect(applyLineDrafts(DOCUMENT, drafts)).toEqual(
      JSON.parse(JSON.stringify(DOCUMENT).replace('Kept the books.', 'Kept the ledger.')),
    );
    expect(DOCUMENT.sections[0]!.entries[0]!.lines[0]!.text).toBe('Kept the books.');
  });

  it('adds facts behind a line, each once', () => {
    const drafts = new Map([['l1', { text: 'Kept the books.', addedFacts: ['f1', 'f9'], removed: false }]]);
    const saved = applyLineDrafts(DOCUMENT, drafts) as typeof DOCUMENT;

    expect(saved.sections[0]!.entries[0]!.lines[0]!.facts).toEqual(['f1', 'f9']);
  });

  it('takes a removed line out', () => {
    const drafts = new Map([['l2', { text: 'Ran payroll.', addedFacts: [], removed: true }]]);
    const saved = applyLineDrafts(DOCUMENT, drafts) as typeof DOCUMENT;

    expect(saved.sections[0]!.entries[0]!.lines.map(({ id }) => id)).toEqual(['l1']);
  });

  it.each([null, {}, { sections: [{}] }, { sections: [{ entries: [{}] }] }])(
    'refuses what is no document: %j',
    (value) => {
      expect(() => applyLineDrafts(value, new Map())).toThrow(TypeError);
    },
  );
});
