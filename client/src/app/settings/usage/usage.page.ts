import { Component, computed, signal } from '@angular/core';
import { ModelUsageDocument } from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { costWords } from '../../ui/money-words';
import { dayWords } from '../../ui/time-words';
import { PROVIDERS } from '../models/provider-words';
import { BUDGETS, LEVELS, budgetLevel, everyDay, modelWords, workWords } from './usage-words';

const DAY_MS = 86_400_000;
const NAMES: Readonly<Record<string, string>> = PROVIDERS;
const NUMBER = new Intl.NumberFormat('en');

/** What language models did and cost: budgets, days, models and prompts. */
@Component({
  selector: 'atlas-usage-page',
  imports: [ErrorNotice, Icon, Skeleton],
  templateUrl: './usage.page.html',
  styleUrls: ['../settings-card.scss', './usage.page.scss'],
})
export class UsagePage {
  private readonly now = new Date();
  protected readonly periods = [7, 30, 90] as const;
  protected readonly days = signal<number>(30);
  private readonly from = computed(() => new Date(this.now.getTime() - (this.days() - 1) * DAY_MS));
  protected readonly query = liveQuery(
    ModelUsageDocument,
    () => ({
      from: `${this.from().toISOString().slice(0, 10)}T00:00:00Z`,
      to: new Date(this.now.getTime() + DAY_MS).toISOString(),
    }),
    { keepPrevious: true },
  );
  protected readonly usage = computed(() => this.query.data()?.usage);
  protected readonly none = computed(() => {
    const total = this.usage()?.total;
    return total !== undefined && total.calls + total.cachedCalls === 0;
  });
  protected readonly budgets = computed(() =>
    (this.usage()?.budgets ?? []).map(({ scope, limitMicroUsd: limit, usedMicroUsd: used }) => ({
      scope,
      title: BUDGETS[scope],
      level: budgetLevel(used, limit),
      share: limit === 0 ? 100 : Math.min(100, (used / limit) * 100),
      words: `${costWords(used)} of ${costWords(limit)}`,
    })),
  );
  protected readonly chart = computed(() => {
    const days = everyDay(this.usage()?.byDay ?? [], this.from(), this.now);
    const most = Math.max(1, ...days.map(({ sum }) => sum?.costMicroUsd ?? 0));
    return days.map(({ day, sum }) => ({
      day,
      height: sum ? Math.max(3, (sum.costMicroUsd / most) * 100) : 0,
      words: `${dayWords(day)}: ${sum ? `${costWords(sum.costMicroUsd)}, ${sum.calls} calls` : 'nothing'}`,
    }));
  });
  protected readonly tables = computed(() => [
    {
      title: 'By model',
      head: 'Model',
      rows: (this.usage()?.byModel ?? []).map((sum) => {
        const { model, provider } = modelWords(sum.key);
        return { sum, name: model, note: NAMES[provider] ?? provider };
      }),
    },
    {
      title: 'By kind of work',
      head: 'Work, and the prompt for it',
      rows: (this.usage()?.byPrompt ?? []).map((sum) => {
        const { work, prompt } = workWords(sum.key);
        return { sum, name: work, note: prompt };
      }),
    },
  ]);
  protected readonly levels = LEVELS;
  protected readonly cost = costWords;
  protected readonly day = dayWords;

  protected count(value: number): string {
    return NUMBER.format(value);
  }
}
