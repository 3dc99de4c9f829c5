import type { EntityManager } from '@mikro-orm/postgresql';
import type { ModelAccess } from '../../engine/llm/answer.js';
import { LoginIdentity } from './account.entity.js';

/** Language models cost money: only whoever confirmed an address, and is not suspended, may use them. */
export const modelAccess: ModelAccess = {
  mayUse: async (em: EntityManager, accountId: string) => {
    const identity = await em.findOne(LoginIdentity, { accountId });
    if (identity === null || identity.suspendedAt !== null) {
      return { allowed: false, message: 'This account is suspended.' };
    }
    if (identity.confirmedAt === null) {
      return {
        allowed: false,
        message: 'Language models are open to confirmed addresses: follow the link we mailed.',
      };
    }
    return { allowed: true };
  },
};
