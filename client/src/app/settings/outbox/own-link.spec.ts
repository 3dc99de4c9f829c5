import { ownLink } from './own-link';

const HERE = { origin: 'http://127.0.0.1:4000', hostname: '127.0.0.1' };

describe('ownLink', () => {
  it('stays at the name under which this machine was opened', () => {
    expect(ownLink('http://localhost:4000/verify-email#token=a', HERE)).toBe(
      'http://127.0.0.1:4000/verify-email#token=a',
    );
  });

  it.each(['https://jobs.example.org/verify-email#token=a', 'http://localhost.example.org/x'])(
    'leaves %s alone',
    (link) => {
      expect(ownLink(link, HERE)).toBe(link);
    },
  );

  it('leaves a local link alone for a reader elsewhere', () => {
    const here = { origin: 'https://jobs.example.org', hostname: 'jobs.example.org' };

    expect(ownLink('http://localhost:4000/x', here)).toBe('http://localhost:4000/x');
  });
});
