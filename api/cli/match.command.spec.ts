import { MatchLines } from './match.command.js';

const job = { title: 'Go developer', requirements: ['Go', { text: 'Kafka', kind: 'nice' }] };
const resume = { basics: { label: 'Go developer' }, skills: [{ keywords: ['Go'] }] };

describe('MatchLines', () => {
  it('answers with score, band, reasons and missing under the line’s id', () => {
    const line = new MatchLines('2026-11-01').answer({ value: { id: 'a', job, resume } });
    expect(line).toMatchObject({
      id: 'a',
      band: 'STRONG',
      missing: [{ text: 'Kafka', kind: 'nice', skills: ['Apache Kafka'] }],
    });
    expect(line['reasons']).not.toHaveLength(0);
  });

  it('gives equal lines equal bytes, in whatever order they come', () => {
    const lines = new MatchLines('2026-11-01');
    const first = JSON.stringify(lines.answer({ value: { id: 1, job, resume } }));
    lines.answer({ value: { id: 2, job: 'Nurse', resume: 'Nurse' } });
    expect(JSON.stringify(lines.answer({ value: { id: 1, job, resume } }))).toBe(first);
    expect(JSON.stringify(new MatchLines('2026-11-01').answer({ value: { id: 1, job, resume } }))).toBe(
      first,
    );
  });

  it('takes bare texts', () => {
    const line = new MatchLines('2026-11-01').answer({
      value: { id: 1, job: 'Go developer\nRequirements: Go', resume: 'Go developer' },
    });
    expect(line['score']).toBeGreaterThan(50);
  });

  it.each<[unknown, unknown]>([
    [{ error: 'This line is not JSON' }, null],
    [{ value: 5 }, null],
    [{ value: { id: 7 } }, 7],
    [{ value: { id: 7, job: {} } }, 7],
    [{ value: { id: 7, job: {}, resume: [] } }, 7],
  ])('says in the line what is wrong: %j', (input, id) => {
    const line = new MatchLines('2026-11-01').answer(input as { value?: unknown; error?: string });
    expect(line).toMatchObject({ id, error: { code: 'BAD_USER_INPUT' } });
  });
});
