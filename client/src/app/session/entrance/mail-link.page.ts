import { Component, computed, inject, input, signal, type OnInit } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { type TypedDocumentNode } from '@apollo/client';
import {
  ConfirmEmailChangeDocument,
  ConfirmSignInLinkDocument,
  VerifyEmailDocument,
} from '../../../generated/entrance/graphql';
import { type Failure, SILENT, failureOf } from '../../graphql/failure';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { Entrance } from './entrance';
import { takeLinkToken } from './link-token';
import { sendSessionOperation } from '../session-request';
import { SessionStore } from '../session-store';

interface Purpose {
  document: TypedDocumentNode<unknown, { token: string; password?: string | null }>;
  asking: string;
  done: string;
  text: string;
  /** What to do about a link that does not work any more. */
  another: string;
  /** Whether opening the link is enough; what opens the account to others takes a press as well. */
  atOnce: boolean;
}

const PURPOSES: Record<string, Purpose> = {
  'verify-email': {
    document: VerifyEmailDocument,
    asking: 'Confirming your address',
    done: 'Your address is confirmed',
    text: 'Uploads and language models are open to you now.',
    another: 'Sign in; the bar at the top sends another one.',
    atOnce: true,
  },
  'confirm-email': {
    document: ConfirmEmailChangeDocument,
    asking: 'Confirming your new address',
    done: 'Your address is changed',
    text: 'From now on you sign in with the new one, and mail goes there.',
    another: 'Ask for another one in the settings of your account.',
    atOnce: true,
  },
  'confirm-sign-in': {
    document: ConfirmSignInLinkDocument,
    asking: 'Sign in with this service from now on?',
    done: 'You can sign in with it now',
    text: 'Use it on the sign-in page. You can undo this in the settings at any time.',
    another: 'Sign in with the service again to get another one.',
    atOnce: false,
  },
};

/** Where the links of mails lead: redeems what stands behind the #. */
@Component({
  selector: 'atlas-mail-link-page',
  imports: [Entrance, ErrorNotice, Icon, MatButton, RouterLink, Skeleton],
  template: `
    <atlas-entrance>
      @if (done()) {
        <span class="mark"><atlas-icon name="check" [size]="26" /></span>
        <h1>{{ words().done }}</h1>
        <p class="quiet lead" role="status">{{ words().text }}</p>
        <a matButton="filled" class="wide" [routerLink]="signedIn() ? '/jobs' : '/login'">
          {{ signedIn() ? 'Continue to AtlasOps' : 'Sign in' }}
        </a>
      } @else {
        <h1>{{ words().asking }}</h1>
        @if (passwordNeeded()) {
          <p class="quiet lead">
            So that nobody else gets an account in your name, enter the password that was chosen for it.
          </p>
          @if (password() && failure(); as problem) {
            <atlas-error-notice class="apart" [failure]="problem" [retryable]="false" />
          }
          <form class="form" (submit)="$event.preventDefault(); redeem(passwordField.value)">
            <label>
              Password
              <input
                #passwordField
                class="field-input"
                type="password"
                name="password"
                autocomplete="current-password"
                required
              />
            </label>
            <button matButton="filled" class="wide" [disabled]="busy()">
              {{ busy() ? 'Confirming…' : 'Confirm' }}
            </button>
          </form>
          <p class="other">
            Was it not you who chose it?
            <a routerLink="/forgot-password">Set a new one: that locks out whoever did</a>
          </p>
        } @else if (failure(); as problem) {
          <atlas-error-notice class="apart below" [failure]="problem" (retry)="redeem()" />
          @if (problem.reason === 'LINK_EXPIRED') {
            <p class="quiet lead">{{ words().another }}</p>
          }
          <a matButton="outlined" class="wide" [routerLink]="signedIn() ? '/jobs' : '/login'">
            {{ signedIn() ? 'Back to AtlasOps' : 'Sign in' }}
          </a>
        } @else if (words().atOnce) {
          <atlas-skeleton class="below" [lines]="2" />
        } @else {
          <p class="quiet lead">Only if it was you who tried to sign in with it just now.</p>
          <button matButton="filled" class="wide" type="button" [disabled]="busy()" (click)="redeem()">
            Yes, link it to my account
          </button>
        }
      }
    </atlas-entrance>
  `,
  styleUrl: './entrance-form.scss',
})
export class MailLinkPage implements OnInit {
  private readonly session = inject(SessionStore);
  private readonly token = takeLinkToken();

  /** From the route's data. */
  readonly purpose = input.required<string>();

  protected readonly words = computed(() => PURPOSES[this.purpose()]!);
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  /** What was typed last; null before that. */
  protected readonly password = signal<string | null>(null);
  /** Nobody is signed in to the account the mail is about. */
  protected readonly passwordNeeded = computed(
    () => this.failure()?.reason === 'PASSWORD_NEEDED' || (this.password() !== null && !this.expired()),
  );
  private readonly expired = computed(() => this.failure()?.reason === 'LINK_EXPIRED');
  protected readonly signedIn = computed(() => this.session.status() === 'signedIn');

  ngOnInit(): void {
    if (!this.token) this.failure.set({ ...SILENT, code: 'BAD_USER_INPUT', reason: 'LINK_EXPIRED' });
    else if (this.words().atOnce) void this.redeem();
  }

  protected async redeem(password: string | null = null): Promise<void> {
    if (!this.token || password === '') return;
    this.password.set(password);
    this.busy.set(true);
    this.failure.set(null);
    try {
      const accessToken = await this.session.accessToken();
      const variables = password === null ? { token: this.token } : { token: this.token, password };
      await sendSessionOperation(this.words().document, variables, accessToken);
      await this.session.reload();
      this.done.set(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
