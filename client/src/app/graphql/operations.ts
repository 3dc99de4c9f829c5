import { Injectable, inject } from '@angular/core';
import { type ApolloClient, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { Apollo } from 'apollo-angular';
import { OperationFailed, failureOf } from './failure';

/** Runs mutations and one-off queries as promises that reject with an OperationFailed only. */
@Injectable()
export class Operations {
  private readonly apollo = inject(Apollo);

  /** @throws OperationFailed */
  async mutate<TData, TVariables extends OperationVariables>(
    mutation: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    options: Pick<ApolloClient.MutateOptions<TData, TVariables>, 'update' | 'refetchQueries'> = {},
  ): Promise<TData> {
    return this.settle(
      this.apollo.client.mutate<TData, TVariables>({
        mutation,
        variables,
        ...options,
      } as ApolloClient.MutateOptions<TData, TVariables>),
    );
  }

  /** Asks the server now, past the cache. @throws OperationFailed */
  async ask<TData, TVariables extends OperationVariables>(
    query: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
  ): Promise<TData> {
    return this.settle(
      this.apollo.client.query<TData, TVariables>({
        query,
        variables,
        fetchPolicy: 'network-only',
      } as ApolloClient.QueryOptions<TData, TVariables>),
    );
  }

  private async settle<TData>(answer: Promise<{ data?: unknown; error?: unknown }>): Promise<TData> {
    let result: Awaited<typeof answer>;
    try {
      result = await answer;
    } catch (error) {
      throw new OperationFailed(failureOf(error));
    }
    if (result.error) throw new OperationFailed(failureOf(result.error));
    return result.data as TData;
  }
}
