import { Component, computed, input } from '@angular/core';
import { ICONS, type IconName } from './icons';

/** A decorative icon; the control it stands in carries the words. */
@Component({
  selector: 'atlas-icon',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 24 24" focusable="false" [attr.width]="size()" [attr.height]="size()">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    path {
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.7;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Width and height in pixels. */
  readonly size = input(20);

  protected readonly path = computed(() => ICONS[this.name()]);
}
