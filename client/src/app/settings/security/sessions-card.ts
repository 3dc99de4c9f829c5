import { Component, computed, inject, signal } from '@angular/core';
import {
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
  SessionsDocument,
} from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { Operations } from '../../graphql/operations';
import { providerName } from '../../session/provider-name';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { Skeleton } from '../../ui/skeleton';
import { agoWords, dayWords } from '../../ui/time-words';
import { ConfirmButton } from '../confirm-button';
import { Proofs } from '../proof/proofs';

/** Where the account is signed in, each to be ended. */
@Component({
  selector: 'atlas-sessions-card',
  imports: [ConfirmButton, ErrorNotice, Icon, Skeleton],
  template: `
    <section class="card block" aria-labelledby="sessions">
      <div class="heading">
        <h2 id="sessions">Where you are signed in</h2>
        @if (others() > 0) {
          <atlas-confirm-button
            label="Sign out everywhere else"
            question="Really sign out the others?"
            [disabled]="busy()"
            (confirmed)="revokeOthers()"
          />
        }
      </div>
      @if (query.failure(); as problem) {
        <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
      }
      @if (query.pending()) {
        <atlas-skeleton [lines]="2" [height]="40" [even]="true" />
      }
      <ul class="rows">
        @for (session of sessions(); track session.id) {
          <li>
            <div class="device">
              <atlas-icon name="laptop" [size]="22" />
              <div>
                <strong>{{ session.device || 'Unknown browser' }}</strong>
                <p class="quiet small">
                  {{
                    session.current
                      ? 'Signed in'
                      : 'Last used ' + agoWords(session.lastUsedAt, now) + ', signed in'
                  }}
                  {{ dayWords(session.createdAt) }}
                  @if (session.method !== 'PASSWORD') {
                    with {{ nameOf(session.method) }}
                  }
                </p>
              </div>
            </div>
            @if (session.current) {
              <span class="chip positive">this one</span>
            } @else {
              <atlas-confirm-button
                label="Sign out"
                question="Really sign out?"
                [about]="session.device"
                [disabled]="busy()"
                (confirmed)="revoke(session.id)"
              />
            }
          </li>
        }
      </ul>
    </section>
  `,
  styleUrl: '../settings-card.scss',
  styles: `
    .device {
      display: flex;
      align-items: center;
      gap: 14px;
    }
    .device atlas-icon {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class SessionsCard {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly proofs = inject(Proofs);

  protected readonly query = liveQuery(SessionsDocument, () => ({}));
  protected readonly sessions = computed(() => this.query.data()?.sessions ?? []);
  protected readonly others = computed(() => this.sessions().filter(({ current }) => !current).length);
  protected readonly busy = signal(false);
  protected readonly now = Date.now();
  protected readonly agoWords = agoWords;
  protected readonly dayWords = dayWords;
  protected readonly nameOf = providerName;

  /** Looks anew, after something ended sessions. */
  refresh(): void {
    void this.query.refetch();
  }

  protected revoke = (id: string) =>
    this.act(async () => {
      const done = await this.proofs.with(() => this.operations.mutate(RevokeSessionDocument, { id }));
      if (done) await this.query.refetch();
    });

  protected revokeOthers = () =>
    this.act(async () => {
      const done = await this.proofs.with(() => this.operations.mutate(RevokeOtherSessionsDocument, {}));
      if (!done) return;
      const { revokeOtherSessions } = done;
      await this.query.refetch();
      await this.notices.show(
        revokeOtherSessions === 1
          ? 'One device was signed out.'
          : `${revokeOtherSessions} devices were signed out.`,
      );
    });

  private async act(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await action();
    } catch (error) {
      await this.notices.showFailure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
