import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices';

/** Secrets that the server gives out once: to copy or save now. */
@Component({
  selector: 'atlas-shown-once',
  imports: [Icon, MatButton],
  host: { role: 'status' },
  template: `
    <p>
      <strong>{{ heading() }}</strong> {{ advice() }}
    </p>
    <ul [class.many]="secrets().length > 1">
      @for (secret of secrets(); track secret) {
        <li>
          <code>{{ secret }}</code>
        </li>
      }
    </ul>
    <div class="row">
      <button matButton="tonal" type="button" (click)="copy()">
        <atlas-icon name="document" [size]="18" />Copy
      </button>
      @if (fileName(); as name) {
        <a matButton="tonal" [href]="file()" [attr.download]="name"
          ><atlas-icon name="download" [size]="18" />Save as text</a
        >
      }
      <button matButton type="button" (click)="kept.emit()">
        I have kept {{ secrets().length > 1 ? 'them' : 'it' }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding: 16px 18px;
      border: 1px solid var(--atlas-evidence-line);
      border-radius: 12px;
      background: var(--atlas-evidence);
      color: var(--atlas-on-evidence);
    }
    strong {
      font-weight: 600;
    }
    ul {
      display: grid;
      gap: 6px 20px;
    }
    .many {
      grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
    }
    code {
      font-size: 0.9375rem;
      overflow-wrap: anywhere;
      user-select: all;
    }
    button[matButton=''] {
      --mat-button-text-label-text-color: currentcolor;
    }
  `,
})
export class ShownOnce {
  private readonly notices = inject(Notices);

  readonly heading = input.required<string>();
  readonly advice = input.required<string>();
  readonly secrets = input.required<readonly string[]>();
  /** Offers them as a file of this name. */
  readonly fileName = input<string>();
  readonly kept = output();

  protected readonly file = computed(
    () => `data:text/plain;charset=utf-8,${encodeURIComponent(this.secrets().join('\n') + '\n')}`,
  );

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.secrets().join('\n'));
      await this.notices.show('Copied');
    } catch (error) {
      // Browsers refuse the clipboard without HTTPS or where the user forbids it.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      await this.notices.show('This browser does not let pages copy. Mark the words and copy them by hand.');
    }
  }
}
