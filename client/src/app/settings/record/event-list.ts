import { Component, computed, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DomainEventsDocument } from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { Skeleton } from '../../ui/skeleton';
import { momentWords } from '../../ui/time-words';
import { dayRange } from './day-range';
import { plainWords, sentenceWords, valueWords } from './record-words';

const PAGE = 30;

/** What happened in the account, as other programs are told it (CloudEvents). */
@Component({
  selector: 'atlas-event-list',
  imports: [EmptyState, ErrorNotice, MatButton, Skeleton],
  template: `
    <section class="card block filters" aria-label="Which events">
      <label>
        What
        <select #nameField class="field-input" (change)="name.set(nameField.value)">
          <option value="">Anything</option>
          @for (option of names; track option) {
            <option [value]="option">{{ sentenceWords(option) }}</option>
          }
        </select>
      </label>
      <label>
        From
        <input
          #fromField
          class="field-input"
          type="date"
          [value]="from()"
          (change)="from.set(fromField.value)"
        />
      </label>
      <label>
        To
        <input #toField class="field-input" type="date" [value]="to()" (change)="to.set(toField.value)" />
      </label>
    </section>
    @if (query.failure(); as problem) {
      <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
    }
    @if (query.pending()) {
      <div class="card block"><atlas-skeleton [lines]="6" /></div>
    } @else if (events().length > 0) {
      <ul class="card list">
        @for (event of events(); track event.id) {
          <li>
            <details>
              <summary>
                <strong>{{ sentenceWords(event.name) }}</strong>
                <time class="quiet small numbers" [attr.datetime]="event.time">{{
                  momentWords(event.time)
                }}</time>
              </summary>
              <div class="details">
                <dl class="diff">
                  <div>
                    <dt class="quiet small">type</dt>
                    <dd>{{ event.type }}</dd>
                  </div>
                  <div>
                    <dt class="quiet small">subject</dt>
                    <dd>{{ event.subject }}</dd>
                  </div>
                  @for (value of valuesOf(event.data); track value.name) {
                    <div>
                      <dt class="quiet small">{{ plainWords(value.name) }}</dt>
                      <dd>{{ value.words ?? 'empty' }}</dd>
                    </div>
                  }
                </dl>
              </div>
            </details>
          </li>
        }
      </ul>
      <div class="foot">
        <span class="quiet small numbers" role="status">{{ events().length }} of {{ total() }}</span>
        @if (query.data()?.domainEvents?.pageInfo?.hasNextPage) {
          <button matButton="outlined" type="button" [disabled]="query.loading()" (click)="more()">
            Show more
          </button>
        }
      </div>
    } @else if (!query.failure()) {
      <atlas-empty-state
        class="card"
        icon="history"
        heading="Nothing of this kind"
        text="Nothing that happened fits what you chose above."
      />
    }
  `,
  styleUrl: './record-list.scss',
})
export class EventList {
  protected readonly names = [
    'ApplicationCreated',
    'DataImported',
    'JobArchived',
    'JobEdited',
    'JobImported',
    'LetterAccepted',
    'LetterEdited',
    'LetterWritten',
    'OutputReady',
    'ProfileChanged',
    'ProfileEnhanced',
    'ResumeGenerated',
    'StatusChanged',
    'TaskCancelled',
    'TaskFailed',
    'TaskQueued',
    'TaskRetried',
    'TaskSucceeded',
  ] as const;
  protected readonly name = signal('');
  protected readonly from = signal('');
  protected readonly to = signal('');

  protected readonly query = liveQuery(
    DomainEventsDocument,
    () => ({
      first: PAGE,
      filter: { type: this.name() ? [this.name()] : null, ...dayRange(this.from(), this.to()) },
    }),
    { keepPrevious: true },
  );
  protected readonly events = computed(
    () => this.query.data()?.domainEvents.edges.map(({ node }) => node) ?? [],
  );
  protected readonly total = computed(() => this.query.data()?.domainEvents.totalCount ?? 0);

  protected readonly momentWords = momentWords;
  protected readonly plainWords = plainWords;
  protected readonly sentenceWords = sentenceWords;

  protected valuesOf(data: unknown): { name: string; words: string | null }[] {
    return Object.entries(data ?? {}).map(([name, value]) => ({ name, words: valueWords(value) }));
  }

  protected more(): void {
    const after = this.query.data()?.domainEvents.pageInfo.endCursor;
    if (after) void this.query.fetchMore({ after });
  }
}
