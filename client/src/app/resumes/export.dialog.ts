import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { DocumentTemplatesDocument, ExportDocumentDocument } from '../../generated/resumes/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { DocumentChoice, type DocumentFormat, type PaperSize } from '../ui/document-choice';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { FindingNotice } from '../ui/finding-notice';
import { type Finding } from './resume';

export interface ExportDialogData {
  resumeId: string;
  title: string;
}

/** Asks how the resume is to be exported, and hands over the file or says what stands in the way. Closes with the id
 * of a line that the user wants to look at. */
@Component({
  selector: 'atlas-export-dialog',
  imports: [
    DocumentChoice,
    ErrorNotice,
    FindingNotice,
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TaskCard,
  ],
  templateUrl: './export.dialog.html',
  styleUrl: './export.dialog.scss',
})
export class ExportDialog {
  private readonly operations = inject(Operations);
  private readonly tasks = inject(TaskStore);
  private readonly dialog = inject<MatDialogRef<ExportDialog, string>>(MatDialogRef);
  protected readonly data = inject<ExportDialogData>(MAT_DIALOG_DATA);

  protected readonly templates = liveQuery(DocumentTemplatesDocument, () => ({}));

  protected readonly format = signal<DocumentFormat>('PDF');
  protected readonly paper = signal<PaperSize>('A4');
  protected readonly template = linkedSignal(() => this.templates.data()?.documentTemplates[0]?.name ?? '');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly findings = signal<readonly Finding[]>([]);
  private readonly started = signal<string | null>(null);
  protected readonly task = computed(() => this.tasks.all().find(({ id }) => id === this.started()));
  protected readonly file = computed(() => {
    const task = this.task();
    return task?.status === 'SUCCEEDED' ? (task.export?.file ?? null) : null;
  });

  protected async start(): Promise<void> {
    const template = this.template();
    if (!template || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.findings.set([]);
    try {
      const { exportDocument } = await this.operations.mutate(ExportDocumentDocument, {
        input: {
          resumeId: this.data.resumeId,
          format: this.format(),
          template,
          paper: this.paper(),
          idempotencyKey: crypto.randomUUID(),
        },
      });
      if (exportDocument.__typename === 'UnsupportedClaims') {
        this.findings.set(exportDocument.findings);
      } else {
        this.tasks.add(exportDocument);
        this.started.set(exportDocument.id);
      }
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected goTo(lineId: string): void {
    this.dialog.close(lineId);
  }

  protected again(): void {
    this.started.set(null);
    this.findings.set([]);
  }
}
