import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../config/project-root.js';

/** What must not stand in code, because there is a safe way that is always used; with an example of each that is found. */
interface Rule {
  name: string;
  found: RegExp;
  example: string;
}

const EVERYWHERE: Rule[] = [
  { name: 'code made of text', found: /(?<![\w.])eval\(|new Function\(/, example: 'eval(text)' },
  {
    name: 'code made of text, by a timer',
    found: /set(?:Timeout|Interval)\(\s*['"`]/,
    example: `setTimeout('x()')`,
  },
];
const SERVER: Rule[] = [
  { name: 'a shell', found: /\bexec(?:Sync)?\(\s*[`'"]|shell:\s*true/, example: 'exec(`ls ${name}`)' },
  {
    name: 'another context of code',
    found: /from 'node:vm'/,
    example: `import { runInContext } from 'node:vm';`,
  },
  {
    name: 'objects made of bytes',
    found: /from 'node:v8'|\.deserialize\(/,
    example: 'v8.deserialize(bytes)',
  },
  {
    name: 'an unescaped text in a query',
    found: /execute(?:<[^(]*>)?\(\s*`[^`]*'\$\{/,
    example: "em.execute(`select 1 where name = '${name}'`)",
  },
];
const CLIENT: Rule[] = [
  {
    name: 'markup made of text',
    found: /innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|bypassSecurityTrust/,
    example: '<p [innerHTML]="text"></p>',
  },
  {
    name: 'messages of other windows',
    found: /(?:window|document)[.:]\s*(?:addEventListener\('|on)message/,
    example: `window.addEventListener('message', f)`,
  },
  { name: 'a script address', found: /['"`]javascript:/, example: '<a href="javascript:x()">' },
  {
    name: 'scripts of others',
    found: /<script[^>]+src="(?:https?:)?\/\//,
    example: '<script src="//cdn.example/x.js">',
  },
  {
    name: 'a password that is shown, cut off, or kept from managers and the clipboard',
    found: new RegExp(
      [
        `(?![^>]*(?:type="password"|\\[type\\]="shown\\(\\) \\? 'text' : 'password'"))`,
        `(?![^>]*autocomplete="(?:current|new)-password")`,
        `(?=[^>]*(?:maxlength|\\((?:paste|copy|cut|drop|keydown)\\)))`,
      ]
        .map((fault) => `<input(?=[^>]*name="[^"]*password)${fault}`)
        .join('|'),
      'i',
    ),
    example: '<input name="password" type="text" />',
  },
];

function sourcesOf(folder: string): [string, string][] {
  const root = join(projectRoot(), folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|html)$/.test(entry.name))
    .filter(
      (entry) =>
        !/\.(?:spec|security)\.ts$/.test(entry.name) && !/generated|\/testing/.test(entry.parentPath),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(projectRoot(), path), readFileSync(path, 'utf8')]);
}

const faults = (sources: [string, string][], rules: Rule[]) =>
  sources.flatMap(([path, text]) =>
    rules.filter(({ found }) => found.test(text)).map(({ name }) => `${path}: ${name}`),
  );

it('the server runs no text as code, command or query', () => {
  const sources = sourcesOf('api');
  expect(sources.length).toBeGreaterThan(200);
  expect(faults(sources, [...EVERYWHERE, ...SERVER])).toEqual([]);
});

it('the client shows text as text, listens to no other window, and leaves passwords to their managers', () => {
  const sources = sourcesOf('client/src');
  expect(sources.length).toBeGreaterThan(100);
  expect(faults(sources, [...EVERYWHERE, ...CLIENT])).toEqual([]);
  expect(sources.filter(([, text]) => text.includes('type="password"')).length).toBeGreaterThan(3);
});

it('signing out is in the frame of every page', () => {
  const shell = readFileSync(join(projectRoot(), 'client/src/app/shell/shell.html'), 'utf8');
  expect(shell).toMatch(/\(click\)="[^"]*signOut\(\)"/);
});

it.each([...EVERYWHERE, ...SERVER, ...CLIENT])('$name is found where it is', (rule) => {
  expect(faults([['a.ts', rule.example]], [rule])).toHaveLength(1);
});
