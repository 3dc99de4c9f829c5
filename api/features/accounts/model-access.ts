import type { ModelAccess } from '../../engine/llm/answer.js';

/** Language models cost money: only whoever confirmed an address, and is not suspended, may use them. */
export const modelAccess: ModelAccess = {
  mayUse: async (read, accountId) => {
    const [identity] = await read<{ suspended: boolean; confirmed: boolean }>({
      name: 'model-access',
      text: `select suspended_at is not null as suspended, confirmed_at is not null as confirmed
        from login_identity where account_id = $1`,
      values: [accountId],
    });
    if (identity === undefined || identity.suspended) {
      return { allowed: false, message: 'This account is suspended.' };
    }
    if (!identity.confirmed) {
      return {
        allowed: false,
        message: 'Language models are open to confirmed addresses: follow the link we mailed.',
      };
    }
    return { allowed: true };
  },
};
