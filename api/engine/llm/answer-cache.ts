import type { Read, Statement } from '../../platform/database/account-transaction.js';
import { newId } from '../../platform/database/new-id.js';
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

/** An answer as it is kept. */
export interface KeptAnswer extends KnownAnswer {
  key: AnswerKey;
  /** See `nearKey`; null: only exactly the same question is answered by it. */
  nearKey: string | null;
}

/**
 * What is known already, of this account and version of the prompt: the answer to exactly this question, the first model's
 * before others'; else the newest to a question that says the same, see `nearKey`.
 *
 * @param near null: only exactly this question counts
 */
export async function readAnswers(
  read: Read,
  key: AnswerKey,
  near: string | null,
): Promise<(candidates: readonly Pick<Candidate, 'access' | 'model'>[]) => KnownAnswer | null> {
  const rows = await read<KnownAnswer & { exact: boolean }>({
    name: 'known-model-answers',
    text: `(select provider, model, value, true as exact from model_answer
        where prompt_name = $1 and prompt_version = $2 and input_checksum = $3 and expires_at > now())
      union all
      (select provider, model, value, false as exact from model_answer
        where prompt_name = $1 and prompt_version = $2 and near_key = $4 and input_checksum <> $3 and expires_at > now()
        order by created_at desc, id desc limit 20)`,
    values: [key.promptName, key.promptVersion, key.inputChecksum, near],
  });
  return (candidates) => {
    const placeOf = (known: KnownAnswer) =>
      candidates.findIndex(({ access, model }) => known.provider === access.kind && known.model === model);
    for (const exact of [true, false]) {
      const [best] = rows
        .filter((known) => known.exact === exact && placeOf(known) >= 0)
        .sort((a, b) => placeOf(a) - placeOf(b));
      if (best !== undefined) return best;
    }
    return null;
  };
}

/** Keeps an answer for a month, the newest of a model counts, and gives what `statement` gives, in one statement. */
export function keepingAnswer(
  accountId: string,
  { key, provider, model, value, nearKey }: KeptAnswer,
  statement: Statement,
): Statement {
  const values = [
    ...statement.values,
    ...[newId(), accountId, key.promptName, key.promptVersion, key.inputChecksum, provider, model, nearKey],
    JSON.stringify(value),
  ];
  const from = statement.values.length;
  const place = (n: number, type: string) => `$${from + n}::${type}`;
  const given = [
    ...[place(1, 'uuid'), place(2, 'uuid')],
    ...[3, 4, 5, 6, 7, 8].map((n) => place(n, 'text')),
    place(9, 'jsonb'),
  ].join(', ');
  return {
    ...(statement.name === undefined ? {} : { name: `${statement.name}-and-keep` }),
    text: `with kept as (
        insert into model_answer
          (id, account_id, prompt_name, prompt_version, input_checksum, provider, model, near_key, value, created_at, expires_at)
        values (${given}, now(), now() + interval '${KEPT_DAYS} days')
        on conflict (account_id, prompt_name, prompt_version, input_checksum, provider, model)
        do update set value = excluded.value, near_key = excluded.near_key, created_at = excluded.created_at,
          expires_at = excluded.expires_at
      )
      ${statement.text}`,
    values,
  };
}

/** Removes answers of an account that have expired: a statement bound to it. */
export const FORGETTING_EXPIRED: Statement = {
  text: 'delete from model_answer where expires_at <= now()',
  values: [],
};
