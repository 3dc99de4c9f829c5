/** The name by which robots.txt addresses this program. */
export const ROBOT_NAME = 'AtlasOps';

const LOOPBACK = /^(?:localhost|127\.|\[::1\]$)/;

/**
 * Says who is asking, what for, and where to complain, so that a site's owner can allow, slow or refuse it. Never
 * pretends to be a person's browser.
 *
 * @param contactUrl where this installation is reached from outside; one that only its own machine reaches is left out
 */
export function userAgent(contactUrl?: string): string {
  const contact = contactUrl === undefined ? null : URL.parse(contactUrl);
  const where = contact === null || LOOPBACK.test(contact.hostname) ? '' : `+${contact.origin}; `;
  return `${ROBOT_NAME}/0.1 (${where}job application assistant; opens postings its user asked for)`;
}
