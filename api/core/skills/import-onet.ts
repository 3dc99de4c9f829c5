/**
 * Reads files of the O*NET database (U.S. Department of Labor) that a user downloaded, as tab-separated text:
 * "Technology Skills" (`O*NET-SOC Code`, `Example`, `Commodity Title`, `Hot Technology`) and the element files
 * "Skills", "Knowledge" or "Abilities" (`Element Name`).
 */
import type { ImportedSkills } from './import-esco.js';
import type { Skill } from './taxonomy.js';

function newSkill(name: string, group: string, implies: string[]): Skill {
  return {
    name,
    kind: 'skill',
    field: 'onet',
    group,
    aliases: [{ text: name, mode: 'free' }],
    implies,
    neighbours: [],
    groupIsClose: false,
  };
}

/**
 * The skills of an O*NET file as skills of the taxonomy, each once, in the order of the file. A technology implies its
 * commodity ("Python" implies "Object or component oriented development software"). Throws nothing: a file of another
 * kind gives no skills and a warning.
 */
export function importOnetSkills(text: string): ImportedSkills {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = (lines[0] ?? '').split('\t').map((cell) => cell.trim());
  const example = header.indexOf('Example');
  const commodity = header.indexOf('Commodity Title');
  const element = header.indexOf('Element Name');
  if (example === -1 && element === -1) {
    return {
      skills: [],
      warnings: ['The file has neither a column Example nor Element Name: it is not a skills file of O*NET.'],
    };
  }
  const skills = new Map<string, Skill>();
  const add = (name: string, group: string, implies: string[]): void => {
    if (name !== '' && !skills.has(name)) skills.set(name, newSkill(name, group, implies));
  };
  for (const line of lines.slice(1)) {
    const cells = line.split('\t').map((cell) => cell.trim());
    if (example === -1) {
      add(cells[element] ?? '', 'element', []);
      continue;
    }
    const kind = cells[commodity] ?? '';
    add(cells[example] ?? '', kind === '' ? 'technology' : kind, kind === '' ? [] : [kind]);
    add(kind, 'commodity', []);
  }
  return { skills: [...skills.values()], warnings: [] };
}
