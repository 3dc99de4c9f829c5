/**
 * Reads the skills file of ESCO (European Skills, Competences, Qualifications and Occupations) that a user downloaded:
 * `skills_<language>.csv` with the columns `preferredLabel`, `altLabels`, `hiddenLabels`, `skillType`, `reuseLevel`,
 * `conceptUri`. Labels within a cell are separated by line breaks.
 */
import { parse } from 'csv-parse/sync';
import type { Skill, SkillAlias } from './taxonomy.js';

export interface ImportedSkills {
  skills: Skill[];
  /** In plain words: lines left out and why. */
  warnings: string[];
}

const MOST_WARNINGS = 20;

/** Labels of one cell, each once. */
function labels(cell: string | undefined): string[] {
  return [...new Set((cell ?? '').split(/\r?\n|\s\|\s/).map((label) => label.trim()))].filter(
    (label) => label !== '',
  );
}

/**
 * The skills of an ESCO CSV as skills of the taxonomy, in the order of the file. Throws nothing: a file that is not
 * ESCO's gives no skills and a warning.
 */
export function importEscoSkills(csv: string): ImportedSkills {
  let rows: Record<string, string>[];
  try {
    rows = parse(csv, {
      columns: true,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    return { skills: [], warnings: [`The file is not CSV: ${(error as Error).message}`] };
  }
  if (rows.length > 0 && rows[0]!['preferredLabel'] === undefined) {
    return {
      skills: [],
      warnings: ['The file has no column preferredLabel: it is not a skills file of ESCO.'],
    };
  }
  const skills: Skill[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    const name = labels(row['preferredLabel'])[0];
    if (name === undefined || seen.has(name)) {
      const why = name === undefined ? 'has no preferredLabel' : `repeats "${name}"`;
      if (warnings.length < MOST_WARNINGS) warnings.push(`Line ${index + 2} ${why} and is left out.`);
      return;
    }
    seen.add(name);
    const aliases = [name, ...labels(row['altLabels']), ...labels(row['hiddenLabels'])];
    skills.push({
      name,
      kind: row['reuseLevel'] === 'transversal' ? 'soft' : 'skill',
      field: 'esco',
      group: row['skillType'] ?? 'skill',
      aliases: [...new Set(aliases)].map((text): SkillAlias => ({ text, mode: 'free' })),
      implies: [],
      neighbours: [],
      groupIsClose: false,
    });
  });
  return { skills, warnings };
}
