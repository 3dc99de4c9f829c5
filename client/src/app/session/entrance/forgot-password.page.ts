import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { RequestPasswordResetDocument } from '../../../generated/entrance/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Captcha } from './captcha';
import { Entrance } from './entrance';
import { type EntranceOffer } from './server-info';
import { sendSessionOperation } from '../session-request';

/** Asks for a mail with a link to a new password. What it says is the same for every address. */
@Component({
  selector: 'atlas-forgot-password-page',
  imports: [Entrance, ErrorNotice, Icon, MatButton, RouterLink],
  template: `
    <atlas-entrance>
      @if (sent()) {
        <span class="mark"><atlas-icon name="mail" [size]="26" /></span>
        <h1>Check your mail</h1>
        <p class="quiet lead" role="status">
          If <strong>{{ email() }}</strong> has an account, a link to a new password is on its way. It works
          for 10 minutes.
        </p>
        @if (offer()?.info?.mailConfigured === false) {
          <p class="news">
            <atlas-icon name="laptop" />
            <span>This AtlasOps does not send mail. The link is shown in the terminal it runs in.</span>
          </p>
        }
        <a matButton="outlined" class="wide" routerLink="/login">Back to signing in</a>
      } @else {
        <h1>Forgot your password?</h1>
        <p class="quiet lead">We will e-mail you a link for setting a new one.</p>
        <form class="form" (submit)="$event.preventDefault(); send()">
          @if (failure(); as problem) {
            <atlas-error-notice [failure]="problem" (retry)="send()" />
          }
          <label>
            E-mail
            <input
              #emailField
              class="field-input"
              type="email"
              name="email"
              autocomplete="username"
              required
              [value]="email()"
              (input)="email.set(emailField.value)"
            />
          </label>
          <button matButton="filled" class="wide" [disabled]="busy()">
            {{
              captcha.solving() ? 'Checking that you are not a robot…' : busy() ? 'Sending…' : 'Send the link'
            }}
          </button>
        </form>
        <p class="other"><a routerLink="/login">Back to signing in</a></p>
      }
    </atlas-entrance>
  `,
  styleUrl: './entrance-form.scss',
})
export class ForgotPasswordPage {
  protected readonly captcha = inject(Captcha);

  /** From the route's resolver. */
  readonly offer = input<EntranceOffer>();

  protected readonly email = signal('');
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly failure = linkedSignal<Failure | null>(() => this.offer()?.failure ?? null);

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const email = this.email().trim();
      await this.captcha.guard((captcha) =>
        sendSessionOperation(RequestPasswordResetDocument, { email, captcha }),
      );
      this.sent.set(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
