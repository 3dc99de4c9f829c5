import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

export const SIGN_IN_PROVIDERS = ['GOOGLE', 'MICROSOFT', 'GITHUB'] as const;
export type SignInProvider = (typeof SIGN_IN_PROVIDERS)[number];

/** That a person of another provider opens an account. Global, because it is looked up before the account is known. */
export const SignInLink = defineEntity({
  name: 'SignInLink',
  tableName: 'sign_in_link',
  uniques: [
    { name: 'sign_in_link_subject', properties: ['provider', 'subject'] },
    { name: 'sign_in_link_account', properties: ['accountId', 'provider'] },
  ],
  properties: {
    id: p.uuid().primary(),
    provider: p.text().$type<SignInProvider>(),
    /** The provider's own, unchanging id of the person. */
    subject: p.text(),
    accountId: p.uuid(),
    /** The address the provider gave when the two were linked; shown, never compared. */
    email: p.text(),
    createdAt: p.datetime(3),
  },
});

export type SignInLink = InferEntity<typeof SignInLink>;
