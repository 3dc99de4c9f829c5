import { type Params } from '@angular/router';
import { type JobFilter, type JobOrder, type JobStatus, type RemoteMode } from '../../generated/jobs/graphql';
import { ORDER_WORDS, REMOTE_WORDS, STATUS_WORDS } from './job-words';

/** The orders of the list: the server's, and by match, which is a query of its own. */
export type ListOrder = JobOrder | 'BEST_MATCH';

/** Which jobs the list shows, and in which order. It lives in the address, so that going back finds it again. */
export interface JobSelection {
  text: string;
  /** Null: whatever the status. */
  status: JobStatus | null;
  remote: RemoteMode | null;
  order: ListOrder;
}

export const START: JobSelection = { text: '', status: 'SAVED', remote: null, order: 'CREATED_AT_DESC' };

export const LIST_ORDERS: readonly (readonly [ListOrder, string])[] = [
  ['BEST_MATCH', 'Best match first'],
  ...(Object.entries(ORDER_WORDS) as [JobOrder, string][]),
];

/** Reads a selection from an address; what it does not know is left at the start's value. */
export function readSelection(params: Params): JobSelection {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  const status = Object.keys(STATUS_WORDS).find((known) => known === text('status')) as JobStatus | undefined;
  return {
    text: text('text'),
    status: text('status') === 'ALL' ? null : (status ?? START.status),
    remote:
      (Object.keys(REMOTE_WORDS).find((known) => known === text('remote')) as RemoteMode | undefined) ?? null,
    order: LIST_ORDERS.find(([order]) => order === text('order'))?.[0] ?? START.order,
  };
}

/** The address's parameters for a selection; what is as at the start is left out. */
export function selectionParams(selection: JobSelection): Params {
  return {
    text: selection.text || null,
    status: selection.status === START.status ? null : (selection.status ?? 'ALL'),
    remote: selection.remote,
    order: selection.order === START.order ? null : selection.order,
  };
}

export function filterOf({ text, status, remote }: JobSelection): JobFilter {
  return {
    ...(status ? { status: [status] } : {}),
    ...(remote ? { remote: [remote] } : {}),
    ...(text ? { text } : {}),
  };
}

/** The same filter for jobs already here, for the ranked list, which the server gives unfiltered. */
export function isSelected(
  job: {
    title: string | null;
    company: string | null;
    locations: readonly string[];
    remote: RemoteMode | null;
  },
  { text, remote }: JobSelection,
): boolean {
  if (remote && job.remote !== remote) return false;
  const words = [job.title, job.company, ...job.locations].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
