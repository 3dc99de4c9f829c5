/** What rules a job out whatever the skills: visa, pay, place, licence. Only what is said on both sides counts. */
import type { SalaryUnit } from '../posting/posting.js';
import { findSkills, impliedSkills } from '../skills/skills.js';
import type { MatchPreferences } from './matchable.js';
import type { PreparedPosting } from './prepare-posting.js';
import type { PreparedResume } from './prepare-resume.js';

/** Full-time working time, to compare pay given per hour with pay given per year. */
const PER_YEAR: Record<SalaryUnit, number> = { HOUR: 2080, DAY: 260, WEEK: 52, MONTH: 12, YEAR: 1 };

/** Licences without which the work is not allowed; their canonical names. */
const LICENCES = new Set([
  'RN License',
  'LPN License',
  'Certified Nursing Assistant',
  'CDL',
  'Driving Licence C',
  'Driving Licence D',
  'Bar Admission',
  'Teaching Certification',
  'Electrician License',
  'Real Estate License',
  'Insurance License',
  'Security Clearance',
  'Forklift Operation',
]);
/** Titles nobody may hold without the licence. */
const HELD_BY_TITLE: Record<string, RegExp> = {
  'RN License':
    /registered nurse|\bRN\b|pflegefach|krankenpfleger|krankenschwester|infirmi[eè]re?\b|sjuksköterska|verpleegkundige|enfermer[oa]\b|zdravotní sestra/iu,
  'Bar Admission': /\battorney|rechtsanw|\bavocat|\babogad|advoca|advokát|barrister|solicitor/iu,
  CDL: /truck driver|tractor[- ]trailer/iu,
  'Driving Licence C':
    /lkw-?fahrer|berufskraftfahrer|truck driver|poids lourd|camionero|vrachtwagenchauffeur|lastbils|řidič kamion|hgv driver/iu,
  'Driving Licence D': /bus driver|busfahrer|conducteur de bus|buschauf|busschauf|řidič autobus/iu,
  'Teaching Certification':
    /certified teacher|licensed teacher|qualified teacher|lehrer(?:in)?\b|professeur des écoles|legitimerad lärare/iu,
  'Electrician License': /(?:licensed|journeyman|master) electrician/iu,
  'Forklift Operation': /staplerfahrer|cariste|heftruckchauffeur|truckförare|forklift/iu,
};
/** A licence is asked for only where the line says so; "forklift" alone may be the work itself. */
const ASKS_FOR_LICENCE =
  /licen[cs]e|licensed|certificat|certified|clearance|admission|admitted|registered|zulassung|schein\b|führerschein|permis|caces|carnet|rijbewijs|körkort|kort\b|průkaz|approbation|required|must|erforderlich/iu;

const NO_SPONSORSHIP =
  /(?:no|not|unable to|cannot|can(?:'|’)t|do not|don(?:'|’)t|without)\s+(?:\w+\s+){0,4}(?:visa\s+)?sponsor|must (?:already )?(?:have|hold|be) (?:the )?(?:right|legally authori[sz]ed|authori[sz]ed|eligible) to work|(?:us|u\.s\.) citizen(?:ship)? (?:is )?required/iu;

function isLicence(name: string): boolean {
  return LICENCES.has(name) || impliedSkills(name).some((implied) => LICENCES.has(implied));
}

function showsLicence(resume: PreparedResume, name: string): boolean {
  return resume.skills.has(name) || (HELD_BY_TITLE[name]?.test(resume.text) ?? false);
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

function samePlace(wanted: string, offered: string): boolean {
  const one = fold(wanted).trim();
  const other = fold(offered).trim();
  return one !== '' && other !== '' && (other.includes(one) || one.includes(other));
}

function visa(posting: PreparedPosting, preferences: MatchPreferences): string | null {
  if (preferences.needsVisa !== true || posting.posting.visa === true) return null;
  const refused = posting.posting.visa === false || NO_SPONSORSHIP.test(posting.posting.description ?? '');
  return refused ? 'The employer does not sponsor a visa, and you need one.' : null;
}

function salary(posting: PreparedPosting, preferences: MatchPreferences): string | null {
  const offered = posting.posting.salary;
  const wanted = preferences.salary;
  if (!offered || !wanted || offered.currency !== wanted.currency) return null;
  const most = offered.max ?? offered.min;
  if (typeof most !== 'number' || !Number.isFinite(most) || !Number.isFinite(wanted.min)) return null;
  const perYear = most * PER_YEAR[offered.unit ?? 'YEAR'];
  const wantedPerYear = wanted.min * PER_YEAR[wanted.unit];
  if (!(perYear < wantedPerYear)) return null;
  return `It pays at most ${most} ${offered.currency} per ${(offered.unit ?? 'YEAR').toLowerCase()}, less than the ${wanted.min} per ${wanted.unit.toLowerCase()} you ask for.`;
}

function place(posting: PreparedPosting, preferences: MatchPreferences): string | null {
  const { remote, locations } = posting.posting;
  const modes = Array.isArray(preferences.remote) ? preferences.remote : [];
  const wanted = Array.isArray(preferences.locations) ? preferences.locations : [];
  if (modes.length > 0 && remote && !modes.includes(remote)) {
    return `The work is ${String(remote).toLowerCase()}, and you want ${modes.map((one) => String(one).toLowerCase()).join(' or ')}.`;
  }
  if (remote === 'REMOTE' || wanted.length === 0 || !Array.isArray(locations) || locations.length === 0)
    return null;
  const fits = locations.some((offered) => wanted.some((one) => samePlace(String(one), String(offered))));
  return fits ? null : `The work is in ${locations.join(' or ')}, not where you can work.`;
}

function licences(posting: PreparedPosting, resume: PreparedResume, preferences: MatchPreferences): string[] {
  const held = new Set(
    (Array.isArray(preferences.licences) ? preferences.licences : []).flatMap((text) =>
      findSkills(String(text)).map((one) => one.name),
    ),
  );
  const found: string[] = [];
  for (const requirement of posting.requirements) {
    if (requirement.kind !== 'must' || !ASKS_FOR_LICENCE.test(requirement.text)) continue;
    for (const wish of requirement.wishes) {
      if (!wish.anyOf.every(isLicence)) continue;
      if (wish.anyOf.some((name) => held.has(name) || showsLicence(resume, name))) continue;
      const sentence = `It asks for a licence or certificate the resume does not show: ${wish.anyOf.join(' or ')}.`;
      if (!found.includes(sentence)) found.push(sentence);
    }
  }
  return found;
}

export interface KnockOuts {
  /** Certain: what is said on both sides rules the job out. */
  certain: string[];
  /** Likely: the resume is silent on a licence, which may just have been left out. */
  likely: string[];
}

/** Plain sentences, one for each thing that rules the job out. */
export function findKnockOuts(
  posting: PreparedPosting,
  resume: PreparedResume,
  preferences: MatchPreferences,
): KnockOuts {
  const certain = [visa(posting, preferences), salary(posting, preferences), place(posting, preferences)];
  return {
    certain: certain.filter((sentence) => sentence !== null),
    likely: licences(posting, resume, preferences),
  };
}
