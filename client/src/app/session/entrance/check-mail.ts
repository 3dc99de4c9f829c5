import { Component, type ElementRef, afterNextRender, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ResendVerificationDocument } from '../../../generated/entrance/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Captcha } from './captcha';
import { sendSessionOperation } from '../session-request';
import { SessionStore } from '../session-store';

/** What is left to do after registering: open the link of the mail. */
@Component({
  selector: 'atlas-check-mail',
  imports: [ErrorNotice, Icon, MatButton, RouterLink],
  template: `
    <span class="mark"><atlas-icon name="mail" [size]="26" /></span>
    <h1 #heading tabindex="-1">Check your mail</h1>
    <p class="quiet lead">
      We sent a link to <strong>{{ email() }}</strong>. Open it to confirm that the address is yours. Until
      then everything works except uploads and language models.
    </p>
    @if (failure(); as problem) {
      <atlas-error-notice class="apart" [failure]="problem" (retry)="resend()" />
    }
    @if (!mailConfigured()) {
      <p class="news">
        <atlas-icon name="laptop" />
        <span>
          This AtlasOps does not send mail. What it would have sent is in your
          <a routerLink="/settings/outbox">outbox</a>.
        </span>
      </p>
    }
    <div class="ways">
      <a matButton="filled" class="wide" [routerLink]="next()">Continue to AtlasOps</a>
      <button class="link-button" type="button" [disabled]="busy() || sent()" (click)="resend()">
        {{
          captcha.solving()
            ? 'Checking that you are not a robot…'
            : sent()
              ? 'Sent once more'
              : 'Send it again'
        }}
      </button>
    </div>
  `,
  styleUrl: './entrance-form.scss',
})
export class CheckMail {
  private readonly session = inject(SessionStore);
  protected readonly captcha = inject(Captcha);

  readonly email = input.required<string>();
  readonly mailConfigured = input.required<boolean>();
  /** Where to go on. */
  readonly next = input('/profile');

  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    // The form before it went with the focus in it; screen readers go on here.
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async resend(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const token = await this.session.accessToken();
      await this.captcha.guard((captcha) =>
        sendSessionOperation(ResendVerificationDocument, { email: this.email(), captcha }, token),
      );
      this.sent.set(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
