import 'reflect-metadata';
import { Field, ID, InterfaceType } from 'type-graphql';

/** What has an id of its own; clients keep one copy of each by it. */
@InterfaceType({ description: 'What has an id of its own (UUID version 7).' })
export abstract class Node {
  @Field(() => ID)
  id!: string;
}
