import { type Routes } from '@angular/router';
import { keepsUnsavedEdits } from '../ui/unsaved-edits';
import { AdminPage } from './admin.page';

/** What administrators do; the server decides who is one. */
export const ADMIN: Routes = [
  {
    path: '',
    component: AdminPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'accounts' },
      {
        path: 'accounts',
        title: 'Accounts · AtlasOps',
        loadComponent: async () => (await import('./accounts.page')).AccountsPage,
      },
      {
        path: 'pages',
        title: 'Content pages · AtlasOps',
        loadComponent: async () => (await import('./content-pages.page')).ContentPagesPage,
      },
      {
        path: 'pages/:slug',
        title: 'Content page · AtlasOps',
        canDeactivate: [keepsUnsavedEdits],
        loadComponent: async () => (await import('./content-page.page')).ContentPagePage,
      },
      {
        path: 'actions',
        title: 'What administrators did · AtlasOps',
        loadComponent: async () => (await import('./actions.page')).ActionsPage,
      },
    ],
  },
];
