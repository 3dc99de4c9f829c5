/**
 * Turns lines of an English resume into sentences. Resumes leave out the subject and the articles ("Built CI pipeline
 * for 12 teams"); a letter needs both ("I built a CI pipeline for 12 teams").
 */

/** Verbs in a form that can follow "I". */
const PAST =
  /^(?:[A-Z][a-z]+ed|Led|Built|Wrote|Ran|Grew|Won|Taught|Sold|Kept|Drove|Cut|Set|Oversaw|Brought|Made|Held|Took|Rebuilt|Rewrote|Put|Spoke|Gave|Found|Met|Bought|Spent|Saw|Began|Chose|Sent)\b/;
const PRESENT =
  /^(?:Lead|Manage|Develop|Design|Build|Maintain|Write|Own|Support|Coordinate|Mentor|Work|Provide|Create|Run|Teach|Oversee|Analy[sz]e|Prepare|Plan|Handle|Review|Train|Drive|Implement|Operate|Monitor|Assist|Collaborate|Conduct|Perform|Deliver|Test|Research|Help|Advise|Supervise|Process|Serve|Direct)\b(?! of\b)/;
/** After these the object is new, so it takes "a"; after any other verb it was there before, and takes "the". */
const MAKES =
  /^(?:built|build|created?|designed?|developed|develop|implement(?:ed)?|architected|launched|wrote|write|introduced|established|set|founded|prototyped|deployed|produced|authored|engineered|won|published|shipped|delivered|programmed|coded)$/i;
/** A phrase that opens with one of these needs no article. */
const OPENS_WITHOUT =
  /^(?:an?|the|my|our|their|its|his|her|this|that|these|those|all|both|each|every|any|some|several|many|more|most|over|up|about|around|nearly|almost|one|two|three|four|five|six|seven|eight|nine|ten|multiple|various|numerous|two-thirds|half|with|on|in|at|by|to|for|from|as|of|into|across|through|together|closely|directly|out|off|how|what|and|or|it|them|\W*\d.*|[$€£].*)$/i;
/** Where the object's words end. */
const ENDS_OBJECT =
  /^(?:using|including|leading|resulting|allowing|enabling|reducing|improving|increasing|saving|serving|supporting|providing|ensuring|making|helping|covering|containing|involving|spanning|of|for|with|in|on|at|by|to|from|as|into|across|through|using|via|and|or|that|which|who|where|while|under|within|between|among|over|per|against|after|before|so|because|than|during)$/i;
/** Initials that stand for things one can have several of. */
const COUNTED_INITIALS = /^(?:API|UI|GUI|CRM|CMS|SDK|CLI|ERP|MVP|KPI|SLA|VPN|VPC|PCB|ETF|NGO)$/;
const UNCOUNTED = new Set(
  (
    'time software code data performance latency testing infrastructure revenue coverage documentation training support ' +
    'research work efficiency quality security access traffic reliability productivity development satisfaction ' +
    'engagement growth retention adoption onboarding compliance maintenance marketing accounting analysis hardware ' +
    'content feedback equipment inventory staff machinery care advice progress experience usage throughput uptime ' +
    'downtime availability accuracy memory storage automation integration production logistics procurement payroll ' +
    'math mathematics english history science music literature physics chemistry biology mentorship leadership assistance'
  ).split(' '),
);
const VOWEL_SOUND = /^(?:[aeio]|u(?!ni|s[ei]|ti|k\b)|[AEFHILMNORSX](?:[A-Z]|\b))(?!ne\b|u)/;

function articleFor(verb: string, phrase: string): string {
  if (!MAKES.test(verb)) return 'the';
  return VOWEL_SOUND.test(phrase) || /^hour|^honou?r/i.test(phrase) ? 'an' : 'a';
}

/** The rest of a line after its verbs, with the article its first object lacks. */
function withArticle(verb: string, rest: string): string {
  const words = rest.split(' ');
  const first = words[0] ?? '';
  if (first === '' || OPENS_WITHOUT.test(first) || /ly$/.test(first)) return rest;
  const end = words.findIndex((word, at) => at > 0 && ENDS_OBJECT.test(word));
  const object = words.slice(0, end < 0 ? words.length : end);
  const stop = object.findIndex((word) => /[,;:(]$|^\(/.test(word));
  const head = (stop < 0 ? object : object.slice(0, stop + 1)).at(-1) ?? '';
  const noun = head.replace(/[^\p{L}\p{N}+#'-]+$/u, '');
  const isName = /^\p{Lu}/u.test(noun) && !COUNTED_INITIALS.test(noun);
  const isPlural = /[^s]s$/.test(noun) && !/(?:sis|us|ss)$/.test(noun);
  if (isName || isPlural || /\d/.test(noun) || /ing$/.test(noun) || UNCOUNTED.has(noun.toLowerCase()))
    return rest;
  return `${articleFor(verb, rest)} ${rest}`;
}

/** "Cut build time by 40%" as "I cut build time by 40%"; null when the line does not open with a verb. */
export function inFirstPerson(line: string): string | null {
  const opening = PAST.exec(line)?.[0] ?? PRESENT.exec(line)?.[0];
  if (opening === undefined) return null;
  const after = line.slice(opening.length);
  // "Designed and implemented ...", "Planned, built and ran ...": the object follows the last verb.
  const more = /^((?:, [a-z]+)*,? and ([a-z]+ed|built|led|ran|wrote))(?= \S)/.exec(after);
  const verbs = `${opening.charAt(0).toLowerCase()}${opening.slice(1)}${more?.[1] ?? ''}`;
  const rest = after.slice(more?.[1]?.length ?? 0);
  return rest.startsWith(' ')
    ? `I ${verbs} ${withArticle(more?.[2] ?? opening, rest.trimStart())}`
    : `I ${verbs}${rest}`;
}
