/** The server takes none that is shorter. */
export const SHORTEST_PASSWORD = 8;

/** How hard a password is to guess, from 0 (at once) to 4, and why it is easy. */
export interface PasswordEstimate {
  score: number;
  /** A sentence about what makes it easy; null for nothing in particular. */
  warning: string | null;
}

export interface PasswordWords {
  /** How many of the four bars are filled. */
  bars: 0 | 1 | 2 | 3 | 4;
  text: string;
  /** Whether it is worth sending; the server has the last word. */
  enough: boolean;
}

/** What to say of a password while it is typed; `estimate` is null until there is one. */
export function passwordWords(password: string, estimate: PasswordEstimate | null): PasswordWords {
  const length = Array.from(password).length;
  if (length === 0) {
    return {
      bars: 0,
      text: `At least ${SHORTEST_PASSWORD} characters; a few unrelated words work well.`,
      enough: false,
    };
  }
  const missing = SHORTEST_PASSWORD - length;
  if (missing > 0) {
    return {
      bars: 1,
      text: `${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
      enough: false,
    };
  }
  if (!estimate) return { bars: 2, text: 'Long enough.', enough: true };
  if (estimate.score < 3) {
    const why = estimate.warning ?? 'Easy to guess.';
    return { bars: estimate.score < 2 ? 1 : 2, text: `${why} Add a word or two.`, enough: false };
  }
  return estimate.score === 3
    ? { bars: 3, text: 'Good: hard to guess.', enough: true }
    : { bars: 4, text: 'Very good: very hard to guess.', enough: true };
}
