import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ChangePasswordDocument } from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { Operations } from '../../graphql/operations';
import { NewPassword } from '../../session/passwords/new-password';
import { SessionStore } from '../../session/session-store';
import { ErrorNotice } from '../../ui/error-notice';
import { Notices } from '../../ui/notices';
import { OpenedBy } from '../../ui/opened-by';
import { Proofs } from '../proof/proofs';

/** Changing the password, or setting a first one. */
@Component({
  selector: 'atlas-password-card',
  imports: [ErrorNotice, MatButton, NewPassword, OpenedBy],
  template: `
    <section class="card block" aria-labelledby="password-card">
      <div class="heading">
        <h2 id="password-card">Password</h2>
        @if (!open()) {
          <button matButton="outlined" type="button" data-opens="password" (click)="open.set(true)">
            {{ hasPassword() ? 'Change' : 'Set one' }}
          </button>
        }
      </div>
      @if (open()) {
        <form class="form" atlasOpenedBy="password" (submit)="$event.preventDefault(); change()">
          @if (failure(); as problem) {
            <atlas-error-notice [failure]="problem" (retry)="change()" />
          }
          @if (hasPassword()) {
            <label>
              Current password
              <input
                #presentField
                class="field-input"
                type="password"
                name="present-password"
                autocomplete="current-password"
                required
                [value]="present()"
                (input)="present.set(presentField.value)"
              />
            </label>
          }
          <atlas-new-password label="New password" [(value)]="password" [personal]="personal()" />
          <div class="actions">
            <button matButton="filled" [disabled]="busy() || !ready()">
              {{ busy() ? 'Changing…' : 'Change the password' }}
            </button>
            <button matButton type="button" (click)="close()">Cancel</button>
          </div>
        </form>
      } @else {
        <p>
          {{
            hasPassword()
              ? 'Changing it signs out every other device.'
              : 'So far only other services open this account.'
          }}
        </p>
      }
    </section>
  `,
  styleUrl: '../settings-card.scss',
})
export class PasswordCard {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly proofs = inject(Proofs);
  private readonly account = inject(SessionStore).account;

  readonly hasPassword = input.required<boolean>();
  readonly changed = output();

  protected readonly open = signal(false);
  protected readonly present = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly personal = computed(() => [
    this.account()?.displayName ?? '',
    this.account()?.email ?? '',
  ]);
  private readonly passwordField = viewChild(NewPassword);
  protected readonly ready = computed(
    () => (this.passwordField()?.enough() ?? false) && (!this.hasPassword() || this.present() !== ''),
  );

  protected async change(): Promise<void> {
    if (!this.ready()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input = { currentPassword: this.present() || null, newPassword: this.password() };
      const done = await this.proofs.with(() => this.operations.mutate(ChangePasswordDocument, { input }));
      if (!done) return;
      this.close();
      this.changed.emit();
      await this.notices.show('Your password is changed. Every other device was signed out.');
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected close(): void {
    this.open.set(false);
    this.present.set('');
    this.password.set('');
    this.failure.set(null);
  }
}
