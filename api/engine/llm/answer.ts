import type { Read } from '../../platform/database/account-transaction.js';
import type { Prompt } from './define-prompt.js';

/** One call to a model as it is kept: what was asked, of whom, and what it took. The id is that of its ledger row. */
export interface Artefact {
  id: string;
  promptName: string;
  promptVersion: string;
  /** As configured, e.g. `openai`. */
  provider: string;
  model: string;
  parameters: Record<string, unknown>;
  /** SHA-256 over everything that was sent but the provider's and the model's names. */
  inputChecksum: string;
  inputTokens: number;
  outputTokens: number;
  /** Millionths of a US dollar. */
  costMicroUsd: number;
  durationMs: number;
  /** The answer was known already: nothing was sent and nothing paid. */
  cached: boolean;
}

/** A model that was asked, or would have been, before the one that answered. */
export interface Fallback {
  provider: string;
  model: string;
  /** For people: why it gave no answer. */
  reason: string;
}

/**
 * Why nobody answered. NOT_CONFIGURED: no model of this tier. NOT_ALLOWED: this account may use none. BUDGET: the quota or a
 * budget is used up. PROVIDERS_DOWN: none could be reached. BAD_ANSWER: answers kept breaking the form or the checks.
 */
export type UnavailableReason = 'NOT_CONFIGURED' | 'NOT_ALLOWED' | 'BUDGET' | 'PROVIDERS_DOWN' | 'BAD_ANSWER';

export interface Unavailable {
  kind: 'unavailable';
  reason: UnavailableReason;
  /** For people: what happened and what to do. */
  message: string;
  fallbacks: Fallback[];
}

export type Answer<Value> =
  { kind: 'answered'; value: Value; artefact: Artefact; fallbacks: Fallback[] } | Unavailable;

/** One vector per text, in their order. */
export type EmbedAnswer =
  { kind: 'answered'; vectors: Float32Array[]; artefact: Artefact; fallbacks: Fallback[] } | Unavailable;

export interface Question<Value> {
  prompt: Prompt<Value>;
  /** What goes into the `{{name}}` places of the prompt: short and ours, never from a page or a file. */
  values?: Record<string, string>;
  /** Untrusted text by name. Cleaned of invisible characters and sent between marks it cannot contain. */
  data: Record<string, string>;
  /** Problems in plain words, none: the answer holds. They are sent back once, with the answer. */
  check?(this: void, value: Value): string[];
  /** A near repeat of an earlier question of this account may be answered by its answer. Default false. */
  semanticCache?: boolean;
  /** The answer as it grows; JSON text that is not yet whole. */
  onText?: (partial: string) => void;
}

/**
 * The models for one Task. Nothing here throws for what a provider does: an agent goes on with rules and says so.
 *
 * @throws the signal's reason when the step is aborted; nothing else that a provider could cause
 */
export interface TaskModels {
  ask<Value>(question: Question<Value>): Promise<Answer<Value>>;
  /** Directions of texts for comparing them. */
  embed(texts: readonly string[]): Promise<EmbedAnswer>;
}

/** What `forTask` needs of a step's context. */
export interface ModelCaller {
  readonly accountId: string;
  readonly task: { readonly id: string; readonly kind: string };
  readonly signal: AbortSignal;
  /** The Task's input, by which it is held to its quote. */
  readonly input?: unknown;
}

/** Port to the room of accounts: who may use models at all, e.g. only once the e-mail address is confirmed. */
export interface ModelAccess {
  /** @param read bound to the account; what is asked of it before the first wait travels with what else is looked up */
  mayUse(read: Read, accountId: string): Promise<{ allowed: true } | { allowed: false; message: string }>;
}

/** Port to the room of billing: what a plan lets an account spend. Millionths of a US dollar; null: the installation's default. */
export interface ModelQuota {
  /** @param read as above */
  quotaOf(read: Read, accountId: string): Promise<{ dailyMicroUsd: number; monthlyMicroUsd: number } | null>;
}
