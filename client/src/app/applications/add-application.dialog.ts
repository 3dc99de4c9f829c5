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
import { JobsToTrackDocument, StartApplicationDocument } from '../../generated/applications/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { ErrorNotice } from '../ui/error-notice';
import { Skeleton } from '../ui/skeleton';

const SHOWN = 100;

/** Puts one of the saved jobs on the board. Closes with true when it did. */
@Component({
  selector: 'atlas-add-application-dialog',
  imports: [
    ErrorNotice,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    RouterLink,
    Skeleton,
  ],
  template: `
    <h2 mat-dialog-title>Add application</h2>
    <mat-dialog-content>
      <div class="stack">
        @if (failure() ?? query.failure(); as problem) {
          <atlas-error-notice [failure]="problem" [retryable]="false" />
        }
        <label>
          <span class="visually-hidden">Search your jobs</span>
          <input
            #field
            class="field-input"
            type="search"
            placeholder="Search your jobs"
            (input)="text.set(field.value)"
          />
        </label>
        @if (query.pending()) {
          <atlas-skeleton [lines]="4" [height]="44" [even]="true" />
        } @else {
          <ul>
            @for (job of jobs(); track job.id) {
              <li>
                <button type="button" [disabled]="busy()" (click)="add(job.id)">
                  <strong>{{ job.title ?? 'Untitled posting' }}</strong>
                  <span class="small quiet">{{ job.company ?? 'Company not named' }}</span>
                </button>
              </li>
            } @empty {
              <li class="quiet">
                No job left to add. <a routerLink="/jobs" mat-dialog-close>Import one first</a>.
              </li>
            }
          </ul>
        }
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Cancel</button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      display: grid;
      gap: 2px;
    }
    li button {
      display: grid;
      width: 100%;
      min-height: 52px;
      padding: 8px 12px;
      border: 0;
      border-radius: 10px;
      background: none;
      color: inherit;
      text-align: start;
      cursor: pointer;
    }
    li button:hover,
    li button:focus-visible {
      background: var(--mat-sys-surface-container-high);
    }
    strong {
      font-weight: 600;
    }
  `,
})
export class AddApplicationDialog {
  private readonly operations = inject(Operations);
  private readonly dialog = inject<MatDialogRef<AddApplicationDialog, boolean>>(MatDialogRef);

  protected readonly query = liveQuery(JobsToTrackDocument, () => ({ first: SHOWN }));
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly jobs = computed(() => {
    const words = this.text().trim().toLowerCase();
    return (this.query.data()?.jobs.edges ?? [])
      .map(({ node }) => node)
      .filter(({ application }) => application === null)
      .filter(({ title, company }) => `${title} ${company}`.toLowerCase().includes(words));
  });

  protected async add(jobId: string): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.operations.mutate(StartApplicationDocument, {
        input: { jobId, stage: 'SAVED' },
      });
      this.dialog.close(true);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
