import { ApolloLink } from '@apollo/client/link';
import { type GraphQLFormattedError } from 'graphql';
import { type Observable, from, of, switchMap } from 'rxjs';

/** What the link needs of the session. */
export interface TokenSource {
  accessToken(): Promise<string | null>;
  refresh(): Promise<string | null>;
}

/**
 * Sends each operation with the current access token. When the server says the token is no longer good, the session
 * is renewed (once for all operations that were under way) and the operation sent again, once.
 */
export function sessionLink(session: TokenSource): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const send = (token: string | null): Observable<ApolloLink.Result> => {
      operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
        headers: token ? { ...headers, authorization: `Bearer ${token}` } : { ...headers },
      }));
      return forward(operation);
    };
    return from(session.accessToken()).pipe(
      switchMap(send),
      switchMap((result) =>
        isSignedOut(result)
          ? from(session.refresh()).pipe(switchMap((token) => (token ? send(token) : of(result))))
          : of(result),
      ),
    );
  });
}

function isSignedOut(result: ApolloLink.Result): boolean {
  const errors = (result as { errors?: readonly GraphQLFormattedError[] }).errors;
  return errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED') ?? false;
}
