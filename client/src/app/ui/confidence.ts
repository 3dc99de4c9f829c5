import { Component, computed, input } from '@angular/core';
import { confidenceWords } from './confidence-words';

/** How sure the reader was: three bars, a word, and the figure for those who want it. */
@Component({
  selector: 'atlas-confidence',
  host: { '[class]': 'words().level', '[title]': 'hint()' },
  template: `
    <span class="bars" aria-hidden="true">
      @for (bar of [1, 2, 3]; track bar) {
        <i [class.on]="bar <= words().bars"></i>
      }
    </span>
    <span [class.visually-hidden]="compact()">{{ words().label }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: 0.75rem;
      font-weight: 500;
      line-height: 1.4;
      white-space: nowrap;
      color: var(--mat-sys-on-surface-variant);
    }
    .bars {
      display: inline-flex;
      align-items: end;
      gap: 2px;
    }
    i {
      width: 4px;
      border-radius: 1px;
      background: var(--mat-sys-outline-variant);
    }
    i:nth-child(1) {
      height: 5px;
    }
    i:nth-child(2) {
      height: 8px;
    }
    i:nth-child(3) {
      height: 11px;
    }
    :host(.sure) .on,
    :host(.likely) .on {
      background: var(--mat-sys-primary);
    }
    :host(.unsure) {
      color: var(--mat-sys-tertiary);
    }
    :host(.unsure) .on {
      background: var(--atlas-evidence-line);
    }
    :host(.yours) .bars {
      display: none;
    }
    :host(.yours) {
      color: var(--mat-sys-primary);
    }
  `,
})
export class Confidence {
  /** 0 to 1; null for what the user typed. */
  readonly value = input.required<number | null>();

  /** Shows the bars alone; the word stays for screen readers. */
  readonly compact = input(false);

  protected readonly words = computed(() => confidenceWords(this.value()));
  protected readonly hint = computed(() => {
    const value = this.value();
    return value === null ? 'You typed this' : `The reader is ${Math.round(value * 100)}% sure`;
  });
}
