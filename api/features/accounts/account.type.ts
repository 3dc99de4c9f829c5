import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../platform/graphql/enum-type.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import type { Account, LoginIdentity } from './account.entity.js';
import { CONSENT_DOCUMENTS, type ConsentDocument } from './consent/consent.entity.js';
import { SIGN_IN_PROVIDERS, type SignInProvider } from './sign-in/sign-in-link.entity.js';

export const ConsentDocumentEnum = enumType(
  'ConsentDocument',
  CONSENT_DOCUMENTS,
  'A document people agree to: the terms of use, or the privacy notice.',
);

export const SignInProviderEnum = enumType(
  'SignInProvider',
  SIGN_IN_PROVIDERS,
  'Another service one can sign in with.',
);

@ObjectType('Account', {
  simpleResolvers: true,
  description: 'A person who uses the program; everything they save is theirs alone.',
})
export class AccountType {
  @Field(() => ID, { description: 'UUID version 7.' })
  id!: string;

  @Field(() => String, { description: 'The address mails go to, as the person typed it.' })
  email!: string;

  @Field(() => Boolean, {
    description:
      'Whether the person confirmed the address by the link we mailed. Until then uploads and language models are refused ' +
      'with FORBIDDEN and reason EMAIL_NOT_VERIFIED.',
  })
  emailVerified!: boolean;

  @Field(() => Boolean, { description: 'Whether the person administers this installation.' })
  isAdmin!: boolean;

  @Field(() => String, { description: 'How the person wants to be called.' })
  displayName!: string;

  @Field(() => String, { description: 'BCP 47 language of screens and mails, e.g. "en" or "de-AT".' })
  locale!: string;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: Date;

  @Field(() => Boolean, {
    description: 'The account everybody on this machine may use; nothing private belongs into it.',
  })
  isDemo!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A document people agree to, in one version.' })
export class LegalDocument {
  @Field(() => ConsentDocumentEnum, { description: 'Which document.' })
  document!: ConsentDocument;

  @Field(() => String, { description: 'Its version: the date from which it holds, e.g. "2026-11-21".' })
  version!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Another service that opens the account.' })
export class LinkedSignIn {
  @Field(() => SignInProviderEnum, { description: 'The service.' })
  provider!: SignInProvider;

  @Field(() => String, { description: 'The address the service gave when it was linked.' })
  email!: string;

  @Field(() => DateTime, { description: 'When it was linked.' })
  createdAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'How the account is protected.' })
export class AccountSecurity {
  @Field(() => Boolean, { description: 'False: only linked services open the account.' })
  hasPassword!: boolean;

  @Field(() => Boolean, { description: 'Whether a login asks for a code of an authenticator app.' })
  twoFactorEnabled!: boolean;

  @Field(() => Int, { description: 'How many recovery codes are left; 0 without two-factor login.' })
  recoveryCodesLeft!: number;

  @Field(() => [LinkedSignIn], { description: 'Other services that open the account.' })
  linkedSignIns!: LinkedSignIn[];

  @Field(() => [LegalDocument], {
    description: 'Documents of which the person has not agreed to the present version; see acceptTerms.',
  })
  outstandingConsents!: LegalDocument[];

  @Field(() => Boolean, {
    description:
      'True: terms or privacy notice were changed before the login of this session and the person has not agreed yet. All but the ' +
      'account itself, export and erasure included, then answers FORBIDDEN (reason CONSENT_NEEDED) until acceptTerms.',
  })
  consentDue!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when sensitive operations are open without proveIdentity; null: they are not (FORBIDDEN, reason PROOF_NEEDED).',
  })
  provedUntil!: Date | null;
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

  @Field(() => AccountType, { description: 'Who is logged in.' })
  account!: AccountType;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The password was right; a code of the authenticator app is needed too.',
})
export class TwoFactorRequired {
  @Field(() => String, { description: 'For completeTwoFactor.' })
  ticket!: string;

  @Field(() => DateTime, { description: 'When the ticket ends, five minutes after the password.' })
  expiresAt!: Date;
}

export const LoginResult = createUnionType({
  name: 'LoginResult',
  description: 'What a good password gives: a session, or the question for the second factor.',
  types: () => [SessionPayload, TwoFactorRequired] as const,
  resolveType: (value) => ('ticket' in value ? TwoFactorRequired : SessionPayload),
});

export const MailStepEnum = enumType(
  'MailStep',
  ['CHECK_MAIL'],
  'What the person does next: CHECK_MAIL, look into the mailbox. The same whether or not the address is known.',
);

@ObjectType({
  simpleResolvers: true,
  description: 'The answer to whoever asks for a mail: the same bytes for every address.',
})
export class MailRequested {
  @Field(() => MailStepEnum, { description: 'What the person does next.' })
  status!: 'CHECK_MAIL';
}

@InputType({ description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, { description: 'One plain mail address of at most 254 characters.' })
  email!: string;

  @Field(() => String, {
    description:
      '8 to 256 characters that are not easy to guess: no known password, not name or address. No rules about capitals or signs.',
  })
  password!: string;

  @Field(() => String, { description: 'How the person wants to be called; 1 to 120 characters.' })
  displayName!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: the person agrees to the present terms and privacy notice (serverInfo.legalDocuments), which is recorded. Null or ' +
      'false: they can agree later with acceptTerms.',
  })
  acceptTerms?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The solution of a captchaChallenge; needed after an error with reason CAPTCHA_NEEDED.',
  })
  captcha?: string | null;
}

@InputType({ description: 'Address and password of an account.' })
export class LoginInput {
  @Field(() => String, { description: 'The address of the account, in capitals or not.' })
  email!: string;

  @Field(() => String, { description: 'Its password.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The solution of a captchaChallenge; needed after an error with reason CAPTCHA_NEEDED.',
  })
  captcha?: string | null;
}

@InputType({ description: 'Only what is given changes.' })
export class UpdateMeInput {
  @Field(() => String, { nullable: true, description: '1 to 120 characters. Null: stays.' })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'A BCP 47 language tag. Null: stays.' })
  locale?: string | null;
}

export function toAccountType(account: Account, identity: LoginIdentity): AccountType {
  const { id, email, displayName, locale, createdAt, isDemo } = account;
  const { confirmedAt, isAdmin } = identity;
  return { id, email, emailVerified: confirmedAt !== null, isAdmin, displayName, locale, createdAt, isDemo };
}
