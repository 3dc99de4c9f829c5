/** Puts the parts of a match together into one number. */
import { roleCloseness } from './job-roles.js';
import type { PreparedPosting } from './prepare-posting.js';
import type { PreparedResume } from './prepare-resume.js';
import { skillFit } from './skill-fit.js';
import { cosine, wordCoverage } from './text-similarity.js';
import { termWeight } from './text-terms.js';

/** Each 0..1; null where the posting or the resume does not say enough. */
export interface MatchParts {
  skills: number | null;
  mustSkills: number | null;
  title: number | null;
  experience: number | null;
  seniority: number | null;
  education: number | null;
  language: number | null;
  text: number;
  /** 0 when every trade the person worked in is a stranger to the posting's. */
  trade: number | null;
}

const PART_WEIGHTS = { skills: 0.3, title: 0.25, experience: 0.08, seniority: 0.05, text: 0.32 };
/** Must-haves outweigh the rest of the wishes. */
const MUST_SHARE = 0.6;
/** Half the text part is words, half the embedding, unless a real model gives its own similarity. */
const EMBEDDING_SHARE = 0.5;
/** Cosines of a hashing embedder between a resume and a posting of one trade lie near this. */
const GOOD_COSINE = 0.45;
const GOOD_COVERAGE = 0.55;
/** A wish list of one skill says little about fit; of this many, all it can. */
const TELLING_WISHES = 4;
/** Who calls themselves junior has not done this work for longer, whatever they did before. */
const JUNIOR_YEARS = 2;
/** How close a job of a strange or unnamed trade counts. */
const UNNAMED_TRADE = 0.25;
/** Where years are asked and the resume tells none, neither the best nor the worst is assumed. */
const UNTOLD_EXPERIENCE = 0.5;
const EDUCATION_PENALTY = 0.06;
const LANGUAGE_PENALTY = 0.2;
/** Who only sells to, programs for or writes about a trade uses its words without doing its work. */
const STRANGE_TRADE = 0.65;

/** The nearest of the person's trades to the posting's; null where one side names none. */
function tradeFit(posting: PreparedPosting, resume: PreparedResume): number | null {
  let closest: number | null = null;
  for (const wanted of posting.roles)
    for (const held of resume.roles.keys()) closest = Math.max(closest ?? 0, roleCloseness(wanted, held));
  return closest;
}

function titleFit(posting: PreparedPosting, resume: PreparedResume): number | null {
  let byRole: number | null = null;
  for (const wanted of posting.roles) {
    for (const [held, strength] of resume.roles) {
      byRole = Math.max(byRole ?? 0, roleCloseness(wanted, held) * (0.4 + 0.6 * strength));
    }
  }
  let shared = 0;
  let total = 0;
  for (const [term] of posting.titleTerms) {
    const weight = termWeight(term);
    total += weight;
    if (resume.titleTerms.has(term)) shared += weight;
    else if (resume.terms.has(term)) shared += weight * 0.5;
  }
  const byWords = total === 0 ? null : shared / total;
  if (byRole === null) return byWords;
  return byWords === null ? byRole : 0.7 * byRole + 0.3 * byWords;
}

/** Years in jobs of the posting's trade; time in other trades counts in part. Null when the resume tells no time. */
export function relatedYears(posting: PreparedPosting, resume: PreparedResume): number | null {
  if (resume.years === null) return null;
  if (posting.roles.length === 0 || resume.jobs.length === 0) {
    return resume.level !== null && resume.level <= 1 ? Math.min(resume.years, JUNIOR_YEARS) : resume.years;
  }
  let years = 0;
  for (const job of resume.jobs) {
    const closeness = Math.max(
      UNNAMED_TRADE,
      ...job.families.flatMap((held) => posting.roles.map((wanted) => roleCloseness(wanted, held))),
    );
    years += job.years * Math.min(1, closeness * 1.5);
  }
  return Math.min(years, resume.years);
}

function experienceFit(posting: PreparedPosting, resume: PreparedResume): number | null {
  const has = relatedYears(posting, resume);
  if (has === null) return posting.years === null ? null : UNTOLD_EXPERIENCE;
  const asked = posting.years;
  if (asked !== null && asked > 0) {
    const far = has > asked * 3 + 6 ? 0.85 : 1;
    return Math.min(1, (has + 0.5) / (asked + 0.5)) * far;
  }
  if (posting.level !== null && posting.level <= 1) return has > 6 ? 0.6 : 1;
  return 0.5 + 0.5 * Math.min(1, has / 6);
}

function seniorityFit(posting: PreparedPosting, resume: PreparedResume): number | null {
  if (posting.level === null) return null;
  const byYears =
    resume.years === null ? null : resume.years < 1.5 ? 1 : resume.years < 4.5 ? 2 : resume.years < 9 ? 3 : 4;
  const level = resume.level ?? byYears;
  if (level === null) return null;
  return Math.max(0, 1 - Math.abs(posting.level - level) * 0.35);
}

function educationFit(posting: PreparedPosting, resume: PreparedResume): number | null {
  if (posting.education === null || resume.education === null) return null;
  return resume.education >= posting.education
    ? 1
    : Math.max(0, 1 - 0.5 * (posting.education - resume.education));
}

function languageFit(posting: PreparedPosting, resume: PreparedResume): number | null {
  // A resume that names no language says nothing, not that its owner speaks none.
  if (posting.languages.length === 0 || resume.languages.size === 0) return null;
  return posting.languages.filter((name) => resume.languages.has(name)).length / posting.languages.length;
}

/** The parts of a match. `semantic` is a real model's cosine (0..1) where one is configured. */
export function matchParts(
  posting: PreparedPosting,
  resume: PreparedResume,
  semantic: number | null,
): MatchParts {
  const skills = skillFit(posting, resume);
  const words = Math.min(
    1,
    wordCoverage(posting.terms, posting.termsWeight, resume.terms, resume.termCount) / GOOD_COVERAGE,
  );
  const hashed = Math.min(1, Math.max(0, cosine(posting.vector, resume.vector)) / GOOD_COSINE);
  return {
    skills: skills.all,
    mustSkills: skills.must,
    title: titleFit(posting, resume),
    experience: experienceFit(posting, resume),
    seniority: seniorityFit(posting, resume),
    education: educationFit(posting, resume),
    language: languageFit(posting, resume),
    text: (1 - EMBEDDING_SHARE) * words + EMBEDDING_SHARE * (semantic ?? hashed),
    trade: tradeFit(posting, resume),
  };
}

/** 0..1. Parts that say nothing leave their weight to the others. */
export function combineParts(parts: MatchParts, posting: PreparedPosting): number {
  const skills =
    parts.skills === null
      ? null
      : parts.mustSkills === null
        ? parts.skills
        : MUST_SHARE * parts.mustSkills + (1 - MUST_SHARE) * parts.skills;
  const sure = Math.min(1, (posting.wishes.length + 1) / (TELLING_WISHES + 1));
  const weighted: [number | null, number][] = [
    [skills, PART_WEIGHTS.skills * sure],
    [parts.title, PART_WEIGHTS.title],
    [parts.experience, PART_WEIGHTS.experience],
    [parts.seniority, PART_WEIGHTS.seniority],
    [parts.text, PART_WEIGHTS.text],
  ];
  let total = 0;
  let sum = 0;
  for (const [value, weight] of weighted) {
    if (value === null) continue;
    total += weight;
    sum += weight * value;
  }
  let score = total === 0 ? 0 : sum / total;
  if (parts.trade === 0) score *= STRANGE_TRADE;
  if (parts.education !== null) score -= EDUCATION_PENALTY * (1 - parts.education);
  if (parts.language !== null) score -= LANGUAGE_PENALTY * (1 - parts.language);
  return Math.min(1, Math.max(0, score));
}
