import { Component, computed } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AdminActionsDocument } from '../../generated/admin/graphql';
import { liveQuery } from '../graphql/live-query';
import { ErrorNotice } from '../ui/error-notice';
import { Skeleton } from '../ui/skeleton';
import { momentWords } from '../ui/time-words';

const PAGE = 50;

const ACTIONS: Record<string, string> = {
  'list-accounts': 'Looked at the accounts',
  'read-stats': 'Looked at the figures',
  'read-actions': 'Looked at this record',
  suspend: 'Suspended an account',
  restore: 'Restored an account',
};

/** What administrators did and looked at; nobody can change it. */
@Component({
  selector: 'atlas-actions-page',
  imports: [ErrorNotice, MatButton, Skeleton],
  template: `
    <header class="page-head head">
      <div>
        <h1>Administrators’ record</h1>
        <p>What administrators did and what they looked at. Nobody can change it.</p>
      </div>
    </header>
    @if (query.failure(); as problem) {
      <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
    }
    @if (query.pending()) {
      <div class="card block"><atlas-skeleton [lines]="6" /></div>
    } @else {
      <ul class="card list">
        @for (action of actions(); track action.id) {
          <li>
            <div class="line">
              <div>
                <strong>{{ wordsOf(action.action) }}</strong>
                @if (action.reason) {
                  <p>{{ action.reason }}</p>
                }
                <p class="quiet small">
                  by {{ action.adminId }}
                  @if (action.subjectId) {
                    · account {{ action.subjectId }}
                  }
                </p>
              </div>
              <time class="quiet small numbers" [attr.datetime]="action.happenedAt">{{
                momentWords(action.happenedAt)
              }}</time>
            </div>
          </li>
        }
      </ul>
      <div class="foot">
        <span class="quiet small numbers" role="status">{{ actions().length }} of {{ total() }}</span>
        @if (query.data()?.adminActions?.pageInfo?.hasNextPage) {
          <button matButton="outlined" type="button" [disabled]="query.loading()" (click)="more()">
            Show more
          </button>
        }
      </div>
    }
  `,
  styleUrl: './admin.scss',
})
export class ActionsPage {
  protected readonly query = liveQuery(AdminActionsDocument, () => ({ first: PAGE }));
  protected readonly actions = computed(
    () => this.query.data()?.adminActions.edges.map(({ node }) => node) ?? [],
  );
  protected readonly total = computed(() => this.query.data()?.adminActions.totalCount ?? 0);
  protected readonly momentWords = momentWords;

  /** Also for actions this page does not know yet, e.g. save-page. */
  protected wordsOf(action: string): string {
    return ACTIONS[action] ?? action.charAt(0).toUpperCase() + action.slice(1).replaceAll('-', ' ');
  }

  protected more(): void {
    const after = this.query.data()?.adminActions.pageInfo.endCursor;
    if (after) void this.query.fetchMore({ after });
  }
}
