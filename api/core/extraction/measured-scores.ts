/**
 * Measured, not written by hand: `npm run eval -- postings --calibrate` (with CORPUS=FOLDER, on the real files there
 * too) counts for each field, by the bands of `calibration.ts`, [values given, values right] on postings with known
 * answers. `eval/calibration.ts` says how. The last run saw 1312 values of 72 pages.
 */
import type { MeasuredScores } from './calibration.js';

export const MEASURED_SCORES: MeasuredScores = {
  // prettier-ignore
  title: [[31, 31], [36, 28], [15, 12], [69, 63], [61, 58], [28, 26], [74, 74], [24, 24], [24, 24], [9, 9]],
  // prettier-ignore
  company: [[32, 22], [38, 23], [53, 46], [65, 51], [84, 83], [49, 48], [53, 53], [18, 18], [6, 6], [4, 4]],
  // prettier-ignore
  locations: [[3, 2], [7, 7], [16, 15], [33, 31], [24, 22], [26, 26], [45, 45], [2, 2], [1, 1], [0, 0]],
  // prettier-ignore
  remote: [[0, 0], [2, 2], [2, 2], [0, 0], [1, 1], [5, 5], [2, 2], [1, 1], [0, 0], [0, 0]],
  // prettier-ignore
  salary: [[2, 2], [3, 3], [3, 2], [19, 19], [21, 20], [17, 17], [19, 18], [6, 6], [3, 3], [1, 1]],
  // prettier-ignore
  employmentType: [[0, 0], [6, 6], [7, 7], [8, 8], [11, 11], [28, 28], [8, 8], [4, 4], [2, 2], [1, 1]],
  // prettier-ignore
  datePosted: [[0, 0], [11, 11], [5, 5], [24, 24], [10, 10], [27, 27], [23, 23], [12, 12], [1, 1], [6, 6]],
  // prettier-ignore
  validThrough: [[1, 1], [2, 2], [4, 4], [1, 1], [4, 4], [4, 4], [3, 3], [6, 6], [0, 0], [0, 0]],
  // prettier-ignore
  seniority: [[0, 0], [0, 0], [0, 0], [1, 1], [8, 8], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]],
  // prettier-ignore
  yearsExperience: [[0, 0], [0, 0], [0, 0], [0, 0], [24, 24], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]],
  // prettier-ignore
  education: [[0, 0], [0, 0], [0, 0], [2, 2], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]],
  // prettier-ignore
  visa: [[0, 0], [0, 0], [0, 0], [2, 2], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]],
  // prettier-ignore
  languages: [[0, 0], [0, 0], [0, 0], [5, 5], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]],
  // prettier-ignore
  applyUrl: [[0, 0], [0, 0], [0, 0], [6, 6], [0, 0], [6, 6], [2, 2], [0, 0], [0, 0], [0, 0]],
};
