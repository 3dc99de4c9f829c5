import { Component, input } from '@angular/core';
import { MatAnchor } from '@angular/material/button';
import { keepReturn } from '../safe-return';
import { providerName } from '../provider-name';

/** The ways in through other services, where this installation offers any. */
@Component({
  selector: 'atlas-provider-links',
  imports: [MatAnchor],
  template: `
    @if (providers().length > 0) {
      <p class="or" aria-hidden="true"><span>or</span></p>
      <ul>
        @for (provider of providers(); track provider) {
          <li>
            <a
              matButton="outlined"
              class="wide"
              [href]="'/auth/' + provider.toLowerCase() + '/start'"
              (click)="leave()"
              >Continue with {{ nameOf(provider) }}</a
            >
          </li>
        }
      </ul>
    }
  `,
  styles: `
    .or {
      display: flex;
      align-items: center;
      gap: 12px;
      margin-block: 20px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
    }
    .or::before,
    .or::after {
      content: '';
      flex: 1;
      height: 1px;
      background: var(--mat-sys-outline-variant);
    }
    ul {
      display: grid;
      gap: 10px;
    }
    .wide {
      width: 100%;
      min-height: 46px;
    }
  `,
})
export class ProviderLinks {
  readonly providers = input.required<readonly string[]>();
  /** Where to go after signing in. */
  readonly next = input<string>();

  protected readonly nameOf = providerName;

  protected leave(): void {
    keepReturn(this.next());
  }
}
