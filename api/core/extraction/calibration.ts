/**
 * From a score of agreement to how often such a value is right.
 *
 * The score (how much of the evidence is for the value, `vote.ts`) orders values well but is no frequency: sources of
 * one page are not independent. `measured-scores.ts` counts, by field and score, how many values with known answers
 * were right. Few cases say little, so each rate is drawn towards a broader one by additive (Beta prior) smoothing:
 * a field's towards that of all fields, that of all fields towards the middle of its band. Pool-adjacent-violators
 * (Ayer et al. 1955; Zadrozny and Elkan 2002) then makes the rates rise with the score, and between the bands' middles
 * they are joined by straight lines.
 */
import type { PostingField } from '../posting/posting.js';
import { MEASURED_SCORES } from './measured-scores.js';

/** Given and right values of one band. */
export type BandCount = readonly [given: number, right: number];
export type MeasuredScores = Partial<Record<PostingField, readonly BandCount[]>>;

/** Upper ends of the bands of scores. */
export const BANDS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.97, 0.99, 1] as const;

/** So many imagined cases stand behind the broader rate. */
const PRIOR_OF_ALL = 4;
const PRIOR_OF_FIELD = 12;
/** No evidence of a page makes a value certain. */
const MOST = 0.99;

/** Joins [score, share that was right] by straight lines. */
export type Curve = readonly (readonly [score: number, right: number])[];

const middles: readonly number[] = BANDS.map((end, index) => ((BANDS[index - 1] ?? 0.2) + end) / 2);

/** The band a score of 0..1 is in. */
export function bandOf(score: number): number {
  const index = BANDS.findIndex((end) => score <= end);
  return index < 0 ? BANDS.length - 1 : index;
}

/** The curve of a field from counts. */
export function fitCurve(measured: MeasuredScores, field: PostingField): Curve {
  const own = measured[field] ?? [];
  const rates = middles.map((middle, band) => {
    let given = 0;
    let right = 0;
    for (const counts of Object.values(measured)) {
      given += counts[band]?.[0] ?? 0;
      right += counts[band]?.[1] ?? 0;
    }
    const ofAll = (right + PRIOR_OF_ALL * middle) / (given + PRIOR_OF_ALL);
    const [ownGiven, ownRight] = own[band] ?? [0, 0];
    return {
      rate: (ownRight + PRIOR_OF_FIELD * ofAll) / (ownGiven + PRIOR_OF_FIELD),
      weight: ownGiven + PRIOR_OF_FIELD,
    };
  });
  const rising = pooled(rates);
  return middles.map((middle, band) => [middle, Math.min(MOST, rising[band]!)] as const);
}

/** Pool-adjacent-violators: neighbours that fall are given their weighted mean until all rise. */
function pooled(rates: readonly { rate: number; weight: number }[]): number[] {
  const blocks: { rate: number; weight: number; size: number }[] = [];
  for (const { rate, weight } of rates) {
    let last = { rate, weight, size: 1 };
    for (
      let before = blocks.at(-1);
      before !== undefined && before.rate > last.rate;
      before = blocks.at(-1)
    ) {
      blocks.pop();
      const sum = before.weight + last.weight;
      last = {
        rate: (before.rate * before.weight + last.rate * last.weight) / sum,
        weight: sum,
        size: before.size + last.size,
      };
    }
    blocks.push(last);
  }
  return blocks.flatMap(({ rate, size }) => Array.from({ length: size }, () => rate));
}

/** The curve's value at a score, 0..1, two decimals. */
export function onCurve(curve: Curve, score: number): number {
  const after = curve.findIndex(([x]) => score <= x);
  const [x1, y1] = curve[after < 0 ? curve.length - 1 : after] ?? [1, MOST];
  const [x0, y0] = curve[after - 1] ?? [x1, y1];
  const value = x1 === x0 ? y1 : y0 + ((y1 - y0) * (score - x0)) / (x1 - x0);
  return Math.round(value * 100) / 100;
}

const curves = new Map<PostingField, Curve>();

/** The confidence for a field's chosen value, 0..1, two decimals. */
export function calibrated(field: PostingField, score: number): number {
  const curve = curves.get(field) ?? fitCurve(MEASURED_SCORES, field);
  curves.set(field, curve);
  return onCurve(curve, Math.max(0, Math.min(1, score)));
}
