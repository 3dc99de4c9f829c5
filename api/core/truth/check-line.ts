/** One line of running text against the facts it may rest on. */
import { isContent, sentencesOf } from './evidence.js';
import type { Finding } from './finding.js';
import { checkAdditions } from './check-additions.js';
import { checkNames } from './check-names.js';
import { checkQuantities } from './check-quantities.js';
import { quantityHolds } from './quantity-holds.js';
import { checkCredentials, checkEffects, checkLegal, checkRanks, checkReach } from './check-reach.js';
import { checkScope } from './check-scope.js';
import { isGenericStem, isSoftStem } from './lexicon/generic-words.js';
import { findingIn, segmentOf, type Grounds, type Segment } from './segment.js';
import { cleanText, hidesText } from './words.js';

/** A bullet of which less than this part is found in any fact is an invention, whatever it claims. */
const LEAST_COVERAGE = 0.25;

/** Rewording may change every word but the figures. */
function figuresHold({ quantities, aligned }: Segment): boolean {
  const held = aligned.slice(0, 3).flatMap(({ fact }) => fact.quantities);
  return quantities.length > 0 && quantities.every((one) => held.some((other) => quantityHolds(one, other)));
}

function checkCoverage(segment: Segment): Finding[] {
  const content = segment.words.filter(isContent);
  const telling = content.filter(({ stem }) => !isGenericStem(stem));
  if (content.length < 2 || telling.length === 0) return [];
  if (segment.grounds.general) {
    // A summary may add pleasantries, but not a sentence of which no fact knows a word.
    const { evidence, within } = segment.grounds;
    const checkable = telling.filter(({ stem }) => !isSoftStem(stem));
    if (checkable.length < 2 || evidence.align(checkable, within).length > 0) return [];
    return [findingIn(segment, 'line', segment.text, 'No fact speaks of this.')];
  }
  if (figuresHold(segment)) return [];
  const facts = segment.aligned.slice(0, 5).map(({ fact }) => fact);
  const carried = telling.filter((word) =>
    facts.some((fact) => segment.grounds.evidence.carries(fact, word)),
  ).length;
  if (carried >= 2 || carried > LEAST_COVERAGE * telling.length) return [];
  return [findingIn(segment, 'line', segment.text, 'No fact comes close to this line.')];
}

const CHECKS: readonly ((segment: Segment) => Finding[])[] = [
  checkQuantities,
  checkNames,
  checkLegal,
  checkCredentials,
  checkScope,
  checkReach,
  checkRanks,
  checkEffects,
  checkAdditions,
  checkCoverage,
];

/** Statements and markup that a program would run: nobody's achievement, whatever words stand around them. */
const COMMAND =
  /[;'"]\s*(?:(?:drop|truncate|alter)\s+table|delete\s+from|insert\s+into|update\s+\w+\s+set|union\s+(?:all\s+)?select)\b[^.]{0,80}|<\/?(?:script|iframe|img|svg|object|embed)\b[^>]{0,200}>?|\bjavascript:\S*/i;

/**
 * The findings of one line.
 * @param path where the line stands in the resume
 * @param text the line, as written
 */
export function checkLine(path: string, text: string, grounds: Grounds): Finding[] {
  const hidden: Finding[] = hidesText(text)
    ? [
        {
          path,
          kind: 'hidden_text',
          text: cleanText(text).slice(0, 200),
          reason: 'The line holds characters that hide or reorder text.',
          closest: null,
        },
      ]
    : [];
  const clean = cleanText(text);
  if (clean === '' || grounds.evidence.says(clean, grounds.within)) return hidden;
  const findings = [...hidden];
  const command = COMMAND.exec(clean)?.[0];
  if (command !== undefined) {
    findings.push({
      path,
      kind: 'line',
      text: command,
      reason: 'This is a command for a program and nothing about the person.',
      closest: null,
    });
  }
  for (const sentence of sentencesOf(clean)) {
    if (grounds.evidence.says(sentence, grounds.within)) continue;
    const segment = segmentOf(path, sentence, grounds);
    for (const check of CHECKS) findings.push(...check(segment));
  }
  return findings;
}
