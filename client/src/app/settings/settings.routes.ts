import { type Routes } from '@angular/router';
import { SettingsPage } from './settings.page';

/** The settings: one page each, beside a list of them. */
export const SETTINGS: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'account' },
      {
        path: 'account',
        title: 'Account settings · AtlasOps',
        loadComponent: async () => (await import('./account/account.page')).AccountPage,
      },
    ],
  },
];
