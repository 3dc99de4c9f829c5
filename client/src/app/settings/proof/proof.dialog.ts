import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { ProveIdentityDocument, SecurityDocument } from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { liveQuery } from '../../graphql/live-query';
import { Operations } from '../../graphql/operations';
import { SessionStore } from '../../session/session-store';
import { ErrorNotice } from '../../ui/error-notice';
import { Skeleton } from '../../ui/skeleton';

/** Asks for the password, and a code where two-factor login is on. Closes with true once the server believes it. */
@Component({
  selector: 'atlas-proof-dialog',
  imports: [
    ErrorNotice,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Skeleton,
  ],
  template: `
    <form (submit)="$event.preventDefault(); prove()">
      <h2 mat-dialog-title>Is it still you?</h2>
      <mat-dialog-content>
        <div class="form">
          @if (query.failure() ?? failure(); as problem) {
            <atlas-error-notice [failure]="problem" [retryable]="false" />
          }
          @if (query.pending()) {
            <atlas-skeleton [lines]="2" [height]="40" />
          } @else if (security(); as known) {
            @if (!known.hasPassword && !known.twoFactorEnabled) {
              <p>
                This account has no password. Sign out and in again with your other service, then come back
                within 15 minutes.
              </p>
            } @else {
              <p class="quiet">
                What you are about to do matters, so please confirm it. It holds for 15 minutes.
              </p>
            }
            @if (known.hasPassword) {
              <label>
                Password
                <input
                  #passwordField
                  class="field-input"
                  type="password"
                  name="password"
                  autocomplete="current-password"
                  required
                  [value]="password()"
                  (input)="password.set(passwordField.value)"
                />
              </label>
            }
            @if (known.twoFactorEnabled) {
              <label>
                Code from your authenticator app, or a recovery code
                <input
                  #codeField
                  class="field-input"
                  name="code"
                  autocomplete="one-time-code"
                  required
                  [value]="code()"
                  (input)="code.set(codeField.value)"
                />
              </label>
            }
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="busy() || !ready()">
          {{ busy() ? 'Checking…' : 'Confirm' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../settings-card.scss',
})
export class ProofDialog {
  private readonly operations = inject(Operations);
  private readonly session = inject(SessionStore);
  private readonly dialog = inject<MatDialogRef<ProofDialog, boolean>>(MatDialogRef);

  protected readonly query = liveQuery(SecurityDocument, () => ({}));
  protected readonly security = computed(() => this.query.data()?.me?.security);
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly ready = computed(() => {
    const known = this.security();
    if (!known || (!known.hasPassword && !known.twoFactorEnabled)) return false;
    return (!known.hasPassword || this.password() !== '') && (!known.twoFactorEnabled || this.code() !== '');
  });

  protected async prove(): Promise<void> {
    if (!this.ready()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input = { password: this.password() || null, code: this.code().replace(/\s/g, '') || null };
      const { proveIdentity } = await this.operations.mutate(ProveIdentityDocument, { input });
      this.session.renewed(proveIdentity);
      this.dialog.close(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
