import 'reflect-metadata';
import { Extensions, getMetadataStorage } from 'type-graphql';
import type { AuthCheckerFn } from 'type-graphql';
import { CodedError } from '../errors/coded-error.js';
import type { RequestContext, Viewer } from './request-context.js';

/** Marks an operation that needs no login. What is neither `@Public()` nor `@Authorized()` fails the build. */
export function Public(): MethodDecorator {
  return Extensions({ public: true });
}

/** Lets logged-in people pass; `@Authorized()` has no roles so far. */
export const checkAccess: AuthCheckerFn<RequestContext> = ({ context }) => {
  requireViewer(context);
  return true;
};

/** @throws CodedError UNAUTHENTICATED */
export function requireViewer(context: RequestContext): Viewer {
  if (context.viewer === null) throw new CodedError('UNAUTHENTICATED', 'Please log in.');
  return context.viewer;
}

interface FieldWithAccess {
  methodName: string;
  schemaName: string;
  roles?: unknown[] | undefined;
  extensions?: { public?: unknown } | undefined;
  target: { name: string };
}

/**
 * The operations and field resolvers of which nobody said who may reach them, as `Class.method`. To be called after the
 * schema was built.
 */
export function unclassifiedFields(): string[] {
  const storage = getMetadataStorage();
  const fields = [
    ...storage.queries,
    ...storage.mutations,
    ...storage.subscriptions,
    ...storage.fieldResolvers.filter((field) => field.kind === 'external'),
  ] as unknown as FieldWithAccess[];
  return fields
    .filter((field) => field.roles === undefined && field.extensions?.public !== true)
    .map((field) => `${field.target.name}.${field.methodName}`)
    .sort();
}
