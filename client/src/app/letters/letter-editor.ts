import { Injectable, computed, inject, signal } from '@angular/core';
import {
  AcceptLetterDraftDocument,
  LetterDocument,
  RejectLetterDraftDocument,
  SaveLetterVersionDocument,
} from '../../generated/letters/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { Operations } from '../graphql/operations';
import { Notices } from '../ui/notices';
import { type Finding, type Letter } from './letter';
import { type LetterForm, formOf, isChanged, paragraphsOf } from './letter-form';

const STALE = 'This letter changed elsewhere. You see the newest state now; please decide again.';

/** What the user does to a letter: edits it, and decides about drafts. What is typed stays until it is saved. */
@Injectable()
export class LetterEditor {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);

  /** What stands in the form; null while it is closed. */
  readonly form = signal<LetterForm | null>(null);
  private readonly startedFrom = signal<Letter | null>(null);
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** Why a draft was not accepted. */
  readonly refused = signal<readonly Finding[]>([]);
  readonly changed = computed(() => {
    const form = this.form();
    const letter = this.startedFrom();
    return form !== null && letter !== null && isChanged(form, letter.current);
  });

  start(letter: Letter): void {
    this.form.set(formOf(letter.current));
    this.startedFrom.set(letter);
    this.failure.set(null);
  }

  write(part: keyof LetterForm, words: string): void {
    this.form.update((form) => form && { ...form, [part]: words });
  }

  close(): void {
    this.form.set(null);
    this.startedFrom.set(null);
    this.failure.set(null);
  }

  /** Saves what stands in the form as a new version; answers the letter, or null when it was not saved. */
  async save(letter: Letter): Promise<Letter | null> {
    const form = this.form();
    if (!form || this.busy()) return null;
    const paragraphs = paragraphsOf(form.body);
    if (paragraphs.length === 0) {
      this.failure.set(emptyLetter);
      return null;
    }
    const { subject, greeting, farewell, signature } = form;
    return this.act(async () => {
      const { saveLetterVersion: saved } = await this.operations.mutate(SaveLetterVersionDocument, {
        input: {
          letterId: letter.id,
          version: letter.version,
          subject,
          greeting,
          paragraphs,
          farewell,
          signature,
          note: null,
        },
      });
      if (saved.__typename === 'Letter') {
        this.close();
        return saved;
      }
      await this.operations.ask(LetterDocument, { id: letter.id });
      await this.notices.show(
        'This letter changed elsewhere. Your words are still in the form: look again and save.',
      );
      return null;
    });
  }

  /** Makes a draft or an earlier version the text of the letter; answers whether it is. */
  async accept(letter: Letter, version: number): Promise<boolean> {
    this.refused.set([]);
    const done = await this.act(async () => {
      const { acceptLetterDraft: accepted } = await this.operations.mutate(AcceptLetterDraftDocument, {
        input: { letterId: letter.id, draft: version, version: letter.version },
      });
      switch (accepted.__typename) {
        case 'Letter':
          return true;
        case 'UnsupportedClaims':
          this.refused.set(accepted.findings);
          return null;
        case 'StaleVersion':
          await this.operations.ask(LetterDocument, { id: letter.id });
          await this.notices.show(STALE);
          return null;
      }
    });
    return done === true;
  }

  /** Puts the draft away; answers whether it is. */
  async reject(letter: Letter, version: number): Promise<boolean> {
    this.refused.set([]);
    const done = await this.act(async () => {
      await this.operations.mutate(RejectLetterDraftDocument, {
        input: { letterId: letter.id, draft: version },
      });
      return true;
    });
    return done === true;
  }

  private async act<TResult>(action: () => Promise<TResult | null>): Promise<TResult | null> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      return await action();
    } catch (error) {
      this.failure.set(failureOf(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}

const emptyLetter: Failure = {
  code: 'BAD_USER_INPUT',
  message: 'A letter needs at least one sentence between greeting and farewell.',
  field: 'paragraphs',
  reason: null,
  retryable: false,
  requestId: null,
  retryAfter: null,
};
