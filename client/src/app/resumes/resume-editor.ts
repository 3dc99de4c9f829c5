import { Injectable, computed, inject, signal } from '@angular/core';
import {
  AcceptChangesDocument,
  type AcceptChangesMutation,
  AcceptTailoredVersionDocument,
  AddFactForLineDocument,
  RejectChangesDocument,
  ResumeDocument,
  ResumeVersionDocumentsDocument,
  SaveResumeVersionDocument,
} from '../../generated/resumes/graphql';
import { type Failure, failureOf } from '../graphql/failure';
import { Operations } from '../graphql/operations';
import { Notices } from '../ui/notices';
import { type LineDraft, applyLineDrafts } from './line-drafts';
import { type Finding, type PlacedLine, type Resume, type TailoredVersion, linesOf } from './resume';

export type Decision = 'accept' | 'reject';

export interface SaveOutcome {
  saved: boolean;
  /** An edited line that no fact supports; null when there is none. */
  flaggedLine: string | null;
}

const NOT_SAVED: SaveOutcome = { saved: false, flaggedLine: null };
const STALE = 'This resume changed elsewhere. You see the newest state now; please decide again.';

/**
 * What the user does to a resume: decides on proposed changes, and edits lines. Edits are kept here until they are
 * saved together as a new version, whatever the server says in between.
 */
@Injectable()
export class ResumeEditor {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);

  /** Changes on their way to the server, with what was decided. */
  readonly deciding = signal<ReadonlyMap<string, Decision>>(new Map());
  readonly drafts = signal<ReadonlyMap<string, LineDraft>>(new Map());
  readonly saving = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** Why the server refused to accept changes, line by line. */
  readonly refused = signal<readonly Finding[]>([]);
  readonly edited = computed(() => this.drafts().size);

  /** Accepts or rejects changes; answers whether it is done. */
  async decide(resume: Resume, changeIds: readonly string[], decision: Decision): Promise<boolean> {
    const variables = { input: { resumeId: resume.id, changeIds: [...changeIds] } };
    return this.settle(resume, changeIds, decision, async () =>
      decision === 'accept'
        ? (await this.operations.mutate(AcceptChangesDocument, variables)).acceptChanges
        : (await this.operations.mutate(RejectChangesDocument, variables)).rejectChanges,
    );
  }

  /** Makes the resume one of its versions; answers whether it is. */
  async useVersion(resume: Resume, version: TailoredVersion): Promise<boolean> {
    const ids = version.changes.map(({ id }) => id);
    return this.settle(resume, ids, 'accept', async () => {
      const input = { resumeId: resume.id, strategy: version.strategy };
      return (await this.operations.mutate(AcceptTailoredVersionDocument, { input })).acceptTailoredVersion;
    });
  }

  private async settle(
    resume: Resume,
    changeIds: readonly string[],
    decision: Decision,
    ask: () => Promise<AcceptChangesMutation['acceptChanges']>,
  ): Promise<boolean> {
    this.mark(changeIds, decision);
    this.refused.set([]);
    try {
      const result = await ask();
      switch (result.__typename) {
        case 'Resume':
          return true;
        case 'UnsupportedClaims':
          this.refused.set(result.findings);
          return false;
        case 'StaleVersion':
          await this.operations.ask(ResumeDocument, { id: resume.id });
          await this.notices.show(STALE);
          return false;
      }
    } catch (error) {
      await this.notices.showFailure(error, () => void this.settle(resume, changeIds, decision, ask));
      return false;
    } finally {
      this.mark(changeIds, null);
    }
  }

  /** Keeps other words for a line; the line's own words take the draft away. */
  write(placed: PlacedLine, text: string): void {
    this.draft(placed, (draft) => ({ ...draft, text, removed: false }));
  }

  remove(placed: PlacedLine): void {
    this.draft(placed, (draft) => ({ ...draft, removed: true }));
  }

  forget(lineId: string): void {
    this.drafts.update((drafts) => new Map([...drafts].filter(([id]) => id !== lineId)));
  }

  discard(): void {
    this.drafts.set(new Map());
    this.failure.set(null);
  }

  /**
   * Saves the edited lines as a new version. A line that says more than the facts is saved too, marked, and keeps the
   * resume from being exported; the answer names the first such line among those edited.
   */
  async save(resume: Resume): Promise<SaveOutcome> {
    const count = this.edited();
    const note = count === 1 ? 'Edited one line' : `Edited ${count} lines`;
    return this.saveDocument(resume, resume.version, note, (document) =>
      applyLineDrafts(document, this.drafts()),
    );
  }

  /** Makes an earlier version the newest again; the versions in between stay in the list. */
  async restore(resume: Resume, version: number): Promise<SaveOutcome> {
    return this.saveDocument(resume, version, `Back to version ${version}`, (document) => document);
  }

  private async saveDocument(
    resume: Resume,
    from: number,
    note: string,
    change: (document: unknown) => unknown,
  ): Promise<SaveOutcome> {
    this.saving.set(true);
    this.failure.set(null);
    try {
      const { resumeVersions } = await this.operations.ask(ResumeVersionDocumentsDocument, {
        resumeId: resume.id,
      });
      const stored = resumeVersions.find(({ version }) => version === from);
      if (!stored) return await this.reload(resume);
      const { saveResumeVersion } = await this.operations.mutate(SaveResumeVersionDocument, {
        input: { resumeId: resume.id, version: resume.version, document: change(stored.document), note },
      });
      if (saveResumeVersion.__typename !== 'Resume') return await this.reload(resume);
      const edited = this.drafts();
      this.discard();
      const flagged = linesOf(saveResumeVersion).find(({ line }) => !line.supported && edited.has(line.id));
      return { saved: true, flaggedLine: flagged?.line.id ?? null };
    } catch (error) {
      this.failure.set(failureOf(error));
      return NOT_SAVED;
    } finally {
      this.saving.set(false);
    }
  }

  /** The user says that a line is true: it becomes a fact of theirs, which the line then rests on. */
  async addFact(placed: PlacedLine): Promise<void> {
    const text = this.drafts().get(placed.line.id)?.text ?? placed.line.text;
    const kind =
      placed.section.key === 'summary' ? 'SUMMARY' : placed.line.role === 'keyword' ? 'KEYWORD' : 'BULLET';
    const parent = placed.entry.facts.find((fact) => fact.kind === 'ENTRY');
    try {
      const { saveFact } = await this.operations.mutate(AddFactForLineDocument, {
        input: {
          kind,
          section: kind === 'SUMMARY' ? null : placed.section.key,
          parentId: parent?.id ?? null,
          text,
        },
      });
      if (saveFact.__typename !== 'Fact') return;
      this.draft(placed, (draft) => ({ ...draft, addedFacts: [...draft.addedFacts, saveFact.id] }));
      await this.notices.show('Added to your facts. Save the resume, and the line rests on it.');
    } catch (error) {
      await this.notices.showFailure(error, () => void this.addFact(placed));
    }
  }

  private async reload(resume: Resume): Promise<SaveOutcome> {
    await this.operations.ask(ResumeDocument, { id: resume.id });
    await this.notices.show('This resume changed elsewhere. Your edits are still here; look again and save.');
    return NOT_SAVED;
  }

  private draft({ line }: PlacedLine, change: (draft: LineDraft) => LineDraft): void {
    this.drafts.update((drafts) => {
      const next = change(drafts.get(line.id) ?? { text: line.text, addedFacts: [], removed: false });
      const idle = !next.removed && next.text === line.text && next.addedFacts.length === 0;
      const rest = [...drafts].filter(([id]) => id !== line.id);
      return new Map(idle ? rest : [...rest, [line.id, next]]);
    });
  }

  private mark(changeIds: readonly string[], decision: Decision | null): void {
    this.deciding.update((known) => {
      const next = new Map(known);
      for (const id of changeIds) {
        if (decision) next.set(id, decision);
        else next.delete(id);
      }
      return next;
    });
  }
}
