import { isDeepStrictEqual } from 'node:util';
import type { ExtractionResult, PostingField } from '../../../core/posting/posting.js';
import type { ModelSource } from '../../../engine/llm/model-source.type.js';
import { hasValue } from '../job-fields.js';
import { confidenceOf, type FoundGap } from './check-answers.js';

/** Where a field comes from that a model found, and what the rules had read there: null for nothing. */
export interface FoundByModel extends ModelSource {
  ruleValue: unknown;
}

/** A reading with what a model found in it. */
export type FilledReading = ExtractionResult & { byModel?: Partial<Record<PostingField, FoundByModel>> };

/**
 * A new reading with what was found: in empty fields, and in place of values the rules are less sure of. What a structured
 * source says was never asked about; what the user typed is kept apart from the reading and shown before it.
 */
export function fillGaps(
  reading: ExtractionResult,
  found: readonly FoundGap[],
  source: ModelSource,
): { reading: FilledReading; filled: PostingField[] } {
  const next: FilledReading = {
    ...reading,
    confidence: { ...reading.confidence },
    evidence: { ...reading.evidence },
  };
  const filled: PostingField[] = [];
  for (const { field, value, excerpt } of found) {
    const before = reading[field];
    const confidence = confidenceOf(field);
    if (isDeepStrictEqual(before, value)) continue;
    if (hasValue(before) && (reading.confidence[field] ?? 1) >= confidence) continue;
    Object.assign(next, { [field]: value });
    next.confidence[field] = confidence;
    next.evidence[field] = excerpt;
    next.byModel = { ...next.byModel, [field]: { ...source, ruleValue: hasValue(before) ? before : null } };
    filled.push(field);
  }
  return { reading: next, filled };
}

/** The reading as the rules had it: by it the same posting is known again whatever a model says of it. */
export function withoutModel(reading: FilledReading): ExtractionResult {
  const { byModel, ...rest } = reading;
  const rules: ExtractionResult = { ...rest };
  for (const [field, { ruleValue }] of Object.entries(byModel ?? {})) {
    Object.assign(rules, {
      [field]: ruleValue ?? (Array.isArray(reading[field as PostingField]) ? [] : null),
    });
  }
  return rules;
}
