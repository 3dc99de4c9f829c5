const FAILURES_TO_OPEN = 5;
const OPEN_MS = 30_000;

/** Keeps calls away from what keeps failing, and lets one through now and then to see whether it works again. */
export class CircuitBreaker {
  #failures = 0;
  #openUntil = 0;
  #trying = false;

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether to call; whoever is let in says how it went. */
  enter(): boolean {
    if (this.now() < this.#openUntil) return false;
    if (this.#failures < FAILURES_TO_OPEN) return true;
    if (this.#trying) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openUntil = 0;
    this.#trying = false;
  }

  /** @param keepAwayMs when it said how long, or when trying sooner cannot help */
  failed(keepAwayMs: number | null = null): void {
    this.#failures += 1;
    this.#trying = false;
    if (keepAwayMs !== null) this.#openUntil = Math.max(this.#openUntil, this.now() + keepAwayMs);
    else if (this.#failures >= FAILURES_TO_OPEN) this.#openUntil = this.now() + OPEN_MS;
  }

  /** The call neither failed nor succeeded, e.g. it was cancelled. */
  left(): void {
    this.#trying = false;
  }
}
