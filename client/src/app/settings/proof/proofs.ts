import { Injectable, inject } from '@angular/core';
import { failureOf } from '../../graphql/failure';
import { Dialogs } from '../../ui/dialogs';

/** Proof that it is still the same person, for what cannot be undone: asked when the server wants it, for 15 minutes. */
@Injectable()
export class Proofs {
  private readonly dialogs = inject(Dialogs);

  /**
   * Runs what needs a proof; where there is none yet, asks for it and runs it again. Undefined when the person gives none.
   *
   * @throws OperationFailed
   */
  async with<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      if (failureOf(error).reason !== 'PROOF_NEEDED') throw error;
    }
    const proved = await this.dialogs.open(async () => (await import('./proof.dialog')).ProofDialog, null, {
      width: '440px',
    });
    return proved === true ? action() : undefined;
  }
}
