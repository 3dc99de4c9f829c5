import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { merge } from 'rxjs';
import { ProfileDocument } from '../../generated/profiles/graphql';
import { liveQuery } from '../graphql/live-query';
import { TaskStore } from '../tasks/task-store';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { type HoldsEdits, warnBeforeUnload } from '../ui/unsaved-edits';
import { FactEditor } from './fact-editor';
import { FactForm } from './fact-form';
import { FactRow } from './fact-row';
import { FactSectionView } from './fact-section';
import { factTree } from './fact-tree';
import { BASICS, basicsLabel, fieldOf } from './fact-words';
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
    ResumeDrop,
    RouterLink,
    Skeleton,
  ],
  providers: [FactEditor],
  templateUrl: './profile.page.html',
  styleUrl: './profile.page.scss',
})
export class ProfilePage implements HoldsEdits {
  protected readonly editor = inject(FactEditor);

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

  constructor() {
    warnBeforeUnload(this);
    merge(inject(TaskStore).succeeded('IMPORT_RESUME'), this.editor.changed)
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.query.refetch());
  }

  hasUnsavedEdits(): boolean {
    return this.editor.changing();
  }

  /** Brings the first doubtful fact into view with the focus on it. */
  protected showFirstToCheck(): void {
    const first = this.tree().toCheck[0];
    const row = first && document.getElementById(`fact-${first.id}`);
    row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    row?.focus({ preventScroll: true });
  }
}
