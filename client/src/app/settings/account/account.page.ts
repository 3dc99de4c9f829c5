import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RequestEmailChangeDocument, UpdateMeDocument } from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { Operations } from '../../graphql/operations';
import { SessionStore } from '../../session/session-store';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { Proofs } from '../proof/proofs';

/** Languages that mails are written in. */
const LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
] as const;

/** Name, language and address of the account. */
@Component({
  selector: 'atlas-account-page',
  imports: [ErrorNotice, Icon, MatButton],
  template: `
    <header class="page-head narrow-head"><h1>Account</h1></header>

    <section class="card block" aria-labelledby="person">
      <h2 id="person">You</h2>
      <form class="form" (submit)="$event.preventDefault(); save()">
        @if (failure(); as problem) {
          <atlas-error-notice [failure]="problem" (retry)="save()" />
        }
        <label>
          Name
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
          Language of e-mails
          <select
            #languageField
            class="field-input"
            name="language"
            [value]="language()"
            (change)="language.set(languageField.value)"
          >
            @for (option of languages; track option.tag) {
              <option [value]="option.tag" [selected]="option.tag === language()">{{ option.name }}</option>
            }
          </select>
        </label>
        <div class="actions">
          <button matButton="filled" [disabled]="busy() || !changed()">
            {{ busy() ? 'Saving…' : 'Save' }}
          </button>
        </div>
      </form>
    </section>

    <section class="card block" aria-labelledby="address">
      <h2 id="address">E-mail address</h2>
      <div class="actions">
        <strong class="address">{{ account()?.email }}</strong>
        @if (account()?.emailVerified) {
          <span class="chip positive"><atlas-icon name="check" [size]="14" />confirmed</span>
        } @else {
          <span class="chip caution"><atlas-icon name="mail" [size]="14" />not confirmed yet</span>
        }
      </div>
      @if (account()?.isDemo) {
        <p>The demo keeps its address.</p>
      } @else if (asked(); as address) {
        <p class="news" role="status">
          <atlas-icon name="mail" />
          <span>
            A link is on its way to <strong>{{ address }}</strong>. Your address changes when it is opened,
            and the current one is told.
          </span>
        </p>
      } @else {
        <form class="form" (submit)="$event.preventDefault(); ask()">
          @if (addressFailure(); as problem) {
            <atlas-error-notice [failure]="problem" (retry)="ask()" />
          }
          <label>
            New address
            <input
              #addressField
              class="field-input"
              type="email"
              name="new-email"
              autocomplete="email"
              required
              [value]="address()"
              (input)="address.set(addressField.value)"
            />
          </label>
          <div class="actions">
            <button matButton="outlined" [disabled]="asking() || !address().includes('@')">
              {{ asking() ? 'Sending…' : 'Change the address' }}
            </button>
          </div>
        </form>
      }
    </section>
  `,
  styleUrl: '../settings-card.scss',
  styles: `
    .address {
      font-weight: 500;
      overflow-wrap: anywhere;
    }
  `,
})
export class AccountPage {
  private readonly session = inject(SessionStore);
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly proofs = inject(Proofs);

  protected readonly languages = LANGUAGES;
  protected readonly account = this.session.account;
  protected readonly name = linkedSignal(() => this.account()?.displayName ?? '');
  protected readonly language = linkedSignal(() => this.account()?.locale.split('-')[0] ?? 'en');
  protected readonly changed = computed(
    () =>
      this.name().trim() !== '' &&
      (this.name().trim() !== this.account()?.displayName ||
        this.language() !== this.account()?.locale.split('-')[0]),
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected readonly address = signal('');
  protected readonly asking = signal(false);
  protected readonly asked = signal<string | null>(null);
  protected readonly addressFailure = signal<Failure | null>(null);

  protected async save(): Promise<void> {
    if (!this.changed()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input = { displayName: this.name().trim(), locale: this.language() };
      const { updateMe } = await this.operations.mutate(UpdateMeDocument, { input });
      this.session.take({ displayName: updateMe.displayName, locale: updateMe.locale });
      await this.notices.show('Saved');
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async ask(): Promise<void> {
    const email = this.address().trim();
    this.asking.set(true);
    this.addressFailure.set(null);
    try {
      const done = await this.proofs.with(() =>
        this.operations.mutate(RequestEmailChangeDocument, { email }),
      );
      if (done) this.asked.set(email);
    } catch (error) {
      this.addressFailure.set(failureOf(error));
    } finally {
      this.asking.set(false);
    }
  }
}
