/**
 * The `code` of an error of Node or of a driver (`ENOENT`, `57P01`), undefined when it has none. Asks for the property and
 * not for the class: errors of Node's own modules are of another realm under Jest.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
