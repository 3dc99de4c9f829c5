import 'reflect-metadata';
import { Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { recordEvent } from '../../../engine/events/record-event.js';
import { newId } from '../../../platform/database/new-id.js';
import { oneAtATime } from '../../../platform/database/one-at-a-time.js';
import { notFound } from '../../../platform/errors/coded-error.js';
import { Personal, Reproved, requireViewer } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/request-context.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { viewerEm } from '../../../platform/graphql/viewer-em.js';
import { Limited } from '../../../platform/limits/limited.js';
import { requireOpenSession } from '../../accounts/sessions/require-open-session.js';
import { CalendarLink } from './calendar-link.entity.js';
import { CALENDAR_PATH, drawCalendarToken } from './calendar-token.js';

@ObjectType('CalendarLink', {
  simpleResolvers: true,
  description: 'That a calendar program may read the days of the applications. Its address is shown once.',
})
export class CalendarLinkType {
  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a calendar last read it, to the hour. Null: never.',
  })
  lastUsedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'A new link to the calendar.' })
export class CreatedCalendarLink {
  @Field(() => CalendarLinkType, { description: 'The link.' })
  link!: CalendarLinkType;

  @Field(() => String, {
    description: 'The address to subscribe to, shown now and never again. Whoever has it reads the calendar.',
  })
  url!: string;
}

@Resolver()
export class CalendarLinksResolver {
  @Personal()
  @Query(() => CalendarLinkType, {
    nullable: true,
    description:
      'The link by which a calendar program reads the days of the applications. Null: there is none.',
  })
  async calendarLink(@Ctx() context: RequestContext): Promise<CalendarLinkType | null> {
    const link = await viewerEm(context).findOne(CalendarLink, {
      accountId: requireViewer(context).accountId,
    });
    return link === null ? null : toType(link);
  }

  @Reproved()
  @Limited('export')
  @Mutation(() => CreatedCalendarLink, {
    description:
      'Makes a link for calendar programs; the one of before stops working. It ends by revokeCalendarLink, and when the password ' +
      'is set anew by a mailed link. FORBIDDEN with reason PROOF_NEEDED: call proveIdentity first; RATE_LIMITED.',
  })
  async createCalendarLink(@Ctx() context: RequestContext): Promise<CreatedCalendarLink> {
    const viewer = requireViewer(context);
    const { accountId } = viewer;
    const { token, hash } = drawCalendarToken(accountId);
    const made = await viewerEm(context).transactional(async (tx) => {
      await requireOpenSession(tx, viewer);
      await oneAtATime(tx, 'calendar-link');
      await tx.nativeDelete(CalendarLink, {});
      const link = tx.create(CalendarLink, {
        id: newId(),
        accountId,
        tokenHash: hash,
        createdAt: new Date(),
        lastUsedAt: null,
      });
      await tx.persist(link).flush();
      await recordEvent(context.deps.tasks, tx, { type: 'calendar.link-created', subjectId: link.id });
      return link;
    });
    return { link: toType(made), url: `${context.deps.config.publicUrl}${CALENDAR_PATH}/${token}.ics` };
  }

  @Personal()
  @Mutation(() => Boolean, {
    description: 'Ends the link for calendar programs. NOT_FOUND when there is none.',
  })
  async revokeCalendarLink(@Ctx() context: RequestContext): Promise<boolean> {
    const { accountId } = requireViewer(context);
    await viewerEm(context).transactional(async (tx) => {
      const link = await tx.findOne(CalendarLink, { accountId });
      if (link === null) throw notFound('Calendar link');
      await tx.remove(link).flush();
      await recordEvent(context.deps.tasks, tx, { type: 'calendar.link-revoked', subjectId: link.id });
    });
    return true;
  }
}

function toType({ createdAt, lastUsedAt }: CalendarLink): CalendarLinkType {
  return { createdAt, lastUsedAt };
}
