import { setTimeout as wait } from 'node:timers/promises';

/** How many requests one site gets from this process at a time, and how far apart they begin. */
export interface Politeness {
  maxConcurrent: number;
  /** Milliseconds between the beginnings of two requests to one site. */
  delayMs: number;
}

/** For pages that a person asked for one by one: as many as a person's browser would open. */
export const FOR_A_PERSON: Politeness = { maxConcurrent: 4, delayMs: 0 };
/** For pages that nobody named: one at a time, a second apart, or as robots.txt says. */
export const FOR_DISCOVERY: Politeness = { maxConcurrent: 1, delayMs: 1_000 };

interface Lane {
  running: number;
  nextStart: number;
  waiting: (() => void)[];
}

/**
 * Lets requests to one site wait for one another. Counted per process: two workers may ask one site twice as often, which
 * bounds what a site sees by the number of processes.
 */
export class HostQueue {
  readonly #lanes = new Map<string, Lane>();

  /**
   * Waits for one's turn.
   *
   * @returns what is to be called when the request has ended
   * @throws the signal's reason when it is aborted while waiting
   */
  async enter(host: string, politeness: Politeness, signal: AbortSignal): Promise<() => void> {
    const lane = this.#lanes.get(host) ?? { running: 0, nextStart: 0, waiting: [] };
    this.#lanes.set(host, lane);
    while (lane.running >= politeness.maxConcurrent) {
      signal.throwIfAborted();
      await this.#turn(lane, signal);
    }
    lane.running += 1;
    const leave = () => {
      lane.running -= 1;
      lane.waiting.shift()?.();
      if (lane.running === 0 && lane.waiting.length === 0 && lane.nextStart <= Date.now()) {
        this.#lanes.delete(host);
      }
    };
    try {
      const pause = lane.nextStart - Date.now();
      lane.nextStart = Math.max(lane.nextStart, Date.now()) + politeness.delayMs;
      if (pause > 0) {
        await wait(pause, undefined, { signal });
        // A timer of a busy process is late: the next request is a pause behind this one, not behind its plan.
        lane.nextStart = Math.max(lane.nextStart, Date.now() + politeness.delayMs);
      }
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  #turn(lane: Lane, signal: AbortSignal): Promise<void> {
    return new Promise((done, fail) => {
      const go = () => {
        signal.removeEventListener('abort', giveUp);
        done();
      };
      const giveUp = () => {
        lane.waiting.splice(lane.waiting.indexOf(go), 1);
        fail(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      lane.waiting.push(go);
    });
  }
}
