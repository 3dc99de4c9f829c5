import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { type Failure, failureOf } from '../graphql/failure';
import { ErrorNotice } from '../ui/error-notice';
import { Entrance } from './entrance';
import { safeReturn } from './safe-return';
import { SessionStore } from './session-store';

const SHORTEST_PASSWORD = 10;

@Component({
  selector: 'atlas-register-page',
  imports: [Entrance, ErrorNotice, MatButton, RouterLink],
  template: `
    <atlas-entrance>
      <h1>Create an account</h1>
      <p class="quiet lead">Everything you enter stays yours, and on this machine.</p>

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
        <label>
          Password
          <input
            #passwordField
            class="field-input"
            type="password"
            name="password"
            autocomplete="new-password"
            required
            [value]="password()"
            (input)="password.set(passwordField.value)"
            aria-describedby="password-hint"
          />
        </label>
        <p id="password-hint" class="small quiet hint">{{ passwordHint() }}</p>
        <button matButton="filled" class="wide" [disabled]="busy() || !ready()">
          {{ busy() ? 'Creating…' : 'Create account' }}
        </button>
      </form>
      <p class="other">
        Have an account?
        <a routerLink="/login" queryParamsHandling="preserve">Sign in</a>
      </p>
    </atlas-entrance>
  `,
  styleUrl: './entrance-form.scss',
})
export class RegisterPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  /** Where to go afterwards, from the address. */
  readonly next = input<string>();

  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly ready = computed(
    () => this.name().trim() && this.email().includes('@') && this.password().length >= SHORTEST_PASSWORD,
  );
  protected readonly passwordHint = computed(() => {
    const missing = SHORTEST_PASSWORD - this.password().length;
    if (missing === SHORTEST_PASSWORD)
      return `At least ${SHORTEST_PASSWORD} characters; a sentence works well`;
    return missing > 0 ? `${missing} more ${missing === 1 ? 'character' : 'characters'}` : 'Long enough';
  });

  protected async create(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.session.register({
        displayName: this.name().trim(),
        email: this.email().trim(),
        password: this.password(),
      });
      await this.router.navigateByUrl(this.next() ? safeReturn(this.next()) : '/profile');
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
