import { Component, inject } from '@angular/core';
import { SessionStore } from '../../session/session-store';

/** Name, language and address of the account. */
@Component({
  selector: 'atlas-account-page',
  template: `
    <header class="page-head">
      <div>
        <h1>Account</h1>
        <p>{{ account()?.email }}</p>
      </div>
    </header>
  `,
})
export class AccountPage {
  protected readonly account = inject(SessionStore).account;
}
