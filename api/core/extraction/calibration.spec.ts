import { POSTING_FIELDS } from '../posting/posting.js';
import { BANDS, bandOf, calibrated, fitCurve, onCurve, type BandCount } from './calibration.js';
import { MEASURED_SCORES } from './measured-scores.js';

const steps = Array.from({ length: 101 }, (_, index) => index / 100);
const bands = (given: number, right: number): BandCount[] => BANDS.map(() => [given, right]);

describe('calibrated', () => {
  it.each(POSTING_FIELDS)('rises with the score and is never certain: %s', (field) => {
    const values = steps.map((score) => calibrated(field, score));
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBeGreaterThan(0);
    expect(values.at(-1)).toBeLessThanOrEqual(0.99);
  });

  it('rests on counts in which no more are right than given, one for each band', () => {
    for (const counts of Object.values(MEASURED_SCORES)) {
      expect(counts).toHaveLength(BANDS.length);
      for (const [given, right] of counts) expect(right).toBeLessThanOrEqual(given);
    }
  });

  it('gives what was measured: the mean confidence of a field is near its share of right values', () => {
    for (const [field, counts] of Object.entries(MEASURED_SCORES)) {
      const given = counts.reduce((sum, [count]) => sum + count, 0);
      if (given < 100) continue;
      const right = counts.reduce((sum, [, count]) => sum + count, 0);
      const curve = fitCurve(MEASURED_SCORES, field as (typeof POSTING_FIELDS)[number]);
      const mean = counts.reduce((sum, [count], band) => sum + count * curve[band]![1], 0) / given;
      expect(Math.abs(mean - right / given)).toBeLessThan(0.05);
    }
  });
});

describe('fitCurve', () => {
  it('comes near the measured share where many values were seen', () => {
    const curve = fitCurve({ title: bands(1000, 700) }, 'title');
    for (const score of steps.slice(40)) expect(onCurve(curve, score)).toBeCloseTo(0.7, 1);
  });

  it('takes the other fields’ share for a field that was not seen', () => {
    const curve = fitCurve({ title: bands(1000, 700) }, 'visa');
    expect(onCurve(curve, 0.8)).toBeCloseTo(0.7, 1);
  });

  it('does not believe one value in a band', () => {
    const wrong = BANDS.map((_, band): BandCount => (band === bandOf(0.95) ? [1, 0] : [100, 95]));
    expect(onCurve(fitCurve({ title: wrong }, 'title'), 0.955)).toBeGreaterThan(0.8);
  });

  it('levels bands that fall', () => {
    const falling = BANDS.map((_, band): BandCount => [1000, 900 - 50 * band]);
    const shares = fitCurve({ title: falling }, 'title').map(([, share]) => share);
    expect(new Set(shares.map((share) => share.toFixed(6))).size).toBe(1);
  });

  it('is a guess from the score alone without counts', () => {
    const curve = fitCurve({}, 'title');
    expect(onCurve(curve, 0.45)).toBeCloseTo(0.45, 2);
    expect(onCurve(curve, 0.9)).toBeCloseTo(0.9, 1);
  });
});
