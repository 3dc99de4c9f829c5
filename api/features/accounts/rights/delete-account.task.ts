import { z } from 'zod';
import { defineTask } from '../../../engine/tasks/define-task.js';
import { eraseAccount } from './erase-account.js';

/**
 * Erases the account with everything in it, this Task included: nobody sees it succeed, it is gone. What a crash interrupts is
 * finished by the next worker, or by the schedule `finish-erasures`.
 */
export const deleteAccountTask = defineTask({
  kind: 'DELETE_ACCOUNT',
  title: () => 'Delete the account',
  input: z.object({}),
  state: z.object({}),
  steps: {
    erase: {
      title: 'Erase everything',
      timeoutMs: 10 * 60_000,
      retries: 5,
      run: async (context) => {
        await eraseAccount(context.em, context.deps.fileStore);
        return {};
      },
    },
  },
});
