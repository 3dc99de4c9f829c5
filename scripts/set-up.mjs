/**
 * Makes a machine with nothing but Node >= 20 and npm ready to run AtlasOps: packages from the lock file (which bring
 * the right Node) and a Chromium. Runs on that older Node with no packages installed, so it imports only Node itself.
 * Each step is skipped when a stamp says that it was done for exactly these inputs.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const PACKAGES_STAMP = join(MODULES, '.atlasops-packages');
const BUILD_STAMP = join(ROOT, 'dist', '.atlasops-build');

/** Oldest Node that can run the set-up itself, and the oldest that runs the product. */
const SETUP_NODE_MAJOR = 20;
const PRODUCT_NODE = [24, 15];

/** A problem the user can do something about: printed without a stack. */
export class SetUpError extends Error {}

/** Prints a line about the set-up's own progress. */
export function say(text) {
  process.stderr.write(`atlasops: ${text}\n`);
}

/** Runs `main`, prints a SetUpError as advice and anything else with its stack, and exits with 1 on either. */
export async function runOrExplain(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\natlasops: ${error instanceof SetUpError ? error.message : error.stack}\n`);
    process.exit(1);
  }
}

/** All set-up of a machine, in order. Answers what the later steps need. */
export async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < SETUP_NODE_MAJOR) {
    throw new SetUpError(
      `Node ${process.versions.node} is too old. Install Node ${SETUP_NODE_MAJOR} or newer from nodejs.org, then try again.`,
    );
  }
  const named = chromiumNamed();
  installPackages();
  const node = productNode();
  const chromium = named ?? findOrInstallChromium(node);
  return { node, chromium };
}

function installPackages() {
  const wanted = hashOf([join(ROOT, 'package.json'), join(ROOT, 'package-lock.json')]);
  if (readIfThere(PACKAGES_STAMP) === wanted) return;
  say('installing packages from the lock file (about a minute, once) ...');
  // No dependency needs its install script here, and several would download binaries of their own.
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.error || result.status !== 0) {
    throw new SetUpError(
      'Installing the packages failed (npm said why above). Check that this machine reaches its npm registry, then run the same command again.',
    );
  }
  writeFileSync(PACKAGES_STAMP, wanted);
}

/** Path of the Node that runs the product: the one among the packages, else the machine's own when it is new enough. */
function productNode() {
  const packaged = join(MODULES, '.bin', 'node');
  const node = existsSync(packaged) ? packaged : process.execPath;
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  const [major, minor] = version.split('.').map(Number);
  if (major < PRODUCT_NODE[0] || (major === PRODUCT_NODE[0] && minor < PRODUCT_NODE[1])) {
    throw new SetUpError(
      `AtlasOps needs Node ${PRODUCT_NODE.join('.')} or newer and found ${version}. No packaged Node exists for ${process.platform}-${process.arch}: install a newer one from nodejs.org.`,
    );
  }
  return node;
}

/** The browser the environment names; looked at before anything is installed, because only the user can correct it. */
function chromiumNamed() {
  const named = process.env['CHROMIUM_PATH'];
  if (!named) return null;
  if (existsSync(named)) return named;
  throw new SetUpError(
    `CHROMIUM_PATH names ${named}, and no such file exists. Correct it or unset it to let AtlasOps look for a browser.`,
  );
}

/** Where the environment names none, in this order: one on the machine, Playwright's download, apt as root. */
function findOrInstallChromium(node) {
  const there = chromiumOnMachine() ?? chromiumOfPlaywright();
  if (there) return there;

  say('no Chromium found; downloading the one of Playwright ...');
  spawnSync(node, [join(MODULES, 'playwright', 'cli.js'), 'install', 'chromium-headless-shell', 'chromium'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 180_000,
  });
  const downloaded = chromiumOfPlaywright();
  if (downloaded) return downloaded;

  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    say('that did not work; installing the chromium package with apt ...');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 180_000, env: environment });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      timeout: 600_000,
      env: environment,
    });
    const installed = chromiumOnMachine();
    if (installed) return installed;
  }
  throw new SetUpError(
    'No Chromium could be found or installed; AtlasOps needs one for PDFs and for pages drawn by scripts.\n' +
      '  On Debian or Ubuntu: sudo apt install chromium\n' +
      '  Elsewhere: install Chrome or Chromium and set CHROMIUM_PATH to its program file.',
  );
}

function chromiumOnMachine() {
  const fixed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return names.map(onPath).find(Boolean) ?? fixed.find((path) => existsSync(path)) ?? null;
}

function chromiumOfPlaywright() {
  const cache =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ??
    join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!existsSync(cache)) return null;
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ];
  const folders = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  for (const folder of folders) {
    const found = programs.map((program) => join(cache, folder, program)).find((path) => existsSync(path));
    if (found) return found;
  }
  return null;
}

function onPath(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder && existsSync(path)) return path;
  }
  return null;
}

/** What the build is made of; a change in any of them makes it stale. */
const BUILD_INPUTS = [
  'api',
  'client',
  'db',
  'templates',
  'schema.graphql',
  'codegen.yml',
  'angular.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];
const NOT_BUILT = /(\.(spec|security)\.ts|[/\\]generated[/\\].*)$/;

/** Builds server and client into dist/ unless the last build was made from exactly these sources. */
export async function buildIfStale({ node }) {
  const wanted = hashOf(BUILD_INPUTS.flatMap((name) => filesUnder(join(ROOT, name))));
  if (readIfThere(BUILD_STAMP) === wanted) return;
  say('building (about a minute, once for each change of the sources) ...');
  const output = [];
  const code = await runScript(node, 'build', { onOutput: (text) => output.push(text) });
  if (code !== 0) throw new SetUpError(`The build failed:\n${output.join('').slice(-8000)}`);
  mkdirSync(dirname(BUILD_STAMP), { recursive: true });
  writeFileSync(BUILD_STAMP, wanted);
}

/**
 * Runs a script of package.json with the product's Node first on the path; answers its exit code. What it prints goes to
 * standard error, or to `onOutput` where that is given.
 */
export function runScript(node, name, { env = {}, args = [], onOutput = null } = {}) {
  return new Promise((done, fail) => {
    const output = onOutput ? 'pipe' : 2;
    const child = spawn('npm', ['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])], {
      cwd: ROOT,
      stdio: ['ignore', output, output],
      env: withProductNode(node, env),
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
    child.once('error', fail);
    child.once('close', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
}

/** The environment in which `node` and the packages' commands are the product's own. */
export function withProductNode(node, extra = {}) {
  const path = [join(MODULES, '.bin'), dirname(node), process.env['PATH'] ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !NOT_BUILT.test(file))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
