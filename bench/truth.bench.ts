/** The truth check of whole resumes: the invented people of the evaluation, each with all honest rewordings at once. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkResume } from '../api/core/truth/check-resume.js';
import { editedResume, peopleIn } from '../eval/truth.suite.js';
import { percentile, type Figure } from './figure.js';

const ROUNDS = 8;

export default function truthBenchmark(): Promise<Figure[]> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'eval', 'truth');
  const inputs = peopleIn(folder).map(({ profile, cases }) => ({
    profile,
    resume: editedResume(
      profile,
      cases.filter(({ lie }) => !lie).flatMap(({ edits }) => edits),
    ),
    today: '2026-11-01',
  }));
  for (const input of inputs) checkResume(input);
  const samples: number[] = [];
  // CPU time, because the figure is per core and other programs may share the machine.
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const input of inputs) {
      const started = performance.now();
      checkResume(input);
      samples.push(performance.now() - started);
    }
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  return Promise.resolve([
    {
      name: 'truth check of a resume, p50',
      value: percentile(samples, 50),
      unit: 'ms',
      target: '< 20',
      note: `${samples.length} checks`,
    },
    { name: 'truth check of a resume, p95', value: percentile(samples, 95), unit: 'ms' },
    { name: 'truth checks', value: samples.length / seconds, unit: 'per s per core' },
  ]);
}
