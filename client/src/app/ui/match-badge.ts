import { Component, computed, input } from '@angular/core';

export type Band = 'STRONG' | 'GOOD' | 'FAIR' | 'WEAK';

const WORDS: Record<Band, string> = {
  STRONG: 'Strong match',
  GOOD: 'Good match',
  FAIR: 'Fair match',
  WEAK: 'Weak match',
};
const AROUND = 2 * Math.PI * 15;

/** A match score (0 to 100) as a ring with its band in words. */
@Component({
  selector: 'atlas-match-badge',
  host: { '[class]': 'band().toLowerCase()' },
  template: `
    <span class="ring">
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="15" />
        <circle class="value" cx="18" cy="18" r="15" [attr.stroke-dasharray]="dash()" />
      </svg>
      <b class="numbers">{{ score() }}</b>
    </span>
    <span [class.visually-hidden]="compact()">{{ words() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 9px;
      font-size: 0.8125rem;
      font-weight: 500;
      white-space: nowrap;
      --ring: var(--mat-sys-primary);
    }
    :host(.fair) {
      --ring: var(--atlas-evidence-line);
    }
    :host(.weak) {
      --ring: var(--mat-sys-outline);
    }
    .ring {
      position: relative;
      display: grid;
      place-items: center;
      width: 40px;
      height: 40px;
    }
    svg {
      position: absolute;
      inset: 0;
      transform: rotate(-90deg);
    }
    circle {
      fill: none;
      stroke: var(--mat-sys-surface-container-highest);
      stroke-width: 3;
    }
    .value {
      stroke: var(--ring);
      stroke-linecap: round;
    }
    b {
      font-size: 0.8125rem;
      font-weight: 600;
    }
  `,
})
export class MatchBadge {
  readonly score = input.required<number>();
  readonly band = input.required<Band>();
  /** Shows the ring alone; the words stay for screen readers. */
  readonly compact = input(false);

  protected readonly words = computed(() => WORDS[this.band()]);
  protected readonly dash = computed(() => `${(this.score() / 100) * AROUND} ${AROUND}`);
}
