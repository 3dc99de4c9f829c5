import { Component, input } from '@angular/core';
import { type LetterText } from './letter';

/** What a model wrote that is not in the letter, and why. */
@Component({
  selector: 'atlas-removed-sentences',
  template: `
    <ul>
      @for (sentence of sentences(); track $index) {
        <li>
          <del>{{ sentence.text }}</del>
          <p>{{ sentence.reason }}</p>
          @if (sentence.replacedBy) {
            <p class="quiet">In its place: “{{ sentence.replacedBy }}”</p>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
    }
    li {
      display: grid;
      gap: 4px;
      font-size: 0.8125rem;
      overflow-wrap: anywhere;
    }
    del {
      justify-self: start;
      padding: 1px 4px;
      border-radius: 4px;
      background: var(--atlas-removed);
      color: var(--atlas-on-removed);
      font-size: 0.875rem;
      text-decoration-thickness: 1px;
      box-decoration-break: clone;
    }
  `,
})
export class RemovedSentences {
  readonly sentences = input.required<LetterText['removed']>();
}
