import { Component, computed, inject, input, signal } from '@angular/core';
import { ImportResumeDocument } from '../../generated/profiles/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { Operations } from '../graphql/operations';
import { isFinished } from '../tasks/task';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { FileUploader } from '../tasks/upload-file';
import { ErrorNotice } from '../ui/error-notice';
import { FileDrop } from '../ui/file-drop';

/** Takes the user's resume and shows how it is read. */
@Component({
  selector: 'atlas-resume-drop',
  imports: [ErrorNotice, FileDrop, TaskCard],
  template: `
    @if (failure(); as problem) {
      <atlas-error-notice [failure]="problem" (retry)="again()" />
    }
    @if (sending(); as file) {
      <div class="card state" role="status">
        <strong>Sending {{ file.name }}</strong>
        <progress max="1" [value]="sent()" aria-label="Sent"></progress>
      </div>
    } @else if (running(); as task) {
      <div class="card state"><atlas-task-card [task]="task" [steps]="true" /></div>
    } @else {
      @if (failed(); as problem) {
        <atlas-error-notice [failure]="problem" [retryable]="false" />
      }
      <atlas-file-drop
        [heading]="heading()"
        hint="PDF, Word, JSON Resume, OpenDocument or text. It stays on this machine."
        accept=".pdf,.docx,.json,.rtf,.odt,.txt,.md,.html,.xml,.zip"
        (files)="read($event[0]!)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .state {
      display: grid;
      gap: 10px;
      padding: 18px 22px;
    }
    progress {
      width: 100%;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class ResumeDrop {
  private readonly operations = inject(Operations);
  private readonly uploader = inject(FileUploader);
  private readonly tasks = inject(TaskStore);

  readonly heading = input('Drop your resume here, or choose a file');

  protected readonly sending = signal<File | null>(null);
  protected readonly sent = signal(0);
  protected readonly failure = signal<Failure | null>(null);
  private readonly last = signal<File | null>(null);
  private readonly started = signal<string | null>(null);
  private readonly task = computed(() => this.tasks.all().find(({ id }) => id === this.started()));
  protected readonly running = computed(() => {
    const task = this.task() ?? this.tasks.active().find(({ kind }) => kind === 'IMPORT_RESUME');
    return task && !isFinished(task) ? task : null;
  });
  /** Why the last file could not be read, in the same words as any other failure. */
  protected readonly failed = computed((): Failure | null => {
    const error = this.task()?.error;
    return error ? { ...error, field: null, reason: null, requestId: null, retryAfter: null } : null;
  });

  protected again(): void {
    const file = this.last();
    if (file) void this.read(file);
  }

  protected async read(file: File): Promise<void> {
    this.last.set(file);
    this.failure.set(null);
    this.started.set(null);
    this.sent.set(0);
    this.sending.set(file);
    try {
      const uploadId = await this.uploader.upload(file, (share) => this.sent.set(share));
      const { importResume } = await this.operations.mutate(ImportResumeDocument, {
        input: { uploadId, idempotencyKey: crypto.randomUUID() },
      });
      this.started.set(importResume.id);
      this.tasks.add(importResume);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.sending.set(null);
    }
  }
}
