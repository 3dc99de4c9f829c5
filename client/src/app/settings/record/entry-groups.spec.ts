import { type Entry, groupEntries } from './entry-groups';

function entry(id: string, part: Partial<Entry> = {}): Entry {
  return {
    __typename: 'AuditEntry',
    id,
    actor: 'user',
    action: 'CREATE',
    subjectKind: 'RecoveryCode',
    subjectId: id,
    requestId: 'r-1',
    occurredAt: '2026-11-21T12:00:00Z',
    changes: [],
    ...part,
  } as Entry;
}

describe('groupEntries', () => {
  it('puts rows of one kind and request together', () => {
    const groups = groupEntries([entry('a'), entry('b'), entry('c', { subjectKind: 'Mail' }), entry('d')]);

    expect(groups.map(({ entries }) => entries.map(({ id }) => id))).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it.each([{ requestId: 'r-2' }, { actor: 'admin' }, { action: 'DELETE' as const }])(
    'keeps apart what differs: %j',
    (part) => {
      expect(groupEntries([entry('a'), entry('b', part)])).toHaveLength(2);
    },
  );

  it('keeps apart what no request made', () => {
    expect(groupEntries([entry('a', { requestId: null }), entry('b', { requestId: null })])).toHaveLength(2);
  });
});
