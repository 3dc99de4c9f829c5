/** How far a resume's skills answer a posting's wishes. */
import type { PreparedRequirement, PreparedPosting, SkillWish } from './prepare-posting.js';
import type { PreparedResume } from './prepare-resume.js';

export interface SkillCredit {
  credit: number;
  /** The wish's skill that earned it; null when none did. */
  name: string | null;
  /** The neighbour it came through, null when the skill itself is there. */
  through: string | null;
}

/** From here on a skill counts as there, not merely as near. */
export const HAS = 0.6;
/** Credit for a skill of which only what it builds on is there (asked "PostgreSQL", shown "SQL"). */
const BASE_ONLY = 0.3;

/** The best credit any skill of a wish earns. */
export function creditOf(wish: SkillWish, resume: PreparedResume): SkillCredit {
  let best: SkillCredit = { credit: 0, name: null, through: null };
  wish.anyOf.forEach((name, index) => {
    const shown = resume.skills.get(name);
    if (shown !== undefined && shown > best.credit) best = { credit: shown, name, through: null };
    const near = resume.nearSkills.get(name);
    if (near !== undefined && near.credit > best.credit)
      best = { credit: near.credit, name, through: near.through };
    const base = wish.bases[index] ?? null;
    if (best.credit < BASE_ONLY && base !== null && resume.skills.has(base)) {
      best = { credit: BASE_ONLY, name, through: base };
    }
  });
  return best;
}

/** Credit over all wishes by weight, null when the posting wishes for no skill known to the taxonomy. */
export function skillFit(
  posting: PreparedPosting,
  resume: PreparedResume,
): { all: number | null; must: number | null } {
  let total = 0;
  let reached = 0;
  let mustTotal = 0;
  let mustReached = 0;
  for (const wish of posting.wishes) {
    const credit = creditOf(wish, resume).credit * wish.weight;
    total += wish.weight;
    reached += credit;
    if (wish.kind === 'must') {
      mustTotal += wish.weight;
      mustReached += credit;
    }
  }
  return {
    all: total === 0 ? null : reached / total,
    must: mustTotal === 0 ? null : mustReached / mustTotal,
  };
}

/** The wishes of a requirement that the resume does not answer. */
export function unmetWishes(requirement: PreparedRequirement, resume: PreparedResume): SkillWish[] {
  return requirement.wishes.filter((wish) => creditOf(wish, resume).credit < HAS);
}
