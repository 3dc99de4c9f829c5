import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** Proofs of work that were already used; global, and gone when their challenge has expired. */
export const SolvedChallenge = defineEntity({
  name: 'SolvedChallenge',
  tableName: 'solved_challenge',
  properties: {
    challenge: p.text().primary(),
    expiresAt: p.datetime(3),
  },
});

export type SolvedChallenge = InferEntity<typeof SolvedChallenge>;
