/** Lets so many calls of one name (an account, a provider) run at a time; the others wait in their order. */
export class CallSlots {
  readonly #busy = new Map<string, { taken: number; waiting: (() => void)[] }>();

  constructor(private readonly most: number) {}

  /**
   * @returns how to give the slot back
   * @throws the signal's reason when it is aborted while waiting
   */
  async take(name: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const slots = this.#busy.get(name) ?? { taken: 0, waiting: [] };
    this.#busy.set(name, slots);
    if (slots.taken < this.most) {
      slots.taken += 1;
    } else {
      // The slot passes from hand to hand: the count stays.
      await new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          slots.waiting = slots.waiting.filter((one) => one !== enter);
          reject(signal.reason as Error);
        };
        const enter = (): void => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        slots.waiting.push(enter);
      });
    }
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = slots.waiting.shift();
      if (next !== undefined) next();
      else if ((slots.taken -= 1) === 0) this.#busy.delete(name);
    };
  }
}
