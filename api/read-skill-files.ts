import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importEscoSkills, type ImportedSkills } from './core/skills/import-esco.js';
import { importOnetSkills } from './core/skills/import-onet.js';
import { extendSkills } from './core/skills/skills.js';

/**
 * Adds the skills of files that the user downloaded from ESCO (CSV) or O*NET (tab-separated text) to the taxonomy; which of
 * the two a file is, is told from its first line. Call it once, before anything is read.
 *
 * @returns what was added and what was left out, in plain words, one line a file
 * @throws Error naming the file that cannot be read or is neither
 */
export async function readSkillFiles(paths: readonly string[]): Promise<string[]> {
  const report: string[] = [];
  for (const path of paths) {
    const { skills, warnings } = importSkills(await readText(path));
    if (skills.length === 0) {
      throw new Error(
        `${path} holds no skills: ${warnings[0] ?? 'it is neither a skills file of ESCO nor of O*NET.'}`,
      );
    }
    extendSkills(skills);
    const left = warnings.length > 0 ? `; ${warnings.length} lines left out, e.g.: ${warnings[0]}` : '';
    report.push(`${basename(path)}: ${skills.length} skills added${left}`);
  }
  return report;
}

function importSkills(text: string): ImportedSkills {
  const header = text.slice(0, text.search(/[\r\n]|$/u));
  return header.includes('\t') ? importOnetSkills(text) : importEscoSkills(text);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`The skills file ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
