import { cameBackWith } from './came-back';

describe('cameBackWith', () => {
  it.each(['failed', 'confirm-mail'] as const)('knows %s', (kind) => {
    expect(cameBackWith(kind, 0)).toEqual({ kind });
  });

  it('takes the ticket for the second step', () => {
    expect(cameBackWith('two-factor=a.b-c', 1_000)).toEqual({
      kind: 'two-factor',
      step: { ticket: 'a.b-c', expiresAt: 271_000 },
    });
  });

  it.each([null, '', 'two-factor=', 'signed-in', 'x'])('makes nothing of %s', (fragment) => {
    expect(cameBackWith(fragment, 0)).toEqual({ kind: 'nothing' });
  });
});
