import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Json } from '../../platform/graphql/scalars.js';
import { TASK_KINDS } from './define-task.js';
import { STEP_STATUSES, TASK_STATUSES, type StepStatus, type Task, type TaskStatus } from './task.entity.js';

function enumOf<Name extends string>(names: readonly Name[]): Record<Name, Name> {
  return Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;
}

export const TaskStatusEnum = enumOf(TASK_STATUSES);
export const TaskKindEnum = enumOf(TASK_KINDS);
export const StepStatusEnum = enumOf(STEP_STATUSES);

registerEnumType(TaskStatusEnum, {
  name: 'TaskStatus',
  description:
    'WAITING: for an answer of the user, or without a question for something that takes long. The last three have ended.',
});
registerEnumType(TaskKindEnum, { name: 'TaskKind' });
registerEnumType(StepStatusEnum, { name: 'StepStatus', description: 'SKIPPED: was not needed.' });

@ObjectType('TaskStep', {
  simpleResolvers: true,
  description: 'A part of a task; what it found out survives a crash.',
})
export class TaskStepType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'For people.' })
  title!: string;

  @Field(() => StepStatusEnum)
  status!: StepStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What it is doing or last did; null when it said nothing.',
  })
  message!: string | null;

  @Field(() => DateTime, { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  finishedAt!: Date | null;
}

@ObjectType('TaskError', { simpleResolvers: true, description: 'Why a task failed.' })
export class TaskErrorType {
  @Field(() => String, { description: 'A word a screen may branch on, e.g. PAGE_EXPIRED.' })
  code!: string;

  @Field(() => String, { description: 'For people: what happened and what to do.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether retryTask may help.' })
  retryable!: boolean;
}

@ObjectType('TaskQuestion', {
  simpleResolvers: true,
  description: 'What a WAITING task asks; see answerTask.',
})
export class TaskQuestionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => [String], { description: 'The answers to choose from; empty: any text.' })
  choices!: string[];
}

@ObjectType('Task', {
  simpleResolvers: true,
  implements: Node,
  description: 'Background work one can watch. Rooms add fields that lead to what it makes.',
})
export class TaskType {
  @Field(() => ID)
  id!: string;

  @Field(() => TaskKindEnum)
  kind!: string;

  @Field(() => TaskStatusEnum)
  status!: TaskStatus;

  @Field(() => String)
  title!: string;

  @Field(() => Int, { description: '0 to 100.' })
  progress!: number;

  @Field(() => [TaskStepType])
  steps!: TaskStepType[];

  @Field(() => Int, { description: 'How often a worker has begun it.' })
  attempt!: number;

  @Field(() => Json, {
    nullable: true,
    description: 'What a succeeded task gives; its form depends on the kind.',
  })
  result!: Record<string, unknown> | null;

  @Field(() => TaskErrorType, { nullable: true, description: 'Only when FAILED.' })
  error!: TaskErrorType | null;

  @Field(() => TaskQuestionType, {
    nullable: true,
    description: 'Only when WAITING; null there: it goes on by itself.',
  })
  question!: TaskQuestionType | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  finishedAt!: Date | null;

  /** For the field resolvers of rooms, not part of the contract. */
  jobId!: string | null;
  resumeId!: string | null;
  exportId!: string | null;
  letterId!: string | null;
}

export const TaskConnection = connectionType('Task', () => TaskType);

@InputType()
export class TaskFilter {
  @Field(() => [TaskStatusEnum], { nullable: true })
  status?: TaskStatus[] | null;

  @Field(() => [TaskKindEnum], { nullable: true })
  kind?: string[] | null;
}

export function toTaskType(task: Task): TaskType {
  const { id, kind, status, title, progress, attempt, createdAt } = task;
  return Object.assign(new TaskType(), {
    id,
    kind,
    status,
    title,
    progress,
    attempt,
    createdAt,
    steps: task.steps.map((step) => ({
      ...step,
      startedAt: toDate(step.startedAt),
      finishedAt: toDate(step.finishedAt),
    })),
    result: task.result ?? null,
    error: task.error ?? null,
    question: task.question ?? null,
    startedAt: task.startedAt ?? null,
    finishedAt: task.finishedAt ?? null,
    jobId: task.jobId ?? null,
    resumeId: task.resumeId ?? null,
    exportId: task.exportId ?? null,
    letterId: task.letterId ?? null,
  });
}

function toDate(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}
