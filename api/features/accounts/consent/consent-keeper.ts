import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { RecentMap } from '../../../platform/cache/recent-map.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { CodedError } from '../../../platform/errors/coded-error.js';
import type { Viewer } from '../../../platform/graphql/request-context.js';
import { Account, Session } from '../account.entity.js';
import { outstandingConsents, type PublishedDocument } from './legal-documents.js';

/** Tells which documents hold now; filled by the room that keeps them. */
export type ReadDocuments = (em: EntityManager) => Promise<PublishedDocument[]>;

declare module '../../../platform/graphql/request-context.js' {
  interface ServerDeps {
    readonly consents: ConsentKeeper;
  }
}

/** How long a process goes by what it read. */
const KNOWN_MS = 5_000;
const MAX_KNOWN_SESSIONS = 5_000;

/**
 * Asks everybody anew who signs in after a material change of terms or privacy notice. Until they agree they reach their account
 * (export, erasure, sessions, password) and nothing else. Sessions of before go on: they end within 90 days.
 */
export class ConsentKeeper {
  readonly #orm: MikroORM;
  readonly #read: ReadDocuments;
  readonly #now: () => number;
  #known: { documents: Promise<PublishedDocument[]>; until: number } | null = null;
  #sessions = new RecentMap<{ due: boolean; until: number }>(MAX_KNOWN_SESSIONS);

  constructor(orm: MikroORM, read: ReadDocuments, now: () => number = () => Date.now()) {
    this.#orm = orm;
    this.#read = read;
    this.#now = now;
  }

  /** The documents as they hold now, to a few seconds. */
  async documents(): Promise<PublishedDocument[]> {
    if (this.#known === null || this.#known.until <= this.#now()) {
      this.#known = { documents: this.#read(withoutAccount(this.#orm)), until: this.#now() + KNOWN_MS };
    }
    try {
      return await this.#known.documents;
    } catch (error) {
      this.#known = null;
      throw error;
    }
  }

  /** Reads everything anew: somebody published, or agreed. */
  forget(): void {
    this.#known = null;
    this.#sessions = new RecentMap(MAX_KNOWN_SESSIONS);
  }

  /** Whether this session is to agree to something before it goes on. */
  async isDue(viewer: Viewer): Promise<boolean> {
    if (viewer.scopes !== null) return false;
    const changed = (await this.documents()).filter(({ publishedAt }) => publishedAt !== null);
    if (changed.length === 0) return false;
    const known = this.#sessions.get(viewer.sessionId);
    if (known !== undefined && known.until > this.#now()) return known.due;
    const due = await this.#lookUp(viewer, changed);
    this.#sessions.set(viewer.sessionId, { due, until: this.#now() + KNOWN_MS });
    return due;
  }

  /** @throws CodedError FORBIDDEN with reason CONSENT_NEEDED */
  async refuseIfDue(viewer: Viewer): Promise<void> {
    if (!(await this.isDue(viewer))) return;
    throw new CodedError(
      'FORBIDDEN',
      'The terms or the privacy notice have changed. Read them and agree ("acceptTerms") to go on; you can also export or delete ' +
        'your data.',
      { reason: 'CONSENT_NEEDED' },
    );
  }

  async #lookUp({ accountId, sessionId }: Viewer, changed: readonly PublishedDocument[]): Promise<boolean> {
    const em = withAccount(this.#orm, accountId);
    const session = await em.findOne(Session, { id: sessionId }, { fields: ['createdAt'] });
    if (session === null) return false;
    const since = changed.filter(
      ({ publishedAt }) => publishedAt !== null && publishedAt < session.createdAt,
    );
    if ((await outstandingConsents(em, since)).length === 0) return false;
    // Whoever looks at the demo is nobody who could agree.
    return (await em.count(Account, { id: accountId, isDemo: true })) === 0;
  }
}
