import { Injectable, inject, signal } from '@angular/core';
import { Subject } from 'rxjs';
import {
  FactHistoryDocument,
  type FactHistoryQuery,
  ProfileDocument,
  RemoveFactDocument,
  SaveFactDocument,
  type SaveFactInput,
} from '../../generated/profiles/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { Operations } from '../graphql/operations';
import { Notices } from '../ui/notices';
import { type Fact } from './fact-words';

export type FactRevision = FactHistoryQuery['profile']['facts'][number]['history'][number];

/** A fact that does not exist yet, for the form that makes it. */
export type NewFact = Pick<SaveFactInput, 'kind' | 'section' | 'parentId'> & { basicsKey?: string };

/** Saves, adds and removes facts. One editor is open at a time; a conflict keeps what the user wrote. */
@Injectable()
export class FactEditor {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly changes = new Subject<void>();

  /** The id of the fact whose editor is open, or the place of a new one. */
  readonly open = signal<string | null>(null);
  readonly conflict = signal(false);
  readonly saving = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** Whether the open form holds something that is not saved. */
  readonly changing = signal(false);
  /** A fact was added or removed, so that the list must be asked for again. */
  readonly changed = this.changes.asObservable();

  start(key: string): void {
    this.changing.set(false);
    this.open.set(key);
    this.conflict.set(false);
    this.failure.set(null);
  }

  cancel(): void {
    this.changing.set(false);
    this.open.set(null);
    this.conflict.set(false);
    this.failure.set(null);
  }

  /** Saves a fact; answers whether it is done. On a conflict the newest state is loaded and the form stays. */
  async save(input: SaveFactInput): Promise<boolean> {
    this.saving.set(true);
    this.failure.set(null);
    try {
      const { saveFact } = await this.operations.mutate(SaveFactDocument, { input });
      if (saveFact.__typename === 'StaleVersion') {
        await this.operations.ask(ProfileDocument, {});
        this.conflict.set(true);
        return false;
      }
      if (!input.id) this.changes.next();
      this.cancel();
      return true;
    } catch (error) {
      this.failure.set(failureOf(error));
      return false;
    } finally {
      this.saving.set(false);
    }
  }

  /** Removes a fact with what stands under it; the notice offers to put it back. */
  async remove(fact: Fact, lines: readonly Fact[] = []): Promise<void> {
    try {
      await this.operations.mutate(RemoveFactDocument, { id: fact.id });
      this.changes.next();
      await this.notices.show(`Removed “${shorten(fact.text)}”.`, {
        label: 'Undo',
        run: () => void this.putBack(fact, lines),
      });
    } catch (error) {
      await this.notices.showFailure(error);
    }
  }

  /** Every state a fact has been in, newest first. @throws OperationFailed */
  async history(id: string): Promise<readonly FactRevision[]> {
    const { profile } = await this.operations.ask(FactHistoryDocument, {});
    const revisions = profile.facts.find((fact) => fact.id === id)?.history ?? [];
    return [...revisions].sort((a, b) => b.version - a.version);
  }

  private async putBack(fact: Fact, lines: readonly Fact[]): Promise<void> {
    try {
      const parent = await this.create(fact, fact.parentId);
      for (const line of lines) await this.create(line, parent);
      this.changes.next();
    } catch (error) {
      await this.notices.showFailure(error, () => void this.putBack(fact, lines));
    }
  }

  private async create(fact: Fact, parentId: string | null): Promise<string | null> {
    const { saveFact } = await this.operations.mutate(SaveFactDocument, {
      input: {
        kind: fact.kind,
        section: fact.section,
        parentId,
        position: fact.position,
        text: fact.text,
        fields: fact.fields.map(({ name, value }) => ({ name, value })),
      },
    });
    return saveFact.__typename === 'Fact' ? saveFact.id : null;
  }
}

function shorten(text: string): string {
  return text.length > 48 ? `${text.slice(0, 46).trimEnd()}…` : text;
}
