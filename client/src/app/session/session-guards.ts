import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
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
export const signedOut: CanActivateFn = async () => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.restore();
  return session.status() === 'signedIn' ? router.createUrlTree(['/jobs']) : true;
};
