/**
 * The JSON Resume 1.0 shape (https://jsonresume.org/schema), the exchange format of resumes between the brain's
 * rooms and the outside world. Every field is optional, as in the standard. Dates are partial: `2019`, `2019-03`
 * or `2019-03-01`; a missing `endDate` beside a `startDate` means "until now".
 */

/**
 * One line of a resume. A plain string is a line that cites nothing; an object names the facts it rests on by their
 * paths in the profile (`work[0].highlights[2]`).
 */
export type ResumeLine = string | CitedLine;

export interface CitedLine {
  text: string;
  /** Paths of facts in the profile, for example `work[0].highlights[2]` or `skills[1].keywords[0]`. */
  facts?: string[];
}

export interface ResumeLocation {
  address?: string;
  postalCode?: string;
  city?: string;
  /** ISO 3166-1 alpha-2. */
  countryCode?: string;
  region?: string;
}

export interface ResumeProfile {
  network?: string;
  username?: string;
  url?: string;
}

export interface ResumeBasics {
  name?: string;
  label?: string;
  image?: string;
  email?: string;
  phone?: string;
  url?: string;
  summary?: ResumeLine;
  location?: ResumeLocation;
  profiles?: ResumeProfile[];
}

/** Fields every entry of a section may carry: the facts its heading rests on. */
interface Cited {
  facts?: string[];
}

export interface ResumeWork extends Cited {
  name?: string;
  position?: string;
  location?: string;
  /** What the employer does. */
  description?: ResumeLine;
  url?: string;
  startDate?: string;
  endDate?: string;
  summary?: ResumeLine;
  highlights?: ResumeLine[];
}

export interface ResumeVolunteer extends Cited {
  organization?: string;
  position?: string;
  location?: string;
  url?: string;
  startDate?: string;
  endDate?: string;
  summary?: ResumeLine;
  highlights?: ResumeLine[];
}

export interface ResumeEducation extends Cited {
  institution?: string;
  location?: string;
  url?: string;
  area?: string;
  studyType?: string;
  startDate?: string;
  endDate?: string;
  score?: string;
  courses?: ResumeLine[];
  /** Not in the standard, kept because real resumes list them under a degree. */
  highlights?: ResumeLine[];
}

export interface ResumeProject extends Cited {
  name?: string;
  description?: ResumeLine;
  highlights?: ResumeLine[];
  keywords?: string[];
  startDate?: string;
  endDate?: string;
  url?: string;
  roles?: string[];
  entity?: string;
  type?: string;
}

export interface ResumeSkill extends Cited {
  name?: string;
  level?: string;
  keywords?: string[];
}

export interface ResumeLanguage extends Cited {
  language?: string;
  fluency?: string;
}

export interface ResumeCertificate extends Cited {
  name?: string;
  date?: string;
  url?: string;
  issuer?: string;
}

export interface ResumeAward extends Cited {
  title?: string;
  date?: string;
  awarder?: string;
  summary?: ResumeLine;
}

export interface ResumePublication extends Cited {
  name?: string;
  publisher?: string;
  releaseDate?: string;
  url?: string;
  summary?: ResumeLine;
}

export interface ResumeInterest extends Cited {
  name?: string;
  keywords?: string[];
}

export interface ResumeReference extends Cited {
  name?: string;
  reference?: ResumeLine;
}

export interface JsonResume {
  $schema?: string;
  basics?: ResumeBasics;
  work?: ResumeWork[];
  volunteer?: ResumeVolunteer[];
  education?: ResumeEducation[];
  awards?: ResumeAward[];
  certificates?: ResumeCertificate[];
  publications?: ResumePublication[];
  skills?: ResumeSkill[];
  languages?: ResumeLanguage[];
  interests?: ResumeInterest[];
  references?: ResumeReference[];
  projects?: ResumeProject[];
  meta?: {
    /** Section keys in the order of the imported document; sections not named come after, in the default order. */
    sectionOrder?: ResumeSectionKey[];
    [key: string]: unknown;
  };
}

/** The sections of a resume that hold lists of entries, in the default order. */
export const RESUME_SECTIONS = [
  'work',
  'projects',
  'education',
  'skills',
  'certificates',
  'languages',
  'volunteer',
  'awards',
  'publications',
  'interests',
  'references',
] as const;

export type ResumeSectionKey = (typeof RESUME_SECTIONS)[number];

/** The text of a line, whichever of its two forms it has. */
export function lineText(line: ResumeLine | undefined): string {
  return typeof line === 'string' ? line : (line?.text ?? '');
}
