import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { Subject, type Subscription, filter, retry, timer } from 'rxjs';
import {
  AnswerTaskDocument,
  CancelTaskDocument,
  MyTasksDocument,
  RetryTaskDocument,
  type TaskKind,
} from '../../generated/tasks/graphql';
import { Operations } from '../graphql/operations';
import { Socket } from '../graphql/socket';
import { SessionStore } from '../session/session-store';
import { mergeTask } from './merge-task';
import { type Task, isFinished } from './task';

/**
 * The user's tasks, live. The server sends the present state first and then each change, also after a lost line, so
 * the list is right again as soon as the socket is.
 */
@Injectable()
export class TaskStore {
  private readonly apollo = inject(Apollo);
  private readonly operations = inject(Operations);
  private readonly list = signal<readonly Task[]>([]);
  private readonly ends = new Subject<Task>();
  private subscription: Subscription | null = null;

  readonly connection = inject(Socket).state;
  readonly all = this.list.asReadonly();
  readonly active = computed(() => this.list().filter((task) => !isFinished(task)));
  /** Tasks that end while the page is open, each once. */
  readonly finished = this.ends.asObservable();

  constructor() {
    const session = inject(SessionStore);
    effect(() => {
      const signedIn = session.status() === 'signedIn';
      untracked(() => (signedIn ? this.listen() : this.stop()));
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  find(id: string): Task | undefined {
    return this.list().find((task) => task.id === id);
  }

  /** Takes in a task that a mutation answered with, before the socket brings it. */
  add(update: Task): void {
    const before = untracked(() => this.find(update.id));
    this.list.update((tasks) => mergeTask(tasks, update));
    const after = untracked(() => this.find(update.id));
    if (before && after && !isFinished(before) && isFinished(after)) this.ends.next(after);
  }

  /** Tasks of the given kinds that end well from now on. */
  succeeded(...kinds: TaskKind[]) {
    return this.finished.pipe(filter((task) => task.status === 'SUCCEEDED' && kinds.includes(task.kind)));
  }

  /** @throws OperationFailed */
  async cancel(id: string): Promise<void> {
    this.add((await this.operations.mutate(CancelTaskDocument, { id })).cancelTask);
  }

  /** @throws OperationFailed */
  async retry(id: string): Promise<void> {
    this.add((await this.operations.mutate(RetryTaskDocument, { id })).retryTask);
  }

  /** @throws OperationFailed */
  async answer(id: string, answer: string): Promise<void> {
    this.add((await this.operations.mutate(AnswerTaskDocument, { id, answer })).answerTask);
  }

  private listen(): void {
    if (this.subscription) return;
    this.subscription = this.apollo
      .subscribe({ query: MyTasksDocument })
      // The socket mends itself; this is for a refusal by the server, such as a token that ended in between.
      .pipe(retry({ delay: (_error, attempt) => timer(Math.min(15_000, 500 * 2 ** attempt)) }))
      .subscribe(({ data }) => {
        if (data) this.add(data.myTasks);
      });
  }

  private stop(): void {
    this.subscription?.unsubscribe();
    this.subscription = null;
    this.list.set([]);
  }
}
