import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type ModelProviderKind, SaveModelProviderDocument } from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { Operations } from '../../graphql/operations';
import { type Choice, ChoiceCards } from '../../ui/choice-cards';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { OpenedBy } from '../../ui/opened-by';
import { PROVIDERS, type Provider, providerFault, providerForm, providerInput } from './provider-words';

const KINDS: readonly Choice<ModelProviderKind>[] = [
  { value: 'openai', title: PROVIDERS.openai, hint: 'With a key of yours' },
  { value: 'anthropic', title: PROVIDERS.anthropic, hint: 'With a key of yours' },
  { value: 'compatible', title: PROVIDERS.compatible, hint: 'Ollama, vLLM, LM Studio and others' },
];

/** Sets up a provider, or changes one. The key is sent and never comes back. */
@Component({
  selector: 'atlas-provider-editor',
  imports: [ChoiceCards, ErrorNotice, Icon, MatButton, OpenedBy],
  templateUrl: './provider-editor.html',
  styleUrl: '../settings-card.scss',
  styles: `
    .models {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      align-items: end;
      gap: 16px;
    }
    form.form {
      max-width: none;
    }
    summary {
      min-height: 32px;
      font-weight: 500;
      cursor: pointer;
    }
    details .models {
      margin-top: 10px;
    }
    .hint {
      font-weight: 400;
    }
    .fault {
      display: flex;
      gap: 8px;
      color: var(--mat-sys-error);
      font-weight: 500;
    }
  `,
})
export class ProviderEditor {
  private readonly operations = inject(Operations);

  /** The provider that is changed; null: a new one. */
  readonly known = input<Provider | null>(null);
  /** Kinds there is a provider of: saving one anew replaces it. */
  readonly taken = input<readonly Provider[]>([]);
  readonly saved = output<Provider>();
  readonly cancelled = output();

  protected readonly kinds = KINDS;
  protected readonly kind = linkedSignal<ModelProviderKind>(() => this.known()?.kind ?? 'openai');
  protected readonly form = linkedSignal(() => providerForm(this.kind(), this.before()));
  protected readonly before = computed(
    () => this.known() ?? this.taken().find(({ kind }) => kind === this.kind()) ?? null,
  );
  protected readonly fault = computed(() => providerFault(this.form(), this.before()));
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected write(part: keyof ReturnType<typeof providerForm>, words: string): void {
    this.form.update((form) => ({ ...form, [part]: words }));
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    if (this.fault() || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input = providerInput(this.form());
      const { saveModelProvider } = await this.operations.mutate(SaveModelProviderDocument, { input });
      this.saved.emit(saveModelProvider);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
