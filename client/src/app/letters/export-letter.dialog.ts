import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import {
  ExportLetterDocument,
  LetterDocument,
  LetterTemplatesDocument,
} from '../../generated/letters/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { DocumentChoice, type DocumentFormat, type PaperSize } from '../ui/document-choice';
import { ErrorNotice } from '../ui/error-notice';
import { FindingNotice } from '../ui/finding-notice';
import { Icon } from '../ui/icon';
import { type Finding, type Letter } from './letter';

export interface ExportLetterData {
  letterId: string;
}

type ExportedLetter = Letter['exports'][number];

/** Asks how the letter is to be exported, and hands over the file or says what stands in the way. Closes with the id of
 * a sentence that the user wants to look at. */
@Component({
  selector: 'atlas-export-letter-dialog',
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
  templateUrl: './export-letter.dialog.html',
  styles: `
    .finding {
      padding: 14px 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
    }
    .ready {
      display: grid;
      justify-items: center;
      gap: 10px;
      padding: 20px;
      text-align: center;
    }
    .ready > atlas-icon {
      color: var(--mat-sys-primary);
    }
  `,
})
export class ExportLetterDialog {
  private readonly operations = inject(Operations);
  private readonly tasks = inject(TaskStore);
  private readonly dialog = inject<MatDialogRef<ExportLetterDialog, string>>(MatDialogRef);
  private readonly data = inject<ExportLetterData>(MAT_DIALOG_DATA);

  protected readonly templates = liveQuery(LetterTemplatesDocument, () => ({}));
  protected readonly format = signal<DocumentFormat>('PDF');
  protected readonly paper = signal<PaperSize>('A4');
  protected readonly template = linkedSignal(() => this.templates.data()?.letterTemplates[0]?.name ?? '');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly findings = signal<readonly Finding[]>([]);
  private readonly started = signal<string | null>(null);
  protected readonly task = computed(() => this.tasks.all().find(({ id }) => id === this.started()));
  private readonly made = computed(() => {
    const task = this.task();
    if (task?.status !== 'SUCCEEDED') return null;
    return (task.result as { letterExportId?: string } | null)?.letterExportId ?? null;
  });
  protected readonly file = signal<ExportedLetter['file'] | null>(null);

  constructor() {
    effect(() => {
      const id = this.made();
      if (id) untracked(() => void this.fetch(id));
    });
  }

  protected async start(): Promise<void> {
    if (!this.template() || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.findings.set([]);
    this.file.set(null);
    try {
      const { exportLetter } = await this.operations.mutate(ExportLetterDocument, {
        input: {
          letterId: this.data.letterId,
          format: this.format(),
          template: this.template(),
          paper: this.paper(),
          idempotencyKey: crypto.randomUUID(),
        },
      });
      if (exportLetter.__typename === 'UnsupportedClaims') {
        this.findings.set(exportLetter.findings);
      } else {
        this.tasks.add(exportLetter);
        this.started.set(exportLetter.id);
      }
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected goTo(sentenceId: string): void {
    this.dialog.close(sentenceId);
  }

  protected again(): void {
    this.started.set(null);
    this.findings.set([]);
    this.file.set(null);
  }

  /** The task names the file; the letter has its link. */
  private async fetch(exportId: string): Promise<void> {
    try {
      const { letter } = await this.operations.ask(LetterDocument, { id: this.data.letterId });
      this.file.set(letter.exports.find(({ id }) => id === exportId)?.file ?? null);
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }
}
