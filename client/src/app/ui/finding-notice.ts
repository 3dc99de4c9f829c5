import { Component, input } from '@angular/core';
import { CitedFacts, type CitedFact } from './cited-facts';
import { Icon } from './icon';

/** What the truth check found in a line or a sentence. */
export interface Finding {
  text: string;
  reason: string;
  closestFact: CitedFact | null;
}

/** Why a line is not supported, and the fact that comes closest. The projected buttons say what to do. */
@Component({
  selector: 'atlas-finding',
  imports: [CitedFacts, Icon],
  template: `
    <p class="what">
      <atlas-icon name="flag" [size]="17" />
      <span>
        @if (finding().text) {
          <q>{{ finding().text }}</q>
        }
        {{ finding().reason }}</span
      >
    </p>
    @if (finding().closestFact; as fact) {
      <p class="small quiet">What your facts say:</p>
      <atlas-cited-facts [facts]="[fact]" />
    }
    <div class="row"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .what {
      display: flex;
      gap: 9px;
      color: var(--mat-sys-error);
      font-size: 0.875rem;
    }
    .what atlas-icon {
      margin-top: 2px;
    }
    q {
      font-weight: 600;
      margin-inline-end: 5px;
    }
  `,
})
export class FindingNotice {
  readonly finding = input.required<Finding>();
}
