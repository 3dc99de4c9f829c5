import {
  type EmploymentType,
  type JobOrder,
  type JobStatus,
  type RemoteMode,
  type SalaryFieldsFragment,
  type SalaryUnit,
} from '../../generated/jobs/graphql';

export const REMOTE_WORDS: Record<RemoteMode, string> = {
  REMOTE: 'Remote',
  HYBRID: 'Hybrid',
  ONSITE: 'On site',
};

export const STATUS_WORDS: Record<JobStatus, string> = {
  SAVED: 'Open',
  EXPIRED: 'Closed by the employer',
  ARCHIVED: 'Archived',
};

export const EMPLOYMENT_WORDS: Record<EmploymentType, string> = {
  FULL_TIME: 'Full time',
  PART_TIME: 'Part time',
  CONTRACTOR: 'Contract',
  TEMPORARY: 'Temporary',
  INTERN: 'Internship',
  VOLUNTEER: 'Volunteer',
  PER_DIEM: 'Per diem',
  OTHER: 'Other',
};

export const SENIORITY_WORDS: Record<string, string> = {
  INTERN: 'Intern',
  ENTRY: 'Entry level',
  MID: 'Mid level',
  SENIOR: 'Senior',
  LEAD: 'Lead',
  EXECUTIVE: 'Executive',
};

export const UNIT_WORDS: Record<SalaryUnit, string> = {
  HOUR: 'an hour',
  DAY: 'a day',
  WEEK: 'a week',
  MONTH: 'a month',
  YEAR: 'a year',
};

export const ORDER_WORDS: Record<JobOrder, string> = {
  CREATED_AT_DESC: 'Newest first',
  CREATED_AT_ASC: 'Oldest first',
  DATE_POSTED_DESC: 'Last posted',
  COMPANY_ASC: 'Company, A to Z',
  TITLE_ASC: 'Title, A to Z',
};

/** Decimal places of a currency (2 for EUR, 0 for JPY). */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** An amount in whole units of its currency. */
export function wholeAmount(money: { amountMinor: number; currency: string }): number {
  return money.amountMinor / 10 ** minorDigits(money.currency);
}

/** A salary as a person writes it: "€ 70,000 – 85,000 a year", "from $40 an hour". */
export function salaryWords(salary: SalaryFieldsFragment | null): string | null {
  const money = salary?.min ?? salary?.max;
  if (!salary || !money) return null;
  const format = (amount: number) =>
    new Intl.NumberFormat('en', {
      style: 'currency',
      currency: money.currency,
      maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    });
  const min = salary.min ? wholeAmount(salary.min) : null;
  const max = salary.max ? wholeAmount(salary.max) : null;
  const unit = salary.unit ? ` ${UNIT_WORDS[salary.unit]}` : '';
  if (min !== null && max !== null && min !== max) return `${format(min).formatRange(min, max)}${unit}`;
  if (min !== null) return `${max === null ? 'from ' : ''}${format(min).format(min)}${unit}`;
  return `up to ${format(max!).format(max!)}${unit}`;
}

/** Places as one line: two by name, the rest counted. */
export function placesWords(locations: readonly string[]): string {
  if (locations.length <= 2) return locations.join(' · ');
  return `${locations.slice(0, 2).join(' · ')} and ${locations.length - 2} more`;
}

/** A job by name even when the posting gave none. */
export function jobTitle(job: { title: string | null; url?: string | null }): string {
  return job.title ?? (job.url ? new URL(job.url).hostname : 'Untitled posting');
}
