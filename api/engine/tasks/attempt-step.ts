import { setTimeout as sleep } from 'node:timers/promises';
import { isGraphInterrupt } from '@langchain/langgraph';
import { isDatabaseUnavailable } from '../../platform/database/database-unavailable.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { FinalError, RetryableError } from '../../platform/errors/step-error.js';
import type { ErasedStep } from './define-task.js';
import { StaleAttemptError } from './stale-attempt.js';

const LONGEST_RETRY_DELAY_MS = 30_000;

export interface StepAttemptHooks {
  /** Runs the step once under this signal. */
  run(signal: AbortSignal): Promise<Record<string, unknown>>;
  /** A failed attempt will be repeated after so many milliseconds. */
  onRetry(error: unknown, delayMs: number, retry: number): void;
}

/**
 * Runs a step with its timeout and its retries.
 *
 * @param signal - The Task's: when it is aborted, nothing is repeated and its reason is thrown.
 * @throws What the last attempt threw; RetryableError `STEP_TIMEOUT` when that was too slow. Errors of the database being
 *   away are not repeated here: the queue entry is, by whichever worker can reach it.
 */
export async function attemptStep(
  step: ErasedStep,
  signal: AbortSignal,
  hooks: StepAttemptHooks,
): Promise<Record<string, unknown>> {
  for (let retry = 0; ; retry++) {
    signal.throwIfAborted();
    try {
      return await withinTime(step, signal, (stepSignal) => hooks.run(stepSignal));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (retry >= step.retries || !mayRepeat(error)) throw error;
      const delayMs = retryDelay(step, error, retry);
      hooks.onRetry(error, delayMs, retry + 1);
      await sleep(delayMs, undefined, { signal }).catch(() => undefined); // The loop begins with the signal.
    }
  }
}

function mayRepeat(error: unknown): boolean {
  return !(
    error instanceof FinalError ||
    (error instanceof CodedError && !error.retryable) ||
    error instanceof StaleAttemptError ||
    isGraphInterrupt(error) ||
    isDatabaseUnavailable(error)
  );
}

/** Exponential with half of it random ("equal jitter"), or what the other side asked for, at most half a minute. */
function retryDelay(step: ErasedStep, error: unknown, retry: number): number {
  const asked = error instanceof RetryableError ? error.retryAfterMs : undefined;
  const exponential = step.retryDelayMs * 2 ** retry;
  return Math.min(LONGEST_RETRY_DELAY_MS, asked ?? exponential / 2 + (Math.random() * exponential) / 2);
}

async function withinTime(
  step: ErasedStep,
  signal: AbortSignal,
  run: StepAttemptHooks['run'],
): Promise<Record<string, unknown>> {
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    const seconds = Math.round(step.timeoutMs / 1000);
    timeout.abort(new RetryableError('STEP_TIMEOUT', `"${step.title}" took longer than ${seconds} s.`));
  }, step.timeoutMs);
  const either = AbortSignal.any([signal, timeout.signal]);
  try {
    // A step that does not heed its signal is left behind; what it still writes is refused.
    return await Promise.race([run(either), rejectOnAbort(either)]);
  } finally {
    clearTimeout(timer);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
