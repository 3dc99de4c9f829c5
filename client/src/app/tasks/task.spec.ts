import { type Task, taskSummary } from './task';

function waiting(change: Partial<Task>): Task {
  return {
    id: 't1',
    kind: 'FILL_GAPS',
    status: 'WAITING',
    title: 'Ask about 6 postings at half price',
    progress: 33,
    attempt: 2,
    createdAt: '2026-11-21T09:00:00Z',
    startedAt: null,
    finishedAt: null,
    steps: [
      {
        name: 'gather',
        title: 'Wait',
        status: 'SUCCEEDED',
        message: 'Done',
        startedAt: null,
        finishedAt: null,
      },
      {
        ...{ name: 'handIn', title: 'Hand in', status: 'PENDING', startedAt: null, finishedAt: null },
        message: 'The model answers within a day, at half price.',
      },
    ],
    ...{ error: null, question: null, job: null, resume: null, letter: null, result: null, export: null },
    ...change,
  };
}

describe('taskSummary', () => {
  it('says of a task that waits what it waits for', () => {
    expect(taskSummary(waiting({}))).toBe('The model answers within a day, at half price.');
    const question = { id: 'q', text: 'Which of the two?', choices: [] };
    expect(taskSummary(waiting({ question }))).toBe('Which of the two?');
  });
});
