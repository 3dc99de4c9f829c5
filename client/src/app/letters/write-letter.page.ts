import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import {
  JobToWriteToDocument,
  type LetterLength,
  type LetterTone,
  WriteCoverLetterDocument,
} from '../../generated/letters/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { PriceNote } from '../tasks/price-note';
import { TaskCard } from '../tasks/task-card';
import { TaskStore } from '../tasks/task-store';
import { ChoiceCards } from '../ui/choice-cards';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { LANGUAGES, LENGTHS, TONES, letterLanguage } from './letter';

/** Asks how a letter to one job is to be, and leads to it as soon as there is a first version to read. */
@Component({
  selector: 'atlas-write-letter-page',
  imports: [ChoiceCards, EmptyState, ErrorNotice, Icon, MatButton, PriceNote, RouterLink, Skeleton, TaskCard],
  templateUrl: './write-letter.page.html',
  styles: `
    .narrow {
      max-width: 760px;
    }
    .back {
      margin-bottom: 10px;
    }
    .block {
      display: grid;
      gap: 20px;
      padding: 24px;
    }
    label {
      display: grid;
      gap: 8px;
      max-width: 260px;
      font-weight: 500;
    }
    .known {
      display: flex;
      gap: 10px;
      padding: 12px 16px;
      border-radius: 12px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      font-size: 0.875rem;
    }
    .known a {
      color: inherit;
    }
    @media (max-width: 760px) {
      .block {
        padding: 16px;
      }
    }
  `,
})
export class WriteLetterPage {
  private readonly operations = inject(Operations);
  private readonly tasks = inject(TaskStore);

  /** From the address. */
  readonly jobId = input.required<string>();

  protected readonly query = liveQuery(JobToWriteToDocument, () => ({ id: this.jobId() }));
  protected readonly job = computed(() => this.query.data()?.job);
  protected readonly notFound = computed(() => this.query.failure()?.code === 'NOT_FOUND');
  protected readonly tones = TONES;
  protected readonly lengths = LENGTHS;
  protected readonly languages = LANGUAGES;
  protected readonly tone = signal<LetterTone>('PLAIN');
  protected readonly length = signal<LetterLength>('MEDIUM');
  protected readonly language = linkedSignal(() => letterLanguage(this.query.data()?.profile.language));
  /** The letter there is in the chosen language: what is written becomes a draft beside it. */
  protected readonly known = computed(() =>
    this.job()?.letters.find(({ language }) => language === this.language()),
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  private readonly started = signal<string | null>(null);
  protected readonly task = computed(() => this.tasks.all().find(({ id }) => id === this.started()));

  constructor() {
    const router = inject(Router);
    effect(() => {
      const letter = this.task()?.letter;
      if (letter) void router.navigate(['/letters', letter.id], { replaceUrl: true });
    });
  }

  protected async write(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { writeCoverLetter } = await this.operations.mutate(WriteCoverLetterDocument, {
        input: {
          jobId: this.jobId(),
          tone: this.tone(),
          length: this.length(),
          language: this.language(),
          idempotencyKey: crypto.randomUUID(),
        },
      });
      this.tasks.add(writeCoverLetter);
      this.started.set(writeCoverLetter.id);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
