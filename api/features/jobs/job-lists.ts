import type { AccountReader } from '../../platform/database/account-reader.js';
import { containing } from '../../platform/database/like-pattern.js';
import { readPage, toConnection } from '../../platform/graphql/connection.js';
import type { Connection, ConnectionArgs } from '../../platform/graphql/connection.js';
import { cursorOf, keysetQuery } from '../../platform/graphql/keyset.js';
import type { OrderColumn } from '../../platform/graphql/keyset.js';
import { Job, LONG_PARTS } from './job.entity.js';
import { searchForm } from './job-posting.js';
import { toJobType } from './job.type.js';
import type { JobFilter, JobOrder, JobType } from './job.type.js';

const byId = (direction: 'asc' | 'desc'): OrderColumn => ({ property: 'id', direction, kind: 'id' });

const ORDERS: Record<JobOrder, readonly OrderColumn[]> = {
  CREATED_AT_DESC: [{ property: 'createdAt', direction: 'desc', kind: 'time' }, byId('desc')],
  CREATED_AT_ASC: [{ property: 'createdAt', direction: 'asc', kind: 'time' }, byId('asc')],
  COMPANY_ASC: [{ property: 'companyOrder', direction: 'asc', kind: 'text', nullable: true }, byId('asc')],
  TITLE_ASC: [{ property: 'titleOrder', direction: 'asc', kind: 'text', nullable: true }, byId('asc')],
  DATE_POSTED_DESC: [
    { property: 'datePosted', direction: 'desc', kind: 'time', nullable: true },
    byId('desc'),
  ],
};

const NEED_TEXTS: readonly string[] = LONG_PARTS;

/** More words than this narrow nothing further. */
const MAX_WORDS = 12;

/**
 * One page of the account's jobs.
 *
 * @param selected the fields of a job that are asked for; their long texts are read only when one of them needs them
 * @throws CodedError BAD_USER_INPUT for arguments or cursors that do not fit
 */
export async function listJobs(
  reader: AccountReader,
  args: ConnectionArgs,
  filter: JobFilter | null,
  orderBy: JobOrder,
  selected: ReadonlySet<string>,
): Promise<Connection<JobType>> {
  const order = ORDERS[orderBy];
  const page = readPage(args, order.length);
  const keyset = keysetQuery(order, page);
  const wanted = conditions(filter);
  const rows = await reader.find<Job>(
    Job,
    { $and: [...wanted, ...keyset.where] },
    {
      orderBy: keyset.orderBy,
      limit: page.limit,
      exclude: NEED_TEXTS.some((name) => selected.has(name)) ? [] : ['texts'],
    },
  );
  return toConnection(
    rows,
    page,
    (row) => cursorOf(order, row),
    toJobType,
    () => reader.count<Job>(Job, { $and: wanted }),
  );
}

function conditions(filter: JobFilter | null): object[] {
  const status = filter?.status ?? null;
  const remote = filter?.remote ?? null;
  const words = searchForm(filter?.text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  return [
    status === null ? { status: { $ne: 'ARCHIVED' } } : { status: { $in: status } },
    ...(remote === null ? [] : [{ remote: { $in: remote } }]),
    ...words.slice(0, MAX_WORDS).map((word) => ({ searchText: { $like: containing(word) } })),
  ];
}
