const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The link of a mail, leading to where the reader is: on one machine `localhost` and `127.0.0.1` are the same AtlasOps,
 * but a browser is signed in at one of them only. Other links stay as they are.
 *
 * @param here - The address of the page, as `location` gives it.
 */
export function ownLink(link: string, here: { origin: string; hostname: string }): string {
  const url = new URL(link);
  if (!LOOPBACK.test(url.hostname) || !LOOPBACK.test(here.hostname)) return link;
  return here.origin + url.pathname + url.search + url.hash;
}
