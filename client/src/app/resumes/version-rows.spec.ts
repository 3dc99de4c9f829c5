import { firstVersion, versionName, versionWords } from './change-words';
import { type Change, type TailoredVersion } from './resume';
import { versionRows } from './version-rows';

const change = (id: string, lineId: string | null, after: string): Change =>
  ({ id, lineId, after, operation: 'REPLACE' }) as Change;
const version = (
  strategy: TailoredVersion['strategy'],
  ids: string[],
  wordedByModel = 0,
): TailoredVersion => ({
  strategy,
  wordedByModel,
  namesSkills: [],
  changes: ids.map((id) => ({ id })),
});

describe('versionRows', () => {
  it('puts what versions say of one line in one row', () => {
    const rows = versionRows({
      proposedChanges: [change('r', 'l1', 'Kept books'), change('b', 'l1', 'Kept four books')],
      tailoredVersions: [version(null, ['r']), version('BOLD', ['b'], 1)],
    });

    expect(rows).toHaveLength(1);
    expect(rows[0]?.cells.map((cell) => cell?.after)).toEqual(['Kept books', 'Kept four books']);
  });

  it('leaves out what every version does alike, and shows who leaves a line as it is', () => {
    const rows = versionRows({
      proposedChanges: [change('same', 'l1', 'Kept books'), change('b', 'l2', 'Led the shop')],
      tailoredVersions: [version(null, ['same']), version('BOLD', ['same', 'b'], 1)],
    });

    expect(rows.map(({ cells }) => cells.map((cell) => cell?.id ?? null))).toEqual([[null, 'b']]);
  });

  it('knows no row without a line to share', () => {
    const rows = versionRows({
      proposedChanges: [change('a', null, 'x'), change('b', null, 'y')],
      tailoredVersions: [version(null, ['a']), version('BOLD', ['b'])],
    });

    expect(rows).toHaveLength(2);
  });
});

describe('the words of a version', () => {
  it('starts with the balanced one where a model worded it', () => {
    const rules = version(null, ['a']);
    const bold = version('BOLD', ['b'], 4);

    expect(firstVersion([rules, version('BALANCED', ['c'], 1), bold])?.strategy).toBe('BALANCED');
    expect(firstVersion([rules, version('BALANCED', ['a'], 0), bold])?.strategy).toBe('BOLD');
    expect(firstVersion([rules])?.strategy).toBeNull();
    expect(firstVersion([])).toBeUndefined();
  });

  it('says how much a model worded', () => {
    expect(versionName(version(null, []))).toBe('By rules');
    expect(versionWords(version(null, ['a', 'b']))).toBe('2 changes, all made by rules');
    expect(versionWords(version('BOLD', ['a'], 1))).toBe('One change, one worded by a model and checked');
  });
});
