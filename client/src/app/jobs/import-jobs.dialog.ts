import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { ImportJobsDocument, type ImportJobsInput } from '../../generated/jobs/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { Operations } from '../graphql/operations';
import { PriceNote } from '../tasks/price-note';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { FileUploader } from '../tasks/upload-file';
import { ErrorNotice } from '../ui/error-notice';
import { FileDrop } from '../ui/file-drop';
import { Icon } from '../ui/icon';
import { readImportInputs } from './import-inputs';
import { jobTitle } from './job-words';

/** What became of one thing the user gave. */
interface ImportRow {
  label: string;
  taskId: string | null;
  duplicate: { id: string; title: string | null; company: string | null } | null;
  refusal: string | null;
}

interface DroppedFile {
  file: File;
  /** Share sent, 0 to 1. */
  sent: number;
}

/** Takes addresses, texts and saved pages of postings, and shows each import as it goes. */
@Component({
  selector: 'atlas-import-jobs-dialog',
  imports: [
    ErrorNotice,
    FileDrop,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PriceNote,
    RouterLink,
    TaskCard,
  ],
  templateUrl: './import-jobs.dialog.html',
  styleUrl: './import-jobs.dialog.scss',
})
export class ImportJobsDialog {
  private readonly operations = inject(Operations);
  private readonly uploader = inject(FileUploader);
  private readonly tasks = inject(TaskStore);
  private readonly dialog = inject<MatDialogRef<ImportJobsDialog>>(MatDialogRef);

  protected readonly pasted = signal('');
  protected readonly files = signal<readonly DroppedFile[]>([]);
  protected readonly rows = signal<readonly ImportRow[]>([]);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly titleOf = jobTitle;
  /** The form makes room for what became of the imports, until more are wanted. */
  protected readonly another = signal(false);
  protected readonly showForm = computed(() => this.rows().length === 0 || this.another());

  protected readonly inputs = computed(() => readImportInputs(this.pasted()));
  protected readonly count = computed(
    () => this.inputs().urls.length + (this.inputs().text ? 1 : 0) + this.files().length,
  );
  protected readonly understood = computed(() => {
    const { urls, text } = this.inputs();
    if (urls.length > 0) return `${urls.length} ${urls.length === 1 ? 'address' : 'addresses'}`;
    return text ? 'The text of one posting' : 'Addresses one a line, or the whole text of one posting';
  });
  protected readonly live = computed(() =>
    this.rows().map((row) => ({
      ...row,
      task: row.taskId ? this.tasks.all().find(({ id }) => id === row.taskId) : undefined,
    })),
  );

  protected addFiles(files: File[]): void {
    this.files.update((known) => [...known, ...files.map((file) => ({ file, sent: 0 }))]);
  }

  protected close(): void {
    this.dialog.close();
  }

  protected removeFile(file: File): void {
    this.files.update((known) => known.filter((entry) => entry.file !== file));
  }

  protected async start(): Promise<void> {
    if (this.count() === 0 || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const { urls, text } = this.inputs();
    const files = this.files();
    try {
      const uploads = await Promise.all(
        files.map(({ file }) => this.uploader.upload(file, (sent) => this.setSent(file, sent))),
      );
      const input: ImportJobsInput = {
        ...(urls.length > 0 ? { urls } : {}),
        ...(text ? { texts: [text] } : {}),
        ...(uploads.length > 0 ? { files: uploads } : {}),
        idempotencyKey: crypto.randomUUID(),
      };
      const labels = [...urls, ...(text ? ['Pasted text'] : []), ...files.map(({ file }) => file.name)];
      await this.send(input, labels);
      this.pasted.set('');
      this.files.set([]);
      this.another.set(false);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** The server answers one result per input, in the order urls, texts, files. */
  private async send(input: ImportJobsInput, labels: string[]): Promise<void> {
    const { importJobs } = await this.operations.mutate(ImportJobsDocument, { input });
    const rows = importJobs.map((result, index): ImportRow => {
      const row = { label: labels[index] ?? 'Posting', taskId: null, duplicate: null, refusal: null };
      switch (result.__typename) {
        case 'ImportStarted':
          this.tasks.add(result.task);
          return { ...row, taskId: result.task.id };
        case 'DuplicateJob':
          return { ...row, duplicate: result.job };
        case 'ImportRefused':
          return { ...row, refusal: result.message };
      }
    });
    this.rows.update((known) => [...rows, ...known]);
  }

  private setSent(file: File, sent: number): void {
    this.files.update((known) => known.map((entry) => (entry.file === file ? { file, sent } : entry)));
  }
}
