import { Component, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { type Task } from './task';

/** The steps of a task, as they happen. */
@Component({
  selector: 'atlas-task-steps',
  imports: [Icon],
  template: `
    <ol>
      @for (step of task().steps; track step.name) {
        <li [class]="step.status.toLowerCase()">
          <span class="mark" aria-hidden="true">
            @switch (step.status) {
              @case ('SUCCEEDED') {
                <atlas-icon name="check" [size]="13" />
              }
              @case ('FAILED') {
                <atlas-icon name="close" [size]="13" />
              }
            }
          </span>
          <span class="visually-hidden">{{ words[step.status] }}:</span>
          <span>
            {{ step.title }}
            @if (step.message) {
              <small>{{ step.message }}</small>
            }
          </span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 7px;
      font-size: 0.8125rem;
    }
    li {
      display: flex;
      align-items: flex-start;
      gap: 9px;
      color: var(--mat-sys-on-surface-variant);
    }
    .mark {
      display: grid;
      place-items: center;
      flex: none;
      width: 18px;
      height: 18px;
      border-radius: 50%;
      border: 1.5px solid var(--mat-sys-outline-variant);
    }
    small {
      display: block;
      font-size: 0.75rem;
      opacity: 0.9;
    }
    .succeeded .mark {
      border-color: transparent;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    .running {
      color: var(--mat-sys-on-surface);
      font-weight: 500;
    }
    .running .mark {
      border-color: var(--mat-sys-primary);
      border-top-color: transparent;
      animation: turn 0.9s linear infinite;
    }
    .failed {
      color: var(--mat-sys-error);
    }
    .failed .mark {
      border-color: transparent;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }
  `,
})
export class TaskSteps {
  readonly task = input.required<Task>();

  protected readonly words = {
    PENDING: 'To come',
    RUNNING: 'Under way',
    SUCCEEDED: 'Done',
    SKIPPED: 'Not needed',
    FAILED: 'Failed',
  } as const;
}
