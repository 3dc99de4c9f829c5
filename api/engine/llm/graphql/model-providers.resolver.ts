import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { MODEL_PROVIDERS } from '../../../platform/config/models-config.js';
import { seal } from '../../../platform/config/seal.js';
import { newId } from '../../../platform/database/new-id.js';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { Personal, requireViewer, type AccessRole } from '../../../platform/graphql/access.js';
import { readId } from '../../../platform/graphql/read-input.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { Limited } from '../../../platform/limits/limited.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { createEgressPolicy } from '../../../platform/http/egress-policy.js';
import { FetchError } from '../../../platform/http/fetch-error.js';
import { PROVIDER_KEY_PURPOSE } from '../model-directory.js';
import { ModelProvider } from '../model-provider.entity.js';
import { checkProvider } from '../providers/check-provider.js';
import {
  ModelInUse,
  ModelProviderCheck,
  ModelProviderType,
  SaveModelProviderInput,
  toProviderType,
} from './models.type.js';

const OWN_ADDRESS = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com' };
const MOST_KEY = 500;
const MOST_NAME = 200;
const MOST_USD = 10_000;
const MOST_CONTEXT = 10_000_000;
const KEY = /^[\x21-\x7e]+$/;
const HINT = 4;
/** Of a short key the last characters would tell too much. */
const LONG_ENOUGH_FOR_HINT = 16;

@Resolver()
export class ModelProvidersResolver {
  @Personal()
  @Query(() => [ModelProviderType], { description: 'The providers you set up, oldest first.' })
  async modelProviders(@Ctx() context: RequestContext): Promise<ModelProviderType[]> {
    const rows = await viewerEm(context).find(ModelProvider, {}, { orderBy: { createdAt: 'asc' } });
    return rows.map(toProviderType);
  }

  @Authorized()
  @Query(() => [ModelInUse], {
    description:
      'The models agents would use for you, by tier, each in the order in which it is tried. Empty: all is done by rules.',
  })
  async modelsInUse(@Ctx() context: RequestContext): Promise<ModelInUse[]> {
    const { accountId } = requireViewer(context);
    const found: ModelInUse[] = [];
    for (const tier of ['small', 'large', 'embedding'] as const) {
      const { usable, unusable } = await context.deps.models.candidates(accountId, tier);
      for (const { access, model, ownKey, price } of usable) {
        const { contextTokens } = price;
        found.push({ tier, provider: access.kind, model, own: ownKey, contextTokens, problem: null });
      }
      for (const { provider, model, reason, own } of unusable) {
        found.push({ tier, provider, model, own, contextTokens: null, problem: reason });
      }
    }
    return found;
  }

  @Authorized<AccessRole>('PERSONAL', 'VERIFIED')
  @Mutation(() => ModelProviderType, {
    description:
      'Sets up a provider, or changes the one of this kind. BAD_USER_INPUT for an address that is not public, a key with spaces, or ' +
      'no model. FORBIDDEN with reason EMAIL_NOT_VERIFIED.',
  })
  async saveModelProvider(
    @Arg('input', () => SaveModelProviderInput, { description: 'The provider.' })
    input: SaveModelProviderInput,
    @Ctx() context: RequestContext,
  ): Promise<ModelProviderType> {
    const { accountId } = requireViewer(context);
    const settings = readSettings(input, context);
    const key = readKey(input.key);
    return await viewerEm(context).transactional(async (em) => {
      const before = await em.findOne(ModelProvider, { kind: input.kind });
      const now = new Date();
      const sealed =
        key === null
          ? null
          : {
              sealedKey: seal(context.deps.keys, PROVIDER_KEY_PURPOSE, accountId, key),
              keyHint: key.length >= LONG_ENOUGH_FOR_HINT ? key.slice(-HINT) : '',
            };
      // A key goes to no other address than the one it was given for.
      const kept = before !== null && before.baseUrl === settings.baseUrl ? before : null;
      const { sealedKey, keyHint } = sealed ?? {
        sealedKey: kept?.sealedKey ?? null,
        keyHint: kept?.keyHint ?? null,
      };
      if (sealedKey === null && input.kind !== 'compatible') {
        throw badInput('key', 'Give the key of this provider.');
      }
      const values = { ...settings, sealedKey, keyHint, updatedAt: now };
      const row =
        before === null
          ? em.create(ModelProvider, { id: newId(), accountId, kind: input.kind, createdAt: now, ...values })
          : em.assign(before, values);
      await em.persist(row).flush();
      return toProviderType(row);
    });
  }

  @Personal()
  @Mutation(() => ID, { description: 'Removes a provider with its key; gives its id. NOT_FOUND.' })
  async removeModelProvider(
    @Arg('id', () => ID, { description: 'Id of the provider.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const known = readId(id);
    const removed = known === null ? 0 : await viewerEm(context).nativeDelete(ModelProvider, { id: known });
    if (known === null || removed === 0) throw notFound('Model provider');
    return known;
  }

  @Authorized<AccessRole>('PERSONAL', 'VERIFIED')
  @Limited('modelUse')
  @Mutation(() => ModelProviderCheck, {
    description:
      'Makes a short test call to a provider you set up; costs next to nothing. NOT_FOUND; RATE_LIMITED.',
  })
  async checkModelProvider(
    @Arg('id', () => ID, { description: 'Id of the provider.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ModelProviderCheck> {
    const { accountId } = requireViewer(context);
    const { models } = context.deps;
    const known = readId(id);
    const row = known === null ? null : await viewerEm(context).findOne(ModelProvider, { id: known });
    if (row === null) throw notFound('Model provider');
    for (const tier of ['small', 'embedding'] as const) {
      const { usable, unusable } = await models.candidates(accountId, tier);
      const own = usable.find(({ access, ownKey }) => ownKey && access.kind === row.kind);
      if (own !== undefined) return await checkProvider(own.access, own.model, tier);
      const problem = unusable.find((one) => one.own && one.provider === row.kind);
      if (problem !== undefined)
        return { ok: false, message: `It cannot be used: ${problem.reason}.`, durationMs: 0 };
    }
    return { ok: false, message: 'No model is named for it.', durationMs: 0 };
  }
}

type Settings = Pick<
  ModelProvider,
  | 'baseUrl'
  | 'smallModel'
  | 'largeModel'
  | 'embeddingModel'
  | 'inputUsdPerMillion'
  | 'outputUsdPerMillion'
  | 'contextTokens'
>;

function readSettings(input: SaveModelProviderInput, { deps }: RequestContext): Settings {
  if (!MODEL_PROVIDERS.includes(input.kind)) throw badInput('kind', 'There is no such kind of provider.');
  const models = {
    smallModel: readName('smallModel', input.smallModel),
    largeModel: readName('largeModel', input.largeModel),
    embeddingModel: readName('embeddingModel', input.embeddingModel),
  };
  if (Object.values(models).every((model) => model === null)) {
    throw badInput('smallModel', 'Name a model for at least one tier.');
  }
  const inputUsdPerMillion = readNumber('inputUsdPerMillion', input.inputUsdPerMillion, MOST_USD);
  const outputUsdPerMillion = readNumber('outputUsdPerMillion', input.outputUsdPerMillion, MOST_USD);
  if ((inputUsdPerMillion === null) !== (outputUsdPerMillion === null)) {
    throw badInput('outputUsdPerMillion', 'Give both prices, or neither.');
  }
  return {
    baseUrl: readAddress(input, deps.config.fetchAllowPrivate),
    ...models,
    inputUsdPerMillion,
    outputUsdPerMillion,
    contextTokens: readNumber('contextTokens', input.contextTokens, MOST_CONTEXT),
  };
}

function readAddress({ kind, baseUrl }: SaveModelProviderInput, allowPrivate: readonly string[]): string {
  const given = baseUrl?.trim() ?? '';
  if (given === '') {
    if (kind === 'compatible') throw badInput('baseUrl', 'Give the address of the server.');
    return OWN_ADDRESS[kind];
  }
  if (!URL.canParse(given))
    throw badInput('baseUrl', 'This is no address. Give one such as https://models.example.org/v1');
  const url = new URL(given);
  try {
    createEgressPolicy({ allowPrivate }).checkUrl(url);
  } catch (error) {
    if (error instanceof FetchError) throw badInput('baseUrl', error.message);
    throw error;
  }
  const mayBePlain = allowPrivate.includes(`${url.hostname}:${url.port}`);
  if (url.protocol !== 'https:' && !mayBePlain) throw badInput('baseUrl', 'Keys are sent by https alone.');
  if (url.search !== '' || url.hash !== '') throw badInput('baseUrl', 'Leave out what follows ? or #.');
  return url.href.replace(/\/+$/, '');
}

function readKey(key: string | null | undefined): string | null {
  const trimmed = key?.trim() ?? '';
  if (trimmed === '') return null;
  if (trimmed.length > MOST_KEY || !KEY.test(trimmed)) {
    throw badInput('key', `A key has at most ${MOST_KEY} letters, digits and signs, without spaces.`);
  }
  return trimmed;
}

function readName(field: string, name: string | null | undefined): string | null {
  const trimmed = name?.trim() ?? '';
  if (trimmed === '') return null;
  if (trimmed.length > MOST_NAME || !KEY.test(trimmed)) {
    throw badInput(
      field,
      `The name of a model has at most ${MOST_NAME} letters, digits and signs, without spaces.`,
    );
  }
  return trimmed;
}

function readNumber(field: string, value: number | null | undefined, most: number): number | null {
  if (value === null || value === undefined) return null;
  if (!Number.isFinite(value) || value < 0 || value > most)
    throw badInput(field, `Give a number from 0 to ${most}.`);
  return value;
}

function badInput(field: string, message: string): CodedError {
  return new CodedError('BAD_USER_INPUT', message, { field });
}
