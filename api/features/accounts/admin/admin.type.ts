import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.js';
import { enumType } from '../../../platform/graphql/enum-type.js';
import { DateTime } from '../../../platform/graphql/scalars.js';

export const ACCOUNT_STATES = ['ACTIVE', 'UNVERIFIED', 'SUSPENDED'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const AccountStateEnum = enumType(
  'AccountState',
  ACCOUNT_STATES,
  'ACTIVE: the address is confirmed. UNVERIFIED: not yet. SUSPENDED: nobody can log in.',
);

@ObjectType({
  simpleResolvers: true,
  description: 'What administrators see of an account: how one logs in, and nothing of what it holds.',
})
export class AdminAccount {
  @Field(() => ID, { description: 'The account.' })
  id!: string;

  @Field(() => String, { description: 'Its address, in lower case.' })
  email!: string;

  @Field(() => AccountStateEnum, { description: 'Whether it can be used.' })
  state!: AccountState;

  @Field(() => Boolean, { description: 'Whether it administers this installation.' })
  isAdmin!: boolean;

  @Field(() => DateTime, { description: 'When it was registered.' })
  registeredAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its address was confirmed; null: not yet.' })
  confirmedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was suspended; null: it is not.' })
  suspendedAt!: Date | null;
}

export const AdminAccountConnection = connectionType('AdminAccount', () => AdminAccount);

@InputType({ description: 'Which accounts; all that is given must fit.' })
export class AdminAccountFilter {
  @Field(() => String, { nullable: true, description: 'Part of the address. Null: any.' })
  email?: string | null;

  @Field(() => AccountStateEnum, { nullable: true, description: 'State. Null: any.' })
  state?: AccountState | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many there are of what.' })
export class AdminStats {
  @Field(() => Int, { description: 'Accounts with a confirmed address that are not suspended.' })
  active!: number;

  @Field(() => Int, { description: 'Accounts whose address nobody has confirmed.' })
  unverified!: number;

  @Field(() => Int, { description: 'Suspended accounts.' })
  suspended!: number;

  @Field(() => Int, { description: 'Administrators.' })
  admins!: number;

  @Field(() => Int, { description: 'Accounts registered within the last seven days.' })
  registeredThisWeek!: number;

  @Field(() => Float, {
    description:
      'What language models cost today (UTC) with the keys of the installation, in millionths of a US dollar. Administrators are ' +
      'mailed at 50, 80 and 100 percent of the limit.',
  })
  modelsSpentMicroUsd!: number;

  @Field(() => Float, {
    description: 'What they may cost a day, in millionths of a US dollar; then the work goes on by rules.',
  })
  modelsLimitMicroUsd!: number;
}

@ObjectType('AdminAction', {
  simpleResolvers: true,
  description: 'Something an administrator did or looked at.',
})
export class AdminActionType {
  @Field(() => ID, { description: 'UUID version 7.' })
  id!: string;

  @Field(() => ID, { description: 'The account of the administrator.' })
  adminId!: string;

  @Field(() => String, {
    description: 'list-accounts, read-stats, read-actions, suspend, restore or end-sessions.',
  })
  action!: string;

  @Field(() => ID, { nullable: true, description: 'The account it was done to; null: none in particular.' })
  subjectId!: string | null;

  @Field(() => String, { description: 'Why, in the words of the administrator; empty for what only looks.' })
  reason!: string;

  @Field(() => String, { description: 'The request it came with, as in the logs.' })
  requestId!: string;

  @Field(() => DateTime, { description: 'When.' })
  happenedAt!: Date;
}

export const AdminActionConnection = connectionType('AdminAction', () => AdminActionType);

@InputType({ description: 'What is done to an account, and why.' })
export class AccountDecisionInput {
  @Field(() => ID, { description: 'The account.' })
  id!: string;

  @Field(() => String, {
    description: 'Why; its owner is mailed the reason of a suspension. 3 to 500 characters.',
  })
  reason!: string;
}
