import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  CalendarLinkDocument,
  CreateCalendarLinkDocument,
  RevokeCalendarLinkDocument,
} from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { liveQuery } from '../../graphql/live-query';
import { Operations } from '../../graphql/operations';
import { ErrorNotice } from '../../ui/error-notice';
import { agoWords, dayWords } from '../../ui/time-words';
import { ConfirmButton } from '../confirm-button';
import { Proofs } from '../proof/proofs';
import { ShownOnce } from '../security/shown-once';

/** The address at which the person's own calendar reads the days of applications. */
@Component({
  selector: 'atlas-calendar-card',
  imports: [ConfirmButton, ErrorNotice, MatButton, ShownOnce],
  template: `
    <section class="card block" aria-labelledby="calendar">
      <h2 id="calendar">See your applications in your calendar</h2>
      <p>
        Your calendar program can subscribe to the days you applied and the last days to apply. It reads them
        at an address of its own, without your password.
      </p>
      @if (fresh(); as address) {
        <atlas-shown-once
          heading="The address to subscribe to, shown this once."
          advice="Whoever has it sees where you apply. Give it to your calendar alone."
          [secrets]="[address]"
          (kept)="fresh.set(null)"
        />
      }
      @if (failure() ?? query.failure(); as problem) {
        <atlas-error-notice [failure]="problem" [retryable]="false" />
      }
      @if (link(); as present) {
        <ul class="rows">
          <li>
            <div>
              <strong>Link made {{ dayWords(present.createdAt) }}</strong>
              <p class="quiet small">
                {{
                  present.lastUsedAt
                    ? 'read ' + agoWords(present.lastUsedAt, now)
                    : 'not read by any calendar yet'
                }}
              </p>
            </div>
            <atlas-confirm-button
              label="End it"
              question="Really end it?"
              about="the calendar link"
              [disabled]="busy()"
              (confirmed)="revoke()"
            />
          </li>
        </ul>
      }
      <div class="actions">
        <button matButton="tonal" type="button" [disabled]="busy()" (click)="create()">
          {{ link() ? 'Replace the link' : 'Make a link' }}
        </button>
      </div>
    </section>
  `,
  styleUrl: '../settings-card.scss',
})
export class CalendarCard {
  private readonly operations = inject(Operations);
  private readonly proofs = inject(Proofs);

  protected readonly query = liveQuery(CalendarLinkDocument, () => ({}));
  protected readonly link = computed(() => this.query.data()?.calendarLink ?? null);
  protected readonly fresh = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly now = Date.now();
  protected readonly agoWords = agoWords;
  protected readonly dayWords = dayWords;

  protected create(): Promise<void> {
    return this.doing(async () => {
      const made = await this.proofs.with(() => this.operations.mutate(CreateCalendarLinkDocument, {}));
      if (made) this.fresh.set(made.createCalendarLink.url);
    });
  }

  protected revoke(): Promise<void> {
    return this.doing(async () => {
      await this.operations.mutate(RevokeCalendarLinkDocument, {});
      this.fresh.set(null);
    });
  }

  private async doing(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await action();
      await this.query.refetch();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
