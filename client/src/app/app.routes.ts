import { type Routes } from '@angular/router';
import { entranceOffer } from './session/entrance/server-info';
import { sessionKnown, signedIn, signedOut } from './session/session-guards';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in · AtlasOps',
    canActivate: [signedOut],
    resolve: { offer: entranceOffer },
    loadComponent: async () => (await import('./session/entrance/login.page')).LoginPage,
  },
  {
    path: 'register',
    title: 'Create an account · AtlasOps',
    canActivate: [signedOut],
    resolve: { offer: entranceOffer },
    loadComponent: async () => (await import('./session/entrance/register.page')).RegisterPage,
  },
  {
    path: 'forgot-password',
    title: 'Forgot your password? · AtlasOps',
    resolve: { offer: entranceOffer },
    loadComponent: async () => (await import('./session/entrance/forgot-password.page')).ForgotPasswordPage,
  },
  {
    path: 'reset-password',
    title: 'New password · AtlasOps',
    loadComponent: async () => (await import('./session/entrance/reset-password.page')).ResetPasswordPage,
  },
  {
    path: 'goodbye',
    title: 'Goodbye · AtlasOps',
    loadComponent: async () => (await import('./session/entrance/goodbye.page')).GoodbyePage,
  },
  // The links of mails; what they redeem stands behind the #, where no server sees it.
  ...(['verify-email', 'confirm-email', 'confirm-sign-in'] as const).map((path) => ({
    path,
    title: 'Confirm · AtlasOps',
    data: { purpose: path },
    canActivate: [sessionKnown],
    loadComponent: async () => (await import('./session/entrance/mail-link.page')).MailLinkPage,
  })),
  {
    path: '',
    canActivate: [signedIn],
    // The GraphQL client comes with the rooms: the way in does not need it, and is on screen sooner without.
    loadChildren: async () => (await import('./rooms.routes')).ROOMS,
  },
];
