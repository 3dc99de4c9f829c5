import { Injectable, inject, signal } from '@angular/core';
import { type JobDetailsFragment, JobDocument, UpdateJobDocument } from '../../generated/jobs/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { Operations } from '../graphql/operations';
import { Notices } from '../ui/notices';
import { type FieldDraft, type JobFieldDefinition } from './job-fields';

/**
 * Saves edits of a job, field by field. An edit against an old version is not lost: it stays in its editor, marked as
 * being in conflict, beside the newest value.
 */
@Injectable()
export class JobEditor {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);

  /** The field whose editor is open, with what stands in it. */
  readonly open = signal<{ field: string; draft: FieldDraft } | null>(null);
  /** The open edit was made against a version that is no longer the newest. */
  readonly conflict = signal(false);
  readonly saving = signal(false);
  readonly failure = signal<Failure | null>(null);

  /** Whether the open editor holds something that is not saved. */
  readonly changed = signal(false);

  start(field: JobFieldDefinition, job: JobDetailsFragment): void {
    this.open.set({ field: field.name, draft: field.draft(job) });
    this.changed.set(false);
    this.conflict.set(false);
    this.failure.set(null);
  }

  write(input: string, value: string): void {
    this.changed.set(true);
    this.open.update((open) => open && { ...open, draft: { ...open.draft, [input]: value } });
  }

  cancel(): void {
    this.open.set(null);
    this.changed.set(false);
    this.conflict.set(false);
    this.failure.set(null);
  }

  /** Saves the open editor against the given state of the job; answers whether it is done. */
  async save(field: JobFieldDefinition, job: JobDetailsFragment): Promise<boolean> {
    const open = this.open();
    if (!open) return false;
    return this.send(job, field.patch(open.draft));
  }

  /** Takes back the user's edit of a field, to what the posting said. */
  async revert(field: JobFieldDefinition, job: JobDetailsFragment): Promise<void> {
    const before = field.patch(field.draft(job));
    if (!(await this.send(job, { revertToExtracted: [field.name] }))) {
      if (this.conflict())
        await this.notices.show('This job changed elsewhere. It is up to date now; try again.');
      this.conflict.set(false);
      return;
    }
    await this.notices.show(`${field.label} is back to what the posting says.`, {
      label: 'Undo',
      run: () => void this.undo(job.id, before),
    });
  }

  private async undo(id: string, before: object): Promise<void> {
    try {
      const { job } = await this.operations.ask(JobDocument, { id });
      await this.send(job, before);
    } catch (error) {
      await this.notices.showFailure(error);
    }
  }

  private async send(job: JobDetailsFragment, patch: object): Promise<boolean> {
    this.saving.set(true);
    this.failure.set(null);
    try {
      const { updateJob } = await this.operations.mutate(UpdateJobDocument, {
        id: job.id,
        input: { version: job.version, ...patch },
      });
      if (updateJob.__typename === 'StaleVersion') {
        await this.operations.ask(JobDocument, { id: job.id });
        this.conflict.set(true);
        return false;
      }
      this.cancel();
      return true;
    } catch (error) {
      this.failure.set(failureOf(error));
      return false;
    } finally {
      this.saving.set(false);
    }
  }
}
