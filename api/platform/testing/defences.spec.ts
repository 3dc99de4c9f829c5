import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../config/project-root.js';
import { missingTests } from './named-tests.js';
import { SWITCHED_OFF } from './switched-off/switched-off.js';

/** `| defence | where | the attack fails | positive control | the attack succeeds without it |` */
const PAGE = join(projectRoot(), 'docs/security/defences.md');
const LEFT_OUT = '`switched-off.security.ts`';
/** One for each point of what is to be defended; record and rights share one. */
const SECTIONS = 9;

interface Row {
  defence: string;
  where: string;
  attack: string;
  control: string;
  off: string;
}

function rowsOf(markdown: string): Row[] {
  return markdown
    .split('\n')
    .filter((line) => /^\|(?!\s*(?:-+|defence)\s*\|)/.test(line))
    .map((line) => {
      const [, defence = '', where = '', attack = '', control = '', off = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      return { defence, where, attack, control, off };
    });
}

const leftOut = new Map(SWITCHED_OFF.map((one) => [one.defence, one]));

/** What a line lacks, in words. */
function faultsOf({ defence, where, attack, control, off }: Row): string[] {
  const places = [...where.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
  const one = leftOut.get(defence);
  const named = /^`[\w.-]+\.(?:spec|security)\.ts` "[^"]+"$/;
  return [
    ...(defence === '' ? ['has no name'] : []),
    ...(places.length === 0 ? ['is nowhere'] : []),
    ...places.filter((path) => !existsSync(join(projectRoot(), path))).map((path) => `${path} is not there`),
    ...(named.test(attack) ? [] : ['names no test of the attack']),
    ...(named.test(control) ? [] : ['names no positive control']),
    ...(off === LEFT_OUT || named.test(off) ? [] : ['names no test without it']),
    ...[attack, control, off].flatMap(missingTests),
    ...(off === LEFT_OUT && one === undefined ? ['is not in SWITCHED_OFF'] : []),
    ...(one !== undefined && off !== LEFT_OUT ? ['is in SWITCHED_OFF, but another test is named'] : []),
    ...(one !== undefined && !attack.startsWith(`\`${basename(one.red[0])}\``)
      ? [`is attacked in ${one.red[0]} by SWITCHED_OFF`]
      : []),
  ].map((fault) => `${defence}: ${fault}`);
}

describe('the page of defences', () => {
  const page = readFileSync(PAGE, 'utf8');
  const rows = rowsOf(page);

  it('names for each defence its place, the attack, the positive control and the attack without it', () => {
    expect(rows.flatMap(faultsOf)).toEqual([]);
    expect(new Set(rows.map(({ defence }) => defence)).size).toBe(rows.length);
    expect(page.match(/^## /gm)?.length).toBeGreaterThanOrEqual(SECTIONS);
  });

  it('names every defence that is switched off', () => {
    const named = new Set(rows.map(({ defence }) => defence));
    expect([...leftOut.keys()].filter((defence) => !named.has(defence))).toEqual([]);
    expect(leftOut.size).toBe(SWITCHED_OFF.length);
  });

  it('is told when a guard is no longer where it can be switched off', () => {
    const moved = SWITCHED_OFF.flatMap(({ defence, cuts }) =>
      cuts
        .filter(([file, guard]) => readFileSync(join(projectRoot(), file), 'utf8').split(guard).length !== 2)
        .map(([file, guard]) => `${defence}: ${file} does not hold once: ${guard}`),
    );
    expect(moved).toEqual([]);
  });

  it('is checked by what finds an empty cell, a missing test and a missing place', () => {
    const test = '`defences.spec.ts` "is checked by what finds an empty cell"';
    const row = { defence: 'x', where: '`api/cli.ts`', attack: test, control: test, off: test };
    expect(faultsOf(row)).toEqual([]);
    expect(faultsOf({ ...row, where: '`api/gone.ts`' })).toEqual(['x: api/gone.ts is not there']);
    expect(faultsOf({ ...row, control: '' })).toEqual(['x: names no positive control']);
    expect(faultsOf({ ...row, off: LEFT_OUT })).toEqual(['x: is not in SWITCHED_OFF']);
    expect(faultsOf({ ...row, attack: '`gone.spec.ts` "x"' })).toEqual(['x: gone.spec.ts does not exist']);
  });
});
