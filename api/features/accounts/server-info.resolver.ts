import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Public } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { LegalDocument, SignInProviderEnum } from './account.type.js';
import { offeredProviders } from './sign-in/offered-providers.js';
import type { SignInProvider } from './sign-in/sign-in-link.entity.js';

declare module '../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly serverInfo: Pick<ServerInfo, 'version' | 'demo' | 'modelConfigured'>;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The login of the demo account.' })
export class DemoLogin {
  @Field(() => String, { description: 'Its address.' })
  email!: string;

  @Field(() => String, { description: 'Its password.' })
  password!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What the login screen has to know about this installation.',
})
export class ServerInfo {
  @Field(() => String, { description: 'Of the program, as semantic versioning has it.' })
  version!: string;

  @Field(() => DemoLogin, {
    nullable: true,
    description: 'Only on the embedded database of a server that this machine alone can reach; else null.',
  })
  demo!: DemoLogin | null;

  @Field(() => Boolean, {
    description: 'Whether a language model is configured; everything works without one.',
  })
  modelConfigured!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether mails are sent. False: they stay in the outbox, and on a loopback address links are printed.',
  })
  mailConfigured!: boolean;

  @Field(() => [SignInProviderEnum], {
    description: 'Other services one can sign in with, at /auth/<name in lower case>/start.',
  })
  signInProviders!: SignInProvider[];

  @Field(() => [LegalDocument], { description: 'The versions of terms and privacy notice that hold now.' })
  legalDocuments!: LegalDocument[];
}

@Resolver()
export class ServerInfoResolver {
  @Public()
  @Query(() => ServerInfo, { description: 'About this installation; the same for everybody.' })
  async serverInfo(@Ctx() { deps }: RequestContext): Promise<ServerInfo> {
    return {
      ...deps.serverInfo,
      mailConfigured: deps.config.smtpUrl !== null,
      signInProviders: offeredProviders(deps.config),
      legalDocuments: await deps.consents.documents(),
    };
  }
}
