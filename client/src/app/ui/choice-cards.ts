import { Component, input, model } from '@angular/core';

export interface Choice<TValue extends string = string> {
  value: TValue;
  title: string;
  hint?: string;
}

let groups = 0;

/** One of a few, as cards to choose from. */
@Component({
  selector: 'atlas-choice-cards',
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      <div class="options" [style.--least.px]="least()">
        @for (option of options(); track option.value) {
          <label class="option">
            <input
              type="radio"
              [name]="group"
              [value]="option.value"
              [checked]="value() === option.value"
              (change)="value.set(option.value)"
            />
            <span>
              <strong>{{ option.title }}</strong>
              @if (option.hint) {
                <small>{{ option.hint }}</small>
              }
            </span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 8px;
      padding: 0;
      font-weight: 500;
    }
    .options {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(var(--least), 1fr));
      gap: 10px;
    }
    .option {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      padding: 12px 14px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      cursor: pointer;
    }
    .option:has(:checked) {
      border-color: var(--mat-sys-primary);
      background: color-mix(in srgb, var(--mat-sys-primary-container) 50%, transparent);
      box-shadow: inset 0 0 0 1px var(--mat-sys-primary);
    }
    .option:has(:focus-visible) {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: 2px;
    }
    input {
      flex: none;
      width: 18px;
      height: 18px;
      margin: 2px 0 0;
      accent-color: var(--mat-sys-primary);
      outline: none;
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
export class ChoiceCards<TValue extends string> {
  readonly legend = input.required<string>();
  readonly options = input.required<readonly Choice<TValue>[]>();
  readonly value = model.required<TValue>();
  /** The least width of a card in pixels. */
  readonly least = input(180);

  protected readonly group = `choice-${++groups}`;
}
