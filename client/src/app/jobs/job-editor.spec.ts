import { TestBed } from '@angular/core/testing';
import { type JobDetailsFragment, JobDocument, UpdateJobDocument } from '../../generated/jobs/graphql';
import { OperationFailed } from '../graphql/failure';
import { Operations } from '../graphql/operations';
import { Notices } from '../ui/notices';
import { JobEditor } from './job-editor';
import { JOB_FIELDS } from './job-fields';

const COMPANY = JOB_FIELDS.find(({ name }) => name === 'company')!;
const JOB = { id: 'j1', version: 4, company: 'Korn' } as JobDetailsFragment;

describe('JobEditor', () => {
  const asked: unknown[] = [];
  let answer: () => Promise<object>;

  function editor() {
    asked.length = 0;
    const run = (document: unknown, variables: unknown) => {
      asked.push([document, variables]);
      return document === UpdateJobDocument ? answer() : Promise.resolve({});
    };
    TestBed.configureTestingModule({
      providers: [
        JobEditor,
        { provide: Operations, useValue: { mutate: run, ask: run } },
        { provide: Notices, useValue: { show: () => Promise.resolve() } },
      ],
    });
    const made = TestBed.inject(JobEditor);
    made.start(COMPANY, JOB);
    made.write('value', 'Korn & Co');
    return made;
  }

  it('sends the edited field alone, against the version the user saw', async () => {
    answer = () => Promise.resolve({ updateJob: { __typename: 'Job' } });
    const made = editor();

    expect(await made.save(COMPANY, JOB)).toBe(true);
    expect(asked).toEqual([[UpdateJobDocument, { id: 'j1', input: { version: 4, company: 'Korn & Co' } }]]);
    expect(made.open()).toBeNull();
    expect(made.changed()).toBe(false);
  });

  it('keeps what was written when the job changed elsewhere, and asks for its newest state', async () => {
    answer = () => Promise.resolve({ updateJob: { __typename: 'StaleVersion', currentVersion: 5 } });
    const made = editor();

    expect(await made.save(COMPANY, JOB)).toBe(false);
    expect(made.conflict()).toBe(true);
    expect(made.open()?.draft).toEqual({ value: 'Korn & Co' });
    expect(asked.at(-1)).toEqual([JobDocument, { id: 'j1' }]);
  });

  it('keeps what was written when the server cannot be reached', async () => {
    const failure = {
      code: 'UNREACHABLE',
      message: '',
      field: null,
      retryable: true,
      reason: null,
      requestId: null,
      retryAfter: null,
    };
    answer = () => Promise.reject(new OperationFailed(failure));
    const made = editor();

    expect(await made.save(COMPANY, JOB)).toBe(false);
    expect(made.failure()?.code).toBe('UNREACHABLE');
    expect(made.open()?.draft).toEqual({ value: 'Korn & Co' });
  });
});

describe('the salary field', () => {
  const salary = JOB_FIELDS.find(({ name }) => name === 'salary')!;

  it('goes from minor units to whole ones and names the currency in capitals', () => {
    const job = { salary: { min: { amountMinor: 7_800_000, currency: 'EUR' }, max: null, unit: 'YEAR' } };
    const draft = salary.draft(job as JobDetailsFragment);

    expect(draft).toEqual({ min: '78000', max: '', currency: 'EUR', unit: 'YEAR' });
    expect(salary.patch({ ...draft, currency: 'sek' })).toEqual({
      salary: { min: 78_000, max: null, currency: 'SEK', unit: 'YEAR' },
    });
  });

  it('says what is wrong before anything is sent', () => {
    expect(salary.fault({ min: '90', max: '80', currency: 'EUR', unit: 'YEAR' })).toContain('lower end');
    expect(salary.fault({ min: '90', max: '', currency: 'Euro', unit: 'YEAR' })).toContain('three letters');
    expect(salary.fault({ min: '', max: '', currency: '', unit: 'YEAR' })).toBeNull();
  });
});
