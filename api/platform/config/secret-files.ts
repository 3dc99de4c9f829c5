import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Variables that hold a secret. Each may be given as `<NAME>_FILE` instead: the way vaults and orchestrators hand secrets out. */
const SECRETS = [
  'SECRET_KEY',
  'DATABASE_URL',
  'DATABASE_RUNTIME_URL',
  'SMTP_URL',
  'S3_SECRET_ACCESS_KEY',
  'GOOGLE_CLIENT_SECRET',
  'MICROSOFT_CLIENT_SECRET',
  'GITHUB_CLIENT_SECRET',
  'OPENAI_API_KEY',
  'ANTHROPIC_API_KEY',
  'COMPATIBLE_API_KEY',
] as const;

type FileVariable = `${(typeof SECRETS)[number]}_FILE`;

/** The variables that name files, for the list of all variables. */
export const secretFileVariables = Object.fromEntries(
  SECRETS.map((name) => [`${name}_FILE`, z.string().min(1).optional()]),
) as Record<FileVariable, z.ZodOptional<z.ZodString>>;

/**
 * Puts the content of the files that `<NAME>_FILE` name into `<NAME>`.
 *
 * @param given - Variables by name; changed.
 * @returns what is wrong: a file that is empty or cannot be read, a secret given both ways
 */
export function readSecretFiles(given: Record<string, string | undefined>): string[] {
  return SECRETS.flatMap((name) => {
    const variable = `${name}_FILE`;
    const path = given[variable];
    if (path === undefined) return [];
    if (given[name] !== undefined) return [`${variable}: leave it out, or ${name}`];
    try {
      const secret = readFileSync(path, 'utf8').trim();
      if (secret === '') return [`${variable}: the file is empty`];
      given[name] = secret;
      return [];
    } catch (error) {
      return [`${variable}: cannot be read (${error instanceof Error ? error.message : String(error)})`];
    }
  });
}
