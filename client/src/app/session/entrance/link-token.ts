/**
 * Takes what a link of a mail redeems out of the address (behind `#token=`), where no server sees it, and out of the
 * history, where the next user of the browser would. Null when the address holds none.
 */
export function takeLinkToken(name = 'token'): string | null {
  const value = new URLSearchParams(location.hash.slice(1)).get(name);
  if (value !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return value;
}
