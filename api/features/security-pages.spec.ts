import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntitySchema } from '@mikro-orm/core';
import { isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { variables } from '../platform/config/config.js';
import { projectRoot } from '../platform/config/project-root.js';
import { buildServerSchema } from '../platform/graphql/build-schema.js';
import { accessOf } from '../platform/testing/actors.js';
import { operationsOf } from '../platform/testing/operations.js';
import { entities, resolvers } from '../registry.js';

/** The pages say what is so: each list on them is compared with the code. */
const page = (name: string) => readFileSync(join(projectRoot(), 'docs/security', name), 'utf8');
const section = (text: string, title: string) => text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const names = (text: string) => [...text.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildServerSchema(resolvers);
});

describe('access.md', () => {
  const MARKS: Record<string, string> = {
    PERSONAL: '`@Personal()`',
    VERIFIED: '`@Verified()`',
    'PERSONAL,VERIFIED': '`@Personal()`, verified',
    'PERSONAL,PROVED': '`@Reproved()`',
    'ADMIN,PERSONAL': '`@Admin()`',
  };
  /** How the page calls the mark of an operation; null: the usual one, which it does not list. */
  function markOf(operation: string): string | null {
    const access = accessOf(operation);
    if (access === 'public') return '`@Public()`';
    const roles = access.filter((role) => role !== 'BEFORE_FACTOR').sort();
    return roles.length === 0 ? null : (MARKS[roles.join(',')] ?? `nothing known as ${roles.join(',')}`);
  }

  it('lists every operation that asks for more or less than a login', () => {
    const listed = section(page('access.md'), 'Operations')
      .split('\n')
      .filter((line) => line.startsWith('| `@'))
      .flatMap((line) => {
        const [, mark = '', , operations = ''] = line.split('|').map((cell) => cell.trim());
        return names(operations).map((name) => `${mark}: ${name}`);
      });
    const marked = operationsOf(schema).flatMap(({ field }) => {
      const mark = markOf(field.name);
      return mark === null ? [] : [`${mark}: ${field.name}`];
    });
    expect(listed.sort()).toEqual(marked.sort());
  });

  it('names fields that exist', () => {
    const fields = section(page('access.md'), 'Fields')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => names(line.split('|')[1] ?? ''));
    expect(fields.length).toBeGreaterThan(8);
    const missing = fields.filter((name) => {
      const [type = '', field] = name.split('.');
      const found = schema.getType(type);
      return (
        !isObjectType(found) ||
        (field !== undefined && field !== '' && found.getFields()[field] === undefined)
      );
    });
    expect(missing).toEqual([]);
  });
});

describe('data.md', () => {
  const tables = (entities as EntitySchema[]).map((entity) => entity.meta);

  it('puts every table into a class', () => {
    const classes = section(page('data.md'), 'Tables')
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.includes('`'));
    const listed = classes.flatMap((line) => names(line.split('|')[2] ?? ''));
    expect(listed.sort()).toEqual(tables.map(({ tableName }) => tableName).sort());
    const withRules = section(page('data.md'), 'Rules')
      .split('\n')
      .map((line) => line.split('|')[1]?.trim());
    for (const line of classes) expect(withRules).toContain(line.split('|')[1]?.trim());
  });

  it('names those that row-level security does not guard', () => {
    const said = /without row-level security:([^.]*)\./.exec(section(page('data.md'), 'Tables'))?.[1] ?? '';
    const open = tables.filter(({ rowLevelSecurity }) => rowLevelSecurity !== 'force');
    expect(names(said).sort()).toEqual(open.map(({ tableName }) => tableName).sort());
  });
});

describe('policies.md', () => {
  it('says of every address of the configuration whom it is for', () => {
    const said = section(page('policies.md'), 'Whom the program talks to');
    const addresses = Object.keys(variables.shape).filter(
      (name) => /_(?:URL|ENDPOINT|ISSUER|ADDRESS)$|^FETCH_ALLOW/.test(name) && name !== 'PUBLIC_URL',
    );
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((name) => !said.includes(name))).toEqual([]);
  });
});
