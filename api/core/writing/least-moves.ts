/**
 * The fewest moves that bring a list into a new order: everything outside a longest increasing subsequence of the old
 * indexes (patience sorting, O(n log n)).
 */

export interface Move<T> {
  item: T;
  /** Index in the new order. */
  position: number;
}

export function leastMoves<T>(before: readonly T[], after: readonly T[]): Move<T>[] {
  const oldIndex = new Map(before.map((item, at) => [item, at]));
  const sequence = after.map((item) => oldIndex.get(item)!);
  /** Positions in `sequence` at which the best run of each length ends. */
  const tails: number[] = [];
  const previous: number[] = [];
  sequence.forEach((value, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sequence[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = low === 0 ? -1 : tails[low - 1]!;
    tails[low] = at;
  });
  const staying = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) staying.add(at);
  return after.flatMap((item, position) => (staying.has(position) ? [] : [{ item, position }]));
}
