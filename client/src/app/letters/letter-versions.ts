import { Component, computed, input, output } from '@angular/core';
import { Icon } from '../ui/icon';
import { momentWords } from '../ui/time-words';
import { type Letter, ORIGINS, STATUSES, wishWords } from './letter';

/** Every version of a letter with its drafts, newest first. */
@Component({
  selector: 'atlas-letter-versions',
  imports: [Icon],
  template: `
    <ol>
      @for (version of versions(); track version.version) {
        <li>
          <span class="number numbers">{{ version.version }}</span>
          <span class="what">
            {{ version.note || origins[version.origin] }}
            <span class="small quiet numbers">
              {{ wish(version) ? wish(version) + ', ' : '' }}{{ moment(version.createdAt) }}
            </span>
          </span>
          @if (statuses[version.status]; as words) {
            <span
              class="chip"
              [class.positive]="version.status === 'CURRENT'"
              [class.caution]="version.status === 'DRAFT'"
              >{{ words }}</span
            >
          }
          @if (version.status !== 'CURRENT' && version.status !== 'DRAFT') {
            <button
              class="link-button"
              type="button"
              [attr.aria-pressed]="shown() === version.version"
              [attr.aria-label]="'Look at version ' + version.version"
              (click)="look.emit(version.version)"
            >
              <atlas-icon name="history" [size]="15" />Look
            </button>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      padding-block: 12px;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .what {
      flex: 1 1 140px;
    }
    .what .small {
      display: block;
    }
    .number {
      display: grid;
      place-items: center;
      width: 30px;
      height: 30px;
      border-radius: 50%;
      background: var(--mat-sys-surface-container-highest);
      font-size: 0.8125rem;
      font-weight: 600;
    }
  `,
})
export class LetterVersions {
  readonly letter = input.required<Letter>();
  /** The earlier version on the page; null: none. */
  readonly shown = input<number | null>(null);
  readonly look = output<number>();

  protected readonly origins = ORIGINS;
  protected readonly statuses = STATUSES;
  protected readonly wish = wishWords;
  protected readonly moment = momentWords;
  protected readonly versions = computed(() =>
    [...this.letter().versions].sort((a, b) => b.version - a.version),
  );
}
