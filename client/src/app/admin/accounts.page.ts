import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  type AccountState,
  type AdminAccountFieldsFragment,
  AdminAccountsDocument,
  AdminStatsDocument,
  RestoreAccountDocument,
  SuspendAccountDocument,
} from '../../generated/admin/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Skeleton } from '../ui/skeleton';
import { costWords } from '../ui/money-words';
import { dayWords } from '../ui/time-words';

const PAGE = 30;
/** Each look is recorded: not one for every letter typed. */
const PAUSE_MS = 400;

/** The accounts of this installation, to be suspended and restored. */
@Component({
  selector: 'atlas-accounts-page',
  imports: [EmptyState, ErrorNotice, MatButton, Skeleton],
  templateUrl: './accounts.page.html',
  styleUrl: './admin.scss',
})
export class AccountsPage {
  private readonly operations = inject(Operations);

  protected readonly text = signal('');
  protected readonly state = signal('');
  private readonly wanted = signal('');
  protected readonly stats = liveQuery(AdminStatsDocument, () => ({}));
  protected readonly query = liveQuery(
    AdminAccountsDocument,
    () => ({
      first: PAGE,
      filter: { email: this.wanted() || null, state: (this.state() || null) as AccountState | null },
    }),
    { keepPrevious: true },
  );
  protected readonly accounts = computed(
    () => this.query.data()?.adminAccounts.edges.map(({ node }) => node) ?? [],
  );
  protected readonly total = computed(() => this.query.data()?.adminAccounts.totalCount ?? 0);
  protected readonly dayWords = dayWords;
  protected readonly cost = costWords;

  /** The account about which a decision is being written. */
  protected readonly deciding = signal<string | null>(null);
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  constructor() {
    effect((onCleanup) => {
      const text = this.text().trim();
      const timer = setTimeout(() => this.wanted.set(text), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected decide(id: string | null): void {
    this.deciding.set(id);
    this.reason.set('');
    this.failure.set(null);
  }

  protected async carryOut(account: AdminAccountFieldsFragment): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input = { id: account.id, reason: this.reason().trim() };
      // What comes back has the account's id, so the list shows it at once.
      if (account.suspendedAt) await this.operations.mutate(RestoreAccountDocument, { input });
      else await this.operations.mutate(SuspendAccountDocument, { input });
      this.decide(null);
      await this.stats.refetch();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected more(): void {
    const after = this.query.data()?.adminAccounts.pageInfo.endCursor;
    if (after) void this.query.fetchMore({ after });
  }
}
