import type { Dispatcher } from 'undici';
import type { ModelProviderKind } from '../../../platform/config/models-config.js';

/** Where a model is asked, with what key. */
export interface ProviderAccess {
  kind: ModelProviderKind;
  /** null: the server asks for none. */
  key: string | null;
  baseUrl: string;
  dispatcher: Dispatcher;
}

export interface ChatTurn {
  role: 'user' | 'assistant';
  text: string;
}

/** One request for a structured answer. */
export interface ChatRequest {
  model: string;
  system: string;
  turns: readonly ChatTurn[];
  /** Names the schema for the provider; letters, digits, hyphens. */
  promptName: string;
  schema: Record<string, unknown>;
  maxOutputTokens: number;
  signal: AbortSignal;
  timeoutMs: number;
  idleTimeoutMs: number;
  /** The answer as it grows. */
  onText?: (partial: string) => void;
}

export interface Usage {
  /** All that was read, `cachedTokens` included. */
  inputTokens: number;
  outputTokens: number;
  /** What the provider had read before and charges less for. */
  cachedTokens: number;
}

export interface ChatReply {
  text: string;
  /** The answer reached its largest length before its end. */
  cut: boolean;
  /** null: the provider did not say. */
  usage: Usage | null;
}

export interface EmbedReply {
  vectors: Float32Array[];
  usage: Usage | null;
}
