/** Working from home, partly or not at all, as postings say it. */
import type { RemoteMode } from '../../posting/posting.js';

export interface FoundRemote {
  mode: RemoteMode;
  excerpt: string;
}

const HYBRID =
  /(?<!\p{L})(?:hybrid(?:e|es|t|ní|ně|o|a|i|arbeit(?:en)?|working|werken)?|h[ií]brid[oae]s?|teilweise (?:im )?home[- ]?office|partly remote|partially remote|partiellement (?:à distance|télétravail)|télétravail partiel|teletrabajo parcial|částečn\p{L}* (?:home[- ]?office|práce z domova)|možnost občasné práce z domova|občasn\p{L}* práce z domova|delvis (?:på )?distans|gedeeltelijk thuis(?:werken)?|[1-4] (?:days?|tage|jours|días|dagen|dagar|dny) (?:a week |per week |pro woche |par semaine |a la semana |per vecka |i veckan |týdně )?(?:remote|from home|home ?office|im home ?office|de télétravail|de teletrabajo|thuis(?:werken)?|in (?:the|our) office|on-?site))(?!\p{L})/iu;
const NOT_REMOTE =
  /(?:\bno remote|\bnot (?:a )?remote|\bnon[- ]remote|not eligible for remote|remote (?:work )?(?:is )?not|cannot be (?:done )?remote|kein(?:e)? (?:home ?office|remote)|pas de télétravail|sin teletrabajo)/iu;
const REMOTE =
  /(?<!\p{L})(?:(?:100 ?%|fully|full|completely|entirely|vollständig|komplett|voll|full[- ]time|plně|na|volledig|helt|completamente|totalmente|entièrement|all)[- ]?remote|remote[- ](?:first|only|based|position|role|job|work|stelle|anywhere)|remote|telecommut\p{L}*|work(?:ing)? (?:from home|from anywhere)|wfh|home[- ]?based|homeoffice|home[- ]office|mobiles arbeiten|ortsunabhängig|télétravail|teletravail|à distance|teletrabajo|teletrabalho|remoto|a distancia|thuiswerk(?:en)?|op afstand|distansarbete|på distans|arbeta hemifrån|práce z domova|na dálku|zdalna|zdalnie|praca zdalna|da remoto|smart ?working|etätyö|hjemmefra|teletreball|フルリモート|リモートワーク|在宅勤務|リモート)(?!\p{L})/iu;
const ONSITE =
  /(?<!\p{L})(?:on[- ]?site|in[- ]office|in[- ]person|vor ort|präsenz|sur site|sur place|présentiel|presencial|presencialmente|op locatie|op kantoor|på plats|na místě|na pracovišti|in sede|in presenza|stacjonarn\p{L}*|oppmøte|出社)(?!\p{L})/iu;

/**
 * The mode a short text (a label's value, a badge, a location) states. "Hybrid" beats "remote": who says both means
 * some of each.
 */
export function findRemote(text: string): FoundRemote | null {
  const source = text.slice(0, 600);
  const hybrid = HYBRID.exec(source);
  if (hybrid !== null) return { mode: 'HYBRID', excerpt: hybrid[0] };
  const negated = NOT_REMOTE.exec(source);
  if (negated !== null) return { mode: 'ONSITE', excerpt: negated[0] };
  const remote = REMOTE.exec(source);
  if (remote !== null) return { mode: 'REMOTE', excerpt: remote[0] };
  const onsite = ONSITE.exec(source);
  return onsite === null ? null : { mode: 'ONSITE', excerpt: onsite[0] };
}

/** Sentences of running text that commit to a mode; a benefit ("home office possible") makes it hybrid at most. */
const STATEMENT: readonly (readonly [RemoteMode, RegExp])[] = [
  ['HYBRID', HYBRID],
  [
    'REMOTE',
    /(?<!\p{L})(?:(?:100 ?%|fully|completely|entirely|vollständig|komplett|plně|volledig|helt|completamente|totalmente|entièrement)[- ]?(?:remote|à distance|en télétravail|op afstand|na dálku|remoto|på distans)|this (?:is a|role is|position is)(?: \p{L}+)? remote|remote[- ](?:first|only|position|role|job)|work (?:from home|from anywhere|remotely)|100 ?% (?:télétravail|teletrabajo|home ?office)|#li-remote)(?!\p{L})/iu,
  ],
  [
    'HYBRID',
    /#li-hybrid|(?:home ?office|home-office|mobiles arbeiten|télétravail|teletrabajo|thuiswerken|práce z domova|práci z domova) (?:möglich|nach absprache|possible|posible|mogelijk|tage|days|možn|po domluvě|po dohodě)|možnost (?:částečného )?(?:práce z domova|home office)|möglichkeit (?:zu|zum|auf) (?:home ?office|mobile)/iu,
  ],
  [
    'ONSITE',
    /#li-onsite|(?:this (?:is an|role is|position is)(?: \p{L}+){0,2}|100 ?%|fully|must (?:be|work)) (?:on-?site|in[- ]office|in[- ]person)/iu,
  ],
];

/** The mode a line of running text commits to, or null: a mention alone ("remote teams") commits to nothing. */
export function findRemoteStatement(line: string): FoundRemote | null {
  const source = line.slice(0, 2000);
  if (NOT_REMOTE.test(source)) return null;
  for (const [mode, pattern] of STATEMENT) {
    const match = pattern.exec(source);
    if (match !== null) return { mode, excerpt: match[0] };
  }
  return null;
}
