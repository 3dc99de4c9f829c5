import type { EventHandler } from '../../../engine/events/event-handlers.js';
import { CalendarLink } from './calendar-link.entity.js';

/**
 * Whoever sets a new password by a mailed link may have lost the account to somebody: nothing that was given out before opens
 * it any more, this included.
 */
export const endCalendarLinkHandler: EventHandler = {
  name: 'applications.end-calendar-link',
  type: 'account.password-changed',
  handle: async ({ em, event }) => {
    if (event.data['byMail'] === true) await em.nativeDelete(CalendarLink, {});
  },
};
