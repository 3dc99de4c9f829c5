/** This attempt no longer owns its Task: it was cancelled, or another worker has taken over. Never shown to anybody. */
export class StaleAttemptError extends Error {
  override readonly name = 'StaleAttemptError';

  constructor() {
    super('Another attempt owns this task now');
  }
}

/** What a writer must name: it is refused when the Task has moved on. */
export interface Fence {
  readonly accountId: string;
  readonly taskId: string;
  readonly run: number;
  readonly attempt: number;
}
