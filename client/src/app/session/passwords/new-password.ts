import {
  Component,
  type ElementRef,
  computed,
  effect,
  input,
  model,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { type PasswordEstimate, passwordWords } from './password-words';

const PAUSE_MS = 120;

/** A field for a new password, with a word on how easily it is guessed. */
@Component({
  selector: 'atlas-new-password',
  template: `
    <label for="new-password">{{ label() }}</label>
    <span class="box">
      <input
        #field
        id="new-password"
        class="field-input"
        name="new-password"
        autocomplete="new-password"
        required
        aria-describedby="password-words"
        [type]="shown() ? 'text' : 'password'"
        [value]="value()"
        (input)="value.set(field.value)"
      />
      <button
        class="link-button"
        type="button"
        aria-controls="new-password"
        [attr.aria-pressed]="shown()"
        (click)="shown.set(!shown())"
      >
        Show<span class="visually-hidden"> the password</span>
      </button>
    </span>
    <div class="bars" aria-hidden="true" [class]="'bars of' + words().bars">
      @for (bar of [1, 2, 3, 4]; track bar) {
        <i [class.on]="bar <= words().bars"></i>
      }
    </div>
    <p id="password-words" class="small quiet" aria-live="polite">{{ words().text }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    label {
      font-weight: 500;
    }
    .box {
      position: relative;
      margin-top: -2px;
    }
    input {
      min-height: 46px;
      padding-inline-end: 72px;
      font-weight: 400;
    }
    button {
      position: absolute;
      inset: 0 14px 0 auto;
      margin-block: auto;
      height: 32px;
    }
    [aria-pressed='true'] {
      text-decoration: underline;
    }
    .bars {
      display: grid;
      grid-template-columns: repeat(4, 1fr);
      gap: 4px;
    }
    i {
      height: 4px;
      border-radius: 4px;
      background: var(--mat-sys-surface-container-highest);
    }
    .on {
      background: var(--mat-sys-primary);
    }
    .of1 .on {
      background: var(--mat-sys-error);
    }
    .of2 .on {
      background: var(--atlas-evidence-line);
    }
  `,
})
export class NewPassword {
  readonly value = model('');
  readonly label = input('Password');
  /** What stands beside it in the form: a password made of that is easily guessed. */
  readonly personal = input<readonly string[]>([]);

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly shown = signal(false);
  private readonly estimate = signal<{ of: string; estimate: PasswordEstimate } | null>(null);
  protected readonly words = computed(() => {
    const known = this.estimate();
    return passwordWords(this.value(), known?.of === this.value() ? known.estimate : null);
  });
  /** Whether it is worth sending. */
  readonly enough = computed(() => this.words().enough);

  constructor() {
    effect((onCleanup) => {
      const password = this.value();
      const timer = setTimeout(() => void this.judge(password), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /**
   * Whether the password as it is now is worth sending: judged first, however fast somebody pressed the button. If it is not,
   * the field gets the focus, and the words below it say what is missing.
   */
  async demand(): Promise<boolean> {
    await this.judge(this.value());
    if (!this.enough()) this.field().nativeElement.focus();
    return this.enough();
  }

  private async judge(password: string): Promise<void> {
    if (!password) return;
    const { estimatePassword } = await import('./password-estimate');
    this.estimate.set({ of: password, estimate: estimatePassword(password, untracked(this.personal)) });
  }
}
