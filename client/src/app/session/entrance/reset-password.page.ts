import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ResetPasswordDocument } from '../../../generated/entrance/graphql';
import { type Failure, SILENT, failureOf } from '../../graphql/failure';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Entrance } from './entrance';
import { takeLinkToken } from './link-token';
import { NewPassword } from '../passwords/new-password';
import { sendSessionOperation } from '../session-request';
import { SessionStore } from '../session-store';

const EXPIRED: Failure = { ...SILENT, code: 'BAD_USER_INPUT', reason: 'LINK_EXPIRED' };

/** Sets a new password by the link of a mail. */
@Component({
  selector: 'atlas-reset-password-page',
  imports: [Entrance, ErrorNotice, Icon, MatButton, NewPassword, RouterLink],
  template: `
    <atlas-entrance>
      @if (done()) {
        <span class="mark"><atlas-icon name="check" [size]="26" /></span>
        <h1>Your password is set</h1>
        <p class="quiet lead" role="status">
          Every device was signed out, and API tokens and linked services open the account no more. Sign in
          with the new password.
        </p>
        <a matButton="filled" class="wide" routerLink="/login">Sign in</a>
      } @else {
        <h1>Set a new password</h1>
        <p class="quiet lead">It replaces the old one on every device.</p>
        @if (failure(); as problem) {
          <atlas-error-notice class="apart" [failure]="problem" (retry)="send()" />
        }
        @if (expired()) {
          <a matButton="filled" class="wide" routerLink="/forgot-password">Ask for another link</a>
        } @else {
          <form class="form" (submit)="$event.preventDefault(); send()">
            <atlas-new-password label="New password" [(value)]="password" />
            <button matButton="filled" class="wide" [disabled]="busy()">
              {{ busy() ? 'Setting…' : 'Set the password' }}
            </button>
          </form>
        }
      }
    </atlas-entrance>
  `,
  styleUrl: './entrance-form.scss',
})
export class ResetPasswordPage {
  private readonly session = inject(SessionStore);
  private readonly token = takeLinkToken();

  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly done = signal(false);
  protected readonly failure = signal<Failure | null>(this.token ? null : EXPIRED);
  protected readonly expired = computed(() => this.failure()?.reason === 'LINK_EXPIRED');
  private readonly passwordField = viewChild(NewPassword);

  protected async send(): Promise<void> {
    if (!this.token || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      if (!(await this.passwordField()?.demand())) return;
      const input = { token: this.token, password: this.password() };
      await sendSessionOperation(ResetPasswordDocument, { input });
      this.session.forget();
      this.done.set(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
