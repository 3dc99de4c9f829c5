import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
}

const read = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot(), name), 'utf8')) as Record<string, unknown>;
const own = read('package.json') as Record<string, Record<string, string>>;
const { packages, lockfileVersion } = read('package-lock.json') as {
  packages: Record<string, Locked>;
  lockfileVersion: number;
};
const others = Object.entries(packages).filter(([path]) => path !== '');

/** The lock file is the inventory: `npm sbom --sbom-format cyclonedx` writes it out in the form of a bill of materials. */
describe('the inventory of packages', () => {
  it('has every one with its version and a checksum of its content', () => {
    expect(lockfileVersion).toBe(3);
    expect(others.length).toBeGreaterThan(500);
    const unsure = others.filter(
      ([, { version, integrity }]) =>
        version === undefined || integrity === undefined || !/^sha512-[\w+/]{86}==/.test(integrity),
    );
    expect(unsure.map(([path]) => path)).toEqual([]);
  });

  it('has none from anywhere but a registry', () => {
    const elsewhere = others.filter(([, { resolved = '' }]) =>
      /^(?:git|file|http:)|github\.com|codeload/.test(resolved),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it('is asked for in exact versions, each with a reason', () => {
    const asked = { ...own['dependencies'], ...own['devDependencies'], ...own['optionalDependencies'] };
    expect(
      Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
    ).toEqual([]);
    const reasons = readFileSync(join(projectRoot(), 'docs/dependencies.md'), 'utf8');
    const unexplained = Object.keys(own['dependencies'] ?? {}).filter((name) => {
      const [scope = '', bare = ''] = name.startsWith('@') ? name.split('/') : ['', name];
      return !reasons.includes(bare) && !(scope !== '' && reasons.includes(`${scope}/`));
    });
    expect(unexplained).toEqual([]);
  });
});
