import { Component, computed, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LettersDocument } from '../../generated/letters/graphql';
import { liveQuery } from '../graphql/live-query';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { agoWords } from '../ui/time-words';
import { ORIGINS, languageName, wishWords } from './letter';

const PAGE_SIZE = 24;

/** Every cover letter, newest first. */
@Component({
  selector: 'atlas-letters-page',
  imports: [EmptyState, ErrorNotice, Icon, MatButton, RouterLink, Skeleton],
  templateUrl: './letters.page.html',
  styleUrl: './letters.page.scss',
})
export class LettersPage {
  protected readonly query = liveQuery(LettersDocument, () => ({ first: PAGE_SIZE }));
  protected readonly letters = computed(() => this.query.data()?.letters.edges.map(({ node }) => node) ?? []);
  protected readonly hasMore = computed(() => this.query.data()?.letters.pageInfo.hasNextPage ?? false);
  protected readonly loadingMore = signal(false);
  protected readonly origins = ORIGINS;
  protected readonly wish = wishWords;
  protected readonly language = languageName;

  protected ago(iso: string): string {
    return agoWords(iso, Date.now());
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    await this.query.fetchMore({ after: this.query.data()?.letters.pageInfo.endCursor ?? null });
    this.loadingMore.set(false);
  }
}
