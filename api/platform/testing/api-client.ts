/** A client of the public API for tests: keeps the cookie like a browser and sends the access token it is given. */
export interface ApiAnswer {
  data: Record<string, unknown> | null;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  /** The answer as sent, without the request's own id: for comparing bytes. */
  comparable: string;
  headers: Headers;
}

export class ApiClient {
  accessToken: string | null = null;
  /** name=value of the newest cookie, as the browser would send it. */
  cookie: string | null = null;

  constructor(readonly origin: string) {}

  async send(query: string, variables: Record<string, unknown> = {}): Promise<ApiAnswer> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.accessToken === null ? {} : { authorization: `Bearer ${this.accessToken}` }),
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const setCookie = response.headers.getSetCookie()[0];
    if (setCookie !== undefined) {
      const pair = setCookie.split(';')[0] ?? '';
      this.cookie = pair.endsWith('=') ? null : pair;
    }
    const text = await response.text();
    const body = JSON.parse(text) as Partial<Pick<ApiAnswer, 'data' | 'errors'>>;
    return {
      data: body.data ?? null,
      errors: body.errors ?? [],
      comparable: text.replaceAll(/"requestId":"[^"]+"/g, ''),
      headers: response.headers,
    };
  }

  /** The data of an operation that is expected to work; throws with the errors otherwise. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const { data, errors } = await this.send(query, variables);
    if (errors.length > 0 || data === null) throw new Error(`Refused: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The code of an operation that is expected to be refused. */
  async codeOf(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
    return (await this.send(query, variables)).errors[0]?.extensions['code'];
  }
}
