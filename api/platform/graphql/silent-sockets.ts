/** Counts the sockets of each network address that are open but have not said who they are. */
export class SilentSockets {
  readonly #waiting = new Map<string, number>();

  /** @param max how many one address may have at a time */
  constructor(private readonly max: number) {}

  /** @returns what is to be called, once or more often, when the socket has logged in or gone; null: one too many */
  admit(address: string): (() => void) | null {
    const waiting = this.#waiting.get(address) ?? 0;
    if (waiting >= this.max) return null;
    this.#waiting.set(address, waiting + 1);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const left = (this.#waiting.get(address) ?? 1) - 1;
      if (left > 0) this.#waiting.set(address, left);
      else this.#waiting.delete(address);
    };
  }
}
