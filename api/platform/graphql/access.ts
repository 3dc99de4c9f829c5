import 'reflect-metadata';
import { Authorized, Extensions, getMetadataStorage } from 'type-graphql';
import type { AuthCheckerFn } from 'type-graphql';
import { CodedError } from '../errors/coded-error.js';
import type { RequestContext, TokenScope, Viewer } from './request-context.js';

/**
 * Who may reach a field. Every operation and field resolver carries exactly one of these marks; what carries none fails the
 * build.
 *
 * | mark            | anonymous | unverified | verified | API token      | admin |
 * | --------------- | --------- | ---------- | -------- | -------------- | ----- |
 * | `@Public()`     | yes       | yes        | yes      | yes            | yes   |
 * | `@Authorized()` |           | yes        | yes      | with its scope | yes   |
 * | `@Verified()`   |           |            | yes      | with its scope | yes   |
 * | `@Personal()`   |           | yes        | yes      |                | yes   |
 * | `@Reproved()`   |           | proof      | proof    |                | proof |
 * | `@Admin()`      |           |            |          |                | yes   |
 *
 * Where the installation requires a second factor (`REQUIRE_SECOND_FACTOR`) and the account has none, only `@Public()` fields and
 * those that lead to one (`@Personal('BEFORE_FACTOR')`) are open.
 *
 * "proof": who gave password or second factor within `PROOF_MS`. Suspended accounts have no viewer: to every mark they are anonymous. A token needs READ for queries and subscriptions,
 * WRITE for mutations.
 */
export type AccessRole = 'VERIFIED' | 'PERSONAL' | 'PROVED' | 'ADMIN' | 'BEFORE_FACTOR';

type Mark = MethodDecorator & PropertyDecorator;

/** Needs no login. */
export function Public(): MethodDecorator {
  return Extensions({ public: true });
}

/** Logged in, with an e-mail address that was confirmed. For uploads and whatever costs money or reaches others. */
export function Verified(): Mark {
  return Authorized<AccessRole>('VERIFIED');
}

/** Logged in as a person: no API token may, whatever its scopes. For what could widen the token's own power. */
export function Personal(...also: 'BEFORE_FACTOR'[]): Mark {
  return Authorized<AccessRole>('PERSONAL', ...also);
}

/** As `Personal`, by somebody who gave password or second factor within the last 15 minutes. For what cannot be undone. */
export function Reproved(...also: 'BEFORE_FACTOR'[]): Mark {
  return Authorized<AccessRole>('PERSONAL', 'PROVED', ...also);
}

/** An administrator of the installation, as a person. */
export function Admin(): Mark {
  return Authorized<AccessRole>('PERSONAL', 'ADMIN');
}

/** How long a proof of who somebody is (password, second factor) serves for sensitive operations. */
export const PROOF_MS = 15 * 60 * 1000;

/** Beside `Authorized`: reached also by somebody who has to agree to changed terms first, see `ServerDeps.admit`. */
export function BeforeConsent(): MethodDecorator {
  return Extensions({ beforeConsent: true });
}

/** Lets pass whom the field's mark admits; see `AccessRole`. Throws CodedError UNAUTHENTICATED or FORBIDDEN with a reason. */
export const checkAccess: AuthCheckerFn<RequestContext, AccessRole> = ({ context, info }, roles) => {
  const viewer = requireViewer(context);
  const operation = info.parentType.name;
  if (operation === 'Mutation') requireScope(viewer, 'WRITE');
  else if (operation === 'Query' || operation === 'Subscription') requireScope(viewer, 'READ');
  if (viewer.factorNeeded === 'ANYTHING' && !roles.includes('BEFORE_FACTOR')) throw factorNeeded();
  for (const role of roles) requireRole(viewer, role);
  const { admit } = context.deps;
  if (admit === undefined || !ROOTS.has(operation) || roles.includes('PERSONAL')) return true;
  const { extensions } = info.parentType.getFields()[info.fieldName] ?? {};
  return extensions?.['beforeConsent'] === true ? true : admit(viewer).then(() => true);
};

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

function requireRole(viewer: Viewer, role: AccessRole): void {
  switch (role) {
    case 'VERIFIED':
      if (viewer.verified) return;
      throw forbidden('EMAIL_NOT_VERIFIED', 'Confirm your e-mail address first; we sent you a link.');
    case 'PERSONAL':
      if (viewer.scopes === null) return;
      throw forbidden('NOT_FOR_TOKENS', 'API tokens cannot do this. Log in to do it.');
    case 'PROVED':
      requireProof(viewer);
      return;
    case 'ADMIN':
      if (viewer.isAdmin) return;
      if (viewer.factorNeeded === 'ADMINISTRATION') throw factorNeeded();
      throw forbidden('ADMIN_ONLY', 'Only administrators can do this.');
    case 'BEFORE_FACTOR':
      return;
  }
}

function factorNeeded(): CodedError {
  return forbidden(
    'SECOND_FACTOR_NEEDED',
    'This needs two-factor login. Switch it on in the settings of your account, under Security.',
  );
}

/**
 * For operations of which only some cases need what `Reproved` asks for.
 *
 * @throws CodedError FORBIDDEN with reason PROOF_NEEDED
 */
export function requireProof(viewer: Viewer): void {
  if (viewer.provedAt !== null && Date.now() - viewer.provedAt.getTime() < PROOF_MS) return;
  throw forbidden('PROOF_NEEDED', 'Confirm that it is you with "proveIdentity", then try again.');
}

/**
 * For `@Public()` operations that answer about the viewer.
 *
 * @throws CodedError FORBIDDEN when the viewer is an API token without the scope
 */
export function requireScope(viewer: Viewer, scope: TokenScope): void {
  if (viewer.scopes === null || viewer.scopes.has(scope)) return;
  throw forbidden('TOKEN_SCOPE', `This API token lacks the scope ${scope}.`);
}

function forbidden(reason: string, message: string): CodedError {
  return new CodedError('FORBIDDEN', message, { reason });
}

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
