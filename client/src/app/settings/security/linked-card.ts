import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  LinkSignInDocument,
  type SecurityQuery,
  type SignInProvider,
  StartSignInLinkDocument,
  UnlinkSignInDocument,
} from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { Operations } from '../../graphql/operations';
import { takeLinkToken } from '../../session/entrance/link-token';
import { providerName } from '../../session/provider-name';
import { ErrorNotice } from '../../ui/error-notice';
import { Notices } from '../../ui/notices';
import { dayWords } from '../../ui/time-words';
import { ConfirmButton } from '../confirm-button';
import { Proofs } from '../proof/proofs';

type Linked = NonNullable<SecurityQuery['me']>['security']['linkedSignIns'][number];

/** Other services that open the account. */
@Component({
  selector: 'atlas-linked-card',
  imports: [ConfirmButton, ErrorNotice, MatButton],
  template: `
    <section class="card block" aria-labelledby="linked">
      <h2 id="linked">Other ways to sign in</h2>
      @if (failure(); as problem) {
        <atlas-error-notice [failure]="problem" [retryable]="false" />
      }
      <ul class="rows">
        @for (link of linked(); track link.provider) {
          <li>
            <div>
              <strong>{{ nameOf(link.provider) }}</strong>
              <p class="quiet small">{{ link.email }} · since {{ dayWords(link.createdAt) }}</p>
            </div>
            <atlas-confirm-button
              label="Unlink"
              question="Really unlink?"
              [about]="nameOf(link.provider)"
              [disabled]="busy()"
              (confirmed)="unlink(link.provider)"
            />
          </li>
        }
        @for (provider of offered(); track provider) {
          <li>
            <strong>{{ nameOf(provider) }}</strong>
            <button matButton="outlined" type="button" [disabled]="busy()" (click)="start(provider)">
              Link<span class="visually-hidden"> {{ nameOf(provider) }}</span>
            </button>
          </li>
        }
      </ul>
    </section>
  `,
  styleUrl: '../settings-card.scss',
})
export class LinkedCard {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly proofs = inject(Proofs);

  readonly linked = input.required<readonly Linked[]>();
  readonly providers = input.required<readonly SignInProvider[]>();
  readonly changed = output();

  protected readonly nameOf = providerName;
  protected readonly dayWords = dayWords;
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly offered = computed(() => {
    const known = new Set(this.linked().map(({ provider }) => provider));
    return this.providers().filter((provider) => !known.has(provider));
  });

  constructor() {
    // The way back from the service that is to be linked.
    const proof = takeLinkToken('link');
    if (proof) void this.finish(proof);
  }

  protected start = (provider: SignInProvider) =>
    this.act(async () => {
      const begun = await this.proofs.with(() =>
        this.operations.mutate(StartSignInLinkDocument, { provider }),
      );
      if (begun) location.assign(begun.startSignInLink);
    });

  protected unlink = (provider: SignInProvider) =>
    this.act(async () => {
      const done = await this.proofs.with(() => this.operations.mutate(UnlinkSignInDocument, { provider }));
      if (done) this.changed.emit();
    });

  private finish(proof: string): Promise<void> {
    return this.act(async () => {
      const done = await this.proofs.with(() => this.operations.mutate(LinkSignInDocument, { proof }));
      if (!done) return;
      this.changed.emit();
      await this.notices.show('Linked. From now on it opens your account.');
    });
  }

  private async act(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await action();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
