import { type Change, type Resume } from './resume';

/** One place of the resume, and what each version does there. */
export interface VersionRow {
  key: string;
  /** Names the place, and the words of the base. */
  change: Change;
  /** In the order of the versions; null where a version leaves the place as it is. */
  cells: readonly (Change | null)[];
}

/** The places where the versions of a resume do not all do the same, in the order of the first version that has them. */
export function versionRows({
  tailoredVersions,
  proposedChanges,
}: Pick<Resume, 'tailoredVersions' | 'proposedChanges'>): VersionRow[] {
  const byId = new Map(proposedChanges.map((change) => [change.id, change]));
  const rows = new Map<string, { change: Change; cells: (Change | null)[] }>();
  for (const [column, { changes }] of tailoredVersions.entries()) {
    for (const { id } of changes) {
      const change = byId.get(id);
      if (!change) continue;
      const key = placeOf(change);
      const row = rows.get(key) ?? { change, cells: tailoredVersions.map(() => null) };
      row.cells[column] = change;
      rows.set(key, row);
    }
  }
  return [...rows]
    .filter(([, { cells }]) => new Set(cells.map((cell) => cell?.id)).size > 1)
    .map(([key, row]) => ({ key, ...row }));
}

/** Alternatives share a line; what has none shares nothing. A move of a line is no other wording of it. */
function placeOf({ id, lineId, operation }: Change): string {
  return lineId === null || operation === 'MOVE' ? id : lineId;
}
