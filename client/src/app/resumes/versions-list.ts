import { Component, computed, input, output } from '@angular/core';
import { type VersionOrigin } from '../../generated/resumes/graphql';
import { Icon } from '../ui/icon';
import { momentWords } from '../ui/time-words';
import { type Resume } from './resume';

const ORIGINS: Record<VersionOrigin, string> = {
  IMPORT: 'Imported from your resume',
  TAILORING: 'Drafted for the job',
  CHANGES: 'Changes accepted',
  USER: 'Edited by you',
  FACTS: 'Follows your facts',
};

/** Every version of a resume, newest first. */
@Component({
  selector: 'atlas-versions-list',
  imports: [Icon],
  template: `
    <ol>
      @for (version of versions(); track version.version) {
        <li>
          <span class="number numbers">{{ version.version }}</span>
          <span>
            {{ version.note || origins[version.origin] }}
            <span class="small quiet numbers">{{ moment(version.createdAt) }}</span>
          </span>
          @if (version.version === resume().version) {
            <span class="chip positive">now</span>
          } @else {
            <button
              class="link-button"
              type="button"
              [disabled]="busy()"
              [attr.aria-label]="'Go back to version ' + version.version"
              (click)="restore.emit(version.version)"
            >
              <atlas-icon name="undo" [size]="15" />Go back
            </button>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
    }
    li {
      display: flex;
      align-items: center;
      gap: 14px;
      padding-block: 12px;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    li > :nth-child(2) {
      flex: 1;
    }
    .small {
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
export class VersionsList {
  readonly resume = input.required<Resume>();
  readonly busy = input(false);
  /** The number of the version that is to be the newest again. */
  readonly restore = output<number>();

  protected readonly origins = ORIGINS;
  protected readonly moment = momentWords;
  protected readonly versions = computed(() =>
    [...this.resume().versions].sort((a, b) => b.version - a.version),
  );
}
