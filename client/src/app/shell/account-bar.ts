import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  AcceptTermsDocument,
  AccountStateDocument,
  ResendMyVerificationDocument,
} from '../../generated/shell/graphql';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { SessionStore } from '../session/session-store';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';

/** What the account still waits for: a confirmed address, or agreement to terms that changed. Else it is not there. */
@Component({
  selector: 'atlas-account-bar',
  imports: [Icon, RouterLink],
  template: `
    @if (!confirmed() && !due()) {
      <div class="bar" role="region" aria-label="Your e-mail address">
        <atlas-icon name="mail" [size]="18" />
        <p>
          <strong>Confirm your e-mail address</strong> with the link we sent to {{ account()?.email }}.
          Uploads wait for it.
        </p>
        @if (noMail()) {
          <a class="link-button" routerLink="/settings/outbox">Open the outbox</a>
        }
        <button class="link-button" type="button" [disabled]="busy()" (click)="resend()">
          Send it again
        </button>
      </div>
    } @else if (toAgree().length > 0) {
      <div class="bar" role="region" aria-label="Terms and privacy">
        <atlas-icon name="shield" [size]="18" />
        <p>
          @if (due()) {
            <strong>Our terms have changed.</strong>
          }
          Please read the <a href="/pages/terms" target="_blank" rel="noopener">terms of use</a> and the
          <a href="/pages/privacy" target="_blank" rel="noopener">privacy notice</a> that hold now.
          @if (due()) {
            Until you agree you can <a routerLink="/settings/privacy">export or delete your data</a> or sign
            out; the rest waits.
          }
        </p>
        <button class="link-button" type="button" [disabled]="busy()" (click)="agree()">I agree</button>
      </div>
    }
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 14px;
      padding: 10px var(--atlas-gutter);
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
      font-size: 0.875rem;
    }
    p {
      flex: 1 1 320px;
      overflow-wrap: anywhere;
    }
    strong {
      font-weight: 600;
    }
    a,
    .link-button {
      color: inherit;
      font-weight: 600;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  `,
})
export class AccountBar {
  private readonly session = inject(SessionStore);
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);

  private readonly state = liveQuery(AccountStateDocument, () =>
    this.session.account()?.isDemo ? null : {},
  );
  protected readonly account = this.session.account;
  protected readonly busy = signal(false);
  protected readonly confirmed = computed(() => this.account()?.emailVerified ?? true);
  protected readonly noMail = computed(() => this.state.data()?.serverInfo.mailConfigured === false);
  protected readonly toAgree = computed(() =>
    this.account()?.isDemo ? [] : (this.state.data()?.me?.security.outstandingConsents ?? []),
  );

  /** The rooms answer again only after the person has agreed. */
  protected readonly due = computed(() => this.state.data()?.me?.security.consentDue ?? false);

  constructor() {
    // The link of the mail is opened in another tab, or on another device.
    const look = () => {
      if (document.visibilityState === 'visible' && !this.confirmed()) {
        this.session.reload().catch((error: unknown) => this.notices.showFailure(error));
      }
    };
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', look));
  }

  protected resend(): Promise<void> {
    const email = this.account()?.email ?? '';
    return this.act(async () => {
      await this.operations.mutate(ResendMyVerificationDocument, { email });
      await this.notices.show(`A new link is on its way to ${email}. The earlier one no longer works.`);
    });
  }

  protected agree(): Promise<void> {
    const documents = this.toAgree().map(({ document, version }) => ({ document, version }));
    const refused = this.due();
    return this.act(async () => {
      await this.operations.mutate(AcceptTermsDocument, { documents });
      // What was refused until now is asked for anew, all of it.
      if (refused) location.reload();
      else await this.state.refetch();
    });
  }

  private async act(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await action();
    } catch (error) {
      await this.notices.showFailure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
