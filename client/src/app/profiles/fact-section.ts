import { Component, computed, inject, input, signal } from '@angular/core';
import { Icon } from '../ui/icon';
import { FactEditor } from './fact-editor';
import { FactForm } from './fact-form';
import { FactRow } from './fact-row';
import { type FactEntry, type FactSection } from './fact-tree';
import { factHeading } from './fact-words';

/** A section of the profile: its entries, the lines under each, and the places to add more. */
@Component({
  selector: 'atlas-fact-section',
  imports: [FactForm, FactRow, Icon],
  templateUrl: './fact-section.html',
  styleUrl: './fact-section.scss',
})
export class FactSectionView {
  protected readonly editor = inject(FactEditor);

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

  protected shown(entry: FactEntry) {
    return this.keywords(entry).find(({ id }) => id === this.keyword());
  }

  protected choose(id: string): void {
    this.keyword.update((known) => (known === id ? null : id));
  }
}
