import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import {
  type JobFilter,
  type JobOrder,
  type JobStatus,
  JobsDocument,
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
import { ORDER_WORDS, REMOTE_WORDS } from './job-words';

const PAGE_SIZE = 20;
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
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly statuses: readonly { value: JobStatus | null; label: string }[] = [
    { value: 'SAVED', label: 'Open' },
    { value: 'EXPIRED', label: 'Closed' },
    { value: 'ARCHIVED', label: 'Archived' },
    { value: null, label: 'All' },
  ];
  protected readonly orders = Object.entries(ORDER_WORDS) as [JobOrder, string][];
  protected readonly remotes = Object.entries(REMOTE_WORDS) as [RemoteMode, string][];

  protected readonly text = signal('');
  protected readonly status = signal<JobStatus | null>('SAVED');
  protected readonly remote = signal<RemoteMode | null>(null);
  protected readonly order = signal<JobOrder>('CREATED_AT_DESC');
  protected readonly loadingMore = signal(false);

  private readonly filter = computed<JobFilter>(() => ({
    ...(this.status() ? { status: [this.status()!] } : {}),
    ...(this.remote() ? { remote: [this.remote()!] } : {}),
    ...(this.text() ? { text: this.text() } : {}),
  }));

  protected readonly query = liveQuery(
    JobsDocument,
    () => ({ first: PAGE_SIZE, filter: this.filter(), orderBy: this.order() }),
    { keepPrevious: true },
  );
  protected readonly jobs = computed(() => this.query.data()?.jobs.edges.map(({ node }) => node) ?? []);
  protected readonly total = computed(() => this.query.data()?.jobs.totalCount ?? 0);
  protected readonly hasMore = computed(() => this.query.data()?.jobs.pageInfo.hasNextPage ?? false);
  protected readonly narrowed = computed(
    () => this.text() !== '' || this.remote() !== null || this.status() !== 'SAVED',
  );
  protected readonly imports = computed(() =>
    this.tasks.active().filter(({ kind }) => kind === 'IMPORT_JOB'),
  );

  constructor() {
    this.tasks
      .succeeded('IMPORT_JOB')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.query.refetch());
  }

  protected search(value: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.text.set(value.trim()), SEARCH_PAUSE_MS);
  }

  protected clear(field: HTMLInputElement): void {
    field.value = '';
    this.text.set('');
    this.remote.set(null);
    this.status.set('SAVED');
  }

  protected setRemote(value: string): void {
    this.remote.set(this.remotes.find(([mode]) => mode === value)?.[0] ?? null);
  }

  protected setOrder(value: string): void {
    this.order.set(this.orders.find(([order]) => order === value)?.[0] ?? 'CREATED_AT_DESC');
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    await this.query.fetchMore({ after: this.query.data()?.jobs.pageInfo.endCursor ?? null });
    this.loadingMore.set(false);
  }

  protected async openImport(): Promise<void> {
    await this.dialogs.open(async () => (await import('./import-jobs.dialog')).ImportJobsDialog, null, {
      width: '720px',
    });
    await this.query.refetch();
  }
}
