import { Component, computed, inject, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { DocumentFocus } from './document-focus';
import { type Resume, linesOf } from './resume';

/** How much of the resume rests on facts, and the way to what does not. */
@Component({
  selector: 'atlas-truth-banner',
  imports: [Icon],
  host: { '[class.blocked]': 'flawed().length > 0', role: 'status' },
  template: `
    <span class="mark"><atlas-icon [name]="flawed().length > 0 ? 'flag' : 'shield'" [size]="22" /></span>
    <div class="words">
      @if (flawed().length === 0) {
        <strong>Every line rests on your facts</strong>
        <p class="small">
          {{ total() }} lines checked. Point at one, or press it, to see where it comes from.
        </p>
      } @else {
        <strong>
          {{ flawed().length === 1 ? 'One line says' : flawed().length + ' lines say' }} more than your facts
        </strong>
        <p class="small">
          It cannot be exported like this. Change the line, or add what is true to your facts.
        </p>
      }
    </div>
    <div class="meter" aria-hidden="true">
      @for (line of lines(); track $index) {
        <i [class.flawed]="!line.line.supported"></i>
      }
    </div>
    @if (flawed()[0]; as first) {
      <button class="link-button" type="button" (click)="focus.visit(first.line.id)">
        Show it<atlas-icon name="arrowRight" [size]="16" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px 16px;
      padding: 14px 18px;
      border-radius: var(--atlas-radius);
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    :host(.blocked) {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    .mark {
      display: inline-flex;
    }
    .words {
      flex: 1 1 260px;
    }
    strong {
      font-weight: 600;
    }
    .meter {
      display: flex;
      flex: 0 1 220px;
      gap: 3px;
    }
    i {
      flex: 1;
      min-width: 2px;
      height: 18px;
      border-radius: 2px;
      background: currentcolor;
      opacity: 0.34;
    }
    i.flawed {
      opacity: 1;
    }
    .link-button {
      color: inherit;
      font-size: 0.875rem;
    }
    @media (max-width: 600px) {
      .meter {
        flex-basis: 100%;
      }
    }
  `,
})
export class TruthBanner {
  protected readonly focus = inject(DocumentFocus);

  readonly resume = input.required<Resume>();

  protected readonly lines = computed(() => linesOf(this.resume()));
  protected readonly total = computed(() => this.lines().length);
  protected readonly flawed = computed(() => this.lines().filter(({ line }) => !line.supported));
}
