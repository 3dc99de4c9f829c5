import { Component, input } from '@angular/core';
import { Icon } from './icon';
import { type IconName } from './icons';

/** What a list says while it is empty: what will stand here and the step that fills it (the projected button). */
@Component({
  selector: 'atlas-empty-state',
  imports: [Icon],
  template: `
    <span class="mark"><atlas-icon [name]="icon()" [size]="26" /></span>
    @if (wholePage()) {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    <p>{{ text() }}</p>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: clamp(36px, 8vw, 72px) 24px;
      text-align: center;
    }
    .mark {
      display: grid;
      place-items: center;
      width: 60px;
      height: 60px;
      margin-bottom: 8px;
      border-radius: 50%;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      box-shadow:
        0 0 0 8px color-mix(in srgb, var(--mat-sys-primary-container) 55%, transparent),
        0 0 0 17px color-mix(in srgb, var(--mat-sys-primary-container) 26%, transparent);
    }
    h1,
    h2 {
      margin-top: 14px;
      font-size: 1.25rem;
    }
    p {
      max-width: 46ch;
      color: var(--mat-sys-on-surface-variant);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 10px;
      margin-top: 12px;
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  /** The page consists of this alone, so that the heading is the page's. */
  readonly wholePage = input(false);
}
