import type { EventHandler } from '../../events/event-handlers.js';

/** A Task that is cancelled no longer waits for its batch: the provider is told, and what is not done is not paid. */
export const callOffBatchHandler: EventHandler = {
  name: 'call-off-batch',
  type: 'task.cancelled',
  handle: async ({ event, signal, deps }) => {
    const ended = await deps.models.waiting.callOff(event.accountId, event.subjectId, signal);
    // Thrown so that the queue comes back: a provider takes a while to stop.
    if (!ended) throw new Error('The batch has not come to its end yet');
  },
};
