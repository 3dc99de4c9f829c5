import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/scalars.js';
import type { Account } from './account.entity.js';

@ObjectType('Account', {
  simpleResolvers: true,
  description: 'A person who uses the program; everything they save is theirs alone.',
})
export class AccountType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  displayName!: string;

  @Field(() => String, { description: 'BCP 47 language of the screens, e.g. "en" or "de-AT".' })
  locale!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => Boolean, {
    description: 'The account everybody on this machine may use; nothing private belongs into it.',
  })
  isDemo!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A login. The refresh token travels only in an HttpOnly cookie.',
})
export class SessionPayload {
  @Field(() => String, {
    description: 'For the header "Authorization: Bearer …" and the connection parameter "accessToken".',
  })
  accessToken!: string;

  @Field(() => DateTime, { description: 'When the access token ends; call refreshSession before.' })
  expiresAt!: Date;

  @Field(() => AccountType)
  account!: AccountType;
}

@InputType()
export class RegisterInput {
  @Field(() => String)
  email!: string;

  @Field(() => String, { description: '8 to 256 characters.' })
  password!: string;

  @Field(() => String)
  displayName!: string;
}

@InputType()
export class LoginInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

@InputType({ description: 'Only what is given changes.' })
export class UpdateMeInput {
  @Field(() => String, { nullable: true })
  displayName?: string | null;

  @Field(() => String, { nullable: true })
  locale?: string | null;
}

export function toAccountType(account: Account): AccountType {
  const { id, email, displayName, locale, createdAt, isDemo } = account;
  return { id, email, displayName, locale, createdAt, isDemo };
}
