import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { EventMachinery } from './engine/events/record-event.js';
import { ModelLayer } from './engine/llm/model-layer.js';
import type { Config } from './platform/config/config.js';
import type { KeyRing } from './platform/config/secret-key.js';
import { modelAccess, modelQuota, quotePlans } from './registry.js';

/** The language models of this process; nothing is loaded or connected before the first call. */
export function openModels(options: {
  config: Config;
  orm: MikroORM;
  keys: KeyRing;
  events: EventMachinery;
  log: Logger;
}): ModelLayer {
  const { config } = options;
  return new ModelLayer({
    ...options,
    config: config.models,
    allowPrivate: config.fetchAllowPrivate,
    access: modelAccess,
    quota: modelQuota,
    quotes: quotePlans,
  });
}
