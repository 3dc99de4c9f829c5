import 'reflect-metadata';
import { Field, InputType, Int, ObjectType, createUnionType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/scalars.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';

@ObjectType('Page', {
  simpleResolvers: true,
  description: 'A content page such as privacy or terms, also at `/pages/:slug` for browsers.',
})
export class PageType {
  @Field(() => String, { description: 'Its name in `/pages/:slug`.' })
  slug!: string;

  @Field(() => String, { description: 'Title, plain text.' })
  title!: string;

  @Field(() => String, { description: 'The text in Markdown, as it is edited.' })
  markdown!: string;

  @Field(() => String, { description: 'The text as sanitised HTML: no scripts, styles or pictures.' })
  html!: string;

  @Field(() => Int, {
    description: 'Counts what administrators saved. 0: the text that comes with the program.',
  })
  revision!: number;

  @Field(() => DateTime, { description: 'When this text was written.' })
  updatedAt!: Date;
}

@InputType({ description: 'A new text for a page, or a new page.' })
export class SavePageInput {
  @Field(() => String, {
    description: 'Its name in `/pages/:slug`: lower-case letters, digits and "-", at most 60.',
  })
  slug!: string;

  @Field(() => String, { description: 'Title, plain text, at most 120 characters.' })
  title!: string;

  @Field(() => String, { description: 'The text in Markdown, at most 100,000 characters.' })
  markdown!: string;

  @Field(() => Int, { description: 'The revision that was read; 0 for a new page.' })
  expectedRevision!: number;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'For terms and privacy: whether everybody is asked to agree anew at the next login. Null or false: nobody, e.g. for mended ' +
      'spelling. Other pages nobody agrees to.',
  })
  materialChange?: boolean | null;
}

export const SavePageResult = createUnionType({
  name: 'SavePageResult',
  description: 'The page as saved, or word that somebody saved it in between.',
  types: () => [PageType, StaleVersion] as const,
  resolveType: (value) => ('currentVersion' in value ? StaleVersion : PageType),
});
