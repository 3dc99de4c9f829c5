import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Apollo } from 'apollo-angular';
import { DeleteMyAccountDocument } from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { Operations } from '../../graphql/operations';
import { SessionStore } from '../../session/session-store';
import { ErrorNotice } from '../../ui/error-notice';
import { OpenedBy } from '../../ui/opened-by';
import { Proofs } from '../proof/proofs';

/** The end of the account: typed, proved, and then without a way back. */
@Component({
  selector: 'atlas-delete-card',
  imports: [ErrorNotice, MatButton, OpenedBy],
  template: `
    <section class="card block" aria-labelledby="delete">
      <div class="heading">
        <h2 id="delete">Delete the account</h2>
        @if (!open() && !account()?.isDemo) {
          <button
            matButton="outlined"
            class="danger"
            type="button"
            data-opens="deletion"
            (click)="open.set(true)"
          >
            Delete my account
          </button>
        }
      </div>
      @if (account()?.isDemo) {
        <p>The demo stays for whoever comes next.</p>
      } @else {
        <p>
          Erases everything within minutes and for good: facts, jobs, resumes, letters, applications, files,
          mail and the record. Export your data first if you may want it again.
        </p>
      }
      @if (open()) {
        <form class="form" atlasOpenedBy="deletion" (submit)="$event.preventDefault(); erase()">
          @if (failure(); as problem) {
            <atlas-error-notice [failure]="problem" [retryable]="false" />
          }
          <label>
            <span>
              To be sure, type <strong>{{ account()?.email }}</strong>
            </span>
            <input
              #typedField
              class="field-input"
              name="confirm-address"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              required
              [value]="typed()"
              (input)="typed.set(typedField.value)"
            />
          </label>
          <div class="actions">
            <button matButton="filled" class="danger" [disabled]="busy() || !sure()">
              {{ busy() ? 'Deleting…' : 'Delete everything for good' }}
            </button>
            <button matButton type="button" (click)="close()">Keep my account</button>
          </div>
        </form>
      }
    </section>
  `,
  styleUrl: '../settings-card.scss',
  styles: `
    .danger {
      --mat-button-filled-container-color: var(--mat-sys-error);
      --mat-button-filled-label-text-color: var(--mat-sys-on-error);
      --mat-button-outlined-label-text-color: var(--mat-sys-error);
    }
    label strong {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
})
export class DeleteCard {
  private readonly operations = inject(Operations);
  private readonly proofs = inject(Proofs);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly apollo = inject(Apollo);

  protected readonly account = this.session.account;
  protected readonly open = signal(false);
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly sure = computed(() => same(this.typed(), this.account()?.email ?? ''));

  protected async erase(): Promise<void> {
    if (!this.sure()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input = { email: this.typed().trim(), idempotencyKey: crypto.randomUUID() };
      const done = await this.proofs.with(() => this.operations.mutate(DeleteMyAccountDocument, { input }));
      if (!done) return;
      // In this order: whoever is signed out inside the rooms is sent to the sign-in page.
      await this.router.navigateByUrl('/goodbye');
      this.session.forget();
      await this.apollo.client.clearStore();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected close(): void {
    this.open.set(false);
    this.typed.set('');
    this.failure.set(null);
  }
}

function same(typed: string, address: string): boolean {
  return address !== '' && typed.trim().toLowerCase() === address.trim().toLowerCase();
}
