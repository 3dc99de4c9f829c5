import { type IconName } from '../ui/icons';
import { type Change } from './resume';

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
