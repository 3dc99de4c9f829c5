import { Component, computed, input, model, output } from '@angular/core';
import { type Failure } from '../graphql/failure';
import { type Choice, ChoiceCards } from './choice-cards';
import { ErrorNotice } from './error-notice';
import { Skeleton } from './skeleton';

export type DocumentFormat = 'PDF' | 'DOCX' | 'TXT';
export type PaperSize = 'A4' | 'LETTER';

/** How a document can look. */
export interface DocumentTemplate {
  name: string;
  title: string;
  description: string;
}

const FORMATS: readonly Choice<DocumentFormat>[] = [
  { value: 'PDF', title: 'PDF', hint: 'To send and to print' },
  { value: 'DOCX', title: 'Word', hint: 'Where a form asks for it' },
  { value: 'TXT', title: 'Text', hint: 'To paste into fields' },
];
const PAPERS: readonly Choice<PaperSize>[] = [
  { value: 'A4', title: 'A4' },
  { value: 'LETTER', title: 'US Letter' },
];

/** Asks for the format of a file, its template and its paper. */
@Component({
  selector: 'atlas-document-choice',
  imports: [ChoiceCards, ErrorNotice, Skeleton],
  template: `
    <atlas-choice-cards legend="Format" [options]="formats" [least]="130" [(value)]="format" />
    @if (format() !== 'TXT') {
      @if (failure(); as problem) {
        <atlas-error-notice [failure]="problem" (retry)="retry.emit()" />
      } @else if (pending()) {
        <atlas-skeleton [lines]="2" [height]="44" [even]="true" />
      }
      <atlas-choice-cards legend="Template" [options]="choices()" [(value)]="template" />
      <atlas-choice-cards legend="Paper" [options]="papers" [(value)]="paper" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class DocumentChoice {
  readonly templates = input.required<readonly DocumentTemplate[]>();
  readonly pending = input(false);
  readonly failure = input<Failure | null>(null);
  readonly format = model.required<DocumentFormat>();
  /** Empty while the templates are not there yet. */
  readonly template = model.required<string>();
  readonly paper = model.required<PaperSize>();
  readonly retry = output();

  protected readonly formats = FORMATS;
  protected readonly papers = PAPERS;
  protected readonly choices = computed(() =>
    this.templates().map(({ name, title, description }) => ({ value: name, title, hint: description })),
  );
}
