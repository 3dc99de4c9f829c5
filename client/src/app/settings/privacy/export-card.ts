import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatAnchor, MatButton } from '@angular/material/button';
import { DataExportsDocument, ExportMyDataDocument } from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { liveQuery } from '../../graphql/live-query';
import { Operations } from '../../graphql/operations';
import { TaskCard } from '../../tasks/task-card';
import { isFinished } from '../../tasks/task';
import { TaskStore } from '../../tasks/task-store';
import { ErrorNotice } from '../../ui/error-notice';
import { Icon } from '../../ui/icon';
import { dayWords, momentWords, sizeWords } from '../../ui/time-words';
import { Proofs } from '../proof/proofs';

/** Everything of the account as a ZIP, packed while the person looks on. */
@Component({
  selector: 'atlas-export-card',
  imports: [ErrorNotice, Icon, MatAnchor, MatButton, TaskCard],
  template: `
    <section class="card block" aria-labelledby="export">
      <h2 id="export">Take your data along</h2>
      <p>
        Everything AtlasOps holds about you as one ZIP: your facts, jobs, resumes, letters and applications as
        JSON, your files as they are. Another AtlasOps can read it.
      </p>
      @if (failure() ?? exports.failure(); as problem) {
        <atlas-error-notice [failure]="problem" [retryable]="false" />
      }
      @if (running(); as task) {
        <atlas-task-card [task]="task" [steps]="true" />
      } @else {
        <div class="actions">
          <button matButton="filled" type="button" [disabled]="busy()" (click)="start()">
            {{ busy() ? 'Starting…' : 'Export my data' }}
          </button>
        </div>
      }
      @if (files().length > 0) {
        <ul class="rows">
          @for (item of files(); track item.id) {
            <li>
              <div>
                <strong>{{ momentWords(item.createdAt) }}</strong>
                <p class="quiet small">
                  {{ sizeWords(item.file.size) }} · kept until {{ dayWords(item.removedAt) }}
                </p>
              </div>
              <a matButton="tonal" [href]="item.file.url" [attr.download]="item.file.fileName">
                <atlas-icon name="download" [size]="18" />Download
              </a>
            </li>
          }
        </ul>
      }
    </section>
  `,
  styleUrl: '../settings-card.scss',
})
export class ExportCard {
  private readonly operations = inject(Operations);
  private readonly proofs = inject(Proofs);
  private readonly tasks = inject(TaskStore);

  protected readonly exports = liveQuery(DataExportsDocument, () => ({}));
  protected readonly files = computed(() => this.exports.data()?.dataExports ?? []);
  private readonly newest = computed(() => this.tasks.all().find(({ kind }) => kind === 'EXPORT_DATA'));
  /** Stays on screen when it failed, to say why. */
  protected readonly running = computed(() => {
    const task = this.newest();
    return task && (!isFinished(task) || task.status === 'FAILED') ? task : null;
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly dayWords = dayWords;
  protected readonly momentWords = momentWords;
  protected readonly sizeWords = sizeWords;

  constructor() {
    this.tasks
      .succeeded('EXPORT_DATA')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.exports.refetch());
  }

  protected async start(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const idempotencyKey = crypto.randomUUID();
      const done = await this.proofs.with(() =>
        this.operations.mutate(ExportMyDataDocument, { idempotencyKey }),
      );
      if (done) this.tasks.add(done.exportMyData);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
