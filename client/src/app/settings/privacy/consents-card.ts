import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  AgreeToTermsDocument,
  type ConsentDocument,
  PrivacyDocument,
} from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { Operations } from '../../graphql/operations';
import { ErrorNotice } from '../../ui/error-notice';
import { Notices } from '../../ui/notices';
import { Skeleton } from '../../ui/skeleton';
import { dayWords } from '../../ui/time-words';

const DOCUMENTS: Record<ConsentDocument, { name: string; slug: string }> = {
  TERMS: { name: 'Terms of use', slug: 'terms' },
  PRIVACY: { name: 'Privacy notice', slug: 'privacy' },
};

/** Which versions of terms and privacy notice the person agreed to, and when. */
@Component({
  selector: 'atlas-consents-card',
  imports: [ErrorNotice, MatButton, Skeleton],
  template: `
    <section class="card block" aria-labelledby="consents">
      <h2 id="consents">What you agreed to</h2>
      @if (query.failure(); as problem) {
        <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
      }
      @if (query.pending()) {
        <atlas-skeleton [lines]="2" />
      }
      <ul class="rows">
        @for (item of outstanding(); track item.document) {
          <li>
            <div>
              <strong>{{ documents[item.document].name }}</strong>
              <p class="quiet small">Version {{ item.version }}, not agreed to yet</p>
            </div>
            <a
              class="link-button"
              [href]="'/pages/' + documents[item.document].slug"
              target="_blank"
              rel="noopener"
              >Read</a
            >
          </li>
        }
        @for (item of consents(); track item.document + item.version) {
          <li>
            <div>
              <strong>{{ documents[item.document].name }}</strong>
              <p class="quiet small">Version {{ item.version }}, agreed on {{ dayWords(item.acceptedAt) }}</p>
            </div>
            <a
              class="link-button"
              [href]="'/pages/' + documents[item.document].slug"
              target="_blank"
              rel="noopener"
              >Read</a
            >
          </li>
        }
      </ul>
      @if (outstanding().length > 0) {
        <div class="actions">
          <button matButton="filled" type="button" [disabled]="busy()" (click)="agree()">
            I have read them and agree
          </button>
        </div>
      }
    </section>
  `,
  styleUrl: '../settings-card.scss',
})
export class ConsentsCard {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);

  protected readonly documents = DOCUMENTS;
  protected readonly query = liveQuery(PrivacyDocument, () => ({}));
  protected readonly consents = computed(() => this.query.data()?.consents ?? []);
  protected readonly outstanding = computed(() => this.query.data()?.me?.security.outstandingConsents ?? []);
  protected readonly busy = signal(false);
  protected readonly dayWords = dayWords;

  protected async agree(): Promise<void> {
    this.busy.set(true);
    try {
      const documents = this.outstanding().map(({ document, version }) => ({ document, version }));
      await this.operations.mutate(AgreeToTermsDocument, { documents });
      await this.query.refetch();
    } catch (error) {
      await this.notices.showFailure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
