/** What strict mode of providers understands; everything else is checked here alone, after the answer. */
const KEPT = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'description',
  '$ref',
  '$defs',
  'definitions',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
]);

/** A JSON schema without what strict mode refuses. */
export function strictSchema(schema: Record<string, unknown>): Record<string, unknown> {
  const { oneOf, ...rest } = schema;
  const known: Record<string, unknown> = oneOf === undefined ? rest : { ...rest, anyOf: oneOf };
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, value]): [string, unknown][] => {
      if (!KEPT.has(key)) return [];
      if (key === 'properties' || key === '$defs' || key === 'definitions') return [[key, eachOf(value)]];
      if (key === 'items') return [[key, strictOf(value)]];
      if (key === 'anyOf') return [[key, (value as unknown[]).map(strictOf)]];
      return [[key, value]];
    }),
  );
}

function strictOf(schema: unknown): unknown {
  return typeof schema === 'object' && schema !== null
    ? strictSchema(schema as Record<string, unknown>)
    : schema;
}

function eachOf(properties: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties as Record<string, unknown>).map(([name, schema]) => [name, strictOf(schema)]),
  );
}
