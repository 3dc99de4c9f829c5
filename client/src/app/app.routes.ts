import { type Routes } from '@angular/router';
import { demoOffer } from './session/demo-login';
import { signedIn, signedOut } from './session/session-guards';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in · AtlasOps',
    canActivate: [signedOut],
    resolve: { demo: demoOffer },
    loadComponent: async () => (await import('./session/login.page')).LoginPage,
  },
  {
    path: 'register',
    title: 'Create an account · AtlasOps',
    canActivate: [signedOut],
    loadComponent: async () => (await import('./session/register.page')).RegisterPage,
  },
  {
    path: '',
    canActivate: [signedIn],
    // The GraphQL client comes with the rooms: the way in does not need it, and is on screen sooner without.
    loadChildren: async () => (await import('./rooms.routes')).ROOMS,
  },
];
