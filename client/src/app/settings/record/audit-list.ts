import { Component, computed, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type AuditAction, AuditLogDocument } from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { Skeleton } from '../../ui/skeleton';
import { momentWords } from '../../ui/time-words';
import { dayRange } from './day-range';
import { type Entry, groupEntries } from './entry-groups';
import { actionWords, actorWords, kindWords, plainWords, valueWords } from './record-words';

const PAGE = 30;
const FIELDS_SHOWN = 3;

/** Every change of every row of the account, with what stood there before. */
@Component({
  selector: 'atlas-audit-list',
  imports: [EmptyState, ErrorNotice, MatButton, Skeleton],
  templateUrl: './audit-list.html',
  styleUrl: './record-list.scss',
})
export class AuditList {
  /** What a person would look for; the rest is found under "Anything". */
  protected readonly kinds = [
    { kind: 'Account', words: 'Account' },
    { kind: 'Consent', words: 'Agreements' },
    { kind: 'ApiToken', words: 'API tokens' },
    { kind: 'Application', words: 'Applications' },
    { kind: 'Mail', words: 'E-mails' },
    { kind: 'Fact', words: 'Facts' },
    { kind: 'StoredFile', words: 'Files' },
    { kind: 'Job', words: 'Jobs' },
    { kind: 'Letter', words: 'Letters' },
    { kind: 'Profile', words: 'Profile' },
    { kind: 'Resume', words: 'Resumes' },
    { kind: 'Session', words: 'Sessions' },
    { kind: 'Task', words: 'Tasks' },
    { kind: 'LoginIdentity', words: 'Ways to sign in' },
  ] as const;
  protected readonly kind = signal('');
  protected readonly action = signal('');
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly subject = signal('');

  protected readonly query = liveQuery(
    AuditLogDocument,
    () => ({
      first: PAGE,
      filter: {
        subjectKind: this.kind() ? [this.kind()] : null,
        subjectId: this.subject() || null,
        action: this.action() ? [this.action() as AuditAction] : null,
        ...dayRange(this.from(), this.to()),
      },
    }),
    { keepPrevious: true },
  );
  protected readonly entries = computed(
    () => this.query.data()?.auditLog.edges.map(({ node }) => node) ?? [],
  );
  protected readonly groups = computed(() => groupEntries(this.entries()));
  protected readonly total = computed(() => this.query.data()?.auditLog.totalCount ?? 0);

  protected readonly actionWords = actionWords;
  protected readonly actorWords = actorWords;
  protected readonly kindWords = kindWords;
  protected readonly momentWords = momentWords;
  protected readonly plainWords = plainWords;
  protected readonly valueWords = valueWords;

  /** The columns that were changed; of what was made or removed it would be all of them. */
  protected fieldsOf({ action, changes }: Entry): string {
    if (action !== 'UPDATE') return '';
    const names = changes.slice(0, FIELDS_SHOWN).map(({ field }) => plainWords(field));
    const more = changes.length - names.length;
    return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
  }

  protected requestWords(request: string): string {
    return request.startsWith('task:') ? `Task ${request.slice('task:'.length)}` : `Request ${request}`;
  }

  protected more(): void {
    const after = this.query.data()?.auditLog.pageInfo.endCursor;
    if (after) void this.query.fetchMore({ after });
  }
}
