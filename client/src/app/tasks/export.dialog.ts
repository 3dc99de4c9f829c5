import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { type TypedDocumentNode } from '@apollo/client';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { type Failure, failureOf } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import {
  DocumentChoice,
  type DocumentFormat,
  type DocumentTemplate,
  type PaperSize,
} from '../ui/document-choice';
import { ErrorNotice } from '../ui/error-notice';
import { type Finding, FindingNotice } from '../ui/finding-notice';
import { Icon } from '../ui/icon';
import { type Task } from './task';
import { TaskCard } from './task-card';
import { TaskStore } from './task-store';

/** How the document is to look. */
export interface ExportChoice {
  format: DocumentFormat;
  template: string;
  paper: PaperSize;
  /** Anew for every press of the button. */
  idempotencyKey: string;
}

export interface ExportedFile {
  url: string;
  fileName: string;
}

type PlacedFinding = Finding & { lineId: string | null };

/** A document that can be exported: what the rooms differ in. What it promises rejects with an OperationFailed. */
export interface ExportSource {
  /** What the document is made of. */
  part: 'line' | 'sentence';
  templates: TypedDocumentNode<{ templates: readonly DocumentTemplate[] }, Record<string, never>>;
  /** Starts the export, or answers what in the document says more than the facts. */
  start(choice: ExportChoice): Promise<Task | { findings: readonly PlacedFinding[] }>;
  /** The file that a finished export made; null: it is gone. */
  fileOf(task: Task): Promise<ExportedFile | null>;
}

/**
 * Asks how a document is to be exported, and hands over the file or says what stands in the way. Closes with the id of a
 * line or a sentence that the user wants to look at.
 */
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
  private readonly tasks = inject(TaskStore);
  private readonly dialog = inject<MatDialogRef<ExportDialog, string>>(MatDialogRef);
  protected readonly source = inject<ExportSource>(MAT_DIALOG_DATA);

  protected readonly templates = liveQuery(this.source.templates, () => ({}));
  protected readonly format = signal<DocumentFormat>('PDF');
  protected readonly paper = signal<PaperSize>('A4');
  protected readonly template = linkedSignal(() => this.templates.data()?.templates[0]?.name ?? '');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly findings = signal<readonly PlacedFinding[]>([]);
  private readonly started = signal<string | null>(null);
  protected readonly task = computed(() => this.tasks.all().find(({ id }) => id === this.started()));
  private readonly made = computed(() => {
    const task = this.task();
    return task?.status === 'SUCCEEDED' ? task.id : null;
  });
  protected readonly file = signal<ExportedFile | null>(null);

  constructor() {
    effect(() => {
      if (this.made()) untracked(() => void this.fetch());
    });
  }

  protected async start(): Promise<void> {
    const template = this.template();
    if (!template || this.busy()) return;
    this.busy.set(true);
    this.again();
    try {
      const answer = await this.source.start({
        format: this.format(),
        template,
        paper: this.paper(),
        idempotencyKey: crypto.randomUUID(),
      });
      if ('findings' in answer) {
        this.findings.set(answer.findings);
      } else {
        this.tasks.add(answer);
        this.started.set(answer.id);
      }
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** Tries again what failed: to fetch the file that is made, or else the whole. */
  protected retry(): void {
    void (this.made() ? this.fetch() : this.start());
  }

  protected goTo(lineId: string): void {
    this.dialog.close(lineId);
  }

  protected again(): void {
    this.started.set(null);
    this.failure.set(null);
    this.findings.set([]);
    this.file.set(null);
  }

  private async fetch(): Promise<void> {
    const task = this.task();
    if (!task) return;
    this.failure.set(null);
    try {
      this.file.set(await this.source.fileOf(task));
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }
}
