/** Query parameters that say where a visitor came from and never which posting is meant. */
const TRACKING = new Set(
  (
    'gclid gclsrc dclid gbraid wbraid fbclid msclkid yclid ttclid twclid li_fat_id igshid mc_cid mc_eid _hsenc _hsmi hsctatracking ' +
    'mkt_tok vero_id oly_enc_id oly_anon_id rb_clickid s_cid wickedid trk trkinfo trackingid refid ref_src ref_url referer referrer ' +
    'source src lever-origin lever-source lever-source[] gh_src ashby_src sourceid jobboardsource utm_id campaignid cid_source ' +
    'spm scm from_share share_id sharesource recommended rcm tk advn _ga _gl'
  ).split(' '),
);
const TRACKING_PREFIX = /^(?:utm_|pk_|mtm_|piwik_|matomo_|hsa_|at_)/;

/** A fragment that holds a route ("#/jobs/17", "#!job=17") names the page; any other names a place on it. */
const ROUTE_FRAGMENT = /^#!?\/?[^=]*(?:\/|=)/;

/**
 * The one form of a posting's address by which duplicates are found: https, lower-case host without "www.", no default port,
 * no tracking parameters, the others in alphabetical order, no trailing slash and no fragment unless it is a route.
 * It identifies, it is not meant to be opened.
 *
 * @returns null when the text is not an http(s) address
 */
export function canonicalUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const kept = [...url.searchParams]
    .filter(([name]) => !TRACKING.has(name.toLowerCase()) && !TRACKING_PREFIX.test(name.toLowerCase()))
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
  const query = new URLSearchParams(kept).toString();
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/+$/, '');
  const host = url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const fragment = ROUTE_FRAGMENT.test(url.hash) && !url.hash.startsWith('#:~:') ? url.hash : '';
  return `https://${host}${port}${path === '' ? '/' : path}${query === '' ? '' : `?${query}`}${fragment}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
