import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { type Failure, failureOf } from '../graphql/failure';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { type DemoOffer } from './demo-login';
import { Entrance } from './entrance';
import { safeReturn } from './safe-return';
import { SessionStore } from './session-store';

@Component({
  selector: 'atlas-login-page',
  imports: [Entrance, ErrorNotice, Icon, MatButton, RouterLink],
  template: `
    <atlas-entrance>
      <h1>Welcome back</h1>
      <p class="quiet lead">Sign in to your jobs, resumes and facts.</p>

      @if (demo()?.login; as login) {
        <div class="demo">
          <div>
            <strong>Just looking?</strong>
            <p class="small">The demo has a profile, jobs and an application ready to play with.</p>
          </div>
          <button matButton="tonal" type="button" [disabled]="busy()" (click)="enter(login)">
            Try the demo
          </button>
        </div>
      }

      <form class="form" (submit)="$event.preventDefault(); enter({ email: email(), password: password() })">
        @if (failure(); as problem) {
          <atlas-error-notice [failure]="problem" (retry)="again()" />
        }
        <label>
          E-mail
          <input
            #emailField
            class="field-input"
            type="email"
            name="email"
            autocomplete="username"
            inputmode="email"
            required
            [value]="email()"
            (input)="email.set(emailField.value)"
          />
        </label>
        <label>
          Password
          <input
            #passwordField
            class="field-input"
            type="password"
            name="password"
            autocomplete="current-password"
            required
            [value]="password()"
            (input)="password.set(passwordField.value)"
          />
        </label>
        <button matButton="filled" class="wide" [disabled]="busy() || !email() || !password()">
          {{ busy() ? 'Signing in…' : 'Sign in' }}
        </button>
      </form>
      <p class="other">
        New here?
        <a routerLink="/register" queryParamsHandling="preserve">
          Create an account<atlas-icon name="arrowRight" [size]="16" />
        </a>
      </p>
    </atlas-entrance>
  `,
  styleUrl: './entrance-form.scss',
})
export class LoginPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  /** Where to go after signing in, from the address. */
  readonly next = input<string>();
  /** From the route's resolver. */
  readonly demo = input<DemoOffer>();

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = linkedSignal<Failure | null>(() => this.demo()?.failure ?? null);

  /** Before anything was typed the page itself could not be asked for; loading it anew does. */
  protected again(): void {
    if (this.email()) void this.enter({ email: this.email(), password: this.password() });
    else location.reload();
  }

  protected async enter(login: { email: string; password: string }): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.session.login({ email: login.email, password: login.password });
      await this.router.navigateByUrl(safeReturn(this.next()));
    } catch (error) {
      const failure = failureOf(error);
      // Here the code says that the pair is wrong, not that a session has ended.
      this.failure.set(
        failure.code === 'UNAUTHENTICATED'
          ? { ...failure, code: 'BAD_USER_INPUT', message: 'E-mail and password do not belong together.' }
          : failure,
      );
    } finally {
      this.busy.set(false);
    }
  }
}
