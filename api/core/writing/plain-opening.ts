/**
 * Opens an English line with its verb, as readers of resumes expect: "I have built" and "Responsible for managing"
 * become "Built" and "Managed". Only the form changes; no verb is put in place of another.
 */

/** Present participle to past tense, for the verbs that do not just end in "-ed". */
const IRREGULAR: Record<string, string> = {
  building: 'built',
  leading: 'led',
  writing: 'wrote',
  running: 'ran',
  teaching: 'taught',
  overseeing: 'oversaw',
  selling: 'sold',
  making: 'made',
  keeping: 'kept',
  giving: 'gave',
  holding: 'held',
  driving: 'drove',
  growing: 'grew',
  planning: 'planned',
  setting: 'set',
  buying: 'bought',
  hiring: 'hired',
  preparing: 'prepared',
  producing: 'produced',
  providing: 'provided',
  ensuring: 'ensured',
  improving: 'improved',
  reducing: 'reduced',
  configuring: 'configured',
  creating: 'created',
  coordinating: 'coordinated',
  automating: 'automated',
  managing: 'managed',
  maintaining: 'maintained',
  developing: 'developed',
  designing: 'designed',
  implementing: 'implemented',
  testing: 'tested',
  supporting: 'supported',
  training: 'trained',
  monitoring: 'monitored',
  handling: 'handled',
  processing: 'processed',
  supervising: 'supervised',
  scheduling: 'scheduled',
  negotiating: 'negotiated',
  analyzing: 'analyzed',
  analysing: 'analysed',
  organizing: 'organized',
  organising: 'organised',
  operating: 'operated',
  serving: 'served',
  cleaning: 'cleaned',
  recruiting: 'recruited',
  reviewing: 'reviewed',
  reporting: 'reported',
  documenting: 'documented',
  deploying: 'deployed',
  migrating: 'migrated',
  integrating: 'integrated',
};

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The line with a plain opening, or null when it has one already. */
export function plainOpening(line: string): string | null {
  const duty = /^(?:I was |Was )?responsible for (?:the )?([a-z]+ing)\b(?! of)(.*)$/is.exec(line);
  const verb = duty === null ? undefined : IRREGULAR[duty[1]!.toLowerCase()];
  // A second duty after "and" would be left hanging: "Managed the till and cleaning".
  if (verb !== undefined && !/\band [a-z]+ing\b/i.test(duty![2]!)) return `${capitalise(verb)}${duty![2]!}`;
  const person =
    /^I (?:have |also )?([a-z]+ed|built|led|wrote|ran|made|grew|won|taught|sold|kept)\b(.*)$/s.exec(line);
  if (person !== null && !/\b(I|my|me)\b/.test(person[2]!)) return `${capitalise(person[1]!)}${person[2]!}`;
  return null;
}
