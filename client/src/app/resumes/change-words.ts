import { type TailoringStrategy } from '../../generated/resumes/graphql';
import { type IconName } from '../ui/icons';
import { type Change, type TailoredVersion } from './resume';

const SECTIONS: Record<string, string> = {
  summary: 'Summary',
  work: 'Experience',
  projects: 'Projects',
  education: 'Education',
  skills: 'Skills',
  certificates: 'Certificates',
  languages: 'Languages',
  volunteer: 'Volunteering',
  awards: 'Awards',
  publications: 'Publications',
  interests: 'Interests',
  references: 'References',
};

/** What a change does, in a word. */
export function changeVerb({ operation, lineId, entryId }: Change): string {
  switch (operation) {
    case 'ADD':
      return 'Add';
    case 'REPLACE':
      return 'Reword';
    case 'REMOVE':
      return 'Leave out';
    case 'MOVE':
      return lineId || entryId ? 'Move' : 'Move section';
  }
}

export function changeIcon({ operation }: Change): IconName {
  return ({ ADD: 'add', REPLACE: 'edit', REMOVE: 'close', MOVE: 'sort' } as const)[operation];
}

/** Where a change is made: the section, and the entry where there is one. */
export function changePlace({ section, entryTitle }: Change): string {
  const title = SECTIONS[section] ?? section;
  return entryTitle && entryTitle !== title ? `${title} · ${entryTitle}` : title;
}

/** Where a moved line goes to. */
export function moveWords({ operation, position }: Change): string | null {
  if (operation !== 'MOVE' || position === null) return null;
  return position === 0 ? 'to the top' : `to place ${position + 1}`;
}

const STRATEGIES: Record<TailoringStrategy, string> = {
  CONSERVATIVE: 'Conservative',
  BALANCED: 'Balanced',
  BOLD: 'Bold',
};

/** What a version of a tailored resume is called. */
export function versionName({ strategy }: Pick<TailoredVersion, 'strategy'>): string {
  return strategy === null ? 'By rules' : STRATEGIES[strategy];
}

/** What is in a version, in one line. */
export function versionWords({ changes, wordedByModel }: TailoredVersion): string {
  const count = changes.length === 1 ? 'One change' : `${changes.length} changes`;
  if (wordedByModel === 0) return `${count}, all made by rules`;
  return `${count}, ${wordedByModel === 1 ? 'one' : wordedByModel} worded by a model and checked`;
}

/** The version to look at first: balanced where a model worded it, or else the one a model worded most of. */
export function firstVersion(versions: readonly TailoredVersion[]): TailoredVersion | undefined {
  const worded = versions.filter(({ wordedByModel }) => wordedByModel > 0);
  const balanced = worded.find(({ strategy }) => strategy === 'BALANCED');
  return balanced ?? worded.sort((a, b) => b.wordedByModel - a.wordedByModel)[0] ?? versions[0];
}
