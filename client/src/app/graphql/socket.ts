import { Injectable, inject, signal } from '@angular/core';
import { CloseCode, createClient } from 'graphql-ws';
import { SessionStore } from '../session/session-store';

export type SocketState = 'idle' | 'live' | 'reconnecting';

/** Waits between attempts to reconnect: quick at first, then at most this long. */
const LONGEST_WAIT_MS = 15_000;

/** The one WebSocket for subscriptions. It reconnects by itself with a fresh token and tells how it stands. */
@Injectable()
export class Socket {
  private readonly session = inject(SessionStore);
  private readonly current = signal<SocketState>('idle');
  /** The server closed the line because of the token: the same one would only be refused again. */
  private refused = false;

  readonly state = this.current.asReadonly();

  readonly client = createClient({
    url: () => new URL('/graphql', location.href).href.replace(/^http/, 'ws'),
    connectionParams: async () => {
      // Where the session was ended elsewhere, this is how it is noticed: the person leaves, as after signing out here.
      const token = await (this.refused ? this.session.refresh() : this.session.accessToken());
      return token ? { accessToken: token } : {};
    },
    // A silent line is found dead within this time and opened again.
    keepAlive: 15_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => this.session.status() === 'signedIn',
    retryWait: async (attempt) => {
      const wait = Math.min(LONGEST_WAIT_MS, 400 * 2 ** attempt) * (0.75 + Math.random() / 2);
      await new Promise((resolve) => setTimeout(resolve, wait));
    },
    on: {
      connected: () => {
        this.refused = false;
        this.current.set('live');
      },
      closed: (event) => {
        this.refused = event instanceof CloseEvent && event.code === Number(CloseCode.Forbidden);
        this.current.set(this.session.status() === 'signedIn' ? 'reconnecting' : 'idle');
      },
      error: () => this.current.set('reconnecting'),
    },
  });
}
