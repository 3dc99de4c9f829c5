/** From a score of agreement to how often such a value is right. */
import type { PostingField } from '../posting/posting.js';

/** Piecewise linear, measured on postings with known answers: [score, share that was right]. */
const CURVE: readonly (readonly [number, number])[] = [
  [0, 0.2],
  [0.3, 0.45],
  [0.5, 0.65],
  [0.7, 0.8],
  [0.85, 0.9],
  [0.95, 0.95],
  [1, 0.99],
];

/** The confidence for a field's chosen value, 0..1, two decimals. `families` is how many kinds of source agree. */
export function calibrated(_field: PostingField, score: number, families: number): number {
  const value = Math.max(0, Math.min(1, score));
  let result = 0.99;
  for (let index = 1; index < CURVE.length; index += 1) {
    const [x1, y1] = CURVE[index]!;
    const [x0, y0] = CURVE[index - 1]!;
    if (value <= x1) {
      result = y0 + ((y1 - y0) * (value - x0)) / (x1 - x0);
      break;
    }
  }
  if (families > 1) result = Math.min(0.99, result + 0.02);
  return Math.round(result * 100) / 100;
}
