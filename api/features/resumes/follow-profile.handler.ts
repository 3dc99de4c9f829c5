import type { EventHandler } from '../../engine/events/event-handlers.js';
import { accountOf } from '../../platform/database/orm.js';
import { FACTS_CHANGED } from '../profiles/profiles.resolver.js';
import { findBaseResume, followProfile } from './base-resume.js';

/** The base resume follows each correction of a fact. */
export const followProfileHandler: EventHandler = {
  name: 'resumes.follow-profile',
  type: FACTS_CHANGED,
  handle: async ({ em }) => {
    const accountId = accountOf(em);
    const base = await findBaseResume(em, accountId);
    if (base === null) return;
    await em.transactional((inner) => followProfile(inner, accountId, base.id));
  },
};
