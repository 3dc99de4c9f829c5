import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';

/** The answer to a save against an older version than there is; nothing was changed. */
@ObjectType({
  simpleResolvers: true,
  description:
    'Somebody (another tab, a task) changed it since it was read; nothing was saved. Read it again.',
})
export class StaleVersion {
  @Field(() => String)
  message!: string;

  @Field(() => Int)
  currentVersion!: number;

  static of(currentVersion: number): StaleVersion {
    return Object.assign(new StaleVersion(), {
      message: 'This was changed elsewhere in the meantime. Nothing was saved; look at it again.',
      currentVersion,
    });
  }
}
