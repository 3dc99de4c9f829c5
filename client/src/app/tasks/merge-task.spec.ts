import { mergeTask } from './merge-task';
import { type Task } from './task';

function task(change: Partial<Task> = {}): Task {
  return {
    id: 't1',
    kind: 'IMPORT_JOB',
    status: 'RUNNING',
    title: 'Import',
    progress: 10,
    attempt: 1,
    createdAt: '2026-11-21T09:00:00Z',
    startedAt: null,
    finishedAt: null,
    steps: [],
    error: null,
    question: null,
    job: null,
    resume: null,
    letter: null,
    result: null,
    export: null,
    ...change,
  };
}

function steps(done: number): Task['steps'] {
  return [0, 1, 2].map((place) => ({
    name: `step${place}`,
    title: `Step ${place}`,
    status: place < done ? 'SUCCEEDED' : 'PENDING',
    message: null,
    startedAt: null,
    finishedAt: null,
  }));
}

describe('mergeTask', () => {
  it('puts the newest task first', () => {
    const older = task({ id: 'old', createdAt: '2026-11-20T09:00:00Z' });
    const newer = task({ id: 'new' });

    expect(mergeTask([older], newer).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(mergeTask([newer], older).map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('replaces what is known of a task and touches no other', () => {
    const other = task({ id: 't2' });
    const merged = mergeTask([task(), other], task({ progress: 60 }));

    expect(merged.find(({ id }) => id === 't1')?.progress).toBe(60);
    expect(merged.find(({ id }) => id === 't2')).toBe(other);
  });

  it('does not go back from an end to a state before it', () => {
    const done = task({ status: 'SUCCEEDED', progress: 100 });

    expect(mergeTask([done], task({ status: 'RUNNING' }))).toEqual([done]);
  });

  it('does not go back to an earlier step of the same attempt', () => {
    const ahead = task({ steps: steps(2) });

    expect(mergeTask([ahead], task({ steps: steps(1) }))).toEqual([ahead]);
    expect(mergeTask([ahead], task({ steps: steps(3) }))[0]?.steps).toEqual(steps(3));
  });

  it('follows a new attempt from its beginning, and drops late news of the one before', () => {
    const failed = task({ status: 'FAILED', steps: steps(1) });
    const second = task({ attempt: 2, steps: steps(0) });

    expect(mergeTask([failed], second)).toEqual([second]);
    expect(mergeTask([second], failed)).toEqual([second]);
  });

  it('follows a task that is queued again after a failure', () => {
    const again = task({ status: 'QUEUED' });

    expect(mergeTask([task({ status: 'FAILED', finishedAt: '2026-11-21T09:01:00Z' })], again)).toEqual([
      again,
    ]);
  });
});
