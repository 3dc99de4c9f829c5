import type { LanguageCode } from './number-words.js';

/** Words without content of their own, by language; also how the language of a text is told. */
export const FUNCTION_WORDS: Record<LanguageCode, ReadonlySet<string>> = {
  en: new Set(
    'a an the and or of to in on at by for from with without into onto over under up down out off as is are was were be been being am it its this that these those which who whom whose what where when while i me my mine we us our they them their he she his her you your also both each every all any more most other such than then so not no but if because through across within between during per via about around again against after before until since have has had do does did will would can could should may might must s t re ve ll now just only own same very too here there etc including'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das den dem des ein eine einer eines einem einen und oder aber von vom zu zum zur im in an am auf aus bei beim mit nach vor uber unter fur durch ohne um als wie ist sind war waren wurde wurden werden wird worden sein hat haben hatte ich mich mir mein meine wir uns unser sie er es ihr ihre ihrer sich dass welche welcher welches dabei sowie auch nur noch nicht kein keine je pro seit bis wahrend zwischen insbesondere inkl'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les l un une des du de d et ou mais a au aux en dans sur sous par pour avec sans chez vers entre comme est sont etait ete etre ai as avons ont je j me moi mon ma mes nous notre nos il elle ils elles leur leurs son sa ses se s ce cet cette ces qui que qu dont ou y ne pas plus tres aussi ainsi afin lors depuis pendant jusqu c n'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las un una unos unas de del y e o u pero a al en con sin por para sobre entre hacia desde hasta como es son era fue ser sido he ha han yo me mi mis nos nuestro su sus se lo le les que quien cual cuyo donde cuando no mas muy tambien durante mediante asi'.split(
      ' ',
    ),
  ),
  nl: new Set(
    'de het een en of maar van in op aan bij met voor door uit naar over onder tot te om als dan is zijn was waren werd werden wordt worden heb heeft had ik mij mijn we wij ons onze hij zij ze hun haar er die dat deze dit welke waarbij ook niet geen per sinds tijdens tussen zonder binnen'.split(
      ' ',
    ),
  ),
  sv: new Set(
    'en ett den det de och eller men av i pa at till fran med utan for om under over vid som ar var vara varit har hade jag mig min mitt mina vi oss var vart han hon sin sitt sina dem deras att inte ej aven samt per sedan mellan inom genom bland dar nar'.split(
      ' ',
    ),
  ),
  cs: new Set(
    'a i o u v ve k ke s se z ze na do od po pri pro pod nad pred za bez mezi jako je jsou byl byla bylo byli byt jsem jsme mam mit ktery ktera ktere kteri jenz ten ta to ty tim jeho jeji jejich svuj sve svou nebo ale aby ze kde kdy take ne neni podle behem vcetne'.split(
      ' ',
    ),
  ),
};

export const ANY_FUNCTION_WORD: ReadonlySet<string> = new Set(
  Object.values(FUNCTION_WORDS).flatMap((words) => [...words]),
);

/**
 * The languages a text is written in, most used first; English when nothing tells.
 * @param share the part of the most used language's words from which another one counts too
 */
export function languagesOf(forms: readonly string[], share = 0.5): LanguageCode[] {
  const votes = (Object.keys(FUNCTION_WORDS) as LanguageCode[]).map((code) => {
    const words = FUNCTION_WORDS[code];
    let count = 0;
    for (const form of forms) if (words.has(form)) count += 1;
    return { code, count };
  });
  votes.sort((a, b) => b.count - a.count);
  const best = votes[0]!.count;
  return best === 0 ? ['en'] : votes.filter(({ count }) => count >= share * best).map(({ code }) => code);
}
