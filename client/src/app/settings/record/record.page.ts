import { Component, signal } from '@angular/core';
import { AuditList } from './audit-list';
import { EventList } from './event-list';

/** What was changed in the account, and what happened. */
@Component({
  selector: 'atlas-record-page',
  imports: [AuditList, EventList],
  template: `
    <header class="page-head narrow-head">
      <div>
        <h1>Record</h1>
        <p>Kept for a year. Nobody can change it, not even us.</p>
      </div>
    </header>
    <div class="tabs" role="group" aria-label="Which record">
      <button type="button" [attr.aria-pressed]="shown() === 'events'" (click)="shown.set('events')">
        What happened
      </button>
      <button type="button" [attr.aria-pressed]="shown() === 'changes'" (click)="shown.set('changes')">
        Every change
      </button>
    </div>
    @if (shown() === 'changes') {
      <atlas-audit-list />
    } @else {
      <atlas-event-list />
    }
  `,
  styleUrl: '../settings-card.scss',
  styles: `
    .tabs {
      display: inline-flex;
      justify-self: start;
      gap: 4px;
      padding: 4px;
      border-radius: 12px;
      background: var(--mat-sys-surface-container-high);
    }
    .tabs button {
      min-height: 36px;
      padding: 6px 16px;
      border: 0;
      border-radius: 9px;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      font-weight: 500;
      cursor: pointer;
    }
    .tabs [aria-pressed='true'] {
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      box-shadow: var(--atlas-shadow);
    }
  `,
})
export class RecordPage {
  protected readonly shown = signal<'changes' | 'events'>('events');
}
