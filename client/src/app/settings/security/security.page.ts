import { Component, computed } from '@angular/core';
import { SecurityDocument } from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { ErrorNotice } from '../../ui/error-notice';
import { Skeleton } from '../../ui/skeleton';
import { ApiTokensCard } from './api-tokens-card';
import { LinkedCard } from './linked-card';
import { PasswordCard } from './password-card';
import { SessionsCard } from './sessions-card';
import { TwoFactorCard } from './two-factor-card';

/** How the account is protected, and who may act for it. */
@Component({
  selector: 'atlas-security-page',
  imports: [ApiTokensCard, ErrorNotice, LinkedCard, PasswordCard, SessionsCard, Skeleton, TwoFactorCard],
  template: `
    <header class="page-head narrow-head"><h1>Security</h1></header>
    @if (query.failure(); as problem) {
      <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
    }
    @if (query.pending()) {
      <div class="card block"><atlas-skeleton [lines]="4" [height]="24" /></div>
    } @else if (security(); as known) {
      <atlas-password-card [hasPassword]="known.hasPassword" (changed)="refresh(sessions)" />
      <atlas-two-factor-card
        [enabled]="known.twoFactorEnabled"
        [codesLeft]="known.recoveryCodesLeft"
        (changed)="refresh(sessions)"
      />
      @if (providers().length > 0 || known.linkedSignIns.length > 0) {
        <atlas-linked-card
          [linked]="known.linkedSignIns"
          [providers]="providers()"
          (changed)="refresh(sessions)"
        />
      }
      <atlas-sessions-card #sessions />
      <atlas-api-tokens-card />
    }
  `,
  styleUrl: '../settings-card.scss',
})
export class SecurityPage {
  protected readonly query = liveQuery(SecurityDocument, () => ({}));
  protected readonly security = computed(() => this.query.data()?.me?.security);
  protected readonly providers = computed(() => this.query.data()?.serverInfo.signInProviders ?? []);

  protected refresh(sessions: SessionsCard): void {
    void this.query.refetch();
    sessions.refresh();
  }
}
