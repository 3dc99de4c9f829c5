import { setTimeout as pause } from 'node:timers/promises';
import type { DestinationStream } from 'pino';
import { Mail } from '../../engine/mail/mail.entity.js';
import { withAccount, withoutAccount } from '../../platform/database/orm.js';
import { giveSecondFactor, openApiBench, type ApiBench } from '../../platform/testing/api-bench.js';
import { ApiClient } from '../../platform/testing/api-client.js';
import { LoginIdentity } from './account.entity.js';
import { MailRequest } from './emails/mail-token.entity.js';

export const PAYLOAD =
  'accessToken expiresAt account { id email emailVerified displayName locale isDemo isAdmin }';
export const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { status } }';
export const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  __typename ... on SessionPayload { ${PAYLOAD} } ... on TwoFactorRequired { ticket expiresAt } } }`;
export const REFRESH = `mutation { refreshSession { ${PAYLOAD} } }`;
export const RESET =
  'mutation ($email: String!, $captcha: String) { requestPasswordReset(email: $email, captcha: $captcha) { status } }';
export const RESEND = 'mutation ($email: String!) { resendVerification(email: $email) { status } }';
export const PASSWORD = 'correct horse battery';

export interface LoggedIn {
  accessToken: string;
  account: { id: string; email: string; emailVerified: boolean; isAdmin: boolean };
}

const PATIENCE_MS = 20_000;

/** What the tests of accounts need beside the API: mails that arrive by and by, and a clock. */
export class AccountBench {
  #people = 0;
  /** Milliseconds by which the clock of sessions is ahead. */
  ahead = 0;

  private constructor(
    readonly api: ApiBench,
    clock: { now: () => Date },
  ) {
    clock.now = () => new Date(Date.now() + this.ahead);
  }

  /** @param logTo - See `openApiBench`. */
  static async open(
    environment: Record<string, string> = {},
    logTo?: DestinationStream,
  ): Promise<AccountBench> {
    const clock = { now: () => new Date() };
    return new AccountBench(await openApiBench(environment, () => clock.now(), logTo), clock);
  }

  client(): ApiClient {
    return new ApiClient(this.api.origin);
  }

  email(): string {
    this.#people += 1;
    return `someone${this.#people}@example.net`;
  }

  /** Registers over the API, as the dashboard does; the address is not confirmed. */
  async register(
    email = this.email(),
    more: Record<string, unknown> = {},
  ): Promise<ApiClient & { email: string; accountId: string }> {
    await this.client().ask(REGISTER, {
      input: { email, password: PASSWORD, displayName: 'Ada Example', ...more },
    });
    const client = this.client();
    const { account } = await this.login(client, email);
    return Object.assign(client, { email, accountId: account.id });
  }

  /** Logs `client` in. */
  async login(client: ApiClient, email: string, password = PASSWORD): Promise<LoggedIn> {
    const { login } = await client.ask(LOGIN, { input: { email, password } });
    client.accessToken = (login as LoggedIn).accessToken;
    return login as LoggedIn;
  }

  /** The newest mail of a kind to an account, once it is there. */
  async mail(accountId: string, template: string, after: Date = new Date(0)): Promise<Mail> {
    return this.until(`a mail ${template}`, () =>
      withAccount(this.api.orm, accountId).findOne(
        Mail,
        { template, createdAt: { $gt: after }, status: { $ne: 'QUEUED' } },
        { orderBy: { createdAt: 'desc' } },
      ),
    );
  }

  /** What the link of a mail redeems. */
  async token(accountId: string, template: string, after?: Date): Promise<string> {
    const { link } = await this.mail(accountId, template, after);
    const token = link?.split('#token=')[1];
    if (token === undefined) throw new Error('The mail has no token');
    return token;
  }

  /** Waits until every mail that was asked for has been decided on. */
  async answered(): Promise<void> {
    await this.until('that all requests are answered', async () =>
      (await withoutAccount(this.api.orm).count(MailRequest, {})) === 0 ? true : null,
    );
  }

  async identity(accountId: string): Promise<LoginIdentity> {
    return withoutAccount(this.api.orm).findOneOrFail(LoginIdentity, { accountId });
  }

  /** Switches two-factor login on beside the API; gives the secret of the app. */
  async secondFactor(accountId: string): Promise<string> {
    return giveSecondFactor(this.api.orm, this.api.keys, accountId);
  }

  /** Waits until `look` finds something. */
  async until<Found>(what: string, look: () => Promise<Found | null>): Promise<Found> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (Date.now() > deadline) throw new Error(`There was not ${what} within ${PATIENCE_MS} ms`);
      await pause(20);
    }
  }

  end(): Promise<void> {
    return this.api.end();
  }
}
