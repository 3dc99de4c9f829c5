import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

/** The script is JavaScript for whatever Node is there; it is asked as others import it. */
function refused(packages: Record<string, unknown>): string[] {
  const script = join(projectRoot(), 'scripts/check-licences.mjs');
  const code = `import { refused } from ${JSON.stringify(script)}; process.stdout.write(JSON.stringify(refused(${JSON.stringify({ packages })})))`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }),
  ) as string[];
}

describe('the licence check', () => {
  it('takes what is on the list and refuses everything else', () => {
    expect(
      refused({
        '': { license: 'UNLICENSED' },
        'node_modules/good': { version: '1.0.0', license: 'MIT' },
        'node_modules/choice': { version: '1.0.0', license: '(GPL-3.0-or-later OR MIT)' },
        'node_modules/builder': { version: '1.0.0', license: 'MPL-2.0', dev: true },
        'node_modules/copyleft': { version: '2.0.0', license: 'GPL-3.0-only' },
        'node_modules/both': { version: '1.0.0', license: 'MIT AND AGPL-3.0-only' },
        'node_modules/passed-on': { version: '1.0.0', license: 'MPL-2.0' },
        'node_modules/a/node_modules/silent': { version: '3.0.0' },
      }),
    ).toEqual([
      'copyleft 2.0.0: GPL-3.0-only',
      'both 1.0.0: MIT AND AGPL-3.0-only',
      'passed-on 1.0.0: MPL-2.0',
      'silent 3.0.0: no licence named',
    ]);
  });
});
