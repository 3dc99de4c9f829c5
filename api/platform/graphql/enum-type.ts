import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

/** A GraphQL enum of the words of a union type, under their own names; give the result to `@Field`. */
export function enumType<const Word extends string>(
  name: string,
  words: readonly Word[],
  description?: string,
): Record<Word, Word> {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
  registerEnumType(values, { name, ...(description === undefined ? {} : { description }) });
  return values;
}
