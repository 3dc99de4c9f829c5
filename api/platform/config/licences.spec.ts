import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

const SCRIPT = join(projectRoot(), 'scripts/check-licences.mjs');

/** The script is JavaScript for whatever Node is there; it is asked as others import it. */
function run(code: string): unknown {
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }),
  );
}

function refused(packages: Record<string, unknown>): unknown {
  return run(
    `import { refused } from ${JSON.stringify(SCRIPT)}; process.stdout.write(JSON.stringify(refused(${JSON.stringify({ packages })})))`,
  );
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

  it('would let a licence pass that were on the list (the defence off)', () => {
    const code = `import { isAllowed } from ${JSON.stringify(SCRIPT)};
      process.stdout.write(JSON.stringify([['MIT'], ['GPL-3.0-only']].map((list) => isAllowed('GPL-3.0-only', list))))`;
    expect(run(code)).toEqual([false, true]);
  });
});
