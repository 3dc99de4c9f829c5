import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import {
  CheckModelProviderDocument,
  type CheckModelProviderMutation,
  ModelsDocument,
  type ModelTiming,
  RemoveModelProviderDocument,
  SaveModelSettingsDocument,
} from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { Operations } from '../../graphql/operations';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';
import { Skeleton } from '../../ui/skeleton';
import { ConfirmButton } from '../confirm-button';
import { PROVIDERS, type Provider, TIERS, TIMINGS } from './provider-words';
import { ProviderEditor } from './provider-editor';

type Checked = CheckModelProviderMutation['checkModelProvider'];

const NUMBER = new Intl.NumberFormat('en', { notation: 'compact' });

/** Which language models work for the user, in which order, and the providers they set up themselves. */
@Component({
  selector: 'atlas-models-page',
  imports: [ConfirmButton, ErrorNotice, Icon, MatButton, ProviderEditor, RouterLink, Skeleton],
  templateUrl: './models.page.html',
  styleUrl: '../settings-card.scss',
  styles: `
    .tier {
      display: grid;
      grid-template-columns: minmax(130px, 190px) minmax(0, 1fr);
      gap: 4px 20px;
      padding-block: 12px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .tier h3 + p {
      margin-top: 2px;
    }
    ol {
      display: grid;
      gap: 8px;
    }
    ol li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 10px;
      overflow-wrap: anywhere;
    }
    ol strong {
      font-weight: 600;
    }
    .cannot {
      color: var(--mat-sys-tertiary);
    }
    .timings {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 12px;
    }
    .timings button {
      display: grid;
      gap: 2px;
      padding: 12px 16px;
      min-height: 44px;
      text-align: start;
      font: inherit;
      color: inherit;
      background: none;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      cursor: pointer;
    }
    .timings button[aria-pressed='true'] {
      border-color: var(--mat-sys-primary);
      box-shadow: inset 0 0 0 1px var(--mat-sys-primary);
    }
    .result {
      flex-basis: 100% !important;
      display: flex;
      gap: 8px;
      font-size: 0.875rem;
      color: var(--mat-sys-error);
    }
    .result.ok {
      color: var(--mat-sys-primary);
    }
    @media (max-width: 600px) {
      .tier {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class ModelsPage {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);

  protected readonly query = liveQuery(ModelsDocument, () => ({}));
  protected readonly providers = computed(() => this.query.data()?.modelProviders ?? []);
  private readonly models = computed(() => this.query.data()?.modelsInUse ?? []);
  protected readonly byRules = computed(
    () => this.query.data() !== undefined && this.models().every(({ problem }) => problem !== null),
  );
  protected readonly tiers = computed(() =>
    TIERS.map((tier) => ({ ...tier, models: this.models().filter((one) => one.tier === tier.tier) })),
  );
  /** The provider whose form is open; 'new' for one that is added; null: none. */
  protected readonly editing = signal<string | null>(null);
  protected readonly checking = signal<string | null>(null);
  protected readonly checked = signal<ReadonlyMap<string, Checked>>(new Map());
  protected readonly names = PROVIDERS;
  protected readonly timings = TIMINGS;
  protected readonly timing = computed(() => this.query.data()?.modelSettings.timing);
  protected readonly savingTiming = signal(false);

  protected tokens(count: number): string {
    return NUMBER.format(count);
  }

  protected modelsOf({ smallModel, largeModel, embeddingModel }: Provider): string {
    return [...new Set([smallModel, largeModel, embeddingModel].filter(Boolean))].join(', ');
  }

  protected async saved(provider: Provider): Promise<void> {
    this.editing.set(null);
    await this.query.refetch();
    await this.check(provider);
  }

  protected async check(provider: Provider): Promise<void> {
    this.checking.set(provider.id);
    try {
      const { checkModelProvider } = await this.operations.mutate(CheckModelProviderDocument, {
        id: provider.id,
      });
      this.checked.update((known) => new Map(known).set(provider.id, checkModelProvider));
    } catch (error) {
      await this.notices.showFailure(error, () => void this.check(provider));
    } finally {
      this.checking.set(null);
    }
  }

  protected async setTiming(timing: ModelTiming): Promise<void> {
    if (timing === this.timing()) return;
    this.savingTiming.set(true);
    try {
      await this.operations.mutate(SaveModelSettingsDocument, { timing });
      await this.query.refetch();
    } catch (error) {
      await this.notices.showFailure(error, () => void this.setTiming(timing));
    } finally {
      this.savingTiming.set(false);
    }
  }

  protected async remove(provider: Provider): Promise<void> {
    try {
      await this.operations.mutate(RemoveModelProviderDocument, { id: provider.id });
      await this.query.refetch();
      await this.notices.show(`${PROVIDERS[provider.kind]} is removed, and its key with it.`);
    } catch (error) {
      await this.notices.showFailure(error, () => void this.remove(provider));
    }
  }
}
