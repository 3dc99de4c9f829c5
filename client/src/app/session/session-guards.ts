import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { safeReturn, takeReturn } from './safe-return';
import { SessionStore } from './session-store';

/** Lets the signed-in through; sends others to the login page, which brings them back afterwards. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.restore();
  if (session.status() === 'signedIn') return true;
  const queryParams = state.url === '/' || state.url === '/jobs' ? {} : { next: state.url };
  return router.createUrlTree(['/login'], { queryParams });
};

/** Keeps the signed-in away from the login page. */
export const signedOut: CanActivateFn = async (route) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  // The way back from another service that signed the person in.
  await session.restore(route.fragment === 'signed-in');
  return session.status() === 'signedIn'
    ? router.parseUrl(safeReturn(takeReturn(route.queryParamMap.get('next') ?? undefined)))
    : true;
};

/** Lets everybody through, knowing who is signed in. */
export const sessionKnown: CanActivateFn = async () => {
  await inject(SessionStore).restore();
  return true;
};
