import { plainOpening } from '../writing/plain-opening.js';

/** Words of self-praise before a verb: the verb says the same without them. */
const PRAISE =
  /^(?:successfully|effectively|efficiently|skillfully|diligently|actively|proactively)\s+(?=[a-z]+(?:ed|ing)\b|led\b|built\b|ran\b|wrote\b|grew\b)/i;
/** Other ways to say "responsible for". */
const DUTY =
  /^(?:(?:my |main |key )?(?:duties|responsibilities|tasks) (?:included|were|include)|tasked with|charged with|in charge of)\s+(?=(?:the )?[a-z]+ing\b)/i;

/**
 * The line with a plain opening: the verb first, without the duty it was and without praise. Only the form changes; no verb
 * takes the place of another. English lines.
 * @returns the new words and why, or null when the line opens well or cannot be turned by rule
 */
export function rewordLine(line: string): { text: string; reason: string } | null {
  const bare = line.replace(PRAISE, '');
  const duty = bare.replace(DUTY, 'Responsible for ');
  const opened = plainOpening(duty);
  if (opened !== null) {
    return { text: opened, reason: 'Opens with what you did instead of what you were responsible for.' };
  }
  if (bare === line) return null;
  return {
    text: bare.charAt(0).toUpperCase() + bare.slice(1),
    reason: 'Leaves out praise that the verb does not need.',
  };
}
