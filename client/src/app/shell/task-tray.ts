import { Component, computed, inject, output } from '@angular/core';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';

const SHOWN = 12;

/** The recent tasks with live progress; the content of the panel that the Activity button opens. */
@Component({
  selector: 'atlas-task-tray',
  imports: [TaskCard],
  template: `
    <header>
      <h2>Activity</h2>
      <span class="line" role="status" [class.live]="state() === 'live'">
        <i aria-hidden="true"></i>{{ state() === 'live' ? 'Live' : 'Reconnecting…' }}
      </span>
    </header>
    @if (tasks().length > 0) {
      <ul>
        @for (task of tasks(); track task.id) {
          <li><atlas-task-card [task]="task" (opened)="opened.emit()" /></li>
        }
      </ul>
    } @else {
      <p class="quiet small">Imports, tailoring and exports show up here while they run.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding: 18px 18px 20px;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
    }
    h2 {
      font-size: 1rem;
    }
    .line {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: 0.75rem;
      font-weight: 500;
      color: var(--mat-sys-tertiary);
    }
    .line.live {
      color: var(--mat-sys-primary);
    }
    .line i {
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: currentcolor;
    }
    ul {
      display: grid;
      overflow: auto;
    }
    li {
      padding-block: 12px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class TaskTray {
  private readonly store = inject(TaskStore);

  /** The user follows a link, so the panel can close. */
  readonly opened = output();

  protected readonly state = this.store.connection;
  protected readonly tasks = computed(() => this.store.all().slice(0, SHOWN));
}
