import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { type Failure, failureOf } from '../../graphql/failure';
import { ErrorNotice } from '../../ui/error-notice';
import { Captcha } from './captcha';
import { CheckMail } from './check-mail';
import { Entrance } from './entrance';
import { NewPassword } from '../passwords/new-password';
import { ProviderLinks } from './provider-links';
import { safeReturn } from '../safe-return';
import { type EntranceOffer } from './server-info';
import { SessionStore } from '../session-store';

/** Making an account; afterwards the mail has to be read. */
@Component({
  selector: 'atlas-register-page',
  imports: [CheckMail, Entrance, ErrorNotice, MatButton, NewPassword, ProviderLinks, RouterLink],
  template: `
    <atlas-entrance>
      @if (made()) {
        <atlas-check-mail
          [email]="email().trim()"
          [mailConfigured]="offer()?.info?.mailConfigured ?? true"
          [next]="goOn()"
        />
      } @else {
        <h1>Create an account</h1>
        <p class="quiet lead">Everything you enter stays yours, to take with you or to delete.</p>

        <form class="form" (submit)="$event.preventDefault(); create()">
          @if (failure(); as problem) {
            <atlas-error-notice [failure]="problem" (retry)="create()" />
          }
          <label>
            Your name
            <input
              #nameField
              class="field-input"
              name="name"
              autocomplete="name"
              maxlength="120"
              required
              [value]="name()"
              (input)="name.set(nameField.value)"
            />
          </label>
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
          <atlas-new-password [(value)]="password" [personal]="[name(), email()]" />
          <label class="agree">
            <input
              #agreeField
              type="checkbox"
              name="terms"
              required
              [checked]="agreed()"
              (change)="agreed.set(agreeField.checked)"
            />
            <span>
              I agree to the <a href="/pages/terms" target="_blank" rel="noopener">terms of use</a> and have
              read the <a href="/pages/privacy" target="_blank" rel="noopener">privacy notice</a>.
            </span>
          </label>
          <button matButton="filled" class="wide" [disabled]="busy()">
            {{
              captcha.solving()
                ? 'Checking that you are not a robot…'
                : busy()
                  ? 'Creating…'
                  : 'Create account'
            }}
          </button>
        </form>
        <atlas-provider-links [providers]="offer()?.info?.signInProviders ?? []" [next]="next()" />
        <p class="other">
          Have an account?
          <a routerLink="/login" queryParamsHandling="preserve">Sign in</a>
        </p>
      }
    </atlas-entrance>
  `,
  styleUrl: './entrance-form.scss',
})
export class RegisterPage {
  private readonly session = inject(SessionStore);
  protected readonly captcha = inject(Captcha);

  /** Where to go afterwards, from the address. */
  readonly next = input<string>();
  /** From the route's resolver. */
  readonly offer = input<EntranceOffer>();

  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly agreed = signal(false);
  protected readonly busy = signal(false);
  protected readonly made = signal(false);
  protected readonly failure = linkedSignal<Failure | null>(() => this.offer()?.failure ?? null);
  protected readonly goOn = computed(() => (this.next() ? safeReturn(this.next()) : '/profile'));
  private readonly passwordField = viewChild(NewPassword);

  protected async create(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      // The browser itself asks for what is missing in the other fields.
      if (!(await this.passwordField()?.demand())) return;
      await this.captcha.guard((captcha) =>
        this.session.register({
          displayName: this.name().trim(),
          email: this.email().trim(),
          password: this.password(),
          acceptTerms: true,
          captcha,
        }),
      );
      this.made.set(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
