/**
 * Skills on `skills/*.jsonl`: `{id, language?, text, skills: [canonical names]}`, every skill the text names and no
 * other. A line with `name` and `canonical` instead asks what a name on its own stands for.
 */
import { canonicalSkill, findSkills } from '../api/core/skills/skills.js';
import { readLines } from './lines.js';
import { Tally, type SuiteResult } from './score.js';

interface SkillCase {
  id?: string;
  language?: string;
  text?: string;
  skills?: string[];
  name?: string;
  canonical?: string | null;
}

export function skillsSuite(folder: string): SuiteResult {
  const tally = new Tally();
  const complaints: string[] = [];
  const cases = readLines<SkillCase>(folder);
  for (const { id = '', language = 'en', text, skills = [], name, canonical } of cases) {
    if (name !== undefined) {
      const right = canonicalSkill(name) === (canonical ?? null);
      tally.add('names', 'recall', right);
      if (!right)
        complaints.push(
          `${id} "${name}": ${canonicalSkill(name) ?? 'none'} instead of ${canonical ?? 'none'}`,
        );
      continue;
    }
    const found = new Set(findSkills(text ?? '').map((mention) => mention.name));
    for (const row of ['all texts', `texts in ${language}`]) {
      for (const skill of skills) tally.add(row, 'recall', found.has(skill));
      for (const skill of found) tally.add(row, 'precision', skills.includes(skill));
    }
    const missed = skills.filter((skill) => !found.has(skill));
    const extra = [...found].filter((skill) => !skills.includes(skill));
    if (missed.length + extra.length > 0)
      complaints.push(`${id} "${text}": missed [${missed.join(', ')}], extra [${extra.join(', ')}]`);
  }
  return { scores: tally.scores('skills'), cases: cases.length, atLeast: 40, complaints };
}
