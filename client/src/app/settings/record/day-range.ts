/**
 * The moments that days in the reader's own time zone stand for: from the beginning of the first to the end of the last
 * (exclusive), each null when no day is given. Days as date fields give them, `2026-11-21`.
 */
export function dayRange(first: string, last: string): { from: string | null; to: string | null } {
  const begin = (day: string, more: number) => {
    const [year, month, date] = day.split('-').map(Number);
    if (!year || !month || !date) return null;
    return new Date(year, month - 1, date + more).toISOString();
  };
  return { from: begin(first, 0), to: begin(last, 1) };
}
