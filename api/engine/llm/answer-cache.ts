import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../platform/database/new-id.js';
import { accountOf } from '../../platform/database/orm.js';
import type { Candidate } from './model-directory.js';

const KEPT_DAYS = 30;

/** What an answer is known by. */
export interface AnswerKey {
  promptName: string;
  promptVersion: string;
  inputChecksum: string;
}

export interface KnownAnswer {
  provider: string;
  model: string;
  value: unknown;
}

/**
 * What is known already, of this account and version of the prompt: the answer to exactly this question, the first model's
 * before others'; else the newest to a question that says the same, see `nearKey`.
 *
 * @param near null: only exactly this question counts
 */
export async function findAnswer(
  em: EntityManager,
  key: AnswerKey,
  near: string | null,
  candidates: readonly Pick<Candidate, 'access' | 'model'>[],
): Promise<KnownAnswer | null> {
  const rows = await em.execute<(KnownAnswer & { exact: boolean })[]>(
    `(select provider, model, value, true as exact from model_answer
      where prompt_name = ? and prompt_version = ? and input_checksum = ? and expires_at > now())
     union all
     (select provider, model, value, false as exact from model_answer
      where prompt_name = ? and prompt_version = ? and near_key = ? and input_checksum <> ? and expires_at > now()
      order by created_at desc, id desc limit 20)`,
    [
      ...[key.promptName, key.promptVersion, key.inputChecksum],
      ...[key.promptName, key.promptVersion, near, key.inputChecksum],
    ],
  );
  const of = (known: KnownAnswer) =>
    candidates.findIndex(({ access, model }) => known.provider === access.kind && known.model === model);
  for (const exact of [true, false]) {
    const [best] = rows
      .filter((known) => known.exact === exact && of(known) >= 0)
      .sort((a, b) => of(a) - of(b));
    if (best !== undefined) return best;
  }
  return null;
}

/** Keeps an answer for a month; the newest of a model counts. */
export async function keepAnswer(
  em: EntityManager,
  key: AnswerKey,
  { provider, model, value }: KnownAnswer,
  nearKey: string | null,
): Promise<string> {
  const [row] = await em.execute<{ id: string }[]>(
    `insert into model_answer
       (id, account_id, prompt_name, prompt_version, input_checksum, provider, model, near_key, value, created_at, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, now(), now() + interval '${KEPT_DAYS} days')
     on conflict (account_id, prompt_name, prompt_version, input_checksum, provider, model)
     do update set value = excluded.value, near_key = excluded.near_key, created_at = excluded.created_at,
       expires_at = excluded.expires_at
     returning id`,
    [
      newId(),
      accountOf(em),
      key.promptName,
      key.promptVersion,
      key.inputChecksum,
      provider,
      model,
      nearKey,
      JSON.stringify(value),
    ],
  );
  if (row === undefined) throw new Error('An answer was not kept');
  return row.id;
}

/** Removes answers of this account that have expired. */
export async function forgetExpired(em: EntityManager): Promise<void> {
  await em.execute('delete from model_answer where expires_at <= now()');
}
