import { readFileSync } from 'node:fs';
import { EVENT_GROUPS, eventWords } from './event-words';

/** The names in the table of docs/events.md, which a test of the API holds to what is written. */
function documentedNames(): string[] {
  const text = readFileSync('docs/events.md', 'utf8');
  return [...text.matchAll(/^\| ([A-Z]\w+) +\| `/gm)].map(([, name]) => name!);
}

describe('eventWords', () => {
  it('has words for every event there is, and for none else', () => {
    const known = EVENT_GROUPS.flatMap(({ events }) => Object.keys(events));

    expect(documentedNames().length).toBeGreaterThan(20);
    expect([...known].sort()).toEqual(documentedNames().sort());
  });

  it('reads the name of one it does not know', () => {
    expect(eventWords('MoonRisen')).toBe('Moon risen');
  });
});
