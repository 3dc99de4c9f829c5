import { join, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from './project-root.js';

/** The sources the build begins with; what they import comes along, which `npm run check:imports` watches. */
function builtFiles(): string[] {
  const path = join(projectRoot(), 'tsconfig.build.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, projectRoot());
  return fileNames.map((file) => relative(projectRoot(), file));
}

it('has the product, and neither tests, benches, stand-ins nor tools of its development', () => {
  const files = builtFiles();
  for (const entry of ['main', 'cli', 'migrate', 'platform/files/document-child']) {
    expect(files).toContain(`api/${entry}.ts`);
  }
  expect(files.filter((file) => file.startsWith('db/migrations/')).length).toBeGreaterThan(10);
  const extraneous = /\.(?:spec|security)\.ts$|-bench\.ts$|\/testing\/|\/emit-|^(?:bench|eval|e2e)\//;
  expect(files.filter((file) => extraneous.test(file))).toEqual([]);
});
