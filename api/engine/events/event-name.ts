/** What an event is called outside of this program where that is not simply its type in PascalCase. */
const NAMES: Record<string, string> = {
  'profile.facts-changed': 'ProfileChanged',
  'application.moved': 'StatusChanged',
};

const TYPE_PREFIX = 'com.atlasops.';

/** `job.imported` is `JobImported`. */
export function eventName(type: string): string {
  return NAMES[type] ?? pascalCase(type);
}

/** The CloudEvents type: a reversed domain name before ours. */
export function cloudEventType(type: string): string {
  return `${TYPE_PREFIX}${type}`;
}

/** Our type behind a name or a CloudEvents type as a filter gives it; null: `asked` cannot be any. */
export function typeOfEvent(asked: string): string | null {
  const known = Object.entries(NAMES).find(([, name]) => name === asked);
  if (known !== undefined) return known[0];
  if (asked.startsWith(TYPE_PREFIX)) return asked.slice(TYPE_PREFIX.length);
  if (/^[a-z-]+\.[a-z-]+$/.test(asked)) return asked;
  const [subject, ...verb] = asked.split(/(?=[A-Z])/);
  if (subject === undefined || verb.length === 0) return null;
  return `${subject.toLowerCase()}.${verb.join('-').toLowerCase()}`;
}

function pascalCase(type: string): string {
  return type
    .split(/[.-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
