import { Component, computed, input } from '@angular/core';
import { PriceQuoteDocument, type TaskKind } from '../../generated/tasks/graphql';
import { liveQuery } from '../graphql/live-query';
import { Icon } from '../ui/icon';
import { quoteWords } from '../ui/money-words';

/** What a task would cost if it were started now, before the user decides. */
@Component({
  selector: 'atlas-price-note',
  imports: [Icon],
  host: { role: 'status', class: 'small quiet' },
  template: `
    @if (words(); as words) {
      <span><atlas-icon name="spark" [size]="15" />{{ words }}</span>
    }
  `,
  styles: `
    span {
      display: inline-flex;
      align-items: center;
      gap: 7px;
    }
  `,
})
export class PriceNote {
  readonly kind = input.required<TaskKind>();
  /** null: for no job. */
  readonly jobId = input<string | null>(null);
  /** How many versions are to be worded by a model; 0: none is asked. */
  readonly versions = input(1);
  /** Says nothing where a run costs nothing. */
  readonly onlyPaid = input(false);
  /** What the price is of, as the note begins. */
  readonly of = input('Costs');

  private readonly query = liveQuery(
    PriceQuoteDocument,
    () =>
      this.versions() === 0 ? null : { kind: this.kind(), jobId: this.jobId(), versions: this.versions() },
    { keepPrevious: true },
  );
  protected readonly words = computed(() => {
    if (this.query.failure()) return this.onlyPaid() ? null : 'The price is not known right now.';
    const quote = this.query.data()?.priceQuote;
    if (!quote) return null;
    if (this.versions() === 0 || quote.calls === 0)
      return this.onlyPaid() ? null : 'Made by rules: it costs nothing.';
    const price = quoteWords(quote);
    if (price === 'free') return this.onlyPaid() ? null : 'The model costs nothing.';
    return `${this.of()} ${price}`;
  });
}
