import { ApolloLink, execute } from '@apollo/client/link';
import { parse } from 'graphql';
import { lastValueFrom, of } from 'rxjs';
import { sessionLink } from './session-link';

const QUERY = parse('query Me { me { id } }');
const SIGNED_OUT = { errors: [{ message: 'Sign in', extensions: { code: 'UNAUTHENTICATED' } }] };
const ME = { data: { me: { id: 'a1' } } };

describe('sessionLink', () => {
  /** Runs one operation against a server that gives these answers, and tells which tokens it was sent. */
  async function run(answers: object[], renewed: string | null) {
    const tokens: (string | undefined)[] = [];
    let renewals = 0;
    const server = new ApolloLink((operation) => {
      tokens.push((operation.getContext()['headers'] as Record<string, string>)['authorization']);
      return of(answers.shift() as ApolloLink.Result);
    });
    const link = sessionLink({
      accessToken: () => Promise.resolve('old'),
      refresh: () => {
        renewals += 1;
        return Promise.resolve(renewed);
      },
    }).concat(server);
    const context = { client: undefined as never };
    return { result: await lastValueFrom(execute(link, { query: QUERY }, context)), tokens, renewals };
  }

  it('sends an operation again with a new token when the old one has ended', async () => {
    const { result, tokens, renewals } = await run([SIGNED_OUT, ME], 'new');

    expect(result).toEqual(ME);
    expect(tokens).toEqual(['Bearer old', 'Bearer new']);
    expect(renewals).toBe(1);
  });

  it('does not try a third time', async () => {
    const { result, renewals } = await run([SIGNED_OUT, SIGNED_OUT], 'new');

    expect(result).toEqual(SIGNED_OUT);
    expect(renewals).toBe(1);
  });

  it('hands the refusal on when there is no session to renew', async () => {
    const { result, tokens } = await run([SIGNED_OUT], null);

    expect(result).toEqual(SIGNED_OUT);
    expect(tokens).toHaveLength(1);
  });

  it('leaves other errors alone', async () => {
    const broken = { errors: [{ message: 'No', extensions: { code: 'NOT_FOUND' } }] };
    const { result, renewals } = await run([broken], 'new');

    expect(result).toEqual(broken);
    expect(renewals).toBe(0);
  });
});
