import robotsParserModule from 'robots-parser';
import { RecentMap } from '../cache/recent-map.js';
import { ROBOT_NAME } from './user-agent.js';

/** What a site lets robots do (RFC 9309). */
export interface RobotRules {
  allows(url: string): boolean;
  /** Seconds between requests, where the site asks for some. */
  readonly crawlDelay: number | undefined;
}

/** Gives the answer to `GET <origin>/robots.txt` after redirects; rejects when the site cannot be reached. */
export type FetchRobots = (url: string) => Promise<{ status: number; text: string }>;

interface Robots {
  isAllowed(url: string, name: string): boolean | undefined;
  getCrawlDelay(name: string): number | undefined;
}

/** The package's own types describe a module of another name. */
const robotsParser = robotsParserModule as unknown as (address: string, text: string) => Robots;

const MAX_SITES = 2_000;
const KEEP_MS = 60 * 60 * 1000;
/** A site that was down is asked again sooner. */
const KEEP_FAILURE_MS = 5 * 60 * 1000;
/** RFC 9309, 2.5: at least 500 kibibytes are read. */
const MAX_TEXT = 500 * 1024;

const EVERYTHING: RobotRules = { allows: () => true, crawlDelay: undefined };
const NOTHING: RobotRules = { allows: () => false, crawlDelay: undefined };

const known = new RecentMap<{ rules: RobotRules; until: number }>(MAX_SITES);

/**
 * The rules of the site of a URL, kept for an hour: none where the site has no robots.txt (RFC 9309, 2.3.1.3), everything
 * forbidden where it cannot be read (2.3.1.4).
 */
export async function robotRules(url: URL, fetchRobots: FetchRobots): Promise<RobotRules> {
  const address = `${url.origin}/robots.txt`;
  const cached = known.get(address);
  if (cached !== undefined && cached.until > Date.now()) return cached.rules;
  const rules = await fetchRobots(address).then(
    ({ status, text }) => {
      if (status >= 500) return NOTHING;
      if (status >= 400) return EVERYTHING;
      return readRobots(address, text.slice(0, MAX_TEXT));
    },
    // Not reached: the fetch that asks will say why; until then nothing is allowed.
    () => NOTHING,
  );
  known.set(address, { rules, until: Date.now() + (rules === NOTHING ? KEEP_FAILURE_MS : KEEP_MS) });
  return rules;
}

function readRobots(address: string, text: string): RobotRules {
  const robots = robotsParser(address, text);
  return {
    allows: (url) => robots.isAllowed(url, ROBOT_NAME) !== false,
    crawlDelay: robots.getCrawlDelay(ROBOT_NAME),
  };
}
