/** `npm run dev`: the API with restart on change at port 4000 and the client with live reload at port 4200. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, SetUpError, runOrExplain, runScript, say, setUp, withProductNode } from './set-up.mjs';

await runOrExplain(async () => {
  const ready = await setUp();
  if ((await runScript(ready.node, 'codegen')) !== 0) {
    throw new SetUpError('Generating the typed documents failed; its messages are above.');
  }
  const env = withProductNode(ready.node, { CHROMIUM_PATH: ready.chromium });
  const commands = [
    ['tsx', ['watch', '--clear-screen=false', join(ROOT, 'api/main.ts')]],
    ['graphql-codegen', ['--config', 'codegen.yml', '--watch']],
    ['ng', ['serve', '--port', '4200', '--proxy-config', 'client/proxy.conf.json']],
  ];
  const children = commands.map(([command, args]) =>
    spawn(join(ROOT, 'node_modules', '.bin', command), args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    }),
  );
  say('the product with live reload: http://localhost:4200 (its API: http://localhost:4000/graphql)');
  let stopping = false;
  const stop = (code) => {
    if (stopping) return;
    stopping = true;
    process.exitCode = code;
    for (const child of children) child.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
  for (const child of children) child.once('exit', (code) => stop(code ?? 1));
});
