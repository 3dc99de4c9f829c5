import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type JobDetailsFragment } from '../../generated/jobs/graphql';
import { Icon } from '../ui/icon';
import { MatchBadge } from '../ui/match-badge';

/** How well the user's facts fit a job, and why. */
@Component({
  selector: 'atlas-job-match',
  imports: [Icon, MatchBadge, RouterLink],
  host: { class: 'card' },
  template: `
    @if (job().match; as match) {
      <header>
        <h2>Your match</h2>
        <atlas-match-badge [score]="match.score" [band]="match.band" />
      </header>
      @for (knockOut of match.knockOuts; track knockOut) {
        <p class="knock-out"><atlas-icon name="alert" [size]="18" />{{ knockOut }}</p>
      }
      <ul>
        @for (reason of match.reasons; track reason.text) {
          <li [class.positive]="reason.positive">
            <atlas-icon [name]="reason.positive ? 'check' : 'flag'" [size]="17" />
            <span class="visually-hidden">{{ reason.positive ? 'In favour:' : 'Against:' }}</span>
            <span>{{ reason.text }}</span>
          </li>
        }
      </ul>
      @if (match.missing.length > 0) {
        <h3>Not among your facts yet</h3>
        <ul class="missing">
          @for (gap of match.missing; track gap.text) {
            <li>
              <span>{{ gap.text }}</span>
              <span class="chip" [class.caution]="gap.kind === 'MUST'" [class.outline]="gap.kind === 'NICE'">
                {{ gap.kind === 'MUST' ? 'must' : 'nice' }}
              </span>
            </li>
          }
        </ul>
        <p class="small quiet">Have one of these? <a routerLink="/profile">Add it to your facts</a>.</p>
      }
    } @else {
      <h2>Your match</h2>
      <p class="quiet">
        Add your resume, and you see here how well your facts fit this posting, and what is missing.
      </p>
      <a class="link-button" routerLink="/profile"
        >Add your resume<atlas-icon name="arrowRight" [size]="16"
      /></a>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      padding: 20px 22px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
    }
    ul {
      display: grid;
      gap: 9px;
      font-size: 0.875rem;
    }
    li {
      display: flex;
      align-items: flex-start;
      gap: 9px;
    }
    li atlas-icon {
      margin-top: 2px;
      color: var(--mat-sys-tertiary);
    }
    li.positive atlas-icon {
      color: var(--mat-sys-primary);
    }
    h3 {
      margin-top: 4px;
    }
    .missing li {
      justify-content: space-between;
    }
    .missing .chip {
      font-size: 0.75rem;
    }
    .knock-out {
      display: flex;
      gap: 9px;
      padding: 10px 12px;
      border-radius: 10px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
      font-size: 0.875rem;
    }
  `,
})
export class JobMatch {
  readonly job = input.required<JobDetailsFragment>();
}
