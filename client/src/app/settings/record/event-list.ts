import { Component, computed, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DomainEventsDocument } from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { Skeleton } from '../../ui/skeleton';
import { momentWords } from '../../ui/time-words';
import { dayRange } from './day-range';
import { EVENT_GROUPS, eventWords } from './event-words';
import { plainWords, valueWords } from './record-words';

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
          @for (group of groups; track group.label) {
            <optgroup [label]="group.label">
              @for (option of group.options; track option.name) {
                <option [value]="option.name">{{ option.words }}</option>
              }
            </optgroup>
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
                <strong>{{ eventWords(event.name) }}</strong>
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
        [heading]="filtered() ? 'Nothing of this kind' : 'Nothing yet'"
        [text]="
          filtered()
            ? 'Nothing that happened fits what you chose above.'
            : 'What you import, tailor and export is listed here.'
        "
      />
    }
  `,
  styleUrl: './record-list.scss',
})
export class EventList {
  protected readonly groups = EVENT_GROUPS.map(({ label, events }) => ({
    label,
    options: Object.entries(events).map(([name, words]) => ({ name, words })),
  }));
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
  protected readonly filtered = computed(() => Boolean(this.name() || this.from() || this.to()));
  protected readonly total = computed(() => this.query.data()?.domainEvents.totalCount ?? 0);

  protected readonly eventWords = eventWords;
  protected readonly momentWords = momentWords;
  protected readonly plainWords = plainWords;

  protected valuesOf(data: unknown): { name: string; words: string | null }[] {
    return Object.entries(data ?? {}).map(([name, value]) => ({ name, words: valueWords(value) }));
  }

  protected more(): void {
    const after = this.query.data()?.domainEvents.pageInfo.endCursor;
    if (after) void this.query.fetchMore({ after });
  }
}
