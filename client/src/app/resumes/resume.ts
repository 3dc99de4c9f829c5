import {
  type ChangeFieldsFragment,
  type FindingFieldsFragment,
  type ResumeDetailsFragment,
} from '../../generated/resumes/graphql';

export type Resume = ResumeDetailsFragment;
export type ResumeSection = Resume['sections'][number];
export type ResumeEntry = ResumeSection['entries'][number];
export type ResumeLine = ResumeEntry['lines'][number];
export type Change = ChangeFieldsFragment;
export type TailoredVersion = Resume['tailoredVersions'][number];
export type Finding = FindingFieldsFragment;

/** A line with where it stands. */
export interface PlacedLine {
  line: ResumeLine;
  entry: ResumeEntry;
  section: ResumeSection;
}

/** Every line of a resume, in order. */
export function linesOf(resume: Resume): PlacedLine[] {
  return resume.sections.flatMap((section) =>
    section.entries.flatMap((entry) => entry.lines.map((line) => ({ line, entry, section }))),
  );
}
