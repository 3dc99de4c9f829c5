import { TestBed } from '@angular/core/testing';
import {
  AcceptLetterDraftDocument,
  LetterDocument,
  SaveLetterVersionDocument,
} from '../../generated/letters/graphql';
import { Operations } from '../graphql/operations';
import { Notices } from '../ui/notices';
import { type Letter } from './letter';
import { LetterEditor } from './letter-editor';

const LETTER = {
  id: 'l1',
  version: 2,
  current: {
    version: 2,
    subject: 'Bookkeeper',
    greeting: 'Hello,',
    paragraphs: [{ text: 'I kept the books.' }],
    farewell: 'Kind regards,',
    signature: 'Ada Marsh',
  },
} as Letter;

describe('LetterEditor', () => {
  const asked: [unknown, unknown][] = [];
  const said: string[] = [];
  let answers: Map<unknown, object>;

  function editor() {
    asked.length = 0;
    said.length = 0;
    const run = (document: unknown, variables: unknown) => {
      asked.push([document, variables]);
      return Promise.resolve(answers.get(document) ?? {});
    };
    TestBed.configureTestingModule({
      providers: [
        LetterEditor,
        { provide: Operations, useValue: { mutate: run, ask: run } },
        {
          provide: Notices,
          useValue: { show: (words: string) => Promise.resolve(said.push(words)) },
        },
      ],
    });
    return TestBed.inject(LetterEditor);
  }

  it('saves paragraphs on top of the version on screen and closes the form', async () => {
    const saved = { ...LETTER, __typename: 'Letter', version: 3 };
    answers = new Map([[SaveLetterVersionDocument, { saveLetterVersion: saved }]]);
    const made = editor();
    made.start(LETTER);
    made.write('body', 'I kept the ledger.\n\nI would like to talk.');

    expect(made.changed()).toBe(true);
    expect(await made.save(LETTER)).toBe(saved);
    expect(asked[0]?.[1]).toMatchObject({
      input: { letterId: 'l1', version: 2, paragraphs: ['I kept the ledger.', 'I would like to talk.'] },
    });
    expect(made.form()).toBeNull();
    expect(made.changed()).toBe(false);
  });

  it('keeps what was typed when the letter changed elsewhere, and loads the newest state', async () => {
    answers = new Map([[SaveLetterVersionDocument, { saveLetterVersion: { __typename: 'StaleVersion' } }]]);
    const made = editor();
    made.start(LETTER);
    made.write('body', 'Words of mine.');

    expect(await made.save(LETTER)).toBeNull();
    expect(made.form()?.body).toBe('Words of mine.');
    expect(asked.map(([document]) => document)).toContain(LetterDocument);
    expect(said[0]).toContain('still in the form');
  });

  it('sends no letter without a sentence', async () => {
    const made = editor();
    made.start(LETTER);
    made.write('body', ' \n ');

    expect(await made.save(LETTER)).toBeNull();
    expect(made.failure()?.field).toBe('paragraphs');
    expect(asked).toEqual([]);
  });

  it('accepts a draft only against the version the reader saw, and shows why one is refused', async () => {
    const finding = {
      lineId: 's1',
      kind: 'FIGURE',
      text: '900',
      reason: 'No fact says 900.',
      closestFact: null,
    };
    answers = new Map([
      [
        AcceptLetterDraftDocument,
        { acceptLetterDraft: { __typename: 'UnsupportedClaims', findings: [finding] } },
      ],
    ]);
    const made = editor();

    expect(await made.accept(LETTER, 5)).toBe(false);
    expect(asked[0]?.[1]).toEqual({ input: { letterId: 'l1', draft: 5, version: 2 } });
    expect(made.refused()).toEqual([finding]);
  });
});
