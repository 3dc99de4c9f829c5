import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { ResumeSectionKey } from '../../core/resume/json-resume.js';
import { accountOwned } from '../../platform/database/account-table.js';

/** A person's career as one: what all facts have in common. One an account. */
export const Profile = defineEntity({
  name: 'Profile',
  tableName: 'profile',
  ...accountOwned('profile'),
  uniques: [
    { name: 'profile_account', properties: ['accountId'] },
    { name: 'profile_account_id', properties: ['accountId', 'id'] },
  ],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    headline: p.text().strictNullable(),
    /** BCP 47. */
    language: p.text(),
    /** Sections in the order of the document imported last. */
    sectionOrder: p.json<ResumeSectionKey[]>(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Profile = InferEntity<typeof Profile>;
