import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { type Task, isFinished, taskRemedy, taskSummary, taskTarget, taskTitle } from './task';
import { TaskSteps } from './task-steps';
import { TaskStore } from './task-store';

/** One task: what it is, how far it has come, and what can be done with it. */
@Component({
  selector: 'atlas-task-card',
  imports: [Icon, RouterLink, TaskSteps],
  host: { '[class]': 'task().status.toLowerCase()' },
  template: `
    <div class="head">
      <div class="words">
        <strong>{{ title() }}</strong>
        <p aria-live="polite">{{ summary() }}</p>
      </div>
      @if (!finished()) {
        @if (linked() && target(); as link) {
          <a class="link-button" [routerLink]="link" (click)="opened.emit()">Read it</a>
        }
        <span class="numbers small quiet">{{ task().progress }}%</span>
        <button class="icon-button" type="button" aria-label="Stop" [disabled]="busy()" (click)="cancel()">
          <atlas-icon name="stop" [size]="18" />
        </button>
      } @else if (linked() && target(); as link) {
        <a class="link-button" [routerLink]="link" (click)="opened.emit()"
          >Open<atlas-icon name="arrowRight" [size]="16"
        /></a>
      } @else if (remedy(); as way) {
        <a class="link-button" [routerLink]="way.path" (click)="opened.emit()"
          >{{ way.label }}<atlas-icon name="arrowRight" [size]="16"
        /></a>
      } @else if (canRetry()) {
        <button class="link-button" type="button" [disabled]="busy()" (click)="retry()">
          <atlas-icon name="refresh" [size]="16" />Try again
        </button>
      }
    </div>
    @if (!finished()) {
      <div
        class="bar"
        role="progressbar"
        [attr.aria-label]="title()"
        aria-valuemin="0"
        aria-valuemax="100"
        [attr.aria-valuenow]="task().progress"
      >
        <i [style.width.%]="task().progress"></i>
      </div>
    }
    @if (task().question; as question) {
      @if (task().status === 'WAITING') {
        <div class="row choices">
          @for (choice of question.choices; track choice) {
            <button class="chip positive" type="button" [disabled]="busy()" (click)="answer(choice)">
              {{ choice }}
            </button>
          } @empty {
            <form (submit)="$event.preventDefault(); answer(reply.value)">
              <input #reply class="field-input" [attr.aria-label]="question.text" required />
              <button class="link-button" type="submit" [disabled]="busy()">Answer</button>
            </form>
          }
        </div>
      }
    }
    @if (steps()) {
      <atlas-task-steps [task]="task()" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
    }
    .head {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    strong {
      display: block;
      font-weight: 600;
      font-size: 0.875rem;
      overflow-wrap: anywhere;
    }
    p {
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
      overflow-wrap: anywhere;
    }
    :host(.failed) p {
      color: var(--mat-sys-error);
    }
    .bar {
      height: 4px;
      border-radius: 4px;
      background: var(--mat-sys-surface-container-highest);
      overflow: hidden;
    }
    .bar i {
      display: block;
      height: 100%;
      border-radius: 4px;
      background: var(--mat-sys-primary);
      transition: width 300ms ease-out;
    }
    .choices form {
      display: flex;
      flex: 1;
      gap: 12px;
    }
    .choices .chip {
      border: 0;
      min-height: 32px;
      cursor: pointer;
    }
  `,
})
export class TaskCard {
  private readonly store = inject(TaskStore);
  private readonly notices = inject(Notices);

  readonly task = input.required<Task>();
  /** Shows every step below the bar. */
  readonly steps = input(false);
  /** Leads to what came of it. */
  readonly linked = input(true);
  /** The user follows the link to what came of it, so a panel around this card can close. */
  readonly opened = output();

  protected readonly busy = signal(false);
  protected readonly finished = computed(() => isFinished(this.task()));
  protected readonly summary = computed(() => taskSummary(this.task()));
  protected readonly target = computed(() => taskTarget(this.task()));
  protected readonly remedy = computed(() => taskRemedy(this.task()));
  protected readonly title = computed(() => taskTitle(this.task()));
  protected readonly canRetry = computed(() => {
    const { status, error } = this.task();
    return status === 'CANCELLED' || (status === 'FAILED' && error?.retryable === true);
  });

  protected cancel = () => this.act(() => this.store.cancel(this.task().id));
  protected retry = () => this.act(() => this.store.retry(this.task().id));
  protected answer = (choice: string) => this.act(() => this.store.answer(this.task().id, choice));

  private async act(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await action();
    } catch (error) {
      await this.notices.showFailure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
