import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { type TailoringStrategy } from '../../generated/jobs/graphql';
import { PriceNote } from '../tasks/price-note';

export interface TailorDialogData {
  jobId: string;
}

interface Strategy {
  value: TailoringStrategy;
  title: string;
  hint: string;
}

/** Asks in which versions a resume is to be worded. Closes with them; with none, the rules do it alone. */
@Component({
  selector: 'atlas-tailor-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, PriceNote],
  template: `
    <h2 mat-dialog-title>Tailor in several versions</h2>
    <mat-dialog-content>
      <p class="quiet">
        Each version says the same facts in other words; you compare them and decide line by line. What a
        model words is checked against your facts.
      </p>
      <fieldset>
        <legend class="visually-hidden">Versions</legend>
        @for (strategy of strategies; track strategy.value) {
          <label>
            <input
              type="checkbox"
              [checked]="chosen().has(strategy.value)"
              (change)="toggle(strategy.value)"
            />
            <span
              ><strong>{{ strategy.title }}</strong
              ><small>{{ strategy.hint }}</small></span
            >
          </label>
        }
      </fieldset>
      <p class="small quiet" role="status">{{ words() }}</p>
      @if (chosen().size > 0) {
        <atlas-price-note kind="TAILOR_RESUME" [jobId]="data.jobId" [versions]="chosen().size" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" (click)="done()">Tailor</button>
    </mat-dialog-actions>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 10px;
      margin: 16px 0 12px;
      padding: 0;
      border: 0;
    }
    label {
      display: flex;
      align-items: flex-start;
      gap: 12px;
      padding: 12px 14px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      cursor: pointer;
    }
    label:has(:checked) {
      border-color: var(--mat-sys-primary);
      background: color-mix(in srgb, var(--mat-sys-primary-container) 50%, transparent);
    }
    input {
      flex: none;
      width: 18px;
      height: 18px;
      margin: 2px 0 0;
      accent-color: var(--mat-sys-primary);
    }
    strong {
      display: block;
      font-weight: 600;
    }
    small {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class TailorDialog {
  private readonly dialog = inject<MatDialogRef<TailorDialog, TailoringStrategy[]>>(MatDialogRef);

  protected readonly data = inject<TailorDialogData>(MAT_DIALOG_DATA);

  protected readonly strategies: readonly Strategy[] = [
    {
      value: 'CONSERVATIVE',
      title: 'Conservative',
      hint: 'Your own words, with the posting’s names for things',
    },
    { value: 'BALANCED', title: 'Balanced', hint: 'What matters to the posting comes first' },
    { value: 'BOLD', title: 'Bold', hint: 'Written anew; says no more than your facts do' },
  ];
  protected readonly chosen = signal<ReadonlySet<TailoringStrategy>>(new Set(['BALANCED']));
  protected readonly words = computed(() => {
    const count = this.chosen().size;
    if (count === 0) return 'No model is asked: the rules order and choose, and every word stays yours.';
    return count === 1
      ? 'One version worded by a model, beside the one by rules.'
      : `${count} versions worded by a model, beside the one by rules.`;
  });

  protected toggle(strategy: TailoringStrategy): void {
    this.chosen.update((known) => {
      const next = new Set(known);
      if (!next.delete(strategy)) next.add(strategy);
      return next;
    });
  }

  protected done(): void {
    this.dialog.close(this.strategies.map(({ value }) => value).filter((value) => this.chosen().has(value)));
  }
}
