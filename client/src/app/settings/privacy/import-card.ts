import { Component, computed, inject, signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ImportMyDataDocument } from '../../../generated/settings/graphql';
import { type Failure, failureOf } from '../../graphql/failure';
import { Operations } from '../../graphql/operations';
import { TaskCard } from '../../tasks/task-card';
import { TaskStore } from '../../tasks/task-store';
import { FileUploader } from '../../tasks/upload-file';
import { ErrorNotice } from '../../ui/error-notice';
import { FileDrop } from '../../ui/file-drop';

/** Takes over the ZIP of another AtlasOps into an account that holds nothing yet. */
@Component({
  selector: 'atlas-import-card',
  imports: [ErrorNotice, FileDrop, MatButton, TaskCard],
  template: `
    <section class="card block" aria-labelledby="import">
      <div class="heading">
        <h2 id="import">Bring data with you</h2>
        @if (!open()) {
          <button matButton="outlined" type="button" (click)="open.set(true)">Import a ZIP</button>
        }
      </div>
      <p>The ZIP that another AtlasOps exported, for an account in which there is nothing yet.</p>
      @if (failure(); as problem) {
        <atlas-error-notice [failure]="problem" [retryable]="false" />
      }
      @if (open() || task()) {
        @if (task(); as running) {
          <atlas-task-card [task]="running" [steps]="true" />
        } @else {
          <atlas-file-drop
            heading="Drop the ZIP here, or choose it"
            [hint]="share() === null ? '' : percent()"
            accept=".zip,application/zip"
            [disabled]="share() !== null"
            (files)="start($event)"
          />
        }
      }
    </section>
  `,
  styleUrl: '../settings-card.scss',
})
export class ImportCard {
  private readonly operations = inject(Operations);
  private readonly uploader = inject(FileUploader);
  private readonly tasks = inject(TaskStore);

  protected readonly open = signal(false);
  protected readonly share = signal<number | null>(null);
  protected readonly percent = computed(() => `${Math.round((this.share() ?? 0) * 100)}% sent`);
  protected readonly failure = signal<Failure | null>(null);
  private readonly started = signal<string | null>(null);
  protected readonly task = computed(() => this.tasks.all().find(({ id }) => id === this.started()));

  constructor() {
    const apollo = inject(Apollo);
    // Everything there is came new.
    this.tasks
      .succeeded('IMPORT_DATA')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void apollo.client.clearStore());
  }

  protected async start([file]: File[]): Promise<void> {
    if (!file) return;
    this.failure.set(null);
    this.share.set(0);
    try {
      const uploadId = await this.uploader.upload(file, (share) => this.share.set(share));
      const input = { uploadId, idempotencyKey: crypto.randomUUID() };
      const { importMyData } = await this.operations.mutate(ImportMyDataDocument, { input });
      this.tasks.add(importMyData);
      this.started.set(importMyData.id);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.share.set(null);
    }
  }
}
