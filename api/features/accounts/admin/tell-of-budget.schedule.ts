import type { MikroORM } from '@mikro-orm/postgresql';
import { recordEvent, type EventMachinery } from '../../../engine/events/record-event.js';
import type { Schedule } from '../../../engine/events/schedules.js';
import { DeploymentSpending } from '../../../engine/llm/model-spending.entity.js';
import { sendMail } from '../../../engine/mail/send-mail.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { Account, LoginIdentity } from '../account.entity.js';

const ACTOR = 'budget-alert';
const MICRO = 1_000_000;

/** Tells administrators by mail and event of 50, 80 and 100 percent of the installation's budget for models, each once a day. */
export const tellOfBudgetSchedule: Schedule = {
  name: 'tell-of-budget',
  cron: '* * * * *',
  run: async ({ orm, config, events, log }) => {
    const told = await tellOfBudget(orm, events, Math.round(config.models.dailyBudgetUsd * MICRO));
    if (told > 0) log.info({ told }, 'administrators told of the budget for models');
  },
};

/**
 * Tells every administrator of the newest mark that the ledger has noted and nobody was told of.
 *
 * @param limitMicroUsd what the installation may spend a day
 * @returns how many marks were told of
 */
export async function tellOfBudget(
  orm: MikroORM,
  events: EventMachinery,
  limitMicroUsd: number,
): Promise<number> {
  // The rows stay locked until everybody is told: a crash tells again, another worker does not.
  return await withoutAccount(orm).transactional(async (em) => {
    const reached = await em.execute<Reached[]>(
      `select period, alerted_percent as percent, spent_micro_usd::float8 as "spentMicroUsd"
       from deployment_spending where alerted_percent > told_percent for update skip locked`,
    );
    if (reached.length === 0) return 0;
    const admins = await em.find(LoginIdentity, { isAdmin: true, suspendedAt: null });
    for (const mark of reached) {
      for (const { accountId } of admins) await tellOne(orm, events, accountId, { ...mark, limitMicroUsd });
      await em.nativeUpdate(DeploymentSpending, { period: mark.period }, { toldPercent: mark.percent });
    }
    return reached.length;
  });
}

interface Reached {
  period: string;
  percent: number;
  spentMicroUsd: number;
}

async function tellOne(
  orm: MikroORM,
  events: EventMachinery,
  accountId: string,
  mark: Reached & { limitMicroUsd: number },
): Promise<void> {
  const { percent, period, spentMicroUsd, limitMicroUsd } = mark;
  await withAccount(orm, accountId, ACTOR).transactional(async (em) => {
    const { email: to, locale } = await em.findOneOrFail(Account, { id: accountId });
    const data = {
      percent: String(percent),
      day: period,
      spent: dollars(spentMicroUsd),
      limit: dollars(limitMicroUsd),
    };
    await sendMail(events, em, { to, locale, template: 'model-budget', data });
    await recordEvent(events, em, {
      type: 'model_budget.reached',
      subjectId: accountId,
      data: { scope: 'DEPLOYMENT', ...mark },
    });
  });
}

function dollars(microUsd: number): string {
  return `$${(microUsd / MICRO).toFixed(2)}`;
}
