import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { merge } from 'rxjs';
import { ProfileDocument } from '../../generated/profiles/graphql';
import { liveQuery } from '../graphql/live-query';
import { ModelNotice } from '../tasks/model-notice';
import { PriceNote } from '../tasks/price-note';
import { isFinished } from '../tasks/task';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { Skeleton } from '../ui/skeleton';
import { type HoldsEdits, warnBeforeUnload } from '../ui/unsaved-edits';
import { DraftStore } from './draft-store';
import { FactEditor } from './fact-editor';
import { FactForm } from './fact-form';
import { FactRow } from './fact-row';
import { FactSectionView } from './fact-section';
import { factTree } from './fact-tree';
import { BASICS, basicsLabel, fieldOf } from './fact-words';
import { ProfileQuestions } from './profile-questions';
import { ResumeDrop } from './resume-drop';

/** The user's facts: what every resume made here rests on. */
@Component({
  selector: 'atlas-profile-page',
  imports: [
    ErrorNotice,
    FactForm,
    FactRow,
    FactSectionView,
    Icon,
    MatButton,
    ModelNotice,
    PriceNote,
    ProfileQuestions,
    ResumeDrop,
    RouterLink,
    Skeleton,
    TaskCard,
  ],
  providers: [FactEditor, DraftStore],
  templateUrl: './profile.page.html',
  styleUrl: './profile.page.scss',
})
export class ProfilePage implements HoldsEdits {
  private readonly tasks = inject(TaskStore);
  private readonly notices = inject(Notices);
  protected readonly editor = inject(FactEditor);
  protected readonly drafts = inject(DraftStore);

  protected readonly query = liveQuery(ProfileDocument, () => ({}));
  protected readonly profile = computed(() => this.query.data()?.profile);
  protected readonly tree = computed(() => factTree(this.profile()?.facts ?? []));
  protected readonly count = computed(() => this.profile()?.facts.length ?? 0);
  protected readonly filledSections = computed(() =>
    this.tree().sections.filter(({ entries }) => entries.length > 0),
  );
  /** Sections without entries, to start one by hand. */
  protected readonly emptySections = computed(() =>
    this.tree().sections.filter(
      ({ entries, definition }) => entries.length === 0 && this.editor.open() !== `new-${definition.key}`,
    ),
  );
  protected readonly startedSections = computed(() =>
    this.tree().sections.filter(
      ({ entries, definition }) => entries.length === 0 && this.editor.open() === `new-${definition.key}`,
    ),
  );
  protected readonly missingBasics = computed(() => {
    const known = new Set(this.tree().basics.map((fact) => fieldOf(fact, 'key')));
    return BASICS.filter(([key]) => !known.has(key));
  });
  protected readonly basicsLabel = basicsLabel;

  protected readonly starting = signal(false);
  private readonly look = computed(() => this.tasks.all().find(({ kind }) => kind === 'ENHANCE_PROFILE'));
  /** The look at the profile that is under way, or that failed. */
  protected readonly enhancing = computed(() => {
    const task = this.look();
    return task && (!isFinished(task) || task.status === 'FAILED') ? task : null;
  });
  protected readonly lastLook = computed(() => {
    const task = this.look();
    return task?.status === 'SUCCEEDED' ? task : null;
  });
  /** Changes with each step that ends: what the rules propose is there before a model has answered. */
  private readonly progress = computed(() => {
    const task = this.look();
    return task && `${task.status} ${task.steps.filter(({ status }) => status === 'SUCCEEDED').length}`;
  });

  constructor() {
    warnBeforeUnload(this);
    effect(() => {
      if (this.progress()) untracked(() => void this.drafts.refresh());
    });
    merge(this.tasks.succeeded('IMPORT_RESUME'), this.editor.changed, this.drafts.changed)
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.query.refetch());
  }

  hasUnsavedEdits(): boolean {
    return this.editor.changing();
  }

  protected async enhance(): Promise<void> {
    this.starting.set(true);
    try {
      this.tasks.add(await this.drafts.enhance());
    } catch (error) {
      await this.notices.showFailure(error, () => void this.enhance());
    } finally {
      this.starting.set(false);
    }
  }

  protected showFirstDraft(): void {
    const first = document.querySelector<HTMLElement>('atlas-fact-draft');
    first?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    first?.querySelector<HTMLElement>('.row button')?.focus({ preventScroll: true });
  }

  /** Brings the first doubtful fact into view with the focus on it. */
  protected showFirstToCheck(): void {
    const first = this.tree().toCheck[0];
    const row = first && document.getElementById(`fact-${first.id}`);
    row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    row?.focus({ preventScroll: true });
  }
}
