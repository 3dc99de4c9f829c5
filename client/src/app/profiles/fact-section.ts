import { Component, computed, inject, input, signal } from '@angular/core';
import { Icon } from '../ui/icon';
import { DraftStore } from './draft-store';
import { FactDraftView } from './fact-draft';
import { FactEditor } from './fact-editor';
import { FactForm } from './fact-form';
import { FactRow } from './fact-row';
import { type FactEntry, type FactSection } from './fact-tree';
import { factHeading } from './fact-words';

/** A section of the profile: its entries, the lines under each, and the places to add more. */
@Component({
  selector: 'atlas-fact-section',
  imports: [FactDraftView, FactForm, FactRow, Icon],
  templateUrl: './fact-section.html',
  styleUrl: './fact-section.scss',
})
export class FactSectionView {
  protected readonly editor = inject(FactEditor);
  protected readonly drafts = inject(DraftStore);

  readonly section = input.required<FactSection>();

  protected readonly definition = computed(() => this.section().definition);
  protected readonly headingOf = factHeading;
  /** The keyword whose details are shown. */
  protected readonly keyword = signal<string | null>(null);

  protected bullets(entry: FactEntry) {
    return entry.lines.filter(({ kind }) => kind !== 'KEYWORD');
  }

  protected keywords(entry: FactEntry) {
    return entry.lines.filter(({ kind }) => kind === 'KEYWORD');
  }

  /** What is proposed for skills that are not open: theirs are shown in their own row. */
  protected keywordDrafts(entry: FactEntry) {
    const open = this.shown(entry)?.id;
    return this.keywords(entry).flatMap(({ id }) => (id === open ? [] : this.drafts.of(id)));
  }

  protected shown(entry: FactEntry) {
    return this.keywords(entry).find(({ id }) => id === this.keyword());
  }

  protected choose(id: string): void {
    this.keyword.update((known) => (known === id ? null : id));
  }
}
