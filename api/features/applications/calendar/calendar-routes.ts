import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { withAccount } from '../../../platform/database/orm.js';
import type { ClientAddress } from '../../../platform/http/client-address.js';
import type { RateLimits } from '../../../platform/limits/rate-limits.js';
import { toCalendar } from '../../../platform/text-formats/calendar.js';
import { LoginIdentity } from '../../accounts/account.entity.js';
import { CALENDAR_NAME, applicationDays } from './application-days.js';
import { CalendarLink } from './calendar-link.entity.js';
import { CALENDAR_PATH, readCalendarToken } from './calendar-token.js';

/** To which the reading of a calendar is noted. */
const HOUR_MS = 60 * 60 * 1000;

export interface CalendarRouteOptions {
  orm: MikroORM;
  limits: RateLimits;
  addressOf: ClientAddress;
}

/**
 * `GET /calendar/<token>.ics`: the days of somebody's applications for the calendar program that was given the address. What
 * is not the address of a calendar (any more) is "not found", whatever is wrong with it.
 */
export function calendarRoutes(options: CalendarRouteOptions): Router {
  const router = Router();
  router.get(`${CALENDAR_PATH}/:name`, (request, response) => send(options, request, response));
  return router;
}

async function send(options: CalendarRouteOptions, request: Request, response: Response): Promise<void> {
  const { orm, limits, addressOf } = options;
  await limits.count('calendar', { address: addressOf(request) });
  const opened = /^([^.]+)\.ics$/.exec(String(request.params['name']))?.[1];
  const token = opened === undefined ? null : readCalendarToken(opened);
  const calendar = token === null ? null : await readCalendar(options, token);
  if (token === null || calendar === null) {
    response.status(404).set('cache-control', 'no-store').type('text').send('Not found\n');
    return;
  }
  const { text, link } = calendar;
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  response.set({
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline; filename="applications.ics"',
    'x-robots-tag': 'noindex, nofollow',
    etag,
  });
  await noteReading(orm, link);
  if (knows(request, etag)) response.status(304).end();
  else response.type('text/calendar; charset=utf-8').send(text);
}

async function readCalendar(
  { orm, limits }: CalendarRouteOptions,
  { accountId, hash }: { accountId: string; hash: string },
): Promise<{ text: string; link: CalendarLink } | null> {
  const em = withAccount(orm, accountId, 'calendar');
  const link = await em.findOne(CalendarLink, { tokenHash: hash });
  if (link === null) return null;
  if ((await em.count(LoginIdentity, { accountId, suspendedAt: null })) === 0) return null;
  await limits.count('calendar', { subject: accountId });
  return { text: toCalendar(CALENDAR_NAME, await applicationDays(em, accountId)), link };
}

async function noteReading(orm: MikroORM, { id, accountId, lastUsedAt }: CalendarLink): Promise<void> {
  const hour = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
  if (lastUsedAt !== null && lastUsedAt >= hour) return;
  await withAccount(orm, accountId, 'calendar').nativeUpdate(CalendarLink, { id }, { lastUsedAt: hour });
}

/** RFC 9110, 13.1.2: compared weakly, so that a proxy that compressed the answer does not matter. */
function knows(request: Request, etag: string): boolean {
  const known = request.get('if-none-match') ?? '';
  return known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
