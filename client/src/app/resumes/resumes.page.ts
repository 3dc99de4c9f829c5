import { Component, computed, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { type ResumesQuery, ResumesDocument } from '../../generated/resumes/graphql';
import { liveQuery } from '../graphql/live-query';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { MatchBadge } from '../ui/match-badge';
import { Skeleton } from '../ui/skeleton';
import { agoWords } from '../ui/time-words';

const PAGE_SIZE = 24;

type Listed = ResumesQuery['resumes']['edges'][number]['node'];

/** The base resume and everything tailored from it. */
@Component({
  selector: 'atlas-resumes-page',
  imports: [EmptyState, ErrorNotice, Icon, MatButton, MatchBadge, RouterLink, Skeleton],
  templateUrl: './resumes.page.html',
  styleUrl: './resumes.page.scss',
})
export class ResumesPage {
  protected readonly query = liveQuery(ResumesDocument, () => ({ first: PAGE_SIZE }));
  protected readonly resumes = computed(() => this.query.data()?.resumes.edges.map(({ node }) => node) ?? []);
  protected readonly base = computed(() => this.resumes().filter(({ kind }) => kind === 'BASE'));
  protected readonly tailored = computed(() => this.resumes().filter(({ kind }) => kind === 'TAILORED'));
  protected readonly hasMore = computed(() => this.query.data()?.resumes.pageInfo.hasNextPage ?? false);
  protected readonly loadingMore = signal(false);

  protected open(resume: Listed): number {
    return resume.proposedChanges.filter(({ status }) => status === 'PROPOSED').length;
  }

  protected ago(iso: string): string {
    return agoWords(iso, Date.now());
  }

  protected async more(): Promise<void> {
    this.loadingMore.set(true);
    await this.query.fetchMore({ after: this.query.data()?.resumes.pageInfo.endCursor ?? null });
    this.loadingMore.set(false);
  }
}
