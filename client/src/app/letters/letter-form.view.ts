import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ErrorNotice } from '../ui/error-notice';
import { OpenedBy } from '../ui/opened-by';
import { LetterEditor } from './letter-editor';
import { type LetterForm, paragraphsOf } from './letter-form';

const LINES: readonly { name: Exclude<keyof LetterForm, 'body'>; label: string }[] = [
  { name: 'subject', label: 'Subject' },
  { name: 'greeting', label: 'Greeting' },
  { name: 'farewell', label: 'Farewell' },
  { name: 'signature', label: 'Signature' },
];

/** The letter as a form on its paper. */
@Component({
  selector: 'atlas-letter-form',
  imports: [ErrorNotice, MatButton, OpenedBy],
  template: `
    <form
      atlasOpenedBy="letter-form"
      (submit)="$event.preventDefault(); save.emit()"
      (keydown.control.enter)="save.emit()"
    >
      @for (line of above; track line.name) {
        <label>
          <span class="small quiet">{{ line.label }}</span>
          <input
            #field
            class="field-input"
            maxlength="200"
            [value]="form()[line.name]"
            (input)="editor.write(line.name, field.value)"
          />
        </label>
      }
      <label>
        <span class="small quiet">The letter, an empty line between paragraphs</span>
        <textarea
          #body
          class="field-input"
          [rows]="rows()"
          [value]="form().body"
          (input)="editor.write('body', body.value)"
        ></textarea>
      </label>
      @for (line of below; track line.name) {
        <label>
          <span class="small quiet">{{ line.label }}</span>
          <input
            #field
            class="field-input"
            maxlength="200"
            [value]="form()[line.name]"
            (input)="editor.write(line.name, field.value)"
          />
        </label>
      }
      @if (editor.failure(); as problem) {
        <atlas-error-notice [failure]="problem" (retry)="save.emit()" />
      }
      <div class="row">
        <button matButton="filled" type="submit" [disabled]="editor.busy() || !editor.changed()">
          {{ editor.busy() ? 'Checking…' : 'Save' }}
        </button>
        <button matButton type="button" [disabled]="editor.busy()" (click)="editor.close()">Cancel</button>
        <p class="small quiet">
          {{ words() }} words. Whether your facts support them is checked when you save.
        </p>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
      padding: clamp(18px, 4vw, 40px);
      border-radius: 6px;
      background: var(--atlas-paper);
      box-shadow:
        0 0 0 1px var(--mat-sys-outline-variant),
        0 18px 50px rgb(6 16 15 / 9%);
    }
    label {
      display: grid;
      gap: 4px;
    }
    textarea {
      line-height: 1.65;
    }
  `,
})
export class LetterFormView {
  protected readonly editor = inject(LetterEditor);

  /** The user wants it saved. */
  readonly save = output();

  protected readonly above = LINES.slice(0, 2);
  protected readonly below = LINES.slice(2);
  protected readonly form = computed(() => this.editor.form()!);
  protected readonly rows = computed(() => Math.min(28, 4 + Math.ceil(this.form().body.length / 72)));
  protected readonly words = computed(
    () => paragraphsOf(this.form().body).join(' ').split(/\s+/).filter(Boolean).length,
  );
}
