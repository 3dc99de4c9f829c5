import { type JobSelection, START, isSelected, readSelection, selectionParams } from './job-selection';

describe('a selection of jobs', () => {
  it('survives the way into the address and back', () => {
    const selection: JobSelection = { text: 'baker', status: null, remote: 'HYBRID', order: 'BEST_MATCH' };

    expect(readSelection(selectionParams(selection))).toEqual(selection);
    expect(readSelection(selectionParams(START))).toEqual(START);
  });

  it('leaves an address without parameters at the start', () => {
    expect(Object.values(selectionParams(START)).every((value) => value === null)).toBe(true);
  });

  it('ignores values there are none of', () => {
    expect(readSelection({ status: 'LOST', remote: 'MOON', order: 'BY_LUCK', text: ['a', 'b'] })).toEqual(
      START,
    );
  });

  it('finds every word somewhere in title, company and places', () => {
    const job = { title: 'Baker', company: 'Korn', locations: ['Lund, Sweden'], remote: null };

    expect(isSelected(job, { ...START, text: 'baker lund' })).toBe(true);
    expect(isSelected(job, { ...START, text: 'baker oslo' })).toBe(false);
    expect(isSelected(job, { ...START, remote: 'REMOTE' })).toBe(false);
  });
});
