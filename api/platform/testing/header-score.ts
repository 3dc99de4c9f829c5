/**
 * Scores an answer's headers as the HTTP Observatory of Mozilla does (scoring methodology version 5: 100 points, less for
 * what is missing, more for what is better than required once 90 are reached), as far as its rules can apply to one page.
 *
 * @param page a page of the site as fetched over https: its headers in lower case, its cookies, and its HTML
 */
export function headerScore(page: {
  headers: ReadonlyMap<string, string>;
  cookies: readonly string[];
  html: string;
}): { score: number; grade: string; notes: string[] } {
  const parts = [
    scoreCsp(page.headers.get('content-security-policy')),
    scoreCookies(page.cookies),
    scoreCors(page.headers.get('access-control-allow-origin')),
    scoreHsts(page.headers.get('strict-transport-security')),
    scoreReferrer(page.headers.get('referrer-policy')),
    scoreScripts(page.html),
    scoreSniffing(page.headers.get('x-content-type-options')),
    scoreFraming(page.headers),
    scoreResourcePolicy(page.headers.get('cross-origin-resource-policy')),
  ];
  const lost = parts.reduce((sum, { points }) => sum + Math.min(points, 0), 0);
  const won = parts.reduce((sum, { points }) => sum + Math.max(points, 0), 0);
  const base = 100 + lost;
  const score = Math.max(0, base >= 90 ? base + won : base);
  return { score, grade: gradeOf(score), notes: parts.map(({ note, points }) => `${note} (${points})`) };
}

interface Points {
  points: number;
  note: string;
}

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy
      .split(';')
      .map((text) => text.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources]),
  );
}

function scoreCsp(policy: string | undefined): Points {
  if (policy === undefined) return { points: -25, note: 'csp-not-implemented' };
  const rules = directives(policy);
  const of = (name: string) => rules.get(name) ?? rules.get('default-src') ?? ['*'];
  const broad = (sources: string[]) =>
    sources.some((source) => /^(?:\*|https?:|data:|'unsafe-inline')$/.test(source));
  if (broad(of('script-src')) || broad(of('object-src')))
    return { points: -20, note: 'csp-implemented-with-unsafe-inline' };
  if (of('script-src').includes("'unsafe-eval'"))
    return { points: -10, note: 'csp-implemented-with-unsafe-eval' };
  if (of('style-src').includes("'unsafe-inline'")) {
    return { points: 0, note: 'csp-implemented-with-unsafe-inline-in-style-src-only' };
  }
  return rules.get('default-src')?.join() === "'none'"
    ? { points: 10, note: 'csp-implemented-with-no-unsafe-default-src-none' }
    : { points: 5, note: 'csp-implemented-with-no-unsafe' };
}

function scoreCookies(cookies: readonly string[]): Points {
  if (cookies.some((cookie) => !/; *secure/i.test(cookie)))
    return { points: -20, note: 'cookies-without-secure-flag' };
  if (cookies.some((cookie) => !/; *httponly/i.test(cookie)))
    return { points: -30, note: 'cookies-session-without-httponly' };
  return cookies.length > 0 && cookies.every((cookie) => /; *samesite=(?:strict|lax)/i.test(cookie))
    ? { points: 5, note: 'cookies-secure-with-httponly-sessions-and-samesite' }
    : { points: 0, note: 'cookies-secure-with-httponly-sessions' };
}

function scoreCors(origin: string | undefined): Points {
  return origin === undefined
    ? { points: 0, note: 'cross-origin-resource-sharing-not-implemented' }
    : { points: -50, note: 'cross-origin-resource-sharing-implemented' };
}

function scoreHsts(value: string | undefined): Points {
  const age = Number(/max-age=(\d+)/.exec(value ?? '')?.[1]);
  if (Number.isNaN(age)) return { points: -20, note: 'hsts-not-implemented' };
  return age >= 15_768_000
    ? { points: 0, note: 'hsts-implemented-max-age-at-least-six-months' }
    : { points: -10, note: 'hsts-implemented-max-age-less-than-six-months' };
}

function scoreReferrer(value: string | undefined): Points {
  if (value === undefined) return { points: 0, note: 'referrer-policy-not-implemented' };
  return /^(?:no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(value)
    ? { points: 5, note: 'referrer-policy-private' }
    : { points: -5, note: 'referrer-policy-unsafe' };
}

function scoreScripts(html: string): Points {
  const foreign = [...html.matchAll(/<script[^>]*src="(https?:)?\/\/[^"]*"[^>]*>/g)];
  if (foreign.length === 0)
    return { points: 0, note: 'sri-not-implemented-but-all-scripts-loaded-from-secure-origin' };
  return foreign.every(([tag]) => tag.includes('integrity='))
    ? { points: 5, note: 'sri-implemented-and-external-scripts-loaded-securely' }
    : { points: -5, note: 'sri-not-implemented-but-external-scripts-loaded-securely' };
}

function scoreSniffing(value: string | undefined): Points {
  return value === 'nosniff'
    ? { points: 0, note: 'x-content-type-options-nosniff' }
    : { points: -5, note: 'x-content-type-options-not-implemented' };
}

function scoreFraming(headers: ReadonlyMap<string, string>): Points {
  if (directives(headers.get('content-security-policy') ?? '').has('frame-ancestors')) {
    return { points: 5, note: 'x-frame-options-implemented-via-csp' };
  }
  return /^(?:deny|sameorigin)$/i.test(headers.get('x-frame-options') ?? '')
    ? { points: 0, note: 'x-frame-options-sameorigin-or-deny' }
    : { points: -20, note: 'x-frame-options-not-implemented' };
}

function scoreResourcePolicy(value: string | undefined): Points {
  if (value === undefined) return { points: 0, note: 'corp-not-implemented' };
  return value === 'cross-origin'
    ? { points: 0, note: 'corp-implemented-with-cross-origin' }
    : { points: 10, note: 'corp-implemented-with-same-origin' };
}

function gradeOf(score: number): string {
  const grades = [[100, 'A+'], [90, 'A'], [85, 'A-'], [80, 'B+'], [70, 'B'], [65, 'B-'], [60, 'C+'], [50, 'C'], [45, 'C-'], [40, 'D+'], [30, 'D'], [25, 'D-']] as const; // prettier-ignore
  return grades.find(([least]) => score >= least)?.[1] ?? 'F';
}
