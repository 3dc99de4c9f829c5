/** What matching takes and gives. */
import type { Posting, Requirement, RemoteMode, SalaryUnit } from '../posting/posting.js';

/** A requirement as it comes from outside: a bare line, or a line with what is known about it. */
export type RequirementInput = string | (Partial<Requirement> & { text: string });

/** As much of a posting as is known; everything is optional and what is absent is read from the description. */
export interface MatchablePosting extends Partial<Omit<Posting, 'requirements'>> {
  requirements?: RequirementInput[] | null;
}

/** What the person wants and may do. All optional; what is not said never counts against a posting. */
export interface MatchPreferences {
  /** Places the person can work at ("Berlin", "Germany"); remote postings pass whatever they say. */
  locations?: string[];
  remote?: RemoteMode[];
  /** The least the person accepts. */
  salary?: { currency: string; min: number; unit: SalaryUnit };
  /** true: cannot take the job without the employer's visa sponsorship. */
  needsVisa?: boolean;
  /** Names of licences the person holds that the resume does not mention ("Driving licence B"). */
  licences?: string[];
}

export type MatchBand = 'STRONG' | 'GOOD' | 'FAIR' | 'WEAK';

export type ReasonKind =
  | 'skills'
  | 'title'
  | 'experience'
  | 'seniority'
  | 'education'
  | 'language'
  | 'location'
  | 'text'
  | 'knock_out';

export interface MatchReason {
  /** One plain sentence. */
  text: string;
  kind: ReasonKind;
  positive: boolean;
}

export interface MissingRequirement {
  /** The posting's own words. */
  text: string;
  kind: 'must' | 'nice';
  /** Canonical names of the skills that were not found. */
  skills: string[];
  /** 0..1: how much of the posting's wishes hang on it. */
  weight: number;
}

export interface MatchResult {
  /** 0-100, whole. */
  score: number;
  /** 0..1 with four decimals: the same, fine enough to order equals. */
  fit: number;
  band: MatchBand;
  /** At most five, most telling first. */
  reasons: MatchReason[];
  /** By weight, heaviest first. */
  missing: MissingRequirement[];
  /** Plain sentences; any of them caps the score. */
  knockOuts: string[];
}
