import {
  CdkDrag,
  type CdkDragDrop,
  CdkDragPlaceholder,
  CdkDropList,
  CdkDropListGroup,
} from '@angular/cdk/drag-drop';
import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import {
  type ApplicationStage,
  ApplicationsDocument,
  MoveApplicationDocument,
} from '../../generated/applications/graphql';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { Dialogs } from '../ui/dialogs';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { Skeleton } from '../ui/skeleton';
import { ApplicationCard } from './application-card';
import { type Application, STAGES } from './stages';

/** The board holds a person's whole search; the contract caps a page at 100. */
const PAGE_SIZE = 100;

/** Applications by stage, moved by dragging or by the keyboard. */
@Component({
  selector: 'atlas-applications-page',
  imports: [
    ApplicationCard,
    CdkDrag,
    CdkDragPlaceholder,
    CdkDropList,
    CdkDropListGroup,
    EmptyState,
    ErrorNotice,
    Icon,
    MatButton,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './applications.page.html',
  styleUrl: './applications.page.scss',
})
export class ApplicationsPage {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly query = liveQuery(ApplicationsDocument, () => ({ first: PAGE_SIZE }));
  private readonly applications = computed(
    () => this.query.data()?.applications.edges.map(({ node }) => node) ?? [],
  );
  /** Moves on their way to the server: the board shows them at once and takes them back when refused. */
  protected readonly moving = signal<ReadonlyMap<string, ApplicationStage>>(new Map());
  protected readonly columns = computed(() =>
    STAGES.map((stage) => ({
      stage,
      applications: this.applications().filter(
        (application) => (this.moving().get(application.id) ?? application.stage) === stage.value,
      ),
    })),
  );
  protected readonly count = computed(() => this.applications().length);
  protected readonly hasMore = computed(() => this.query.data()?.applications.pageInfo.hasNextPage ?? false);
  protected readonly said = signal('');

  protected async drop(event: CdkDragDrop<ApplicationStage, ApplicationStage, Application>): Promise<void> {
    if (event.container !== event.previousContainer) await this.move(event.item.data, event.container.data);
  }

  protected async move(application: Application, stage: ApplicationStage): Promise<void> {
    const title = STAGES.find(({ value }) => value === stage)?.title ?? '';
    this.moving.update((known) => new Map(known).set(application.id, stage));
    this.focusCard(application.id);
    try {
      const { moveApplication } = await this.operations.mutate(MoveApplicationDocument, {
        input: { id: application.id, version: application.version, stage },
      });
      if (moveApplication.__typename === 'StaleVersion') {
        await this.query.refetch();
        await this.notices.show('This application changed elsewhere. The board is up to date now.');
      } else {
        this.said.set(`${application.job.title ?? 'Application'} moved to ${title}`);
      }
    } catch (error) {
      await this.notices.showFailure(error, () => void this.move(application, stage));
    } finally {
      this.moving.update((known) => new Map([...known].filter(([id]) => id !== application.id)));
      this.focusCard(application.id);
    }
  }

  protected async more(): Promise<void> {
    await this.query.fetchMore({ after: this.query.data()?.applications.pageInfo.endCursor ?? null });
  }

  protected async add(): Promise<void> {
    const created = await this.dialogs.open<unknown, null, boolean>(
      async () => (await import('./add-application.dialog')).AddApplicationDialog,
      null,
    );
    if (created) await this.query.refetch();
  }

  /** A moved card is drawn anew in its column: the focus follows it there. */
  private focusCard(id: string): void {
    if (!this.host.nativeElement.contains(document.activeElement) && document.activeElement !== document.body)
      return;
    afterNextRender(
      () =>
        this.host.nativeElement.querySelector<HTMLElement>(`#application-${CSS.escape(id)} button`)?.focus(),
      { injector: this.injector },
    );
  }
}
