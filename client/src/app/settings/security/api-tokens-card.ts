import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  ApiTokensDocument,
  CreateApiTokenDocument,
  RevokeApiTokenDocument,
  type TokenScope,
} from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { liveQuery } from '../../graphql/live-query';
import { Operations } from '../../graphql/operations';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { OpenedBy } from '../../ui/opened-by';
import { Skeleton } from '../../ui/skeleton';
import { agoWords, dayWords } from '../../ui/time-words';
import { ConfirmButton } from '../confirm-button';
import { Proofs } from '../proof/proofs';
import { ShownOnce } from './shown-once';

const DAY_MS = 86_400_000;

/** The secrets with which the person's own programs act. */
@Component({
  selector: 'atlas-api-tokens-card',
  imports: [ConfirmButton, ErrorNotice, Icon, MatButton, OpenedBy, ShownOnce, Skeleton],
  templateUrl: './api-tokens-card.html',
  styleUrl: '../settings-card.scss',
})
export class ApiTokensCard {
  private readonly operations = inject(Operations);
  private readonly proofs = inject(Proofs);

  protected readonly lifetimes = [
    { days: 30, label: '30 days' },
    { days: 90, label: '90 days' },
    { days: 365, label: 'A year' },
  ] as const;
  protected readonly query = liveQuery(ApiTokensDocument, () => ({}));
  protected readonly tokens = computed(() => this.query.data()?.apiTokens ?? []);
  protected readonly now = Date.now();
  protected readonly agoWords = agoWords;
  protected readonly dayWords = dayWords;

  protected readonly making = signal(false);
  protected readonly name = signal('');
  protected readonly read = signal(true);
  protected readonly write = signal(false);
  protected readonly days = signal(90);
  protected readonly secret = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly ready = computed(() => this.name().trim() !== '' && (this.read() || this.write()));

  protected create = () =>
    this.act(async () => {
      if (!this.ready()) return;
      const scopes: TokenScope[] = [
        ...(this.read() ? ['READ' as const] : []),
        ...(this.write() ? ['WRITE' as const] : []),
      ];
      const expiresAt = new Date(Date.now() + this.days() * DAY_MS).toISOString();
      const input = { name: this.name().trim(), scopes, expiresAt };
      const made = await this.proofs.with(() => this.operations.mutate(CreateApiTokenDocument, { input }));
      if (!made) return;
      this.close();
      this.secret.set(made.createApiToken.secret);
      await this.query.refetch();
    });

  protected revoke = (id: string) =>
    this.act(async () => {
      await this.operations.mutate(RevokeApiTokenDocument, { id });
      await this.query.refetch();
    });

  protected close(): void {
    this.making.set(false);
    this.name.set('');
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
