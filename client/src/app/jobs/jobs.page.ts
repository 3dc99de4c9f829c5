import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import {
  type JobStatus,
  type JobSummaryFragment,
  JobsDocument,
  RankedJobsDocument,
  type RemoteMode,
} from '../../generated/jobs/graphql';
import { liveQuery } from '../graphql/live-query';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { Dialogs } from '../ui/dialogs';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { JobRow } from './job-row';
import {
  type JobSelection,
  LIST_ORDERS,
  START,
  filterOf,
  isSelected,
  readSelection,
  selectionParams,
} from './job-selection';
import { REMOTE_WORDS } from './job-words';

const PAGE_SIZE = 20;
/** As many as the contract gives at once. */
const MOST_RANKED = 100;
/** Typing pauses longer than this start a search. */
const SEARCH_PAUSE_MS = 250;

/** Every job the user has saved, with its match. */
@Component({
  selector: 'atlas-jobs-page',
  imports: [EmptyState, ErrorNotice, Icon, JobRow, MatButton, Skeleton, TaskCard],
  templateUrl: './jobs.page.html',
  styleUrl: './jobs.page.scss',
})
export class JobsPage {
  private readonly dialogs = inject(Dialogs);
  private readonly tasks = inject(TaskStore);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly statuses: readonly { value: JobStatus | null; label: string }[] = [
    { value: 'SAVED', label: 'Open' },
    { value: 'EXPIRED', label: 'Closed' },
    { value: 'ARCHIVED', label: 'Archived' },
    { value: null, label: 'All' },
  ];
  protected readonly remotes = Object.entries(REMOTE_WORDS) as [RemoteMode, string][];

  protected readonly selection = signal<JobSelection>(readSelection(this.route.snapshot.queryParams));
  protected readonly loadingMore = signal(false);
  /** The ranking knows open jobs only, so the other lists do without it. */
  protected readonly orders = computed(() =>
    LIST_ORDERS.filter(([order]) => order !== 'BEST_MATCH' || this.selection().status === 'SAVED'),
  );
  private readonly ranks = computed(
    () => this.selection().order === 'BEST_MATCH' && this.selection().status === 'SAVED',
  );

  private readonly listed = liveQuery(
    JobsDocument,
    () => {
      const selection = this.selection();
      if (this.ranks()) return null;
      const orderBy = selection.order === 'BEST_MATCH' ? 'CREATED_AT_DESC' : selection.order;
      return { first: PAGE_SIZE, filter: filterOf(selection), orderBy };
    },
    { keepPrevious: true },
  );
  private readonly ranked = liveQuery(RankedJobsDocument, () =>
    this.ranks() ? { first: MOST_RANKED } : null,
  );
  protected readonly query = computed(() => (this.ranks() ? this.ranked : this.listed));

  protected readonly jobs = computed((): JobSummaryFragment[] =>
    this.ranks()
      ? (this.ranked.data()?.rankJobs.items ?? [])
          .map(({ job }) => job)
          .filter((job) => isSelected(job, this.selection()))
      : (this.listed.data()?.jobs.edges ?? []).map(({ node }) => node),
  );
  protected readonly answered = computed(() => this.query().data() !== undefined);
  protected readonly total = computed(() =>
    this.ranks() ? this.jobs().length : (this.listed.data()?.jobs.totalCount ?? 0),
  );
  protected readonly hasMore = computed(
    () => !this.ranks() && (this.listed.data()?.jobs.pageInfo.hasNextPage ?? false),
  );
  protected readonly narrowed = computed(() => {
    const { text, remote, status } = this.selection();
    return text !== '' || remote !== null || status !== START.status;
  });
  protected readonly imports = computed(() =>
    this.tasks.active().filter(({ kind }) => kind === 'IMPORT_JOB'),
  );

  constructor() {
    this.tasks
      .succeeded('IMPORT_JOB')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.query().refetch());
  }

  protected search(value: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.select({ text: value.trim() }), SEARCH_PAUSE_MS);
  }

  protected clear(field: HTMLInputElement): void {
    field.value = '';
    this.select({ ...START, order: this.selection().order });
  }

  protected setRemote(value: string): void {
    this.select({ remote: this.remotes.find(([mode]) => mode === value)?.[0] ?? null });
  }

  protected setOrder(value: string): void {
    this.select({ order: LIST_ORDERS.find(([order]) => order === value)?.[0] ?? START.order });
  }

  protected select(change: Partial<JobSelection>): void {
    this.selection.update((known) => ({ ...known, ...change }));
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: selectionParams(this.selection()),
      replaceUrl: true,
    });
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    await this.listed.fetchMore({ after: this.listed.data()?.jobs.pageInfo.endCursor ?? null });
    this.loadingMore.set(false);
  }

  protected async openImport(): Promise<void> {
    await this.dialogs.open(async () => (await import('./import-jobs.dialog')).ImportJobsDialog, null, {
      width: '720px',
    });
    await this.query().refetch();
  }
}
