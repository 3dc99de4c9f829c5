import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { errorWords } from '../graphql/error-words';
import { type Failure } from '../graphql/failure';
import { Icon } from './icon';

/** A failure in plain words with what to do, announced as it appears. */
@Component({
  selector: 'atlas-error-notice',
  imports: [Icon, MatButton],
  host: { role: 'alert' },
  template: `
    <atlas-icon name="alert" />
    <div>
      <strong>{{ words().title }}</strong>
      <p>{{ words().advice }}</p>
    </div>
    @if (words().retry && retryable()) {
      <button matButton="outlined" type="button" (click)="retry.emit()">Try again</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: 12px;
      padding: 14px 16px;
      border-radius: 12px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    div {
      flex: 1 1 220px;
    }
    strong {
      font-weight: 600;
    }
    p {
      margin-top: 2px;
      font-size: 0.875rem;
    }
    button {
      --mat-button-outlined-label-text-color: currentcolor;
      --mat-button-outlined-outline-color: currentcolor;
    }
  `,
})
export class ErrorNotice {
  readonly failure = input.required<Failure>();
  /** Whether the place that shows this can do the same again. */
  readonly retryable = input(true);
  readonly retry = output();

  protected readonly words = computed(() => errorWords(this.failure()));
}
