import { type Routes } from '@angular/router';
import { Proofs } from './proof/proofs';
import { SettingsPage } from './settings.page';

/** The settings: one page each, beside a list of them. */
export const SETTINGS: Routes = [
  {
    path: '',
    component: SettingsPage,
    providers: [Proofs],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'account' },
      {
        path: 'account',
        title: 'Account settings · AtlasOps',
        loadComponent: async () => (await import('./account/account.page')).AccountPage,
      },
      {
        path: 'security',
        title: 'Security · AtlasOps',
        loadComponent: async () => (await import('./security/security.page')).SecurityPage,
      },
      {
        path: 'privacy',
        title: 'Privacy · AtlasOps',
        loadComponent: async () => (await import('./privacy/privacy.page')).PrivacyPage,
      },
      {
        path: 'record',
        title: 'Record · AtlasOps',
        loadComponent: async () => (await import('./record/record.page')).RecordPage,
      },
      {
        path: 'outbox',
        title: 'Mail · AtlasOps',
        loadComponent: async () => (await import('./outbox/outbox.page')).OutboxPage,
      },
      {
        path: 'models',
        title: 'Language models · AtlasOps',
        loadComponent: async () => (await import('./models/models.page')).ModelsPage,
      },
      {
        path: 'usage',
        title: 'Usage of models · AtlasOps',
        loadComponent: async () => (await import('./usage/usage.page')).UsagePage,
      },
    ],
  },
];
