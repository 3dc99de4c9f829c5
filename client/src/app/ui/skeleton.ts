import { Component, computed, input } from '@angular/core';

/** Grey lines in the place of what is being loaded. */
@Component({
  selector: 'atlas-skeleton',
  host: { role: 'status' },
  template: `
    <span class="visually-hidden">Loading</span>
    @for (width of widths(); track $index) {
      <i [style.width.%]="width" [style.height.px]="height()"></i>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    i {
      display: block;
      border-radius: 8px;
      background: linear-gradient(
          90deg,
          transparent,
          color-mix(in srgb, var(--mat-sys-surface) 70%, transparent),
          transparent
        )
        no-repeat -60% 0 / 40% 100% var(--mat-sys-surface-container-highest);
      animation: sweep 1.6s ease-in-out infinite;
    }
    @keyframes sweep {
      to {
        background-position: 160% 0;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(4);
  /** Height of one line in pixels. */
  readonly height = input(18);
  /** Uneven ends read as text; even ones as rows. */
  readonly even = input(false);

  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, line) => (this.even() ? 100 : [92, 78, 96, 64][line % 4]!)),
  );
}
