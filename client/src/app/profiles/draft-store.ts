import { Injectable, computed, inject, signal } from '@angular/core';
import { Subject } from 'rxjs';
import {
  AcceptDraftDocument,
  AnswerProfileQuestionDocument,
  DismissProfileQuestionDocument,
  type DraftFieldsFragment,
  EnhanceProfileDocument,
  ProfileDraftsDocument,
  type QuestionFieldsFragment,
  RejectDraftDocument,
} from '../../generated/profiles/graphql';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { type Task } from '../tasks/task';
import { Notices } from '../ui/notices';

export type Draft = DraftFieldsFragment;
export type Question = QuestionFieldsFragment;

const MOST_DRAFTS = 100;

/** What is proposed for the profile and what is asked; nothing of it is a fact before the user accepts it. */
@Injectable()
export class DraftStore {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly facts = new Subject<void>();

  private readonly query = liveQuery(ProfileDraftsDocument, () => ({ first: MOST_DRAFTS }));
  private readonly drafts = computed(() => this.query.data()?.drafts.edges.map(({ node }) => node) ?? []);
  readonly failure = this.query.failure;
  readonly questions = computed(
    () => this.query.data()?.profileQuestions.filter(({ status }) => status === 'OPEN') ?? [],
  );
  readonly proposed = computed(() =>
    this.drafts().filter(({ status, fact }) => status === 'PROPOSED' && fact !== null),
  );
  /** What is on its way to the server, by id. */
  readonly busy = signal<ReadonlySet<string>>(new Set());
  /** Facts were changed by a decision. */
  readonly changed = this.facts.asObservable();

  refresh(): Promise<void> {
    return this.query.refetch();
  }

  /** What is proposed for one fact. */
  of(factId: string): readonly Draft[] {
    return this.proposed().filter(({ fact }) => fact?.id === factId);
  }

  /** Has the profile looked at. @throws OperationFailed */
  async enhance(): Promise<Task> {
    const input = { factIds: null, idempotencyKey: crypto.randomUUID() };
    return (await this.operations.mutate(EnhanceProfileDocument, { input })).enhanceProfile;
  }

  /** Makes the fact say what the draft says, or the user's own wording of it. */
  async accept(draft: Draft, text: string | null = null): Promise<boolean> {
    return this.act(draft.id, async () => {
      const { acceptDraft } = await this.operations.mutate(AcceptDraftDocument, { id: draft.id, text });
      if (acceptDraft.__typename === 'StaleVersion') {
        await this.notices.show('The fact changed in the meantime, so this no longer fits it.');
      }
      this.facts.next();
      await this.refresh();
    });
  }

  async reject(draft: Draft): Promise<boolean> {
    return this.act(draft.id, async () => {
      await this.operations.mutate(RejectDraftDocument, { id: draft.id });
      await this.refresh();
    });
  }

  /** The answer becomes a draft of the fact, to be accepted like any other. */
  async answer(question: Question, answer: string): Promise<boolean> {
    return this.act(question.id, async () => {
      await this.operations.mutate(AnswerProfileQuestionDocument, { input: { id: question.id, answer } });
      await this.refresh();
    });
  }

  async dismiss(question: Question): Promise<boolean> {
    return this.act(question.id, async () => {
      await this.operations.mutate(DismissProfileQuestionDocument, { id: question.id });
      await this.refresh();
    });
  }

  private async act(id: string, action: () => Promise<void>): Promise<boolean> {
    this.busy.update((known) => new Set(known).add(id));
    try {
      await action();
      return true;
    } catch (error) {
      await this.notices.showFailure(error, () => void this.act(id, action));
      return false;
    } finally {
      this.busy.update((known) => new Set([...known].filter((one) => one !== id)));
    }
  }
}
