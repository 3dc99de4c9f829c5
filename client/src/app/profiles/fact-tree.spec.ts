import { factTree } from './fact-tree';
import { type Fact, factHeading } from './fact-words';

function fact(change: Partial<Fact>): Fact {
  return {
    id: 'f',
    kind: 'BULLET',
    section: 'work',
    parentId: null,
    position: 0,
    text: '',
    fields: [],
    source: null,
    confidence: 0.95,
    origin: 'IMPORTED',
    version: 1,
    updatedAt: '2026-11-21T09:00:00Z',
    ...change,
  };
}

describe('factTree', () => {
  it('puts lines under their entries in order, and entries into their sections', () => {
    const tree = factTree([
      fact({ id: 'b2', parentId: 'e1', position: 1 }),
      fact({ id: 'e1', kind: 'ENTRY' }),
      fact({ id: 'b1', parentId: 'e1', position: 0 }),
      fact({ id: 's', kind: 'SUMMARY', section: null }),
    ]);
    const work = tree.sections.find(({ definition }) => definition.key === 'work')!;

    expect(work.entries.map((entry) => entry.lines.map(({ id }) => id))).toEqual([['b1', 'b2']]);
    expect(tree.summary.map(({ id }) => id)).toEqual(['s']);
  });

  it('asks to check what was read with doubt, not what the user wrote', () => {
    const tree = factTree([
      fact({ id: 'doubtful', confidence: 0.5 }),
      fact({ id: 'sure' }),
      fact({ id: 'mine', confidence: 0.5, origin: 'USER' }),
    ]);

    expect(tree.toCheck.map(({ id }) => id)).toEqual(['doubtful']);
  });
});

describe('factHeading', () => {
  it('writes an entry as a resume does, with partial dates', () => {
    const fields = [
      { name: 'name', value: 'Fjord AB' },
      { name: 'position', value: 'Accountant' },
      { name: 'startDate', value: '2019-03' },
    ];

    expect(factHeading(fact({ kind: 'ENTRY', fields }))).toEqual({
      title: 'Accountant',
      detail: 'Fjord AB',
      dates: 'Mar 2019 – now',
    });
  });

  it('shows the text of an entry that has no heading field', () => {
    expect(factHeading(fact({ kind: 'ENTRY', text: 'Something' })).title).toBe('Something');
  });
});
