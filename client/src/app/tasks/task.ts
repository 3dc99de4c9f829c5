import { type TaskFieldsFragment, type TaskKind } from '../../generated/tasks/graphql';

/** Background work as the screens see it. */
export type Task = TaskFieldsFragment;

/** Whether the task has come to an end of its own or by the user. */
export function isFinished(task: Task): boolean {
  return task.status === 'SUCCEEDED' || task.status === 'FAILED' || task.status === 'CANCELLED';
}

/** What to call the work while nothing better is known. */
const TASK_NOUNS: Record<TaskKind, string> = {
  IMPORT_JOB: 'Job import',
  FILL_GAPS: 'Questions about imported jobs',
  IMPORT_RESUME: 'Resume import',
  TAILOR_RESUME: 'Tailored resume',
  EXPORT_DOCUMENT: 'Export',
  WRITE_COVER_LETTER: 'Cover letter',
  EXPORT_LETTER: 'Export',
  ENHANCE_PROFILE: 'Better words for your profile',
  EXPORT_DATA: 'Export of your data',
  IMPORT_DATA: 'Import of your data',
  DELETE_ACCOUNT: 'Deletion of the account',
};

/** What the task is called: what came of an import, once it is known, says more than where it came from. */
export function taskTitle(task: Task): string {
  if (task.kind === 'IMPORT_JOB' && task.status === 'SUCCEEDED' && task.job?.title) {
    return [task.job.title, task.job.company].filter(Boolean).join(', ');
  }
  return task.title || TASK_NOUNS[task.kind];
}

/** One line that says how the task stands. */
export function taskSummary(task: Task): string {
  switch (task.status) {
    case 'QUEUED':
      return 'Waiting for its turn';
    case 'WAITING':
      return task.question?.text ?? waitingFor(task);
    case 'SUCCEEDED':
      return 'Done';
    case 'CANCELLED':
      return 'Stopped by you';
    case 'FAILED':
      return task.error?.message ?? 'Stopped by an error';
    case 'RUNNING': {
      const step = task.steps.find(({ status }) => status === 'RUNNING');
      return step ? (step.message ?? step.title) : 'Working';
    }
  }
}

/** What a task says that waits for something which takes long. */
function waitingFor({ steps }: Task): string {
  const step = steps.find(({ status }) => status === 'PENDING');
  return step?.message ?? 'Waiting';
}

/** Failures that end as soon as the profile says more. */
const NEEDS_FACTS: ReadonlySet<string> = new Set(['NO_RESUME', 'NO_FACTS']);

/** The way out of a failure that the user can mend: what to press, and where it leads. */
export function taskRemedy(task: Task): { label: string; path: string } | null {
  return NEEDS_FACTS.has(task.error?.code ?? '') ? { label: 'Add your resume', path: '/profile' } : null;
}

/**
 * Where to look at what came of the task; null when there is nothing to see. A letter or a resume can be read as soon
 * as the rules have written it, while a model still looks for better words.
 */
export function taskTarget(task: Task): string[] | null {
  if (task.status === 'FAILED' || task.status === 'CANCELLED') return null;
  if (task.kind === 'TAILOR_RESUME' && task.resume) return ['/resumes', task.resume.id];
  if (task.kind === 'WRITE_COVER_LETTER' && task.letter) return ['/letters', task.letter.id];
  if (task.status !== 'SUCCEEDED') return null;
  switch (task.kind) {
    case 'IMPORT_JOB':
      return task.job ? ['/jobs', task.job.id] : null;
    case 'FILL_GAPS':
      return ['/jobs'];
    case 'IMPORT_RESUME':
    case 'ENHANCE_PROFILE':
      return ['/profile'];
    case 'TAILOR_RESUME':
    case 'EXPORT_DOCUMENT':
      return task.resume ? ['/resumes', task.resume.id] : null;
    case 'WRITE_COVER_LETTER':
    case 'EXPORT_LETTER':
      return task.letter ? ['/letters', task.letter.id] : null;
    case 'EXPORT_DATA':
    case 'DELETE_ACCOUNT':
      return null;
    case 'IMPORT_DATA':
      return ['/profile'];
  }
}
