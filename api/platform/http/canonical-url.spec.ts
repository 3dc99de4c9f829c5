import { canonicalUrl } from './canonical-url.js';

describe('canonicalUrl', () => {
  const same = (a: string, b: string) => expect(canonicalUrl(a)).toBe(canonicalUrl(b));

  it('takes tracking away and keeps what names the posting', () => {
    expect(canonicalUrl('HTTP://www.Example.com:80/jobs/17/?utm_source=x&gclid=1&id=9&a=2#apply')).toBe(
      'https://example.com/jobs/17?a=2&id=9',
    );
  });

  it('finds the same posting behind different links', () => {
    same('https://jobs.example.com/p/1?b=2&a=1', 'https://jobs.example.com/p/1/?a=1&b=2&gh_src=abc');
    same('https://jobs.example.com//p/1', 'http://jobs.example.com./p/1');
  });

  it('keeps apart what differs in path, parameter or route', () => {
    const forms = [
      'https://e.com/?gh_jid=1',
      'https://e.com/?gh_jid=2',
      'https://e.com/#/jobs/1',
      'https://e.com/#/jobs/2',
    ];
    expect(new Set(forms.map(canonicalUrl)).size).toBe(4);
    expect(canonicalUrl('https://e.com/Jobs')).not.toBe(canonicalUrl('https://e.com/jobs'));
  });

  it('refuses what is no web address', () => {
    for (const text of ['', 'example', 'ftp://e.com/a', 'javascript:alert(1)', 'file:///etc/passwd']) {
      expect(canonicalUrl(text)).toBeNull();
    }
  });
});
