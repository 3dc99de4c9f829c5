export type ConfidenceLevel = 'sure' | 'likely' | 'unsure' | 'yours';

export interface ConfidenceWords {
  level: ConfidenceLevel;
  label: string;
  /** How many of the three bars are filled. */
  bars: 0 | 1 | 2 | 3;
}

/**
 * What a confidence (0 to 1) means in words. Null is a value the user typed. At 0.9 and above about nine in ten values
 * are right, which is what "Sure" promises.
 */
export function confidenceWords(confidence: number | null): ConfidenceWords {
  if (confidence === null) return { level: 'yours', label: 'Edited by you', bars: 0 };
  if (confidence >= 0.9) return { level: 'sure', label: 'Sure', bars: 3 };
  if (confidence >= 0.7) return { level: 'likely', label: 'Likely', bars: 2 };
  return { level: 'unsure', label: 'Please check', bars: 1 };
}
