/** The templates there are, read once from `templates/resumes`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CodedError } from '../../platform/errors/coded-error.js';

const description = z.object({
  title: z.string(),
  description: z.string(),
  /** Page margins in millimetres. */
  margin: z.object({ block: z.number(), inline: z.number() }),
  /** Looks of the Word form: a font every Word has, body size in points, colours as RRGGBB. */
  word: z.object({
    font: z.string(),
    size: z.number(),
    accent: z.string(),
    rule: z.string(),
    centred: z.boolean(),
  }),
  fonts: z.array(
    z.object({
      name: z.string(),
      folder: z.string(),
      faces: z.array(z.object({ weight: z.number(), style: z.enum(['normal', 'italic']) })),
    }),
  ),
});

export interface DocumentTemplate extends z.infer<typeof description> {
  /** The folder's name, by which the template is asked for. */
  name: string;
  style: string;
}

/** The folder of the templates: found upwards from here, so that sources and build share one. */
function findFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'templates', 'resumes');
    if (existsSync(candidate)) return candidate;
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder templates/resumes is missing from this installation.');
    folder = above;
  }
}

export const TEMPLATE_FOLDER = findFolder();

function readTemplates(): Map<string, DocumentTemplate> {
  const shared = readFileSync(join(TEMPLATE_FOLDER, 'page.css'), 'utf8');
  const names = readdirSync(TEMPLATE_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return new Map(
    names.map((name) => {
      const read = (file: string): string => readFileSync(join(TEMPLATE_FOLDER, name, file), 'utf8');
      const style = `${shared}\n${read('style.css')}`.replace(/\/\*.*?\*\//gs, '');
      return [name, { name, ...description.parse(JSON.parse(read('template.json'))), style }];
    }),
  );
}

let templates: Map<string, DocumentTemplate> | null = null;

/** All templates, by name. */
export function documentTemplates(): DocumentTemplate[] {
  templates ??= readTemplates();
  return [...templates.values()];
}

/** @throws CodedError BAD_USER_INPUT that lists the templates there are */
export function documentTemplate(name: string): DocumentTemplate {
  const found = documentTemplates().find((template) => template.name === name);
  if (found !== undefined) return found;
  const known = documentTemplates().map((template) => template.name);
  throw new CodedError('BAD_USER_INPUT', `There is no template "${name}". There are: ${known.join(', ')}.`, {
    field: 'template',
  });
}
