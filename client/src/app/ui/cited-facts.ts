import { Component, input } from '@angular/core';
import { Confidence } from './confidence';

/** A fact as it is shown under what rests on it. */
export interface CitedFact {
  id: string;
  text: string;
  confidence: number;
  origin: 'IMPORTED' | 'USER' | 'DRAFT';
  source: { fileName: string; page: number | null; excerpt: string } | null;
}

/** The facts a line rests on, each with the words of the source it was read from. */
@Component({
  selector: 'atlas-cited-facts',
  imports: [Confidence],
  template: `
    <ul>
      @for (fact of facts(); track fact.id) {
        <li>
          <p class="text">{{ fact.source?.excerpt ?? fact.text }}</p>
          <p class="about small">
            @if (fact.source; as source) {
              <span>{{ source.fileName }}{{ source.page ? ', page ' + source.page : '' }}</span>
            } @else {
              <span>You said so</span>
            }
            @if (fact.origin === 'IMPORTED') {
              <atlas-confidence [value]="fact.confidence" />
            }
          </p>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
    }
    li {
      padding: 8px 12px 9px;
      border-inline-start: 3px solid var(--atlas-evidence-line);
      border-radius: 4px 10px 10px 4px;
      background: var(--atlas-evidence);
      color: var(--atlas-on-evidence);
    }
    .text {
      font-family: var(--atlas-serif);
      font-size: 0.9375rem;
      line-height: 1.45;
      overflow-wrap: anywhere;
    }
    .about {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px 12px;
      margin-top: 3px;
      font-size: 0.75rem;
    }
    .about atlas-confidence {
      color: inherit;
    }
  `,
})
export class CitedFacts {
  readonly facts = input.required<readonly CitedFact[]>();
}
