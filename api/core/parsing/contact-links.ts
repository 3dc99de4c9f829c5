/** E-mail addresses, web addresses and profiles of networks, as printed and as linked. */
import type { ResumeBasics, ResumeProfile } from '../resume/json-resume.js';
import type { Line } from './line.js';

/** Tried only where an address may start, and bounded: long runs of letters cost nothing. */
export const EMAIL =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,24}/u;
export const URL_TEXT =
  /(?:https?:\/\/|www\.)[^\s|,;()<>]+|(?<![@\p{L}\p{N}.])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|dev|me|co|ai|app|tech|xyz|info|eu|de|at|ch|fr|es|nl|be|se|no|dk|fi|cz|sk|pl|it|pt|uk|ie|us|ca|au|in|edu|gov|design|blog|site|online|page|works|studio|art|photography|sh|gg|tv|cc|ly|space|cloud|software|codes|id|so|to|link|pro|name|work|digital|global|gl|dance)(?:\/[^\s|,;()<>]*)?(?![\p{L}\p{N}@])/giu;

/** Networks by host; the user's name is the path after `prefix`. */
const NETWORKS: readonly { host: RegExp; network: string; prefix?: RegExp }[] = [
  { host: /(?:^|\.)linkedin\.com$/, network: 'LinkedIn', prefix: /^(?:in|pub|profile|mwlite\/in)\// },
  { host: /(?:^|\.)github\.(?:com)$/, network: 'GitHub' },
  { host: /(?:^|\.)gitlab\.com$/, network: 'GitLab' },
  { host: /(?:^|\.)bitbucket\.org$/, network: 'Bitbucket' },
  { host: /(?:^|\.)(?:twitter|x)\.com$/, network: 'Twitter' },
  { host: /(?:^|\.)stackoverflow\.com$/, network: 'Stack Overflow', prefix: /^users\/(?:\d+\/)?/ },
  { host: /(?:^|\.)xing\.com$/, network: 'XING', prefix: /^profile\// },
  { host: /(?:^|\.)medium\.com$/, network: 'Medium' },
  { host: /(?:^|\.)dribbble\.com$/, network: 'Dribbble' },
  { host: /(?:^|\.)behance\.net$/, network: 'Behance' },
  { host: /(?:^|\.)kaggle\.com$/, network: 'Kaggle' },
  { host: /(?:^|\.)orcid\.org$/, network: 'ORCID' },
  { host: /(?:^|\.)scholar\.google\./, network: 'Google Scholar' },
  { host: /(?:^|\.)researchgate\.net$/, network: 'ResearchGate', prefix: /^profile\// },
  { host: /(?:^|\.)(?:facebook|fb)\.(?:com|co)$/, network: 'Facebook' },
  { host: /(?:^|\.)instagram\.com$/, network: 'Instagram' },
  { host: /(?:^|\.)youtube\.com$/, network: 'YouTube' },
  { host: /(?:^|\.)leetcode\.com$/, network: 'LeetCode' },
  { host: /(?:^|\.)hackerrank\.com$/, network: 'HackerRank' },
  { host: /(?:^|\.)codepen\.io$/, network: 'CodePen' },
  { host: /(?:^|\.)dev\.to$/, network: 'DEV' },
  { host: /(?:^|\.)mastodon\.\w+$/, network: 'Mastodon' },
];

/** Percent-decoded text; a text with a stray percent sign is what it is. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a stray percent sign: the text is what it is
    return text;
  }
}

/** Adds the links of the contact details to the basics. */
export function readLinks(
  near: readonly Line[],
  all: readonly Line[],
  basics: ResumeBasics,
  confidence: Record<string, number>,
): void {
  const found: string[] = [];
  const add = (url: string): void => {
    const clean = url.replace(/[.,;:]+$/, '');
    if (!found.some((other) => sameUrl(other, clean))) found.push(clean);
  };
  for (const line of near) {
    const text = line.text.replace(new RegExp(EMAIL, 'gu'), ' ');
    for (const match of text.matchAll(URL_TEXT))
      if (!/^\w+\.(?:js|net|io)$/i.test(match[0]) || /^(?:www|http)/.test(match[0])) add(match[0]);
  }
  for (const line of near) for (const url of linkedUrls(line)) add(url);
  // profiles are told wherever they stand; other links far from the header belong to projects
  for (const line of all) {
    for (const url of linkedUrls(line)) if (networkOf(url)?.username && /linkedin|xing/i.test(url)) add(url);
  }
  const profiles: ResumeProfile[] = [];
  for (const url of found) {
    const profile = networkOf(url);
    if (profile && !profiles.some((other) => other.network === profile.network)) {
      confidence[`profiles[${profiles.length}]`] = 0.95;
      profiles.push(profile);
    } else if (!profile && !basics.url) {
      basics.url = withScheme(url);
      confidence['url'] = 0.85;
    }
  }
  for (const profile of [...labelledProfiles(near), ...stackedProfiles(near)]) {
    if (profiles.some((other) => other.network === profile.network)) continue;
    confidence[`profiles[${profiles.length}]`] = 0.8;
    profiles.push(profile);
  }
  if (profiles.length > 0) basics.profiles = profiles;
}

/** "GitHub: someone", where only the user's name is printed. */
function labelledProfiles(lines: readonly Line[]): ResumeProfile[] {
  const profiles: ResumeProfile[] = [];
  for (const line of lines) {
    for (const match of line.text.matchAll(
      /\b(LinkedIn|GitHub|GitLab|Twitter|XING|Skype)\s*[:：]\s*@?([\w.-]{3,40})(?=\s|$|[|,;])/gi,
    )) {
      if (!/\.\w{2,3}$/.test(match[2]!)) profiles.push({ network: match[1]!, username: match[2]! });
    }
  }
  return profiles;
}

/** A user's name above (or below) the name of its network, as cards of profiles print them. */
function stackedProfiles(lines: readonly Line[]): ResumeProfile[] {
  const profiles: ResumeProfile[] = [];
  lines.forEach((line, index) => {
    for (const part of line.parts) {
      const network = NETWORKS.find(
        (known) => known.network.toLowerCase() === part.text.trim().toLowerCase(),
      );
      const above = lines[index - 1]?.parts.find((other) => Math.abs(other.x - part.x) < 4);
      const username = above?.text.trim() ?? '';
      if (network && /^@?[\w.-]{3,40}$/.test(username))
        profiles.push({ network: part.text.trim(), username: username.replace(/^@/, '') });
    }
  });
  return profiles;
}

function linkedUrls(line: Line): string[] {
  return line.parts
    .flatMap((part) => part.stretches)
    .map(({ url }) => url)
    .filter((url): url is string => url !== null && /^https?:\/\/[^\s]+\.[^\s]+$/i.test(url));
}

function sameUrl(a: string, b: string): boolean {
  const bare = (url: string): string =>
    url
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/[/?#]+$/, '');
  return bare(a) === bare(b);
}

/** A URL as printed, with a scheme where it has none, as the standard asks. */
export function withScheme(url: string): string {
  return /^https?:\/\//i.test(url) ? url : `https://${url}`;
}

/** The network a URL is a profile of; null for other sites. */
export function networkOf(url: string): ResumeProfile | null {
  let parsed: URL;
  try {
    parsed = new URL(withScheme(url));
  } catch {
    return null;
  }
  const host = parsed.hostname.toLowerCase();
  const entry = NETWORKS.find((network) => network.host.test(host));
  if (!entry) return null;
  const path = safeDecode(parsed.pathname.replace(/^\/|\/$/g, ''));
  if (!path && !parsed.search) return null;
  const username = path
    .replace(entry.prefix ?? /^$/, '')
    .split('/')[0]!
    .replace(/^@/, '');
  return { network: entry.network, ...(username ? { username } : {}), url: withScheme(url) };
}
