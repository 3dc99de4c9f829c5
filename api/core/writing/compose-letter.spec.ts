import { factsFromJsonResume } from '../resume/convert.js';
import { composeFollowUp } from './compose-follow-up.js';
import { composeLetter, letterText, type Letter } from './compose-letter.js';
import { CAREER, POSTING, TODAY } from './example-career.js';

const facts = factsFromJsonResume(CAREER);
const input = { facts, posting: POSTING, today: TODAY };

const sentencesOf = ({ paragraphs }: Letter): Letter['paragraphs'][number] => paragraphs.flat();

describe('composeLetter', () => {
  it('tells what the posting asks for, from the facts that show it', () => {
    expect(letterText(composeLetter(input))).toBe(
      [
        'Hello,',
        'I am applying for the Senior Platform Engineer position at Nordlicht Energy. ' +
          'I currently work as Backend Engineer at Tramline, where I have been since 2021, and I have 9 years of experience altogether.',
        'You ask for Kubernetes, PostgreSQL and Terraform; this is where I have used them. ' +
          'At Tramline, I moved 14 services to k8s with Terraform. ' +
          'I also cut response time of the PostgreSQL reporting API by 45%. ' +
          'At Paperboat, I added event streaming on Kafka for 40,000 orders a day.',
        'My resume is attached. I would be happy to answer any questions.',
        'Kind regards,\nMira Holub',
      ].join('\n\n') + '\n',
    );
  });

  it('cites facts in every sentence about the person and in no other', () => {
    const known = new Set(facts.map(({ id }) => id));
    for (const { basis, facts: cited } of sentencesOf(composeLetter({ ...input, length: 'LONG' }))) {
      expect(cited.length > 0).toBe(basis === 'facts');
      expect(cited.filter((id) => !known.has(id))).toEqual([]);
    }
  });

  it('is as long and as formal as it is asked to be', () => {
    const words = (length: 'SHORT' | 'STANDARD' | 'LONG'): number =>
      letterText(composeLetter({ ...input, length })).split(/\s+/).length;
    expect(words('SHORT')).toBeLessThan(words('STANDARD'));
    expect(words('STANDARD')).toBeLessThan(words('LONG'));
    const formal = composeLetter({ ...input, tone: 'FORMAL' });
    expect(formal).toMatchObject({ greeting: 'Dear Sir or Madam,', farewell: 'Yours faithfully,' });
    expect(composeLetter({ ...input, tone: 'WARM', recipient: 'Ms Berg' }).greeting).toBe('Dear Ms Berg,');
  });

  it.each(['de', 'fr', 'es', 'nl', 'sv', 'cs'])('writes in %s', (language) => {
    const nameless = {
      ...CAREER,
      work: CAREER.work!.map((entry) => ({
        ...entry,
        highlights: ['PostgreSQL: 45 %, Kubernetes, Terraform'],
      })),
    };
    const letter = composeLetter({
      ...input,
      facts: factsFromJsonResume(nameless),
      language,
      length: 'LONG',
    });
    expect(letter.language).toBe(language);
    expect(sentencesOf(letter).filter(({ basis }) => basis === 'facts').length).toBeGreaterThan(3);
    expect(letterText(letter)).toContain('Tramline');
    expect(letterText(letter)).not.toMatch(/\b(I|at|the|with|undefined|null)\b/);
  });

  it('says little when the facts say nothing', () => {
    const letter = composeLetter({ facts: [], posting: {}, today: TODAY });
    expect(sentencesOf(letter).map(({ basis }) => basis)).toEqual(['posting', 'form']);
    expect(letter.signature).toBe('');
  });
});

describe('composeFollowUp', () => {
  it('asks for news with one thing to remember the person by', () => {
    const message = composeFollowUp({ ...input, kind: 'AFTER_APPLYING', appliedOn: '2026-11-02' });
    expect(message.subject).toBe('Following up: Senior Platform Engineer');
    expect(letterText(message)).toContain('position at Nordlicht Energy on November 2 and');
    expect(sentencesOf(message).filter(({ basis }) => basis === 'facts')).toMatchObject([
      { text: 'One thing from my background: at Tramline, I moved 14 services to k8s with Terraform.' },
    ]);
  });

  it('thanks after an interview', () => {
    const message = composeFollowUp({ ...input, kind: 'AFTER_INTERVIEW', language: 'de', tone: 'FORMAL' });
    expect(message.paragraphs[0]?.[0]?.text).toBe(
      'vielen Dank für das Gespräch über die Stelle „Senior Platform Engineer“.',
    );
  });

  it('checks in briefly', () => {
    const message = composeFollowUp({ ...input, kind: 'CHECK_IN' });
    expect(sentencesOf(message).every(({ basis }) => basis !== 'facts')).toBe(true);
    expect(letterText(message).split(/\s+/).length).toBeLessThan(40);
  });
});
