import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Public } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';

declare module '../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly serverInfo: ServerInfo;
  }
}

@ObjectType({ simpleResolvers: true, description: 'The login of the demo account.' })
export class DemoLogin {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What the login screen has to know about this installation.',
})
export class ServerInfo {
  @Field(() => String)
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
}

@Resolver()
export class ServerInfoResolver {
  @Public()
  @Query(() => ServerInfo)
  serverInfo(@Ctx() context: RequestContext): ServerInfo {
    return context.deps.serverInfo;
  }
}
