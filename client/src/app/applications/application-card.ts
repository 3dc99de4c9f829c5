import { Component, computed, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { type ApplicationStage } from '../../generated/applications/graphql';
import { Icon } from '../ui/icon';
import { MatchBadge } from '../ui/match-badge';
import { agoWords } from '../ui/time-words';
import { type Application, STAGES, stageBeside } from './stages';

/** One application on the board, with the means to move it without a mouse. */
@Component({
  selector: 'atlas-application-card',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, MatchBadge, RouterLink],
  host: { '[class.moving]': 'moving()' },
  template: `
    <div class="top">
      <div class="words">
        <h3>
          <a [routerLink]="['/jobs', application().job.id]">{{ title() }}</a>
        </h3>
        <p class="small quiet">{{ application().job.company ?? 'Company not named' }}</p>
      </div>
      @if (application().job.match; as match) {
        <atlas-match-badge [score]="match.score" [band]="match.band" [compact]="true" />
      }
    </div>
    <div class="foot">
      <span class="small quiet">{{ since() }}</span>
      @if (application().resume; as resume) {
        <a
          class="icon-button"
          [routerLink]="['/resumes', resume.id]"
          [attr.aria-label]="'Resume for ' + title()"
        >
          <atlas-icon name="document" [size]="17" />
        </a>
      }
      @if (application().letters[0]; as letter) {
        <a
          class="icon-button"
          [routerLink]="['/letters', letter.id]"
          [attr.aria-label]="'Letter for ' + title()"
        >
          <atlas-icon name="mail" [size]="17" />
        </a>
      } @else {
        <a
          class="icon-button"
          title="Write a letter"
          [routerLink]="['/letters/write', application().job.id]"
          [attr.aria-label]="'Write a letter for ' + title()"
        >
          <atlas-icon name="edit" [size]="17" />
        </a>
      }
      <button
        class="icon-button"
        type="button"
        [matMenuTriggerFor]="stages"
        [attr.aria-label]="'Move ' + title()"
        [disabled]="moving()"
        (keydown.arrowRight)="step($event, 1)"
        (keydown.arrowLeft)="step($event, -1)"
      >
        <atlas-icon name="arrowRight" [size]="17" />
      </button>
      <mat-menu #stages="matMenu">
        @for (stage of others(); track stage.value) {
          <button mat-menu-item type="button" (click)="move.emit(stage.value)">
            Move to {{ stage.title }}
          </button>
        }
      </mat-menu>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 13px 14px 8px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: var(--mat-sys-surface);
      transition: opacity 160ms;
    }
    :host(.moving) {
      opacity: 0.6;
    }
    .top,
    .foot {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .top {
      align-items: flex-start;
    }
    .words,
    .foot span {
      flex: 1;
      min-width: 0;
    }
    h3 {
      overflow-wrap: anywhere;
    }
    h3 a {
      color: inherit;
      text-decoration: none;
    }
    h3 a:hover {
      color: var(--mat-sys-primary);
    }
  `,
})
export class ApplicationCard {
  readonly application = input.required<Application>();
  readonly moving = input(false);
  readonly move = output<ApplicationStage>();

  protected readonly title = computed(() => this.application().job.title ?? 'Untitled posting');
  protected readonly others = computed(() =>
    STAGES.filter(({ value }) => value !== this.application().stage),
  );
  protected readonly since = computed(() => agoWords(this.application().updatedAt, Date.now()));

  /** The arrow keys move the card one column on. */
  protected step(event: Event, by: number): void {
    const stage = stageBeside(this.application().stage, by);
    if (!stage) return;
    event.preventDefault();
    this.move.emit(stage.value);
  }
}
