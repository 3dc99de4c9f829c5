import { momentWords } from '../../ui/time-words';
import { actorWords, kindWords, plainWords, sentenceWords, valueWords } from './record-words';

describe('plainWords', () => {
  it.each([
    ['FactRevision', 'fact revision'],
    ['display_name', 'display name'],
    ['IMPORT_JOB', 'import job'],
  ])('reads %s', (name, words) => {
    expect(plainWords(name)).toBe(words);
  });

  it('begins a sentence', () => {
    expect(sentenceWords('JobImported')).toBe('Job imported');
  });
});

describe('kindWords', () => {
  it.each([
    ['Session', 1, 'a session'],
    ['ApiToken', 1, 'an API token'],
    ['Application', 1, 'an application'],
    ['RecoveryCode', 10, '10 recovery codes'],
    ['LoginIdentity', 1, 'a way to sign in'],
    ['StoredFile', 3, '3 files'],
  ])('says %s, %i of them', (kind, count, words) => {
    expect(kindWords(kind, count)).toBe(words);
  });
});

describe('actorWords', () => {
  it.each([
    ['user', 'You'],
    ['admin', 'An administrator'],
    ['token:0192aabb-1234', 'An API token of yours (…1234)'],
    ['IMPORT_JOB', 'The task "import job"'],
    ['system', 'AtlasOps'],
    ['retention', 'AtlasOps (retention)'],
  ])('names %s', (actor, words) => {
    expect(actorWords(actor)).toBe(words);
  });
});

describe('valueWords', () => {
  it.each([
    [null, null],
    ['', null],
    ['Berlin', 'Berlin'],
    [true, 'yes'],
    [12.5, '12.5'],
    ['(secret)', 'a secret'],
    [{ length: 812, sha256: 'ab' }, 'a text of 812 characters'],
    [['a', 'b'], '["a","b"]'],
  ])('says %j', (value, words) => {
    expect(valueWords(value)).toBe(words);
  });

  it('tells a moment in the time zone of the reader', () => {
    expect(valueWords('2026-11-21T13:49:48.834+00:00')).toBe(momentWords('2026-11-21T13:49:48Z'));
  });
});
