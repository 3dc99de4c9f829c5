import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type JobSummaryFragment } from '../../generated/jobs/graphql';
import { MatchBadge } from '../ui/match-badge';
import { agoWords } from '../ui/time-words';
import { REMOTE_WORDS, STATUS_WORDS, jobTitle, placesWords, salaryWords } from './job-words';

const STAGES = {
  SAVED: 'To apply',
  APPLIED: 'Applied',
  INTERVIEWING: 'Interviewing',
  OFFER: 'Offer',
  REJECTED: 'Turned down',
  WITHDRAWN: 'Withdrawn',
} as const;

/** One job in the list; the whole row leads to it. */
@Component({
  selector: 'atlas-job-row',
  imports: [MatchBadge, RouterLink],
  template: `
    <div class="match">
      @if (job().match; as match) {
        <atlas-match-badge [score]="match.score" [band]="match.band" [compact]="true" />
      } @else {
        <span class="none" title="Add your resume to see how well it fits">–</span>
      }
    </div>
    <div class="what">
      <a [routerLink]="['/jobs', job().id]">{{ title() }}</a>
      <p>
        <span>{{ job().company ?? 'Company not named' }}</span>
        @if (places()) {
          <span class="quiet"> · {{ places() }}</span>
        }
      </p>
    </div>
    <div class="pay numbers">
      @if (salary()) {
        <span>{{ salary() }}</span>
      }
      @if (remote()) {
        <span class="quiet small">{{ remote() }}</span>
      }
    </div>
    <div class="state">
      @if (job().application; as application) {
        <span
          class="chip"
          [class.positive]="application.stage !== 'REJECTED' && application.stage !== 'WITHDRAWN'"
        >
          {{ stages[application.stage] }}
        </span>
      } @else if (job().status !== 'SAVED') {
        <span class="chip outline">{{ statuses[job().status] }}</span>
      }
      <span class="quiet small">{{ posted() }}</span>
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      grid-template-columns: 44px minmax(0, 1fr) minmax(0, 230px) minmax(0, 160px);
      align-items: center;
      gap: 4px 18px;
      padding: 14px 20px;
      transition: background-color 120ms;
    }
    :host(:hover) {
      background: var(--mat-sys-surface-container-low);
    }
    :host(:focus-within) {
      background: var(--mat-sys-surface-container);
    }
    .none {
      display: grid;
      place-items: center;
      height: 40px;
      color: var(--mat-sys-on-surface-variant);
    }
    .what {
      min-width: 0;
    }
    a {
      color: var(--mat-sys-on-surface);
      font-weight: 600;
      letter-spacing: -0.006em;
      text-decoration: none;
    }
    a::after {
      content: '';
      position: absolute;
      inset: 0;
    }
    a:hover {
      color: var(--mat-sys-primary);
    }
    p {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-size: 0.875rem;
    }
    .pay,
    .state {
      display: grid;
      gap: 2px;
      font-size: 0.875rem;
    }
    .state {
      justify-items: end;
      text-align: end;
    }
    @media (max-width: 860px) {
      :host {
        grid-template-columns: 44px minmax(0, 1fr) auto;
        padding: 14px 14px;
        gap: 4px 12px;
      }
      .match {
        grid-row: 1 / 3;
        align-self: start;
      }
      .what {
        grid-column: 2 / 4;
      }
      p {
        white-space: normal;
      }
      .pay {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 10px;
        font-size: 0.8125rem;
      }
    }
  `,
})
export class JobRow {
  readonly job = input.required<JobSummaryFragment>();

  protected readonly stages = STAGES;
  protected readonly statuses = STATUS_WORDS;
  protected readonly title = computed(() => jobTitle(this.job()));
  protected readonly places = computed(() => placesWords(this.job().locations));
  protected readonly salary = computed(() => salaryWords(this.job().salary));
  protected readonly remote = computed(() => {
    const { remote } = this.job();
    return remote ? REMOTE_WORDS[remote] : null;
  });
  protected readonly posted = computed(() => {
    const { datePosted, createdAt } = this.job();
    return datePosted
      ? `posted ${agoWords(datePosted, Date.now())}`
      : `saved ${agoWords(createdAt, Date.now())}`;
  });
}
