import { lineText, type JsonResume } from '../resume/json-resume.js';
import { findSkills, impliedSkills, relatedSkills } from '../skills/skills.js';
import type { MatchablePosting, MatchPreferences, MatchResult, MissingRequirement } from './matchable.js';

export type * from './matchable.js';

function resumeText(resume: JsonResume): string {
  const parts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') parts.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) if (key !== 'facts' && key !== 'meta') collect(child);
    }
  };
  collect(resume);
  return parts.join('\n');
}

/** Scores how well a resume fits a posting. Deterministic; never throws on sparse input. */
export function matchJob(input: {
  posting: MatchablePosting;
  resume: JsonResume;
  preferences?: MatchPreferences;
  today: string;
}): MatchResult {
  const { posting, resume } = input;
  const has = new Set(
    findSkills(`${lineText(resume.basics?.summary)}\n${resumeText(resume)}`).map((one) => one.name),
  );
  for (const name of [...has]) for (const implied of impliedSkills(name)) has.add(implied);
  const wanted = (posting.requirements ?? []).map((one) =>
    typeof one === 'string'
      ? { text: one, kind: 'must' as const }
      : { text: one.text, kind: one.kind ?? ('must' as const) },
  );
  if (wanted.length === 0) wanted.push({ text: posting.description ?? posting.title ?? '', kind: 'must' });
  let total = 0;
  let met = 0;
  const missing: MissingRequirement[] = [];
  for (const { text, kind } of wanted) {
    const skills = [...new Set(findSkills(text).map((one) => one.name))];
    const lacking = skills.filter((name) => !has.has(name));
    for (const name of skills) {
      const weight = kind === 'must' ? 3 : 1;
      total += weight;
      met += weight * (has.has(name) ? 1 : relatedSkills(name).some((other) => has.has(other)) ? 0.5 : 0);
    }
    if (lacking.length > 0) missing.push({ text, kind, skills: lacking, weight: kind === 'must' ? 1 : 0.3 });
  }
  const score = total === 0 ? 50 : Math.round((100 * met) / total);
  const band = score >= 75 ? 'STRONG' : score >= 55 ? 'GOOD' : score >= 35 ? 'FAIR' : 'WEAK';
  missing.sort((one, other) => other.weight - one.weight);
  const reasons =
    total === 0
      ? []
      : [
          {
            text: `Covers ${score}% of the skills asked for.`,
            kind: 'skills' as const,
            positive: score >= 50,
          },
        ];
  return { score, band, reasons, missing, knockOuts: [] };
}
