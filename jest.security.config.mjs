import { readFileSync } from 'node:fs';
import base from './jest.config.mjs';

// Specs that try a sample of a list try all of it here.
process.env.EVERY_ATTACK = 'yes';

/** The specs that docs/security/defences.md names: the quick half, which `npm test` runs too. */
const quick = readFileSync(new URL('docs/security/defences.md', import.meta.url), 'utf8').matchAll(
  /`([\w/-]+\/)?([\w-]+\.spec\.ts)`/g,
);

/** All security tests: the long ones (`*.security.ts`), and of the others those that prove a defence, with whole lists. */
export default {
  ...base,
  testMatch: [
    '**/*.security.ts',
    '**/*-with-models.spec.ts',
    '**/{obedient-model,model-letter,improve-facts,asvs,defences}.spec.ts',
    ...new Set([...quick].map(([, folder = '', name]) => `**/${folder}${name}`)),
  ],
  testTimeout: 300_000,
  // Two files at a time, and two runs without a guard: more of them wait for each other.
  maxWorkers: 2,
  maxConcurrency: 2,
  workerIdleMemoryLimit: '1500MB',
};
