import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { type Failure, failureOf } from '../graphql/failure';
import { ErrorNotice } from '../ui/error-notice';
import { Entrance } from './entrance';
import { safeReturn } from './safe-return';
import { SessionStore } from './session-store';

const SHORTEST_PASSWORD = 10;

@Component({
  selector: 'atlas-register-page',
  imports: [
    Entrance,
    ErrorNotice,
    FormsModule,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    RouterLink,
  ],
  template: `
    <atlas-entrance>
      <h1>Create an account</h1>
      <p class="quiet lead">Everything you enter stays yours, and on this machine.</p>

      <form class="form" (ngSubmit)="create()">
        @if (failure(); as problem) {
          <atlas-error-notice [failure]="problem" (retry)="create()" />
        }
        <mat-form-field appearance="outline">
          <mat-label>Your name</mat-label>
          <input matInput name="name" autocomplete="name" required [(ngModel)]="name" />
        </mat-form-field>
        <mat-form-field appearance="outline">
          <mat-label>E-mail</mat-label>
          <input matInput type="email" name="email" autocomplete="username" required [(ngModel)]="email" />
        </mat-form-field>
        <mat-form-field appearance="outline">
          <mat-label>Password</mat-label>
          <input
            matInput
            type="password"
            name="password"
            autocomplete="new-password"
            required
            [(ngModel)]="password"
          />
          <mat-hint>{{ passwordHint() }}</mat-hint>
        </mat-form-field>
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
