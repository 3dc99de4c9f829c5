import type { ModelName, ModelProviderKind, ModelsConfig } from '../../platform/config/models-config.js';
import { unseal } from '../../platform/config/seal.js';
import type { KeyRing } from '../../platform/config/secret-key.js';
import { priceOf, type ModelPrice } from './model-prices.js';
import type { Read, Statement } from '../../platform/database/account-transaction.js';
import type { ModelProvider } from './model-provider.entity.js';
import type { ProviderAccess } from './providers/chat.js';
import type { ProviderConnections } from './providers/provider-fetch.js';

export type Tier = 'small' | 'large' | 'embedding';

/** What keys of providers are sealed for. */
export const PROVIDER_KEY_PURPOSE = 'seal-model-provider';

/** A model that may be asked. */
export interface Candidate {
  access: ProviderAccess;
  model: string;
  price: ModelPrice;
  /** The account pays by a key of its own. */
  ownKey: boolean;
  /** Names what fails and is limited together: a provider with its key. */
  channel: string;
}

/** A model that is configured and cannot be asked. */
export interface Unusable {
  provider: ModelProviderKind;
  model: string;
  /** The account set it up itself. */
  own: boolean;
  reason: string;
}

export interface Candidates {
  usable: Candidate[];
  unusable: Unusable[];
}

/** What is needed of the row of a provider to ask it. */
type OwnProvider = Omit<ModelProvider, 'id' | 'accountId' | 'keyHint' | 'createdAt' | 'updatedAt'>;

const OWN_PROVIDERS: Statement = {
  name: 'own-model-providers',
  text: `select kind, base_url as "baseUrl", sealed_key as "sealedKey", small_model as "smallModel", large_model as "largeModel",
      embedding_model as "embeddingModel", input_usd_per_million as "inputUsdPerMillion",
      output_usd_per_million as "outputUsdPerMillion", context_tokens as "contextTokens"
    from model_provider order by created_at`,
  values: [],
};

/** Which models there are: those of the account first, then those of the installation, each in their order. */
export class ModelDirectory {
  constructor(
    private readonly config: ModelsConfig,
    private readonly keys: KeyRing,
    private readonly connections: ProviderConnections,
  ) {}

  /** Whether the installation itself has a model. */
  get configured(): boolean {
    return this.config.small.length + this.config.large.length > 0;
  }

  /** The models of a tier, in the order in which they are tried; those of the other tier follow where a tier has none. */
  async candidates(read: Read, accountId: string, tier: Tier): Promise<Candidates> {
    const own = await read<OwnProvider>(OWN_PROVIDERS);
    const found: Candidates = { usable: [], unusable: [] };
    for (const provider of own) this.#addOwn(found, accountId, provider, tier);
    for (const name of this.#namesOf(tier)) this.#addConfigured(found, name);
    return found;
  }

  /** How the installation's own tier is set; a tier without models borrows from the other. */
  #namesOf(tier: Tier): readonly ModelName[] {
    const { small, large, embedding } = this.config;
    if (tier === 'embedding') return embedding;
    if (tier === 'small') return small.length > 0 ? small : large;
    return large.length > 0 ? large : small;
  }

  #addConfigured(found: Candidates, { provider, model }: ModelName): void {
    const configured = this.config.providers[provider];
    if (configured === null) return;
    const price = priceOf(provider, model, this.config.prices);
    if (price === null) {
      found.unusable.push({ provider, model, own: false, reason: noPrice('MODEL_PRICES') });
      return;
    }
    found.usable.push({
      access: { kind: provider, ...configured, dispatcher: this.connections.dispatcher(true) },
      model,
      price,
      ownKey: false,
      channel: provider,
    });
  }

  #addOwn(found: Candidates, accountId: string, provider: OwnProvider, tier: Tier): void {
    const models = {
      small: provider.smallModel ?? provider.largeModel,
      large: provider.largeModel ?? provider.smallModel,
      embedding: provider.embeddingModel,
    };
    const model = models[tier];
    if (model === null) return;
    const key =
      provider.sealedKey === null
        ? null
        : unseal(this.keys, PROVIDER_KEY_PURPOSE, accountId, provider.sealedKey);
    if (provider.sealedKey !== null && key === null) {
      const reason = 'its key can no longer be read: enter it again in the settings';
      found.unusable.push({ provider: provider.kind, model, own: true, reason });
      return;
    }
    const price = priceOf(provider.kind, model, pricesOf(provider, model));
    if (price === null) {
      found.unusable.push({ provider: provider.kind, model, own: true, reason: noPrice('the settings') });
      return;
    }
    const { kind, baseUrl } = provider;
    found.usable.push({
      access: { kind, key, baseUrl, dispatcher: this.connections.dispatcher(false) },
      model,
      price,
      ownKey: true,
      channel: `${kind} of ${accountId}`,
    });
  }
}

/** What an account says its models cost, in the form of the configuration. */
export function pricesOf(
  provider: Pick<ModelProvider, 'kind' | 'inputUsdPerMillion' | 'outputUsdPerMillion' | 'contextTokens'>,
  model: string,
): Parameters<typeof priceOf>[2] {
  const { kind, inputUsdPerMillion: inputUsd, outputUsdPerMillion: outputUsd, contextTokens } = provider;
  if (inputUsd === null || outputUsd === null) return [];
  return [{ provider: kind, model, inputUsd, outputUsd, contextTokens }];
}

function noPrice(where: string): string {
  return `nobody knows its price: give one in ${where}, 0 for a model of your own`;
}
