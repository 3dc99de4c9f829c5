import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { type Failure, SILENT, failureOf } from '../../graphql/failure';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Captcha } from './captcha';
import { type CameBack, cameBackWith } from './came-back';
import { Entrance } from './entrance';
import { ProviderLinks } from './provider-links';
import { safeReturn, takeReturn } from '../safe-return';
import { SecondStepForm } from './second-step';
import { type EntranceOffer } from './server-info';
import { type SecondStep, SessionStore } from '../session-store';

/** Signing in: by password or another service, and a second step where the account asks for one. */
@Component({
  selector: 'atlas-login-page',
  imports: [Entrance, ErrorNotice, Icon, MatButton, ProviderLinks, RouterLink, SecondStepForm],
  templateUrl: './login.page.html',
  styleUrl: './entrance-form.scss',
})
export class LoginPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly captcha = inject(Captcha);

  /** Where to go after signing in, from the address. */
  readonly next = input<string>();
  /** From the route's resolver. */
  readonly offer = input<EntranceOffer>();

  protected readonly cameBack = signal<CameBack['kind']>('nothing');
  protected readonly step = signal<SecondStep | null>(null);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = linkedSignal<Failure | null>(() => this.offer()?.failure ?? this.refused());
  private readonly refused = signal<Failure | null>(null);

  constructor() {
    const back = cameBackWith(inject(ActivatedRoute).snapshot.fragment, Date.now());
    this.cameBack.set(back.kind);
    if (back.kind === 'two-factor') this.step.set(back.step);
    if (back.kind === 'failed') {
      const message = 'The other service did not sign you in. Try again, or use your password.';
      this.refused.set({ ...SILENT, code: 'SIGN_IN_FAILED', message });
    }
    // What came behind the # is good once: it has no place in the history.
    if (back.kind !== 'nothing') history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** Before anything was typed the page itself could not be asked for; loading it anew does. */
  protected again(): void {
    if (this.email()) void this.enter({ email: this.email(), password: this.password() });
    else location.reload();
  }

  protected async enter(login: { email: string; password: string }): Promise<void> {
    const { email, password } = login;
    await this.attempt('The e-mail address or the password is wrong.', async () => {
      this.step.set(await this.captcha.guard((captcha) => this.session.login({ email, password, captcha })));
    });
  }

  protected async complete(step: SecondStep, code: string): Promise<void> {
    if (Date.now() > step.expiresAt) {
      this.restart();
      const message = 'The second step has to follow within five minutes. Please sign in again.';
      this.failure.set({ ...SILENT, code: 'TOO_LATE', message });
      return;
    }
    await this.attempt('This code is wrong or has been used. Wait for the next one.', () =>
      this.session.complete(step.ticket, code),
    );
  }

  protected restart(): void {
    this.step.set(null);
    this.password.set('');
    this.failure.set(null);
  }

  /** @param wrong - Here the code UNAUTHENTICATED says that what was typed is wrong, not that a session has ended. */
  private async attempt(wrong: string, action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await action();
      if (this.session.status() !== 'signedIn') return;
      await this.router.navigateByUrl(safeReturn(takeReturn(this.next())));
    } catch (error) {
      const failure = failureOf(error);
      this.failure.set(
        failure.code === 'UNAUTHENTICATED' ? { ...failure, code: 'SIGN_IN_FAILED', message: wrong } : failure,
      );
    } finally {
      this.busy.set(false);
    }
  }
}
