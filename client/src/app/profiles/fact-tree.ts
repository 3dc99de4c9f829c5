import { BASICS, type Fact, SECTIONS, type SectionDefinition, fieldOf } from './fact-words';

export interface FactEntry {
  fact: Fact;
  lines: readonly Fact[];
}

export interface FactSection {
  definition: SectionDefinition;
  entries: readonly FactEntry[];
}

export interface FactTree {
  basics: readonly Fact[];
  summary: readonly Fact[];
  sections: readonly FactSection[];
  /** Facts the reader was not sure of, which the user has not confirmed by an edit. */
  toCheck: readonly Fact[];
}

/** Below this confidence a fact is offered for a second look. */
const SURE = 0.7;

/** Orders the flat list of facts into sections, entries and lines. */
export function factTree(facts: readonly Fact[]): FactTree {
  const inOrder = [...facts].sort((a, b) => a.position - b.position);
  const sections = SECTIONS.map((definition) => ({
    definition,
    entries: inOrder
      .filter((fact) => fact.kind === 'ENTRY' && fact.section === definition.key)
      .map((fact) => ({ fact, lines: inOrder.filter(({ parentId }) => parentId === fact.id) })),
  }));
  return {
    basics: inOrder.filter(({ kind }) => kind === 'BASICS').sort((a, b) => basicsPlace(a) - basicsPlace(b)),
    summary: inOrder.filter(({ kind }) => kind === 'SUMMARY'),
    sections,
    toCheck: inOrder.filter(({ confidence, origin }) => origin === 'IMPORTED' && confidence < SURE),
  };
}

/** Contact values in the order a reader looks for them, places on the web last. */
function basicsPlace(fact: Fact): number {
  const place = BASICS.findIndex(([key]) => key === fieldOf(fact, 'key'));
  return place === -1 ? BASICS.length : place;
}
