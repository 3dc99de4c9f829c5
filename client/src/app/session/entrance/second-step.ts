import {
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';

/** Asks for a code of the authenticator app, or for a recovery code. */
@Component({
  selector: 'atlas-second-step',
  imports: [MatButton],
  template: `
    <form class="form" (submit)="$event.preventDefault(); send()">
      <label>
        {{ recovery() ? 'Recovery code' : 'Code from your authenticator app' }}
        <input
          #field
          class="field-input code"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          required
          [attr.inputmode]="recovery() ? 'text' : 'numeric'"
          [attr.maxlength]="recovery() ? 40 : 7"
          [value]="code()"
          (input)="code.set(field.value)"
        />
      </label>
      <button matButton="filled" class="wide" [disabled]="busy() || !complete()">
        {{ busy() ? 'Checking…' : 'Continue' }}
      </button>
      <p class="other ways-apart">
        <button class="link-button" type="button" (click)="change()">
          {{ recovery() ? 'Use the authenticator app' : 'Use a recovery code instead' }}
        </button>
        <button class="link-button" type="button" (click)="restarted.emit()">Start again</button>
      </p>
    </form>
  `,
  styleUrl: './entrance-form.scss',
})
export class SecondStepForm {
  readonly busy = input(false);
  readonly sent = output<string>();
  readonly restarted = output();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly code = signal('');
  protected readonly recovery = signal(false);
  protected readonly complete = computed(() =>
    this.recovery() ? this.code().trim().length >= 8 : /^\s*\d{3}\s?\d{3}\s*$/.test(this.code()),
  );

  constructor() {
    // The form before it went with the focus in it.
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected change(): void {
    this.code.set('');
    this.field().nativeElement.focus();
    this.recovery.update((known) => !known);
  }

  protected send(): void {
    const code = this.code().trim();
    if (this.complete() && !this.busy()) this.sent.emit(this.recovery() ? code : code.replace(/\s/g, ''));
  }
}
