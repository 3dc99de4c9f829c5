import 'reflect-metadata';
import { Node } from '../../platform/graphql/node.js';
import { Field, Float, ID, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';
import type { FactKind as CoreFactKind } from '../../core/resume/fact.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { StaleVersion } from '../../platform/graphql/stale-version.js';
import type { Fact, FactOrigin, FactRevision } from './fact.entity.js';

export const FactKindEnum = {
  BASICS: 'basics',
  SUMMARY: 'summary',
  ENTRY: 'entry',
  BULLET: 'bullet',
  ENTRY_SUMMARY: 'entrySummary',
  KEYWORD: 'keyword',
} as const satisfies Record<string, CoreFactKind>;

registerEnumType(FactKindEnum, {
  name: 'FactKind',
  description:
    'What a fact is: a contact value, the summary, the heading of an entry, or a line under an entry.',
  valuesConfig: {
    BASICS: { description: 'One contact value; `fields` holds `key` and `value` (or a profile on the web).' },
    SUMMARY: { description: 'What the person says of themselves in a few sentences.' },
    ENTRY: { description: 'The heading of a position, a degree, a skill group and so on, in `fields`.' },
    BULLET: { description: 'A line under an entry.' },
    ENTRY_SUMMARY: { description: 'The paragraph under the heading of an entry.' },
    KEYWORD: { description: 'A word of a list: a skill of a group, a course of a degree.' },
  },
});

export const FactOriginEnum = {
  IMPORTED: 'IMPORTED',
  USER: 'USER',
  DRAFT: 'DRAFT',
} as const satisfies Record<FactOrigin, FactOrigin>;

registerEnumType(FactOriginEnum, {
  name: 'FactOrigin',
  description:
    'Who said it: a document (IMPORTED), the person (USER), or a draft the person accepted (DRAFT). No import overwrites it.',
});

@ObjectType('FactField', { simpleResolvers: true, description: 'One named value, by its JSON Resume name.' })
export class FactFieldType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType('SourceSpan', {
  simpleResolvers: true,
  description: 'Where in an imported document a fact was read.',
})
export class SourceSpanType {
  @Field(() => String)
  fileName!: string;

  @Field(() => Int, { nullable: true, description: 'From 1; null for documents without pages.' })
  page!: number | null;

  @Field(() => String, { description: 'The words, verbatim.' })
  excerpt!: string;
}

@ObjectType('FactRevision', { simpleResolvers: true, description: 'What a fact said before it was changed.' })
export class FactRevisionType {
  @Field(() => Int)
  version!: number;

  @Field(() => String)
  text!: string;

  @Field(() => [FactFieldType])
  fields!: FactFieldType[];

  @Field(() => DateTime, { description: 'When it was replaced.' })
  changedAt!: Date;

  @Field(() => FactOriginEnum)
  origin!: FactOrigin;
}

@ObjectType('Fact', {
  implements: Node,
  simpleResolvers: true,
  description: 'One thing the user says is true, with where it came from. Claims of resumes rest on facts.',
})
export class FactType extends Node {
  @Field(() => FactKindEnum)
  kind!: CoreFactKind;

  @Field(() => String, {
    nullable: true,
    description: 'Section of an entry or line, e.g. "work"; null for the rest.',
  })
  section!: string | null;

  @Field(() => ID, { nullable: true, description: 'The entry a line belongs to; null for the rest.' })
  parentId!: string | null;

  @Field(() => Int, { description: 'Order among its siblings, from 0.' })
  position!: number;

  @Field(() => String, { description: 'The fact as one line of text.' })
  text!: string;

  @Field(() => [FactFieldType], {
    description: 'Structured values of contacts and entries; empty for lines.',
  })
  fields!: FactFieldType[];

  @Field(() => SourceSpanType, { nullable: true, description: 'null for what the user typed.' })
  source!: SourceSpanType | null;

  @Field(() => Float, { description: 'How sure the reader was, 0 to 1; 1 for what the user typed.' })
  confidence!: number;

  @Field(() => FactOriginEnum)
  origin!: FactOrigin;

  @Field(() => Int, { description: 'Give it back when saving: a save against an older version is refused.' })
  version!: number;

  @Field(() => DateTime)
  updatedAt!: Date;
}

export const SaveFactResult = createUnionType({
  name: 'SaveFactResult',
  description: 'The fact as saved, or which version there is now when somebody else was faster.',
  types: () => [FactType, StaleVersion] as const,
  resolveType: (value) => ('currentVersion' in value ? StaleVersion : FactType),
});

/** Named values as the contract lists them. */
export function toFields(fields: Readonly<Record<string, string>>): FactFieldType[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

export function toFactType(fact: Fact): FactType {
  const { id, kind, section, parentId, position, text, source, confidence, origin, version, updatedAt } =
    fact;
  return Object.assign(new FactType(), {
    id,
    kind,
    section,
    parentId,
    position,
    text,
    fields: toFields(fact.fields),
    source:
      source === null ? null : { fileName: source.fileName, page: source.page, excerpt: source.excerpt },
    confidence,
    origin,
    version,
    updatedAt,
  });
}

export function toRevisionType(revision: FactRevision): FactRevisionType {
  const { version, text, changedAt, origin } = revision;
  return { version, text, fields: toFields(revision.fields), changedAt, origin };
}
