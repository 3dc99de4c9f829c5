import type { Posting } from '../../core/posting/posting.js';

/** The fields of a posting that the contract lets a user edit. */
export const EDITABLE_FIELDS = [
  'title',
  'company',
  'locations',
  'remote',
  'salary',
  'employmentType',
  'datePosted',
  'validThrough',
  'description',
  'seniority',
  'yearsExperience',
] as const;

export type EditableField = (typeof EDITABLE_FIELDS)[number];

export function isEditableField(name: string): name is EditableField {
  return (EDITABLE_FIELDS as readonly string[]).includes(name);
}

/** Whether a field says anything: an empty list and an empty text say as little as null. */
export function hasValue(value: Posting[keyof Posting] | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
