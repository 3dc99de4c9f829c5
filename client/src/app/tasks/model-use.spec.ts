import { modelUse } from './model-use';
import { type Task } from './task';

function done(result: unknown, status: Task['status'] = 'SUCCEEDED'): Task {
  return { id: 't1', kind: 'TAILOR_RESUME', status, result } as Task;
}

describe('modelUse', () => {
  it('tells what every version of a resume lost to the check', () => {
    const use = modelUse(
      done({
        improvable: false,
        message: null,
        providers: [{ provider: 'acme', model: 'small-1', calls: 3 }],
        fallbacks: [{ provider: 'other', model: 'big-2', reason: 'it was overloaded' }],
        versions: [
          { strategy: 'BOLD', dropped: [{ text: 'Led 90 people.', reason: 'No fact says 90.' }] },
          { strategy: 'BALANCED', dropped: [] },
        ],
      }),
    );

    expect(use?.answered).toEqual([{ provider: 'acme', model: 'small-1' }]);
    expect(use?.passedOver).toEqual([{ provider: 'other', model: 'big-2', reason: 'it was overloaded' }]);
    expect(use?.dropped).toEqual([{ text: 'Led 90 people.', reason: 'No fact says 90.', strategy: 'BOLD' }]);
    expect(use?.improvable).toBe(false);
  });

  it('keeps the words that say why it was left to the rules', () => {
    const use = modelUse(
      done({ improvable: true, message: 'No model is set up.', providers: [], fallbacks: [] }),
    );

    expect(use).toEqual({
      answered: [],
      passedOver: [],
      dropped: [],
      message: 'No model is set up.',
      improvable: true,
    });
  });

  it('finds the model of a job’s import in its own part', () => {
    const use = modelUse(
      done({
        jobId: 'j1',
        improvable: false,
        model: {
          provider: { provider: 'acme', model: 'small-1' },
          fallbacks: [],
          dropped: [{ field: 'salary', reason: 'The page does not say it.' }],
          message: null,
        },
      }),
    );

    expect(use?.answered).toEqual([{ provider: 'acme', model: 'small-1' }]);
    expect(use?.dropped).toEqual([{ text: 'salary', reason: 'The page does not say it.', strategy: null }]);
  });

  it('says nothing of work that runs or has no model in it', () => {
    expect(modelUse(done({ improvable: true }, 'RUNNING'))).toBeNull();
    expect(modelUse(done({ file: 'x' }))).toBeNull();
    expect(modelUse(done(null))).toBeNull();
  });
});
