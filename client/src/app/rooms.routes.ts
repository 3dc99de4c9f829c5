import { type Routes } from '@angular/router';
import { provideApollo } from 'apollo-angular';
import { apolloOptions } from './graphql/apollo-options';
import { Operations } from './graphql/operations';
import { Socket } from './graphql/socket';
import { Shell } from './shell/shell';
import { TaskStore } from './tasks/task-store';
import { FileUploader } from './tasks/upload-file';
import { Dialogs } from './ui/dialogs';
import { keepsUnsavedEdits } from './ui/unsaved-edits';

/** What a signed-in user sees, and what all of it shares. */
export const ROOMS: Routes = [
  {
    path: '',
    component: Shell,
    providers: [provideApollo(apolloOptions), Operations, Socket, TaskStore, FileUploader, Dialogs],
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
        path: 'letters',
        title: 'Letters · AtlasOps',
        loadComponent: async () => (await import('./letters/letters.page')).LettersPage,
      },
      {
        path: 'letters/write/:jobId',
        title: 'Write a letter · AtlasOps',
        loadComponent: async () => (await import('./letters/write-letter.page')).WriteLetterPage,
      },
      {
        path: 'letters/:id',
        title: 'Letter · AtlasOps',
        canDeactivate: [keepsUnsavedEdits],
        loadComponent: async () => (await import('./letters/letter.page')).LetterPage,
      },
      {
        path: 'applications',
        title: 'Applications · AtlasOps',
        loadComponent: async () => (await import('./applications/applications.page')).ApplicationsPage,
      },
      {
        path: 'settings',
        loadChildren: async () => (await import('./settings/settings.routes')).SETTINGS,
      },
      {
        path: 'admin',
        loadChildren: async () => (await import('./admin/admin.routes')).ADMIN,
      },
      {
        path: '**',
        title: 'Not found · AtlasOps',
        loadComponent: async () => (await import('./shell/not-found.page')).NotFoundPage,
      },
    ],
  },
];
