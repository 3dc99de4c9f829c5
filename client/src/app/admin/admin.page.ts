import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { SessionStore } from '../session/session-store';
import { EmptyState } from '../ui/empty-state';

/** The frame of what administrators do. */
@Component({
  selector: 'atlas-admin-page',
  imports: [EmptyState, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    @if (isAdmin) {
      <div class="page">
        <nav aria-label="Administration">
          @for (place of places; track place.path) {
            <a [routerLink]="place.path" routerLinkActive="here" ariaCurrentWhenActive="page">{{
              place.label
            }}</a>
          }
        </nav>
        <router-outlet />
      </div>
    } @else {
      <atlas-empty-state
        icon="shield"
        [wholePage]="true"
        heading="Only administrators come in here"
        text="Ask whoever runs this AtlasOps. Your own account is in the settings."
      />
    }
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      margin-bottom: 24px;
      padding-bottom: 2px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      overflow-x: auto;
    }
    a {
      padding: 10px 14px;
      border-radius: 10px 10px 0 0;
      color: var(--mat-sys-on-surface-variant);
      font-weight: 500;
      text-decoration: none;
      white-space: nowrap;
    }
    a:focus-visible {
      outline-offset: -2px;
    }
    a.here {
      color: var(--mat-sys-primary);
      box-shadow: inset 0 -2px var(--mat-sys-primary);
    }
  `,
})
export class AdminPage {
  /** As of when the page was opened: what is being edited here must not vanish while the session ends. */
  protected readonly isAdmin = inject(SessionStore).account()?.isAdmin ?? false;
  protected readonly places = [
    { path: 'accounts', label: 'Accounts' },
    { path: 'pages', label: 'Content pages' },
    { path: 'actions', label: 'Administrators’ record' },
  ] as const;
}
