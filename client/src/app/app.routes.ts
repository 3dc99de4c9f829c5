import { type Routes } from '@angular/router';
import { signedIn, signedOut } from './session/session-guards';
import { keepsUnsavedEdits } from './ui/unsaved-edits';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in · AtlasOps',
    canActivate: [signedOut],
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
    loadComponent: async () => (await import('./shell/shell')).Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'jobs' },
      {
        path: 'jobs',
        title: 'Jobs · AtlasOps',
        loadComponent: async () => (await import('./jobs/jobs.page')).JobsPage,
      },
      {
        path: 'jobs/:id',
        title: 'Job · AtlasOps',
        canDeactivate: [keepsUnsavedEdits],
        loadComponent: async () => (await import('./jobs/job.page')).JobPage,
      },
      {
        path: 'profile',
        title: 'Profile · AtlasOps',
        canDeactivate: [keepsUnsavedEdits],
        loadComponent: async () => (await import('./profiles/profile.page')).ProfilePage,
      },
      {
        path: 'resumes',
        title: 'Resumes · AtlasOps',
        loadComponent: async () => (await import('./resumes/resumes.page')).ResumesPage,
      },
      {
        path: 'resumes/:id',
        title: 'Resume · AtlasOps',
        canDeactivate: [keepsUnsavedEdits],
        loadComponent: async () => (await import('./resumes/resume.page')).ResumePage,
      },
      {
        path: 'applications',
        title: 'Applications · AtlasOps',
        loadComponent: async () => (await import('./applications/applications.page')).ApplicationsPage,
      },
      {
        path: '**',
        title: 'Not found · AtlasOps',
        loadComponent: async () => (await import('./shell/not-found.page')).NotFoundPage,
      },
    ],
  },
];
