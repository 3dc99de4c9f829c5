import { Component, ElementRef, afterNextRender, computed, inject, input, output } from '@angular/core';
import { type FieldDraft, type JobFieldDefinition } from './job-fields';

/** The input or inputs that edit one field, by its kind. Takes the focus as it appears. */
@Component({
  selector: 'atlas-job-field-input',
  template: `
    @switch (field().editor) {
      @case ('lines') {
        <textarea
          #area
          class="field-input"
          rows="3"
          [attr.aria-label]="field().label + ', one a line'"
          [value]="draft()['value']"
          (input)="give('value', area.value)"
        ></textarea>
      }
      @case ('long') {
        <textarea
          #area
          class="field-input"
          rows="14"
          [attr.aria-label]="field().label"
          [value]="draft()['value']"
          (input)="give('value', area.value)"
        ></textarea>
      }
      @case ('choice') {
        <select
          #choice
          class="field-input"
          [attr.aria-label]="field().label"
          (change)="give('value', choice.value)"
        >
          <option value="" [selected]="!draft()['value']">Not said</option>
          @for (option of field().options; track option[0]) {
            <option [value]="option[0]" [selected]="draft()['value'] === option[0]">{{ option[1] }}</option>
          }
        </select>
      }
      @case ('choices') {
        <fieldset>
          <legend class="visually-hidden">{{ field().label }}</legend>
          @for (option of field().options; track option[0]) {
            <label>
              <input
                #box
                type="checkbox"
                [checked]="chosen().includes(option[0])"
                (change)="choose(option[0], box.checked)"
              />
              {{ option[1] }}
            </label>
          }
        </fieldset>
      }
      @case ('salary') {
        <div class="salary">
          <label>
            From
            <input
              #min
              class="field-input numbers"
              type="number"
              min="0"
              step="any"
              [value]="draft()['min']"
              (input)="give('min', min.value)"
            />
          </label>
          <label>
            To
            <input
              #max
              class="field-input numbers"
              type="number"
              min="0"
              step="any"
              [value]="draft()['max']"
              (input)="give('max', max.value)"
            />
          </label>
          <label>
            Currency
            <input
              #currency
              class="field-input"
              maxlength="3"
              autocapitalize="characters"
              [value]="draft()['currency']"
              (input)="give('currency', currency.value)"
            />
          </label>
          <label>
            Per
            <select #unit class="field-input" (change)="give('unit', unit.value)">
              @for (option of field().options; track option[0]) {
                <option [value]="option[0]" [selected]="draft()['unit'] === option[0]">
                  {{ option[1] }}
                </option>
              }
            </select>
          </label>
        </div>
      }
      @default {
        <input
          #line
          class="field-input"
          [type]="type()"
          [attr.aria-label]="field().label"
          [value]="draft()['value']"
          (input)="give('value', line.value)"
        />
      }
    }
    @if (fault(); as words) {
      <p class="fault small" role="alert">{{ words }}</p>
    }
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 18px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    fieldset label {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 28px;
    }
    input[type='checkbox'] {
      width: 18px;
      height: 18px;
      accent-color: var(--mat-sys-primary);
    }
    .salary {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(110px, 1fr));
      gap: 10px;
    }
    .salary label {
      display: grid;
      gap: 4px;
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
    }
    .fault {
      margin-top: 6px;
      color: var(--mat-sys-error);
    }
  `,
})
export class JobFieldInput {
  readonly field = input.required<JobFieldDefinition>();
  readonly draft = input.required<FieldDraft>();
  readonly fault = input<string | null>(null);
  readonly write = output<{ input: string; value: string }>();

  protected readonly chosen = computed(() => (this.draft()['value'] ?? '').split(',').filter(Boolean));
  protected readonly type = computed(
    () => ({ day: 'date', number: 'number' })[this.field().editor as string] ?? 'text',
  );

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => host.nativeElement.querySelector<HTMLElement>('input, textarea, select')?.focus());
  }

  protected give(input: string, value: string): void {
    this.write.emit({ input, value });
  }

  protected choose(option: string, on: boolean): void {
    const rest = this.chosen().filter((known) => known !== option);
    this.give('value', (on ? [...rest, option] : rest).join(','));
  }
}
