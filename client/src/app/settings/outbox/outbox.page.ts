import { Component, computed, effect } from '@angular/core';
import { MatAnchor } from '@angular/material/button';
import { OutboxDocument } from '../../../generated/settings/graphql';
import { liveQuery } from '../../graphql/live-query';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { momentWords } from '../../ui/time-words';
import { mailState } from './mail-state';
import { ownLink } from './own-link';

/** A mail is written apart from what caused it, a moment later: worth a few more looks, then the reader decides. */
const LOOKS = 5;
const PAUSE_MS = 1_500;

/** The mails that the program wrote to the person; where nothing sends them, this is where they are read. */
@Component({
  selector: 'atlas-outbox-page',
  imports: [EmptyState, ErrorNotice, Icon, MatAnchor, Skeleton],
  template: `
    <header class="page-head narrow-head">
      <div>
        <h1>Mail</h1>
        <p>What AtlasOps wrote to you in the last 30 days.</p>
      </div>
      <button class="link-button" type="button" [disabled]="query.loading()" (click)="query.refetch()">
        <atlas-icon name="refresh" [size]="16" />Refresh
      </button>
    </header>
    @if (query.failure(); as problem) {
      <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
    }
    @if (query.pending()) {
      <div class="card block"><atlas-skeleton [lines]="4" /></div>
    }
    @for (mail of mails(); track mail.id) {
      <article class="card block">
        <div class="heading">
          <h2>{{ mail.subject }}</h2>
          <span [class]="'chip ' + stateOf(mail.status).tone">{{ stateOf(mail.status).words }}</span>
        </div>
        <p class="small">To {{ mail.recipient }} · {{ momentWords(mail.createdAt) }}</p>
        @if (mail.text) {
          <p class="text">{{ wordsOf(mail) }}</p>
        }
        @if (mail.link; as link) {
          <div class="actions"><a matButton="filled" [href]="leadTo(link)">Open the link</a></div>
        }
      </article>
    } @empty {
      @if (!query.pending() && !query.failure()) {
        <atlas-empty-state
          class="card"
          icon="mail"
          heading="No mail yet"
          text="Links to confirm an address or to set a new password, and notices about your account."
        />
      }
    }
  `,
  styleUrl: '../settings-card.scss',
  styles: `
    .text {
      color: var(--mat-sys-on-surface);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class OutboxPage {
  protected readonly query = liveQuery(OutboxDocument, () => ({}));
  protected readonly mails = computed(() => this.query.data()?.outbox ?? []);
  protected readonly momentWords = momentWords;
  protected readonly stateOf = mailState;
  protected readonly leadTo = (link: string) => ownLink(link, location);

  constructor() {
    let looks = 0;
    effect((onCleanup) => {
      const waiting = this.mails().length === 0 || this.mails().some(({ status }) => status === 'QUEUED');
      if (this.query.loading() || !waiting || looks >= LOOKS) return;
      const timer = setTimeout(() => {
        looks += 1;
        void this.query.refetch();
      }, PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** The button says the link; its address between the words would only be noise. */
  protected wordsOf(mail: { text: string | null; link: string | null }): string {
    const words = mail.text ?? '';
    return (mail.link ? words.replace(mail.link, '') : words).replace(/\n{3,}/g, '\n\n').trim();
  }
}
