import { Injectable, signal } from '@angular/core';
import { type Challenge } from 'altcha-lib';
import { CaptchaChallengeDocument } from '../../../generated/entrance/graphql';
import { OperationFailed, SILENT, failureOf } from '../../graphql/failure';
import { sendSessionOperation } from '../session-request';

const LONGEST_MS = 60_000;
/** More would slow down the page that waits for it. */
const MOST_WORKERS = 4;

/** Proofs of work: the server asks for one where somebody tries often, and this browser calculates it beside the page. */
@Injectable({ providedIn: 'root' })
export class Captcha {
  private readonly working = signal(false);

  /** A proof is being calculated: worth a word on the button. */
  readonly solving = this.working.asReadonly();

  /**
   * Sends a request, and once more with a proof of work when the server asks for that.
   *
   * @throws OperationFailed
   */
  async guard<T>(send: (captcha: string | null) => Promise<T>): Promise<T> {
    try {
      return await send(null);
    } catch (error) {
      if (failureOf(error).reason !== 'CAPTCHA_NEEDED') throw error;
      return send(await this.prove());
    }
  }

  private async prove(): Promise<string> {
    this.working.set(true);
    try {
      const { captchaChallenge } = await sendSessionOperation(CaptchaChallengeDocument, {});
      const challenge = JSON.parse(captchaChallenge.challenge) as Challenge;
      const { solveChallengeWorkers } = await import('altcha-lib');
      const solution = await solveChallengeWorkers({
        challenge,
        timeout: LONGEST_MS,
        concurrency: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1),
        createWorker: () => new Worker(new URL('./captcha.worker', import.meta.url), { type: 'module' }),
      });
      if (!solution) throw new OperationFailed({ ...SILENT, code: 'TIMEOUT', retryable: true });
      return btoa(JSON.stringify({ challenge, solution }));
    } finally {
      this.working.set(false);
    }
  }
}
