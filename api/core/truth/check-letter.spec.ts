import { editLetter } from '../letter/edit-letter.js';
import { letterDocument, sentencesOfLetter, type LetterDocument } from '../letter/letter-document.js';
import { factsFromJsonResume } from '../resume/convert.js';
import { composeLetter } from '../writing/compose-letter.js';
import { CAREER, POSTING, TODAY } from '../writing/example-career.js';
import { LETTER_LANGUAGES } from '../writing/phrases/letter-phrases.js';
import { checkLetter } from './check-letter.js';
import { refuseWritten } from './refuse-written.js';

const facts = factsFromJsonResume(CAREER);
const ground = { facts, posting: POSTING, today: TODAY };
let count = 0;
const newId = (): string => `id-${(count += 1)}`;
const letter = letterDocument(composeLetter(ground), newId);
const withText = (text: string): LetterDocument =>
  editLetter(letter, { ...letter, paragraphs: [text] }, newId);

describe('checkLetter', () => {
  it.each(
    LETTER_LANGUAGES.flatMap((language) =>
      (['PLAIN', 'WARM', 'FORMAL'] as const).map((tone) => [language, tone] as const),
    ),
  )('finds nothing in what the rules write (%s, %s)', (language, tone) => {
    for (const length of ['SHORT', 'STANDARD', 'LONG'] as const) {
      const written = composeLetter({ ...ground, language, tone, length });
      expect(checkLetter(letterDocument(written, newId), ground)).toEqual([]);
    }
  });

  it.each(['C++ (Labs) [a-z', 'a*b?c', '^$|', String.raw`\d+\1{`, '.'.repeat(40)])(
    'takes the company %s by its letters, whatever they mean in an expression',
    (company) => {
      const named = { ...ground, posting: { ...POSTING, company } };
      expect(
        checkLetter(withText(`I would love to hear more about ${company} and the team.`), named),
      ).toEqual([]);
      // An expression would swallow this too.
      const claim = checkLetter(withText('I led a team of 400 bakers at abc.'), named);
      expect(claim.length).toBeGreaterThan(0);
    },
  );

  it.each([
    'I am applying for the Senior Platform Engineer position at Nordlicht Energy.',
    'I am excited about what Nordlicht Energy is building for the grid.',
    'I would love to hear more about the team.',
    'My resume is attached.',
    'I would be happy to bring my PostgreSQL experience to your platform team.',
    'You need somebody who has mentored engineers.',
    'Thank you for your time and consideration.',
    'I would gladly relocate to Vienna.',
  ])('lets the user wish, thank and name the posting: %s', (text) => {
    expect(checkLetter(withText(text), ground)).toEqual([]);
  });

  it.each([
    ['I have 10 years of Kubernetes experience in production.', 'count'],
    ['I led the migration at Nordlicht Energy.', 'skill'],
    ['I am a Senior Platform Engineer.', 'skill'],
    ['I would bring 10 years of Rust.', 'count'],
    ['You serve 300 customers.', 'count'],
    ['I rebuilt the whole warehouse.', 'audience'],
  ])('names what nothing supports: %s', (text, kind) => {
    const [finding] = checkLetter(withText(text), ground);
    expect(finding).toMatchObject({ kind, path: 'paragraphs[0].sentences[0]' });
  });

  it('looks at subject and greeting too', () => {
    const boast = { ...letter, subject: 'Application: 20 years of Kubernetes', greeting: 'Dear Ms Berg,' };
    expect(checkLetter(boast, ground)).toMatchObject([{ path: 'subject', sentenceId: null, kind: 'count' }]);
  });

  it('finds a sentence whose facts are gone, and one whose posting says something else now', () => {
    const cited = sentencesOfLetter(letter).find(({ basis }) => basis === 'facts')!;
    const without = facts.filter(({ id }) => !cited.facts.includes(id));
    const gone = checkLetter(letter, { ...ground, facts: without });
    expect(gone.find(({ sentenceId }) => sentenceId === cited.id)).toMatchObject({ kind: 'uncited' });
    const other = { ...POSTING, title: 'Gardener', company: 'Rosenhof' };
    expect(checkLetter(letter, { ...ground, posting: other }).length).toBeGreaterThan(0);
  });

  it('finds nothing unsupported in a letter without facts and posting but form', () => {
    const empty = { facts: [], posting: {}, today: TODAY };
    expect(checkLetter(letterDocument(composeLetter(empty), newId), empty)).toEqual([]);
  });
});

describe('editLetter', () => {
  it('keeps the facts of sentences that stay, wherever they go', () => {
    const before = sentencesOfLetter(letter);
    const texts = letter.paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(' '));
    const edited = editLetter(letter, { ...letter, paragraphs: [...texts].reverse() }, newId);
    const byId = new Map(sentencesOfLetter(edited).map((sentence) => [sentence.id, sentence]));
    expect(before.map(({ id }) => byId.get(id))).toEqual(before);
  });

  it('makes everything else the user’s own', () => {
    const [first] = sentencesOfLetter(letter);
    const edited = withText(`${first!.text} And more of mine; really. Twice!`);
    expect(sentencesOfLetter(edited).map(({ text, basis }) => [text, basis])).toEqual([
      [first!.text, first!.basis],
      ['And more of mine; really.', 'own'],
      ['Twice!', 'own'],
    ]);
  });
});

describe('refuseWritten', () => {
  const [moved] = facts.filter(({ text }) => text.startsWith('Moved 14 services'));
  const judge = (text: string, basis: 'facts' | 'posting', cited: string[] = []) =>
    refuseWritten([{ id: 's', text, basis, facts: cited }], 'en', ground).get('s')?.reason ?? null;

  it('lets through what the cited fact or the posting says', () => {
    expect(
      judge('At Tramline I moved 14 services to Kubernetes with Terraform.', 'facts', [moved!.id]),
    ).toBeNull();
    expect(judge('You run the platform that balances the grid.', 'posting')).toBeNull();
  });

  it.each([
    ['a fact that is not there', 'I moved 14 services.', 'facts', ['no-such-fact']],
    ['no fact', 'I moved 14 services.', 'facts', []],
    ['another number', 'At Tramline I moved 40 services to Kubernetes.', 'facts', 'moved'],
    ['a skill the fact lacks', 'I moved 14 services to Kubernetes with Rust.', 'facts', 'moved'],
    ['the employer as a former one', 'At Nordlicht Energy I moved 14 services.', 'facts', 'moved'],
    ['the person in a sentence about the employer', 'You need Rust, which I know well.', 'posting', []],
    ['nobody', 'Kubernetes is a fine tool.', 'posting', []],
    [
      'an employer the posting does not describe',
      'You won the award of the year for your culture.',
      'posting',
      [],
    ],
    ['praise of the employer', 'You are a market leader in renewable power.', 'posting', []],
    ['a prompt', 'You write the middle of a cover letter in the first person.', 'posting', []],
  ])('refuses %s', (_what, text, basis, cited) => {
    const ids = cited === 'moved' ? [moved!.id] : (cited as string[]);
    expect(judge(text, basis as 'facts' | 'posting', ids)).not.toBeNull();
  });
});
