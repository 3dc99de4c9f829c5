/**
 * `npm run bench [-- NAME…]`: runs each `bench/*.bench.ts` (or those whose file name contains a NAME), one after the
 * other so that they do not disturb each other, and prints their figures. Benchmarks measure; tests do not time.
 */
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Benchmark, Figure } from './figure.js';

const folder = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

if (files.length === 0) {
  console.error(`No benchmark matches ${wanted.join(', ')}.`);
  process.exit(2);
}

console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
let failures = 0;
for (const file of files) {
  console.log(`\n${file.replace('.bench.ts', '')}`);
  try {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as { default: Benchmark };
    printFigures(await module.default());
  } catch (error) {
    failures += 1;
    console.error(`  failed: ${(error as Error).stack ?? String(error)}`);
  }
}
process.exit(failures > 0 ? 1 : 0);

function printFigures(figures: Figure[]): void {
  const nameWidth = Math.max(...figures.map((figure) => figure.name.length));
  const values = figures.map((figure) => `${formatValue(figure.value)} ${figure.unit}`);
  const valueWidth = Math.max(...values.map((value) => value.length));
  for (const [index, figure] of figures.entries()) {
    const target = figure.target ? `  target ${figure.target}` : '';
    const note = figure.note ? `  (${figure.note})` : '';
    console.log(`  ${figure.name.padEnd(nameWidth)}  ${values[index]!.padStart(valueWidth)}${target}${note}`);
  }
}

function formatValue(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
