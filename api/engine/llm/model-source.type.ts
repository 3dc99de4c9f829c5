import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';

/** The model that worded or found something, and by which prompt: what a room keeps beside the value. */
export interface ModelSource {
  /** Id of the call's artefact. */
  callId: string;
  promptName: string;
  promptVersion: string;
  provider: string;
  model: string;
}

@ObjectType('ModelSource', {
  simpleResolvers: true,
  description: 'The model that worded or found something, and by which prompt.',
})
export class ModelSourceType implements Omit<ModelSource, 'callId'> {
  @Field(() => String, { description: 'Name of the prompt, as in docs/prompts.md.' })
  promptName!: string;

  @Field(() => String, { description: "The prompt's version." })
  promptVersion!: string;

  @Field(() => String, { description: 'Which of the configured providers answered.' })
  provider!: string;

  @Field(() => String, { description: "The provider's name of the model." })
  model!: string;
}
