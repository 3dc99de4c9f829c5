import { DomainEvent } from '../../../engine/events/domain-event.entity.js';
import { DeploymentSpending } from '../../../engine/llm/model-spending.entity.js';
import { Mail } from '../../../engine/mail/mail.entity.js';
import { withAccount, withoutAccount } from '../../../platform/database/orm.js';
import { openApiBench, type ApiBench, type Person } from '../../../platform/testing/api-bench.js';
import { tellOfBudget } from './tell-of-budget.schedule.js';

const LIMIT = 20_000_000;
const DAY = '2026-11-21';
let bench: ApiBench;
let admin: Person;
let other: Person;

beforeAll(async () => {
  bench = await openApiBench();
  admin = await bench.register('Ada Admin', { admin: true });
  other = await bench.register();
}, 120_000);

afterAll(() => bench.end());

async function spend(period: string, spentMicroUsd: number, alertedPercent: number): Promise<void> {
  const row = { period, spentMicroUsd, reservedMicroUsd: 0, alertedPercent };
  await withoutAccount(bench.orm).upsert(DeploymentSpending, row);
}

const tell = () => tellOfBudget(bench.orm, bench.machinery, LIMIT);
const mailsOf = ({ accountId }: Person) =>
  withAccount(bench.orm, accountId).find(Mail, { template: 'model-budget' }, { orderBy: { id: 'asc' } });

it('tells administrators, and nobody else, of each mark of each day once', async () => {
  expect(await tell()).toBe(0);
  await spend(DAY, 9_000_000, 0);
  expect(await tell()).toBe(0);
  await spend(DAY, 10_500_000, 50);
  expect((await Promise.all([tell(), tell(), tell()])).reduce((sum, each) => sum + each, 0)).toBe(1);
  expect(await tell()).toBe(0);
  await spend(DAY, 20_000_000, 100);
  await spend('2026-11-22', 16_500_000, 80);
  expect(await tell()).toBe(2);
  expect(await tell()).toBe(0);
  const mails = await mailsOf(admin);
  expect(mails.map(({ recipient }) => recipient)).toEqual([admin.email, admin.email, admin.email]);
  expect(mails[0]!.subject).toBe("Language models: 50 % of the day's budget used");
  expect(mails[0]!.text).toContain('cost $10.50 on 2026-11-21 (UTC)');
  expect(mails[0]!.text).toContain('$20.00');
  expect(await mailsOf(other)).toEqual([]);
  const events = await withAccount(bench.orm, admin.accountId).find(
    DomainEvent,
    { type: 'model_budget.reached' },
    { orderBy: { id: 'asc' } },
  );
  expect(events.map(({ data }) => [data['scope'], data['period'], data['percent']]).sort()).toEqual([
    ['DEPLOYMENT', DAY, 100],
    ['DEPLOYMENT', DAY, 50],
    ['DEPLOYMENT', '2026-11-22', 80],
  ]);
});

it('shows administrators what models cost today', async () => {
  const today = new Date().toISOString().slice(0, 10);
  await spend(today, 1_230_000, 0);
  const { adminStats } = await admin.ask('{ adminStats { modelsSpentMicroUsd modelsLimitMicroUsd } }');
  expect(adminStats).toEqual({ modelsSpentMicroUsd: 1_230_000, modelsLimitMicroUsd: LIMIT });
});
