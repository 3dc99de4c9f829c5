import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { CodedError, notFound } from '../../../platform/errors/coded-error.js';
import { Public, Reproved, requireViewer } from '../../../platform/graphql/access.js';
import type { RequestContext, ServerDeps } from '../../../platform/graphql/request-context.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { LoginIdentity } from '../account.entity.js';
import { SignInProviderEnum } from '../account.type.js';
import { linkExpired, redeemMailToken } from '../emails/mail-tokens.js';
import { tellOwner } from '../tell-owner.js';
import { requireOpenSession } from '../sessions/require-open-session.js';
import { insertLink, providerName } from './admit-person.js';
import { readLinkProof, sealLinkTicket } from './link-proofs.js';
import { offeredProviders } from './offered-providers.js';
import { SIGN_IN_PROVIDERS, SignInLink, type SignInProvider } from './sign-in-link.entity.js';

const mailedPerson = z.object({
  provider: z.enum(SIGN_IN_PROVIDERS),
  subject: z.string(),
  email: z.string(),
});

@Resolver()
export class SignInResolver {
  @Public()
  @Limited('redeemToken')
  @Mutation(() => Boolean, {
    description:
      'Links another service to the account, by the link of the mail that a first sign-in with it caused. BAD_USER_INPUT with ' +
      'reason LINK_EXPIRED.',
  })
  async confirmSignInLink(
    @Arg('token', () => String, { description: 'From the link, behind "#token=".' }) token: string,
    @Ctx() { deps }: RequestContext,
  ): Promise<boolean> {
    await redeemMailToken(deps.orm, 'LINK_SIGN_IN', token, async (tx, { accountId, data }) => {
      const identity = await tx.findOneOrFail(LoginIdentity, { accountId });
      if (identity.suspendedAt !== null) throw linkExpired();
      const person = mailedPerson.parse(data);
      await orLinkedAlready(insertLink(tx, accountId, person));
      await tellLinked(deps, tx, person.provider);
    });
    return true;
  }

  @Reproved()
  @Mutation(() => String, {
    description:
      'The address to open in order to link another service to the account; it comes back to /settings/security with a proof for ' +
      'linkSignIn. NOT_FOUND when the service is not offered.',
  })
  startSignInLink(
    @Arg('provider', () => SignInProviderEnum, { description: 'The service.' }) provider: SignInProvider,
    @Ctx() context: RequestContext,
  ): string {
    const { config, keys } = context.deps;
    if (!offeredProviders(config).includes(provider)) throw notFound('Sign-in provider');
    const ticket = sealLinkTicket(keys, requireViewer(context).accountId);
    return `${config.publicUrl}/auth/${provider.toLowerCase()}/start?ticket=${ticket}`;
  }

  @Reproved()
  @Mutation(() => Boolean, {
    description:
      'Links the service that came back with this proof. BAD_USER_INPUT for a proof that has ended or is of another account; ' +
      'CONFLICT when the service opens an account already.',
  })
  async linkSignIn(
    @Arg('proof', () => String, { description: 'From the address, behind "#link=".' }) proof: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const viewer = requireViewer(context);
    const { accountId } = viewer;
    const person = readLinkProof(context.deps.keys, accountId, proof);
    if (person === null) throw linkExpired();
    await viewerEm(context).transactional(async (tx) => {
      await requireOpenSession(tx, viewer);
      await orLinkedAlready(insertLink(tx, accountId, person));
      await tellLinked(context.deps, tx, person.provider);
    });
    return true;
  }

  @Reproved()
  @Mutation(() => Boolean, {
    description:
      'Takes back that a service opens the account. NOT_FOUND when it does not; CONFLICT when nothing else opens it: set a password ' +
      'first.',
  })
  async unlinkSignIn(
    @Arg('provider', () => SignInProviderEnum, { description: 'The service.' }) provider: SignInProvider,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const { accountId } = requireViewer(context);
    await viewerEm(context).transactional(async (tx) => {
      const identity = await tx.findOneOrFail(LoginIdentity, { accountId });
      const links = await tx.find(SignInLink, { accountId });
      if (!links.some((link) => link.provider === provider)) throw notFound('Linked sign-in');
      if (identity.passwordHash === null && links.length === 1) {
        throw new CodedError('CONFLICT', 'Nothing else opens this account. Set a password first.');
      }
      await tx.nativeDelete(SignInLink, { accountId, provider });
      const about = { provider: providerName(provider) };
      await tellOwner(context.deps, tx, 'sign-in-unlinked', about, { provider });
    });
    return true;
  }
}

async function tellLinked(deps: ServerDeps, em: EntityManager, provider: SignInProvider): Promise<void> {
  await tellOwner(deps, em, 'sign-in-linked', { provider: providerName(provider) }, { provider });
}

async function orLinkedAlready(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new CodedError('CONFLICT', 'This service opens an account already.');
  }
}
