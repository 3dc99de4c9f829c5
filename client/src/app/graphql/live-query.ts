import { DestroyRef, type Signal, effect, inject, signal, untracked } from '@angular/core';
import { type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { Apollo, type QueryRef } from 'apollo-angular';
import { type Subscription } from 'rxjs';
import { type Failure, failureOf } from './failure';

/** A query as signals. `data` keeps the last good answer while a newer one is on its way. */
export interface LiveQuery<TData, TVariables> {
  readonly data: Signal<TData | undefined>;
  readonly failure: Signal<Failure | null>;
  /** True while there is nothing to show yet. */
  readonly pending: Signal<boolean>;
  /** True while a request is under way, also behind data already shown. */
  readonly loading: Signal<boolean>;
  refetch(): Promise<void>;
  /** Loads one more page of a connection; the cache joins it to what is there. */
  fetchMore(variables: Partial<TVariables>): Promise<void>;
}

interface LiveQueryOptions {
  /** Show the old answer while the variables have changed and the new answer is not there (search as you type). */
  keepPrevious?: boolean;
}

/**
 * Watches a query for as long as the calling component lives. `variables` is read reactively: when it changes the
 * query runs again; null means "not now".
 */
export function liveQuery<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: () => NoInfer<TVariables> | null,
  options: LiveQueryOptions = {},
): LiveQuery<TData, TVariables> {
  const apollo = inject(Apollo);
  const data = signal<TData | undefined>(undefined);
  const failure = signal<Failure | null>(null);
  const loading = signal(false);
  const pending = signal(true);
  let query: QueryRef<TData, TVariables> | null = null;
  let subscription: Subscription | null = null;

  const start = (next: TVariables) => {
    subscription?.unsubscribe();
    if (!options.keepPrevious) data.set(undefined);
    failure.set(null);
    loading.set(true);
    pending.set(data() === undefined);
    query = apollo.watchQuery<TData, TVariables>({ query: document, variables: next });
    subscription = query.valueChanges.subscribe((result) => {
      loading.set(result.loading);
      if (result.dataState === 'complete') {
        data.set(result.data);
        pending.set(false);
      }
      failure.set(result.error ? failureOf(result.error) : null);
      if (result.error) pending.set(false);
    });
  };

  effect(() => {
    const next = variables();
    untracked(() => {
      if (next) start(next);
    });
  });
  inject(DestroyRef).onDestroy(() => subscription?.unsubscribe());

  return {
    data: data.asReadonly(),
    failure: failure.asReadonly(),
    pending: pending.asReadonly(),
    loading: loading.asReadonly(),
    async refetch() {
      if (!query) return;
      loading.set(true);
      try {
        await query.refetch();
      } catch (error) {
        failure.set(failureOf(error));
      } finally {
        loading.set(false);
      }
    },
    async fetchMore(more) {
      if (!query) return;
      try {
        await query.fetchMore({ variables: more });
      } catch (error) {
        failure.set(failureOf(error));
      }
    },
  };
}
