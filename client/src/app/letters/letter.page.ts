import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { LetterDocument, LetterVersionsDocument } from '../../generated/letters/graphql';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { ModelNotice } from '../tasks/model-notice';
import { type ExportSource } from '../tasks/export.dialog';
import { isFinished } from '../tasks/task';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { Dialogs } from '../ui/dialogs';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { FilesList } from '../ui/files-list';
import { FindingNotice } from '../ui/finding-notice';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { Skeleton } from '../ui/skeleton';
import { type HoldsEdits, warnBeforeUnload } from '../ui/unsaved-edits';
import { WriterMark } from '../ui/writer-mark';
import { type LetterText, languageName, wishWords } from './letter';
import { LetterEditor } from './letter-editor';
import { letterExport } from './letter-export';
import { LetterFormView } from './letter-form.view';
import { LetterSheet } from './letter-sheet';
import { LetterVersions } from './letter-versions';
import { RemovedSentences } from './removed-sentences';

/** One letter: its text with what each sentence rests on, a draft beside it to decide about, files and versions. */
@Component({
  selector: 'atlas-letter-page',
  imports: [
    EmptyState,
    ErrorNotice,
    FilesList,
    FindingNotice,
    Icon,
    LetterFormView,
    LetterSheet,
    LetterVersions,
    MatButton,
    ModelNotice,
    RemovedSentences,
    RouterLink,
    Skeleton,
    TaskCard,
    WriterMark,
  ],
  providers: [LetterEditor],
  templateUrl: './letter.page.html',
  styleUrl: './letter.page.scss',
})
export class LetterPage implements HoldsEdits {
  private readonly operations = inject(Operations);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly tasks = inject(TaskStore);
  protected readonly editor = inject(LetterEditor);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly query = liveQuery(LetterDocument, () => ({ id: this.id() }));
  protected readonly letter = computed(() => this.query.data()?.letter);
  protected readonly notFound = computed(() => this.query.failure()?.code === 'NOT_FOUND');
  protected readonly language = languageName;
  protected readonly wish = wishWords;
  protected readonly flawed = computed(
    () =>
      this.letter()?.current.paragraphs.flatMap(({ sentences }) =>
        sentences.filter(({ supported }) => !supported),
      ) ?? [],
  );
  /** An earlier version the reader looks at; null: none. */
  protected readonly earlier = signal<LetterText | null>(null);
  /** What stands beside the letter: an earlier version the reader asked for, or else the draft. */
  protected readonly beside = computed(() => this.earlier() ?? this.letter()?.draft ?? null);
  /** Which of two texts a narrow screen shows. */
  protected readonly side = linkedSignal<boolean, 'letter' | 'beside'>({
    source: () => this.beside() !== null,
    computation: (both) => (both ? 'beside' : 'letter'),
  });
  /** The last writing of this letter, while it runs and after. */
  protected readonly task = computed(() =>
    this.tasks.all().find(({ kind, letter }) => kind === 'WRITE_COVER_LETTER' && letter?.id === this.id()),
  );
  protected readonly writing = computed(() => {
    const task = this.task();
    return task && (!isFinished(task) || task.status === 'FAILED') ? task : null;
  });
  /** Changes with each step that ends, so that what is there can be read while the rest is written. */
  private readonly progress = computed(() => {
    const task = this.task();
    return task && `${task.status} ${task.steps.filter(({ status }) => status === 'SUCCEEDED').length}`;
  });
  private readonly sheets = viewChildren(LetterSheet);
  private readonly own = viewChild<ElementRef<HTMLElement>>('own');

  constructor() {
    warnBeforeUnload(this);
    const titles = inject(Title);
    effect(() => {
      const letter = this.letter();
      if (letter) titles.setTitle(`${letter.title} · AtlasOps`);
    });
    effect(() => {
      if (this.progress()) untracked(() => void this.query.refetch());
    });
    this.tasks
      .succeeded('EXPORT_LETTER')
      .pipe(takeUntilDestroyed())
      .subscribe((task) => {
        if (task.letter?.id === this.id()) void this.query.refetch();
      });
  }

  hasUnsavedEdits(): boolean {
    return this.editor.changed();
  }

  protected async save(): Promise<void> {
    const letter = this.letter();
    const saved = letter && (await this.editor.save(letter));
    if (!saved) return;
    await this.notices.show(
      saved.current.truth.ok
        ? 'Saved as a new version; your facts and the posting support it.'
        : 'Saved. What says more than your facts is marked, and keeps it from being exported.',
    );
  }

  protected async accept(text: LetterText): Promise<void> {
    const letter = this.letter();
    if (!letter || !(await this.editor.accept(letter, text.version))) return;
    this.earlier.set(null);
    this.readOn();
    const before = letter.version;
    await this.notices.show(
      `Version ${text.version} is your letter now. Version ${before} stays under Versions.`,
    );
  }

  protected async reject(text: LetterText): Promise<void> {
    const letter = this.letter();
    if (letter && (await this.editor.reject(letter, text.version))) {
      this.readOn();
      await this.notices.show('The draft is set aside. Your letter is as it was.');
    }
  }

  /** The draft that was decided about is gone, and the focus with it. */
  private readOn(): void {
    this.own()?.nativeElement.focus({ preventScroll: true });
  }

  protected async look(version: number): Promise<void> {
    if (this.earlier()?.version === version) {
      this.earlier.set(null);
      return;
    }
    try {
      const { letterVersions } = await this.operations.ask(LetterVersionsDocument, { letterId: this.id() });
      this.earlier.set(letterVersions.find((one) => one.version === version) ?? null);
    } catch (error) {
      await this.notices.showFailure(error, () => void this.look(version));
    }
  }

  protected writeAgain(): void {
    const job = this.letter()?.job;
    if (job) void this.router.navigate(['/letters/write', job.id]);
  }

  protected async openExport(): Promise<void> {
    const sentenceId = await this.dialogs.open<unknown, ExportSource, string>(
      async () => (await import('../tasks/export.dialog')).ExportDialog,
      letterExport(this.operations, this.id()),
      { width: '600px' },
    );
    if (sentenceId) this.visit(sentenceId);
  }

  /** Shows a sentence of the letter with why it is marked. */
  protected visit(sentenceId: string): void {
    this.side.set('letter');
    this.sheets()[0]?.visit(sentenceId);
  }

  protected async freshLinks(): Promise<void> {
    await this.query.refetch();
    await this.notices.show('The link had run out. There is a new one now: press it again.');
  }
}
