import { TestBed } from '@angular/core/testing';
import {
  AcceptChangesDocument,
  AddFactForLineDocument,
  ResumeDocument,
  ResumeVersionDocumentsDocument,
  SaveResumeVersionDocument,
} from '../../generated/resumes/graphql';
import { Operations } from '../graphql/operations';
import { Notices } from '../ui/notices';
import { type PlacedLine, type Resume } from './resume';
import { ResumeEditor } from './resume-editor';

const LINE = { id: 'l1', role: 'bullet', text: 'Kept the books.', supported: true, facts: [] };
const ENTRY = { id: 'e1', fields: [], facts: [{ id: 'f-entry', kind: 'ENTRY' }], lines: [LINE] };
const SECTION = { id: 's1', key: 'work', title: 'Experience', entries: [ENTRY] };
const PLACED = { line: LINE, entry: ENTRY, section: SECTION } as unknown as PlacedLine;
const RESUME = { id: 'r1', version: 2, sections: [SECTION], proposedChanges: [] } as unknown as Resume;
const stored = (text: string) => ({
  sections: [{ entries: [{ lines: [{ id: 'l1', text, facts: ['f1'] }] }] }],
});

describe('ResumeEditor', () => {
  const asked: [unknown, unknown][] = [];
  let answers: Map<unknown, object>;

  function editor() {
    asked.length = 0;
    const run = (document: unknown, variables: unknown) => {
      asked.push([document, variables]);
      return Promise.resolve(answers.get(document) ?? {});
    };
    TestBed.configureTestingModule({
      providers: [
        ResumeEditor,
        { provide: Operations, useValue: { mutate: run, ask: run } },
        {
          provide: Notices,
          useValue: { show: () => Promise.resolve(), showFailure: () => Promise.resolve() },
        },
      ],
    });
    return TestBed.inject(ResumeEditor);
  }

  beforeEach(() => {
    answers = new Map<unknown, object>([
      [
        ResumeVersionDocumentsDocument,
        {
          resumeVersions: [
            { version: 2, document: stored('Kept the books.') },
            { version: 1, document: stored('Old words.') },
          ],
        },
      ],
      [SaveResumeVersionDocument, { saveResumeVersion: { ...RESUME, __typename: 'Resume', version: 3 } }],
    ]);
  });

  it('saves the edited line in the stored document of the version on screen', async () => {
    const made = editor();
    made.write(PLACED, 'Kept the ledger.');

    expect(await made.save(RESUME)).toEqual({ saved: true, flaggedLine: null });
    expect(asked.at(-1)).toEqual([
      SaveResumeVersionDocument,
      {
        input: { resumeId: 'r1', version: 2, document: stored('Kept the ledger.'), note: 'Edited one line' },
      },
    ]);
    expect(made.edited()).toBe(0);
  });

  it('names the edited line that no fact supports', async () => {
    const flawed = { ...LINE, supported: false };
    const sections = [{ ...SECTION, entries: [{ ...ENTRY, lines: [flawed] }] }];
    answers.set(SaveResumeVersionDocument, {
      saveResumeVersion: { ...RESUME, sections, __typename: 'Resume' },
    });
    const made = editor();
    made.write(PLACED, 'Kept the books of nine shops.');

    expect(await made.save(RESUME)).toEqual({ saved: true, flaggedLine: 'l1' });
  });

  it('keeps the edits when the resume changed elsewhere', async () => {
    answers.set(SaveResumeVersionDocument, {
      saveResumeVersion: { __typename: 'StaleVersion', currentVersion: 3 },
    });
    const made = editor();
    made.write(PLACED, 'Kept the ledger.');

    expect(await made.save(RESUME)).toEqual({ saved: false, flaggedLine: null });
    expect(made.drafts().get('l1')?.text).toBe('Kept the ledger.');
    expect(asked.at(-1)).toEqual([ResumeDocument, { id: 'r1' }]);
  });

  it('forgets an edit that goes back to the words there were', () => {
    const made = editor();
    made.write(PLACED, 'Kept the ledger.');
    made.write(PLACED, 'Kept the books.');

    expect(made.edited()).toBe(0);
  });

  it('makes an earlier version the newest, against the version on screen', async () => {
    const made = editor();

    expect((await made.restore(RESUME, 1)).saved).toBe(true);
    expect(asked.at(-1)?.[1]).toEqual({
      input: { resumeId: 'r1', version: 2, document: stored('Old words.'), note: 'Back to version 1' },
    });
  });

  it('shows why changes were not accepted', async () => {
    const finding = {
      path: 'work[0]',
      lineId: 'l1',
      kind: 'COUNT',
      text: 'nine',
      reason: 'No',
      closestFact: null,
    };
    answers.set(AcceptChangesDocument, {
      acceptChanges: { __typename: 'UnsupportedClaims', findings: [finding] },
    });
    const made = editor();

    expect(await made.decide(RESUME, ['c1'], 'accept')).toBe(false);
    expect(made.refused()).toEqual([finding]);
    expect(made.deciding().size).toBe(0);
  });

  it('puts a true line among the facts of its entry and lets the line rest on it', async () => {
    answers.set(AddFactForLineDocument, { saveFact: { __typename: 'Fact', id: 'f-new' } });
    const made = editor();
    await made.addFact(PLACED);

    expect(asked.at(-1)?.[1]).toEqual({
      input: { kind: 'BULLET', section: 'work', parentId: 'f-entry', text: 'Kept the books.' },
    });
    expect(made.drafts().get('l1')?.addedFacts).toEqual(['f-new']);
  });
});
