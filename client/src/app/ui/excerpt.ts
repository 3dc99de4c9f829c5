import { Component, input } from '@angular/core';

/** The source's own words, verbatim: set in serif under a highlighter, so that they never look like ours. */
@Component({
  selector: 'atlas-excerpt',
  template: `
    <figure>
      <blockquote>{{ text() }}</blockquote>
      @if (source()) {
        <figcaption>{{ source() }}</figcaption>
      }
    </figure>
  `,
  styles: `
    figure {
      padding: 10px 14px 11px;
      border-inline-start: 3px solid var(--atlas-evidence-line);
      border-radius: 4px 10px 10px 4px;
      background: var(--atlas-evidence);
      color: var(--atlas-on-evidence);
    }
    blockquote {
      font-family: var(--atlas-serif);
      font-size: 0.9375rem;
      line-height: 1.5;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      max-height: 12em;
      overflow: auto;
    }
    figcaption {
      margin-top: 5px;
      font-size: 0.75rem;
      opacity: 0.86;
    }
  `,
})
export class Excerpt {
  readonly text = input.required<string>();
  /** Where the words stand ("page 1 of resume.pdf"). */
  readonly source = input<string | null>(null);
}
