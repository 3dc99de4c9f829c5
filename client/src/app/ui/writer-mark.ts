import { Component, computed, input, signal } from '@angular/core';
import { Icon } from './icon';

/** The call of a model that something comes from. */
export interface ModelSource {
  provider: string;
  model: string;
  promptName: string;
  promptVersion: string;
}

/** Says who put something: the rules, or a model by name with the prompt it was asked with. */
@Component({
  selector: 'atlas-writer-mark',
  imports: [Icon],
  template: `
    @if (source(); as by) {
      <button
        class="chip"
        type="button"
        [attr.aria-expanded]="open()"
        [attr.aria-label]="'By ' + by.model + ', details'"
        (click)="open.set(!open())"
      >
        <atlas-icon name="spark" [size]="13" />{{ by.model }}
      </button>
      @if (open()) {
        <span class="detail">{{ detail() }}</span>
      }
    } @else {
      <span class="chip outline">{{ otherwise() }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      min-width: 0;
    }
    .chip {
      max-width: 100%;
      border: 0;
      font-size: 0.75rem;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    button.chip {
      min-height: 24px;
      cursor: pointer;
    }
    .detail {
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.75rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class WriterMark {
  /** null: no model had a part in it. */
  readonly source = input.required<ModelSource | null>();
  /** What to say when no model had a part in it. */
  readonly otherwise = input('By rules');

  protected readonly open = signal(false);
  protected readonly detail = computed(() => {
    const { provider, promptName, promptVersion } = this.source()!;
    return `asked at ${provider} with the prompt ${promptName}, version ${promptVersion}`;
  });
}
