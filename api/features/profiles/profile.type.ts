import 'reflect-metadata';
import { Node } from '../../platform/graphql/node.js';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { FactKind } from '../../core/resume/fact.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { FactKindEnum } from './fact.type.js';
import type { Profile } from './profile.entity.js';

@ObjectType('Profile', {
  implements: Node,
  simpleResolvers: true,
  description: 'The career of the account’s owner: all facts together.',
})
export class ProfileType extends Node {
  @Field(() => String, { nullable: true, description: 'One line about the person, for themselves.' })
  headline!: string | null;

  @Field(() => String, { description: 'BCP 47 language of the facts.' })
  language!: string;

  @Field(() => DateTime)
  updatedAt!: Date;
}

@InputType('UpdateProfileInput', { description: 'Only what is given changes.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  headline?: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47, e.g. "en" or "de-AT".' })
  language?: string | null;
}

@InputType('FactFieldInput')
export class FactFieldInput {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'Empty: the field is taken out.' })
  value!: string;
}

@InputType('SaveFactInput', { description: 'With `id`: corrects that fact. Without: adds one.' })
export class SaveFactInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Required with `id`: the version the user saw.' })
  version?: number | null;

  @Field(() => FactKindEnum, { description: 'Ignored with `id`: a fact keeps its kind.' })
  kind!: FactKind;

  @Field(() => String, {
    nullable: true,
    description: 'For a new ENTRY: "work", "education", "skills" and so on.',
  })
  section?: string | null;

  @Field(() => ID, { nullable: true, description: 'For a new line: its entry.' })
  parentId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Order among its siblings; at the end when left out.' })
  position?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of a line or the summary; at most 2,000 characters.',
  })
  text?: string | null;

  @Field(() => [FactFieldInput], {
    nullable: true,
    description: 'All fields of an ENTRY or BASICS fact: those left out are taken out of an entry.',
  })
  fields?: FactFieldInput[] | null;
}

export function toProfileType(profile: Profile): ProfileType {
  const { id, headline, language, updatedAt } = profile;
  return Object.assign(new ProfileType(), { id, headline, language, updatedAt });
}
