import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import {
  ArchiveJobDocument,
  JobDocument,
  ReprocessJobDocument,
  TailorForJobDocument,
  type TailoringStrategy,
  TrackJobDocument,
} from '../../generated/jobs/graphql';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { isFinished } from '../tasks/task';
import { PriceNote } from '../tasks/price-note';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { Dialogs } from '../ui/dialogs';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { Skeleton } from '../ui/skeleton';
import { dayWords, sizeWords } from '../ui/time-words';
import { type HoldsEdits, warnBeforeUnload } from '../ui/unsaved-edits';
import { JobEditor } from './job-editor';
import { JobField } from './job-field';
import { DESCRIPTION_FIELD, JOB_FIELDS } from './job-fields';
import { JobMatch } from './job-match';
import { JobRequirements } from './job-requirements';
import { STATUS_WORDS, jobTitle, placesWords } from './job-words';
import { type TailorDialogData } from './tailor.dialog';

/** One job: what the posting says, where each field comes from, how it fits, and the way to a tailored resume. */
@Component({
  selector: 'atlas-job-page',
  imports: [
    EmptyState,
    ErrorNotice,
    Icon,
    JobField,
    JobMatch,
    JobRequirements,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PriceNote,
    RouterLink,
    Skeleton,
    TaskCard,
  ],
  providers: [JobEditor],
  templateUrl: './job.page.html',
  styleUrl: './job.page.scss',
})
export class JobPage implements HoldsEdits {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly tasks = inject(TaskStore);
  private readonly editor = inject(JobEditor);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly fields = JOB_FIELDS;
  protected readonly descriptionField = DESCRIPTION_FIELD;
  protected readonly statuses = STATUS_WORDS;
  protected readonly day = dayWords;
  protected readonly size = sizeWords;

  protected readonly query = liveQuery(JobDocument, () => ({ id: this.id() }));
  protected readonly job = computed(() => this.query.data()?.job);
  protected readonly title = computed(() => jobTitle(this.job() ?? { title: '' }));
  protected readonly places = computed(() => placesWords(this.job()?.locations ?? []));
  protected readonly busy = signal(false);
  private readonly startedTask = signal<string | null>(null);
  /** The tailoring or re-reading that was started from this page and has not ended. */
  protected readonly task = computed(() => {
    const task = this.tasks.all().find(({ id }) => id === this.startedTask());
    return task && (!isFinished(task) || task.status === 'FAILED' || task.kind === 'TAILOR_RESUME')
      ? task
      : null;
  });
  protected readonly notFound = computed(() => this.query.failure()?.code === 'NOT_FOUND');

  constructor() {
    warnBeforeUnload(this);
    const titles = inject(Title);
    effect(() => {
      if (this.job()) titles.setTitle(`${this.title()} · AtlasOps`);
    });
    // A resume can be read as soon as the rules have made it, while a model still looks for better words.
    effect(() => {
      const task = this.task();
      if (task?.kind === 'TAILOR_RESUME' && task.resume)
        void this.router.navigate(['/resumes', task.resume.id]);
    });
    this.tasks.finished.pipe(takeUntilDestroyed()).subscribe((task) => {
      if (task.id === this.startedTask() && task.status === 'SUCCEEDED') void this.query.refetch();
    });
  }

  hasUnsavedEdits(): boolean {
    return this.editor.changed();
  }

  /** @param strategies the versions to word with a model; null: the usual one; empty: by rules alone */
  protected tailor = (strategies: TailoringStrategy[] | null = null) =>
    this.act(async () => {
      const { tailorResume } = await this.operations.mutate(TailorForJobDocument, {
        input: { jobId: this.id(), strategies, idempotencyKey: crypto.randomUUID() },
      });
      this.startedTask.set(tailorResume.id);
      this.tasks.add(tailorResume);
    });

  protected async chooseVersions(): Promise<void> {
    const strategies = await this.dialogs.open<unknown, TailorDialogData, TailoringStrategy[]>(
      async () => (await import('./tailor.dialog')).TailorDialog,
      { jobId: this.id() },
    );
    if (strategies) await this.tailor(strategies);
  }

  protected readAgain = () =>
    this.act(async () => {
      const { reprocessJob } = await this.operations.mutate(ReprocessJobDocument, { id: this.id() });
      this.startedTask.set(reprocessJob.id);
      this.tasks.add(reprocessJob);
    });

  protected archive = () =>
    this.act(async () => {
      await this.operations.mutate(ArchiveJobDocument, { id: this.id() });
      await this.notices.show('The job is archived. Find it under Jobs, Archived.');
    });

  protected track = () =>
    this.act(async () => {
      await this.operations.mutate(TrackJobDocument, {
        input: { jobId: this.id(), stage: 'SAVED' },
      });
      await this.query.refetch();
      await this.notices.show('Added to your applications.', {
        label: 'Open board',
        run: () => void this.router.navigateByUrl('/applications'),
      });
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
