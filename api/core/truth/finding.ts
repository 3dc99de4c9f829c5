/** What the truth gate says about one place of a resume that the person's facts do not carry. */

export type FindingKind =
  | 'employer'
  | 'title'
  | 'seniority'
  | 'degree'
  | 'certificate'
  | 'date'
  | 'metric'
  | 'count'
  | 'team_size'
  | 'skill'
  | 'name'
  | 'scope'
  | 'audience'
  | 'location'
  | 'legal'
  | 'language'
  | 'award'
  | 'contact'
  | 'line'
  | 'citation'
  | 'uncited'
  | 'hidden_text'
  | 'too_long';

export interface Finding {
  /** Where in the checked resume, for example `work[0].highlights[2]`. */
  path: string;
  kind: FindingKind;
  /** The unsupported words, as they stand in the resume (after Unicode compatibility folding). */
  text: string;
  /** Why, in plain words for the user. */
  reason: string;
  /** The fact of the profile that comes closest, for the user to compare; null when none is near. */
  closest: { path: string; text: string } | null;
}

export interface TruthReport {
  /** `blocked` when there is at least one finding. */
  verdict: 'ok' | 'blocked';
  findings: Finding[];
}
