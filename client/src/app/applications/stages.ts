import { type ApplicationFieldsFragment, type ApplicationStage } from '../../generated/applications/graphql';

export type Application = ApplicationFieldsFragment;

export interface Stage {
  value: ApplicationStage;
  title: string;
  /** What an empty column says. */
  empty: string;
  /** Whether the application is over without an offer. */
  ended: boolean;
}

/** The stages of an application, from left to right. */
export const STAGES: readonly Stage[] = [
  { value: 'SAVED', title: 'To apply', empty: 'Jobs you want to apply to', ended: false },
  { value: 'APPLIED', title: 'Applied', empty: 'Sent, waiting for an answer', ended: false },
  { value: 'INTERVIEWING', title: 'Interviewing', empty: 'Talks under way', ended: false },
  { value: 'OFFER', title: 'Offer', empty: 'Offers to think about', ended: false },
  { value: 'REJECTED', title: 'Turned down', empty: 'Those that said no', ended: true },
  { value: 'WITHDRAWN', title: 'Withdrawn', empty: 'Those you let go', ended: true },
];

/** The stage so many places away; null past either end. */
export function stageBeside(stage: ApplicationStage, by: number): Stage | null {
  return STAGES[STAGES.findIndex(({ value }) => value === stage) + by] ?? null;
}
