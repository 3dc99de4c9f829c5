import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FIXED_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** Where the program lies in a folder of Playwright's download, by platform. */
const PLAYWRIGHT_PROGRAMS = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

function onPath(name: string, path: string): string | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate)) ?? null;
}

/** The newest Chromium Playwright has downloaded for this user. */
function downloadedByPlaywright(environment: NodeJS.ProcessEnv): string | null {
  const cache =
    environment['PLAYWRIGHT_BROWSERS_PATH'] ??
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!existsSync(cache)) return null;
  const revision = (folder: string): number => Number(folder.split('-')[1]);
  const folders = readdirSync(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .sort((a, b) => revision(b) - revision(a));
  const programs = folders.flatMap((folder) =>
    PLAYWRIGHT_PROGRAMS.map((program) => join(cache, folder, program)),
  );
  return programs.find((program) => existsSync(program)) ?? null;
}

/**
 * The program file of the Chromium that prints documents and renders pages: `CHROMIUM_PATH`, then one on the machine,
 * then Playwright's download.
 * @throws Error with advice when there is none, or when `CHROMIUM_PATH` names a file that does not exist
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, and no such file exists. Correct it or unset it.`);
  }
  const searchPath = environment['PATH'] ?? '';
  const found =
    NAMES.map((name) => onPath(name, searchPath)).find((path) => path !== null) ??
    FIXED_PATHS.find((path) => existsSync(path)) ??
    downloadedByPlaywright(environment);
  if (found !== null && found !== undefined) return found;
  throw new Error(
    'No Chromium was found. Install it (Debian: apt install chromium), run "npx playwright install chromium", ' +
      'or set CHROMIUM_PATH to its program file.',
  );
}
