import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon';
import { type ModelUse, modelUse } from './model-use';
import { type Task } from './task';

/**
 * Who did a piece of work: a model by name, or the rules and why. Offers to do it again where a model may give more, and
 * shows what a model said that the check did not let through.
 */
@Component({
  selector: 'atlas-model-notice',
  imports: [Icon, RouterLink],
  host: { '[class.let-down]': 'letDown()', '[class.nothing]': 'use() === null' },
  template: `
    @if (use(); as use) {
      <div class="head">
        <atlas-icon [name]="letDown() ? 'alert' : use.answered.length > 0 ? 'spark' : 'shield'" [size]="19" />
        <div class="words">
          <strong>{{ title() }}</strong>
          @if (use.message) {
            <p>{{ use.message }}</p>
          }
        </div>
        @if (use.improvable) {
          <div class="row">
            <button class="link-button" type="button" [disabled]="busy()" (click)="again.emit()">
              <atlas-icon name="refresh" [size]="15" />Try again with a model
            </button>
            <a class="link-button" routerLink="/settings/models">Model settings</a>
          </div>
        }
      </div>
      @if (use.passedOver.length > 0 || use.dropped.length > 0) {
        <details>
          <summary>{{ more() }}</summary>
          <ul>
            @for (one of use.passedOver; track $index) {
              <li>
                <strong>{{ one.model || one.provider }}</strong> did not answer: {{ one.reason }}
              </li>
            }
            @for (one of use.dropped; track $index) {
              <li>
                <q>{{ one.text }}</q>
                <span>
                  {{ one.reason }}
                  @if (one.strategy) {
                    <em>({{ one.strategy.toLowerCase() }})</em>
                  }
                </span>
              </li>
            }
          </ul>
        </details>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 12px 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      font-size: 0.875rem;
    }
    :host(.nothing) {
      display: none;
    }
    :host(.let-down) {
      border-color: transparent;
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
    }
    .words {
      flex: 1 1 220px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    strong {
      font-weight: 600;
    }
    :host(.let-down) .link-button {
      color: inherit;
      text-decoration: underline;
    }
    .row {
      gap: 4px 16px;
    }
    summary {
      padding-block: 4px;
      font-weight: 500;
      cursor: pointer;
    }
    ul {
      display: grid;
      gap: 10px;
      margin-top: 6px;
    }
    li {
      overflow-wrap: anywhere;
    }
    q {
      display: block;
      font-family: var(--atlas-serif);
      font-size: 0.9375rem;
    }
  `,
})
export class ModelNotice {
  readonly task = input.required<Task>();
  readonly busy = input(false);
  readonly again = output();

  protected readonly use = computed(() => modelUse(this.task()));
  /** Models were asked and failed; that none is set up is no alarm. */
  protected readonly letDown = computed(() => {
    const use = this.use();
    return use !== null && use.improvable && use.answered.length + use.passedOver.length > 0;
  });
  protected readonly title = computed(() => titleOf(this.use()!, this.task().kind));
  protected readonly more = computed(() => {
    const { passedOver, dropped } = this.use()!;
    return [
      dropped.length > 0 && `${dropped.length} left out by the check, and why`,
      passedOver.length > 0 && `${passedOver.length} did not answer`,
    ]
      .filter(Boolean)
      .join(' · ');
  });
}

function titleOf({ answered, improvable }: ModelUse, kind: Task['kind']): string {
  const names = [...new Set(answered.map(({ model, provider }) => model || provider))].join(', ');
  if (names === '') return 'Made by rules';
  if (improvable) return `Partly by ${names}, the rest made by rules`;
  return kind === 'ENHANCE_PROFILE'
    ? `Looked over with ${names}, whose ideas are checked against your facts`
    : `Worded with ${names}, checked against your facts`;
}
