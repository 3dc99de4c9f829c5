import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  ConfirmTwoFactorDocument,
  DisableTwoFactorDocument,
  EnableTwoFactorDocument,
  type EnableTwoFactorMutation,
  RenewRecoveryCodesDocument,
} from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { Operations } from '../../graphql/operations';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { OpenedBy } from '../../ui/opened-by';
import { Notices } from '../../ui/notices';
import { Proofs } from '../proof/proofs';
import { ShownOnce } from './shown-once';

/** Switching two-factor login on and off, and its recovery codes. */
@Component({
  selector: 'atlas-two-factor-card',
  imports: [ErrorNotice, Icon, MatButton, OpenedBy, ShownOnce],
  templateUrl: './two-factor-card.html',
  styleUrl: '../settings-card.scss',
  styles: `
    .steps {
      display: grid;
      gap: 20px;
      padding-inline-start: 22px;
      list-style: decimal;
    }
    .steps > li > :not(strong) {
      margin-top: 12px;
    }
    .picture {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 20px;
    }
    .picture p {
      display: grid;
      gap: 6px;
      flex: 1 1 200px;
    }
    img {
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: #fff;
    }
    code {
      font-size: 0.9375rem;
      overflow-wrap: anywhere;
      user-select: all;
    }
    .form .code {
      font-size: 1.25rem;
      letter-spacing: 0.12em;
    }
  `,
})
export class TwoFactorCard {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly proofs = inject(Proofs);

  readonly enabled = input.required<boolean>();
  readonly codesLeft = input.required<number>();
  readonly changed = output();

  protected readonly setup = signal<EnableTwoFactorMutation['enableTwoFactor'] | null>(null);
  protected readonly codes = signal<readonly string[] | null>(null);
  protected readonly switchingOff = signal(false);
  protected readonly code = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly complete = computed(() => /^\s*\d{3}\s?\d{3}\s*$/.test(this.code()));

  /** In groups of four, as people read it. */
  protected spaced(secret: string): string {
    return secret.replace(/(.{4})(?=.)/g, '$1 ');
  }

  protected begin = () =>
    this.act(async () => {
      const begun = await this.proofs.with(() => this.operations.mutate(EnableTwoFactorDocument, {}));
      if (begun) this.setup.set(begun.enableTwoFactor);
    });

  protected confirm = () =>
    this.act(async () => {
      const code = this.code().replace(/\s/g, '');
      const done = await this.proofs.with(() => this.operations.mutate(ConfirmTwoFactorDocument, { code }));
      if (!done) return;
      this.reset();
      this.codes.set(done.confirmTwoFactor.codes);
      this.changed.emit();
    });

  protected renew = () =>
    this.act(async () => {
      const done = await this.proofs.with(() => this.operations.mutate(RenewRecoveryCodesDocument, {}));
      if (!done) return;
      this.codes.set(done.renewRecoveryCodes.codes);
      this.changed.emit();
    });

  protected disable = () =>
    this.act(async () => {
      const input = { password: this.password(), code: this.code().replace(/\s/g, '') };
      await this.operations.mutate(DisableTwoFactorDocument, { input });
      this.reset();
      this.changed.emit();
      await this.notices.show('Two-factor login is off.');
    });

  protected reset(): void {
    this.setup.set(null);
    this.switchingOff.set(false);
    this.code.set('');
    this.password.set('');
    this.failure.set(null);
  }

  private async act(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await action();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
