import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { ResumeDocument, TailorAgainDocument, type TailoringStrategy } from '../../generated/resumes/graphql';
import { OperationFailed } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { ModelNotice } from '../tasks/model-notice';
import { type ExportSource } from '../tasks/export.dialog';
import { type Task, isFinished } from '../tasks/task';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { Dialogs } from '../ui/dialogs';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { MatchBadge } from '../ui/match-badge';
import { Notices } from '../ui/notices';
import { Skeleton } from '../ui/skeleton';
import { type HoldsEdits, warnBeforeUnload } from '../ui/unsaved-edits';
import { firstVersion } from './change-words';
import { ChangeList } from './change-list';
import { DocumentFocus } from './document-focus';
import { DocumentView } from './document-view';
import { FilesList } from '../ui/files-list';
import { type Change } from './resume';
import { ResumeEditor } from './resume-editor';
import { resumeExport } from './resume-export';
import { TruthBanner } from './truth-banner';
import { VersionTable } from './version-table';
import { VersionsList } from './versions-list';

type Tab = 'changes' | 'files' | 'versions';

/** One resume: the page with what each line rests on, the proposed changes, its files and versions. */
@Component({
  selector: 'atlas-resume-page',
  imports: [
    ChangeList,
    DocumentView,
    EmptyState,
    ErrorNotice,
    FilesList,
    Icon,
    MatButton,
    MatchBadge,
    ModelNotice,
    RouterLink,
    Skeleton,
    TaskCard,
    TruthBanner,
    VersionTable,
    VersionsList,
  ],
  providers: [ResumeEditor, DocumentFocus],
  templateUrl: './resume.page.html',
  styleUrl: './resume.page.scss',
})
export class ResumePage implements HoldsEdits {
  private readonly dialogs = inject(Dialogs);
  private readonly operations = inject(Operations);
  private readonly tasks = inject(TaskStore);
  private readonly notices = inject(Notices);
  private readonly focus = inject(DocumentFocus);
  private readonly injector = inject(Injector);
  protected readonly editor = inject(ResumeEditor);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly query = liveQuery(ResumeDocument, () => ({ id: this.id() }));
  protected readonly resume = computed(() => this.query.data()?.resume);
  protected readonly notFound = computed(() => this.query.failure()?.code === 'NOT_FOUND');
  /** Changes to decide about; where there are versions, those of the one that is shown first. */
  protected readonly openChanges = computed(() => {
    const { proposedChanges = [], tailoredVersions = [] } = this.resume() ?? {};
    const shown = new Set((firstVersion(tailoredVersions)?.changes ?? proposedChanges).map(({ id }) => id));
    return proposedChanges.filter(({ id, status }) => status === 'PROPOSED' && shown.has(id)).length;
  });
  private readonly loadedId = computed(() => this.resume()?.id);
  /** Starts with the changes where there are any; then as the user chooses. */
  protected readonly tab = linkedSignal<string | undefined, Tab>({
    source: this.loadedId,
    computation: () => untracked(() => (this.resume()?.proposedChanges.length ? 'changes' : 'files')),
  });
  protected readonly tabs = computed((): { value: Tab; label: string; count: number | null }[] => [
    { value: 'changes', label: 'Changes', count: this.openChanges() || null },
    { value: 'files', label: 'Files', count: this.resume()?.exports.length || null },
    { value: 'versions', label: 'Versions', count: null },
  ]);

  /** The versions stand beside one another in the place of the page. */
  protected readonly comparing = signal(false);
  /** The last tailoring of this resume, while it runs and after. */
  protected readonly task = computed(() =>
    this.tasks.all().find(({ kind, resume }) => kind === 'TAILOR_RESUME' && resume?.id === this.id()),
  );
  protected readonly writing = computed(() => {
    const task = this.task();
    return task && (!isFinished(task) || task.status === 'FAILED') ? task : null;
  });
  /** Changes with each part a model has worded, so that it can be read while the rest is under way. */
  private readonly progress = computed(() => {
    const task = this.task();
    return task && [task.status, ...task.steps.map(({ status, message }) => `${status} ${message}`)].join();
  });
  protected readonly startingAgain = signal(false);

  constructor() {
    warnBeforeUnload(this);
    const titles = inject(Title);
    effect(() => {
      const resume = this.resume();
      if (resume) titles.setTitle(`${resume.title} · AtlasOps`);
    });
    effect(() => {
      if (this.progress()) untracked(() => void this.query.refetch());
    });
    this.tasks
      .succeeded('EXPORT_DOCUMENT')
      .pipe(takeUntilDestroyed())
      .subscribe((task) => {
        if (task.resume?.id === this.id()) void this.query.refetch();
      });
  }

  hasUnsavedEdits(): boolean {
    return this.editor.edited() > 0;
  }

  /** Moves between the tabs with the arrow keys, as the pattern for tabs has it. */
  protected step(event: Event, by: number): void {
    const tabs = this.tabs();
    const next = tabs[(tabs.findIndex(({ value }) => value === this.tab()) + by + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    this.tab.set(next.value);
    document.getElementById(`tab-${next.value}`)?.focus();
  }

  /** Shows the page again, with the focus near the button that led away from it. */
  protected endComparing(): void {
    this.comparing.set(false);
    afterNextRender(() => document.getElementById('tab-changes')?.focus(), { injector: this.injector });
  }

  protected look(change: Change): void {
    if (change.lineId) this.focus.show(change.lineId);
  }

  protected async openExport(): Promise<void> {
    const resume = this.resume();
    if (!resume) return;
    const lineId = await this.dialogs.open<unknown, ExportSource, string>(
      async () => (await import('../tasks/export.dialog')).ExportDialog,
      resumeExport(this.operations, resume.id),
      { width: '600px' },
    );
    if (lineId) this.focus.visit(lineId);
    else if (resume.exports.length === 0) this.tab.set('files');
  }

  /** Tailors for the same job once more, in the same versions. */
  protected async again(task: Task): Promise<void> {
    const job = this.resume()?.job;
    if (!job) return;
    this.startingAgain.set(true);
    try {
      const { tailorResume } = await this.operations.mutate(TailorAgainDocument, {
        input: {
          jobId: job.id,
          strategies: strategiesOf(task),
          idempotencyKey: crypto.randomUUID(),
        },
      });
      this.tasks.add(tailorResume);
      await this.notices.show('Started. You can follow it under Activity.');
    } catch (error) {
      await this.notices.showFailure(error, () => void this.again(task));
    } finally {
      this.startingAgain.set(false);
    }
  }

  protected async freshLinks(): Promise<void> {
    await this.query.refetch();
    await this.notices.show('The link had run out. There is a new one now: press it again.');
  }

  protected async restore(version: number): Promise<void> {
    const resume = this.resume();
    if (!resume) return;
    const { saved } = await this.editor.restore(resume, version);
    const failure = this.editor.failure();
    if (saved) await this.notices.show(`The resume is as it was in version ${version}.`);
    else if (failure) await this.notices.showFailure(new OperationFailed(failure));
  }

  protected async save(): Promise<void> {
    const resume = this.resume();
    if (!resume) return;
    const { saved, flaggedLine } = await this.editor.save(resume);
    if (!saved) return;
    if (flaggedLine) {
      this.focus.visit(flaggedLine);
      await this.notices.show('Saved. One edited line says more than your facts and is marked.');
    } else {
      await this.notices.show('Saved as a new version; your facts support it.');
    }
  }
}

/** The versions a tailoring was asked for; null where its result does not say. */
function strategiesOf(task: Task): TailoringStrategy[] | null {
  const { versions } = (task.result ?? {}) as { versions?: { strategy: TailoringStrategy }[] };
  return versions?.length ? versions.map(({ strategy }) => strategy) : null;
}
