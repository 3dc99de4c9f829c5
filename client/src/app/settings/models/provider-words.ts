import {
  type ModelProviderKind,
  type ModelTier,
  type ModelTiming,
  type ProviderFieldsFragment,
  type SaveModelProviderInput,
} from '../../../generated/settings/graphql';

export type Provider = ProviderFieldsFragment;

export const PROVIDERS: Record<ModelProviderKind, string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  compatible: 'Compatible server',
};

export const TIERS: readonly { tier: ModelTier; title: string; hint: string }[] = [
  { tier: 'small', title: 'Most work', hint: 'Rewording, letters, questions, gaps of postings' },
  { tier: 'large', title: 'Hard work', hint: 'Where a small model is not enough' },
  { tier: 'embedding', title: 'Comparing texts', hint: 'Finding what means the same' },
];

export const TIMINGS: readonly { timing: ModelTiming; title: string; hint: string }[] = [
  { timing: 'AT_ONCE', title: 'At once', hint: 'At the full price' },
  { timing: 'WITHIN_A_DAY', title: 'Within a day', hint: 'At half the price, where the provider offers it' },
];

/** What stands in the form of a provider; numbers as they are typed. */
export interface ProviderForm {
  kind: ModelProviderKind;
  baseUrl: string;
  key: string;
  smallModel: string;
  largeModel: string;
  embeddingModel: string;
  inputUsdPerMillion: string;
  outputUsdPerMillion: string;
  contextTokens: string;
}

/** Models that do the work of AtlasOps well for little money, to start from. */
const SUGGESTED: Record<
  ModelProviderKind,
  Pick<ProviderForm, 'smallModel' | 'largeModel' | 'embeddingModel'>
> = {
  openai: { smallModel: 'gpt-4.1-mini', largeModel: 'gpt-4.1', embeddingModel: 'text-embedding-3-small' },
  anthropic: { smallModel: 'claude-haiku-4-5', largeModel: 'claude-sonnet-4-5', embeddingModel: '' },
  compatible: { smallModel: '', largeModel: '', embeddingModel: '' },
};

/** The form of a provider that is changed, or of a new one with models to start from. The key is never in it. */
export function providerForm(kind: ModelProviderKind, known: Provider | null): ProviderForm {
  const words = (value: string | number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const suggested = known ?? SUGGESTED[kind];
  return {
    kind,
    key: '',
    baseUrl: words(known?.baseUrl),
    smallModel: words(suggested.smallModel),
    largeModel: words(suggested.largeModel),
    embeddingModel: words(suggested.embeddingModel),
    // A server of one's own costs nothing by the token; what has no price at all is not used.
    inputUsdPerMillion: known ? words(known.inputUsdPerMillion) : kind === 'compatible' ? '0' : '',
    outputUsdPerMillion: known ? words(known.outputUsdPerMillion) : kind === 'compatible' ? '0' : '',
    contextTokens: words(known?.contextTokens),
  };
}

/** What is sent: empty fields as null. */
export function providerInput(form: ProviderForm): SaveModelProviderInput {
  const text = (value: string) => value.trim() || null;
  const amount = (value: string) => (value.trim() === '' ? null : Number(value.replace(',', '.')));
  return {
    kind: form.kind,
    baseUrl: text(form.baseUrl),
    key: text(form.key),
    smallModel: text(form.smallModel),
    largeModel: text(form.largeModel),
    embeddingModel: text(form.embeddingModel),
    inputUsdPerMillion: amount(form.inputUsdPerMillion),
    outputUsdPerMillion: amount(form.outputUsdPerMillion),
    contextTokens: amount(form.contextTokens),
  };
}

/** What is missing or wrong in a form, in words; null when it can be sent. */
export function providerFault(form: ProviderForm, known: Provider | null): string | null {
  const { key, baseUrl, smallModel, largeModel, embeddingModel } = providerInput(form);
  if (form.kind === 'compatible' && !baseUrl) return 'Give the address of the server.';
  if (form.kind !== 'compatible' && !key && known === null) return 'Give the key of this provider.';
  if (!smallModel && !largeModel && !embeddingModel) return 'Name at least one model.';
  const numbers = [form.inputUsdPerMillion, form.outputUsdPerMillion, form.contextTokens].filter((one) =>
    one.trim(),
  );
  if (numbers.some((one) => !(Number(one.replace(',', '.')) >= 0)))
    return 'Write prices and tokens as numbers.';
  if ((form.inputUsdPerMillion.trim() === '') !== (form.outputUsdPerMillion.trim() === ''))
    return 'Give both prices, or neither.';
  return null;
}
