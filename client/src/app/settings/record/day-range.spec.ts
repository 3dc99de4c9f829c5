import { dayRange } from './day-range';

describe('dayRange', () => {
  it('holds the last day whole', () => {
    const { from, to } = dayRange('2026-11-20', '2026-11-21');

    expect(Date.parse(to!) - Date.parse(from!)).toBe(2 * 86_400_000);
    expect(new Date(from!).getHours()).toBe(0);
  });

  it('is open where no day is given', () => {
    expect(dayRange('', '')).toEqual({ from: null, to: null });
  });

  it('goes over the end of a month', () => {
    expect(new Date(dayRange('', '2026-11-30').to!).getDate()).toBe(1);
  });
});
