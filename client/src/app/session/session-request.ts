import { type TypedDocumentNode } from '@apollo/client';
import { type GraphQLFormattedError, print } from 'graphql';
import { OperationFailed, failureOf, failureOfGraphqlError } from '../graphql/failure';

/**
 * Sends one session operation over fetch, past the GraphQL client: the client needs a session before it can send
 * anything, so the session cannot be fetched through it.
 *
 * @param accessToken of who asks; without it the operation is a stranger's
 * @throws OperationFailed with the contract's code, or OFFLINE/UNREACHABLE when there was no answer.
 */
export async function sendSessionOperation<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  accessToken: string | null = null,
): Promise<TData> {
  let answer: { data?: TData | null; errors?: GraphQLFormattedError[] };
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      },
      body: JSON.stringify({ query: print(document), variables }),
    });
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    // A body that is no JSON is a proxy's error page: for the user the server is as good as away.
    throw new OperationFailed(failureOf(error instanceof SyntaxError ? new TypeError(error.message) : error));
  }
  const error = answer.errors?.[0];
  if (error) throw new OperationFailed(failureOfGraphqlError(error));
  if (!answer.data) throw new OperationFailed(failureOf(new TypeError('The answer was empty.')));
  return answer.data;
}
