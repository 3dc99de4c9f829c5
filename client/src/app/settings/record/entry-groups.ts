import { type AuditLogQuery } from '../../../generated/settings/graphql';

export type Entry = AuditLogQuery['auditLog']['edges'][number]['node'];

/** Changes of one kind that one request or task made together, e.g. ten recovery codes. */
export interface EntryGroup {
  first: Entry;
  entries: readonly Entry[];
}

/** Puts together what stands together and differs only in the row; what no request made stays alone. */
export function groupEntries(entries: readonly Entry[]): EntryGroup[] {
  const groups: { first: Entry; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && belongs(last.first, entry)) last.entries.push(entry);
    else groups.push({ first: entry, entries: [entry] });
  }
  return groups;
}

function belongs(first: Entry, entry: Entry): boolean {
  return (
    first.requestId !== null &&
    first.requestId === entry.requestId &&
    first.actor === entry.actor &&
    first.action === entry.action &&
    first.subjectKind === entry.subjectKind
  );
}
