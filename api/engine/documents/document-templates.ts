/** The templates there are, read once from `templates/resumes` and `templates/letters`. */
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

/** What a template is for; also the name of its folder under `templates`. */
export const DOCUMENT_KINDS = ['resumes', 'letters'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface DocumentTemplate extends z.infer<typeof description> {
  /** The folder's name, by which the template is asked for. */
  name: string;
  style: string;
}

/** The folder of all templates: found upwards from here, so that sources and build share one. */
function findFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'templates');
    if (existsSync(join(candidate, 'resumes'))) return candidate;
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder templates/resumes is missing from this installation.');
    folder = above;
  }
}

const TEMPLATES = findFolder();

/** The folder of the templates of a kind. */
export function templateFolder(kind: DocumentKind): string {
  return join(TEMPLATES, kind);
}

function readTemplates(kind: DocumentKind): Map<string, DocumentTemplate> {
  const folder = templateFolder(kind);
  const shared = readFileSync(join(templateFolder('resumes'), 'page.css'), 'utf8');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return new Map(
    names.map((name) => {
      const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8');
      const style = `${shared}\n${read('style.css')}`.replace(/\/\*.*?\*\//gs, '');
      return [name, { name, ...description.parse(JSON.parse(read('template.json'))), style }];
    }),
  );
}

const known = new Map<DocumentKind, Map<string, DocumentTemplate>>();

/** All templates of a kind, by name. */
export function documentTemplates(kind: DocumentKind = 'resumes'): DocumentTemplate[] {
  let templates = known.get(kind);
  if (templates === undefined) known.set(kind, (templates = readTemplates(kind)));
  return [...templates.values()];
}

/** @throws CodedError BAD_USER_INPUT that lists the templates there are */
export function documentTemplate(name: string, kind: DocumentKind = 'resumes'): DocumentTemplate {
  const found = documentTemplates(kind).find((template) => template.name === name);
  if (found !== undefined) return found;
  const names = documentTemplates(kind).map((template) => template.name);
  throw new CodedError('BAD_USER_INPUT', `There is no template "${name}". There are: ${names.join(', ')}.`, {
    field: 'template',
  });
}
