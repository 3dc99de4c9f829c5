import { inject } from '@angular/core';
import { type ApolloClient } from '@apollo/client';
import { InMemoryCache } from '@apollo/client/cache';
import { ApolloLink } from '@apollo/client/link';
import { HttpLink } from '@apollo/client/link/http';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { SessionStore } from '../session/session-store';
import { sessionLink } from './session-link';
import { Socket } from './socket';
import { TYPE_POLICIES } from './type-policies';

/** Queries and mutations over HTTP, subscriptions over the WebSocket, one cache. */
export function apolloOptions(): ApolloClient.Options {
  const http = sessionLink(inject(SessionStore)).concat(
    new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
  );
  return {
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(inject(Socket).client),
      http,
    ),
    cache: new InMemoryCache({ typePolicies: TYPE_POLICIES }),
    // Another tab or a task may have changed anything: show what is known at once, then ask.
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  };
}
