import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon } from '../ui/icon';
import { type IconName } from '../ui/icons';

interface Place {
  path: string;
  label: string;
  icon: IconName;
}

/** The frame of the settings: their list, and the one that is open. */
@Component({
  selector: 'atlas-settings-page',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page">
      <nav aria-label="Settings">
        @for (place of places; track place.path) {
          <a [routerLink]="place.path" routerLinkActive="here" ariaCurrentWhenActive="page">
            <atlas-icon [name]="place.icon" [size]="19" />{{ place.label }}
          </a>
        }
      </nav>
      <div class="content"><router-outlet /></div>
    </div>
  `,
  styles: `
    .page {
      display: grid;
      grid-template-columns: 200px minmax(0, 760px);
      align-items: start;
      gap: 24px 40px;
    }
    nav {
      position: sticky;
      top: 32px;
      display: grid;
      gap: 2px;
    }
    a {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 40px;
      padding: 6px 12px;
      border-radius: 10px;
      color: var(--mat-sys-on-surface-variant);
      font-weight: 500;
      text-decoration: none;
      white-space: nowrap;
    }
    a:hover {
      background: var(--mat-sys-surface-container);
      color: var(--mat-sys-on-surface);
    }
    a.here {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    .content {
      min-width: 0;
    }
    @media (max-width: 960px) {
      .page {
        grid-template-columns: minmax(0, 1fr);
      }
      nav {
        position: static;
        display: flex;
        gap: 4px;
        flex-wrap: wrap;
      }
    }
    @media (max-width: 600px) {
      nav {
        gap: 2px;
        margin-inline: -8px;
      }
      a {
        padding-inline: 10px;
      }
      atlas-icon {
        display: none;
      }
    }
  `,
})
export class SettingsPage {
  protected readonly places: readonly Place[] = [
    { path: 'account', label: 'Account', icon: 'user' },
    { path: 'models', label: 'Models', icon: 'spark' },
    { path: 'usage', label: 'Usage', icon: 'board' },
    { path: 'security', label: 'Security', icon: 'key' },
    { path: 'privacy', label: 'Privacy', icon: 'shield' },
    { path: 'record', label: 'Record', icon: 'history' },
    { path: 'outbox', label: 'Mail', icon: 'mail' },
  ];
}
