import { passwordWords } from './password-words';

describe('passwordWords', () => {
  it('says what is wanted before anything is typed', () => {
    expect(passwordWords('', null)).toMatchObject({ bars: 0, enough: false });
  });

  it('counts what is missing, in characters as a person counts them', () => {
    expect(passwordWords('1234567', null).text).toBe('1 more character.');
    expect(passwordWords('🙂🙂🙂🙂', null).text).toBe('4 more characters.');
  });

  it('does not hold anybody up before the estimate is there', () => {
    expect(passwordWords('long enough', null).enough).toBe(true);
  });

  it('says why a password is easy, and refuses it like the server', () => {
    const words = passwordWords('password1', { score: 1, warning: 'This is a commonly used password.' });

    expect(words).toEqual({
      bars: 1,
      text: 'This is a commonly used password. Add a word or two.',
      enough: false,
    });
  });

  it('lets a good one pass', () => {
    expect(passwordWords('osprey lantern gravel', { score: 4, warning: null })).toMatchObject({
      bars: 4,
      enough: true,
    });
  });
});
