import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'What an authenticator app needs. It protects nothing until confirmTwoFactor got a code of it.',
})
export class TwoFactorSetup {
  @Field(() => String, { description: 'The secret in Base32, to be typed where no picture can be read.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an otpauth:// address (TOTP, six digits, 30 seconds).' })
  address!: string;

  @Field(() => String, { description: 'The same as a QR code: a data: URL of an SVG picture.' })
  picture!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Codes that each open the account once without the app.' })
export class RecoveryCodes {
  @Field(() => [String], { description: 'Ten codes, shown now and never again.' })
  codes!: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'That it is still the same person, with tokens of which nobody has a copy.',
})
export class IdentityProof {
  @Field(() => DateTime, { description: 'Until when it opens sensitive operations.' })
  provedUntil!: Date;

  @Field(() => String, {
    description: 'As of login; takes the place of the one that asked, which has ended.',
  })
  accessToken!: string;

  @Field(() => DateTime, { description: 'When the access token ends; call refreshSession before.' })
  expiresAt!: Date;
}

@InputType({ description: 'The second step of a login.' })
export class CompleteTwoFactorInput {
  @Field(() => String, { description: 'From login.' })
  ticket!: string;

  @Field(() => String, { description: 'Six digits of the app, or a recovery code. Works once.' })
  code!: string;
}

@InputType({ description: 'Both proofs.' })
export class DisableTwoFactorInput {
  @Field(() => String, { description: 'The password of the account.' })
  password!: string;

  @Field(() => String, { description: 'Six digits of the app, or a recovery code.' })
  code!: string;
}

@InputType({ description: 'A proof of who asks.' })
export class ProveIdentityInput {
  @Field(() => String, {
    nullable: true,
    description: 'The password of the account. Null only for an account without one.',
  })
  password?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Six digits of the app, or a recovery code. Null only without two-factor login.',
  })
  code?: string | null;
}
