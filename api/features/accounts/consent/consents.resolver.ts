import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { CodedError } from '../../../platform/errors/coded-error.js';
import { Personal } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { ConsentDocumentEnum } from '../account.type.js';
import { Consent, type ConsentDocument } from './consent.entity.js';
import { recordConsent } from './legal-documents.js';

@ObjectType('Consent', {
  simpleResolvers: true,
  description: 'That the person agreed to a version of a document.',
})
export class ConsentType {
  @Field(() => ConsentDocumentEnum, { description: 'Which document.' })
  document!: ConsentDocument;

  @Field(() => String, { description: 'Its version.' })
  version!: string;

  @Field(() => DateTime, { description: 'When the person agreed.' })
  acceptedAt!: Date;
}

@InputType({ description: 'What the person has read and agrees to.' })
export class AcceptTermsInput {
  @Field(() => ConsentDocumentEnum, { description: 'Which document.' })
  document!: ConsentDocument;

  @Field(() => String, { description: 'The version that was shown.' })
  version!: string;
}

@Resolver()
export class ConsentsResolver {
  @Personal()
  @Query(() => [ConsentType], {
    description: 'What the person agreed to, newest first; never changed afterwards.',
  })
  async consents(@Ctx() context: RequestContext): Promise<ConsentType[]> {
    const given = await viewerEm(context).find(Consent, {}, { orderBy: { acceptedAt: 'desc', id: 'desc' } });
    return given.map(({ document, version, acceptedAt }) => ({ document, version, acceptedAt }));
  }

  @Personal()
  @Mutation(() => [ConsentType], {
    description:
      'Records that the person agrees to documents in the versions that were shown. BAD_USER_INPUT when one of them is not the ' +
      'present version: show that first.',
  })
  async acceptTerms(
    @Arg('documents', () => [AcceptTermsInput], { description: 'What was shown and agreed to.' })
    documents: AcceptTermsInput[],
    @Ctx() context: RequestContext,
  ): Promise<ConsentType[]> {
    const { consents, tasks } = context.deps;
    consents.forget();
    const present = await consents.documents();
    for (const { document, version } of documents) {
      if (!present.some((now) => now.document === document && now.version === version)) {
        throw new CodedError('BAD_USER_INPUT', 'The document has a newer version. Read that first.', {
          field: 'version',
        });
      }
    }
    const distinct = present.filter(({ document }) => documents.some((given) => given.document === document));
    if (distinct.length > 0) {
      await viewerEm(context).transactional((tx) => recordConsent(tasks, tx, distinct));
      consents.forget();
    }
    return this.consents(context);
  }
}
