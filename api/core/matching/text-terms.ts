/**
 * Words of job texts with weights that stand for inverse document frequency: function words count nothing, words that
 * nearly every posting or resume has count little. The lists are written by hand, so that a score never depends on what
 * else happens to be in a collection.
 */
import { tokenizeForSkills } from '../skills/skill-tokens.js';

const STOP_WORDS = new Set(
  `a an the and or of to in for on with at by from as is are be been was were will would can could should may must have has had do does did
  not no this that these those it its we our us you your they their he she his her i me my who which what when where how all any each more most
  other such into over under about per via etc than then so if but also both between within across through during up out off only own same too very
  der die das den dem des ein eine einer eines einem einen und oder von zu zum zur mit im am auf fur als ist sind wird werden haben hat wir uns unser
  unsere sie ihre ihr ihren bei aus nach uber durch sowie nicht auch an er es sich wie dein deine du ihnen deinen deiner
  le la les un une des du de et ou en au aux pour par sur avec dans est sont nous notre nos vous votre vos ce cette ces son sa ses qui que dont ne pas plus
  el los las unos unas y o u del al con por para en es son nuestro nuestra tu su sus que se lo como mas
  het een van voor met op te bij aan wij ons onze je jij jouw uw zijn is dat die er ook om naar wordt ben
  och eller att av for pa med som ar en ett den det de du vi har till om din ditt dina sig kan hos inom
  a i k s v z na se je to pro do od po ve za si jsme nas vas bude jako aby ze u o nebo
  s t re ll ve d m`.split(/\s+/),
);

/** Words of nearly every job text. */
const COMMON_WORDS = new Set(
  `experience work working team company job role position skill skills ability able strong excellent good knowledge year years new
  opportunity candidate requirement requirements responsibility responsibilities responsible duty duties qualification qualifications
  including include required preferred plus bonus benefit benefits environment business client customer people person help support
  provide ensure develop development develops developing developed manage management managed using use used understanding
  project projects process processes product products service services solution solutions system systems technology technologies
  technical quality high level best great well based join looking seek seeking need needs day time full part career growth
  professional related relevant equivalent degree bachelor master education university field industry global world office
  location remote hybrid salary apply application employee employees employer equal status tool tools various different multiple
  create created build building built design designed implement implemented implementation maintain maintained lead leading led
  key member members within across make take get one two three etc e g first familiar familiarity proficiency proficient understand
  proven demonstrated minimum least similar successful success fast paced passion passionate drive driven deliver delivery delivered
  part daily report reports perform performed performance meet standards area areas department information data test tests task tasks
  erfahrung kenntnisse aufgaben profil team arbeiten arbeit unternehmen bereich stelle gute sehr jahre mitarbeiter
  poste entreprise equipe profil mission missions expérience experiencia empresa puesto trabajo equipo ervaring functie bedrijf werken
  arbete erfarenhet företag roll prace zkusenosti pozice firma tym description details college board pursuing bsc sc exprience months currently
  january february march april june july august september october november december jan feb mar apr jun jul aug sep oct nov dec`
    .split(/\s+/)
    .map((word) => word.normalize('NFKD').replace(/\p{M}/gu, '')),
);

const COMMON_WEIGHT = 0.15;
const USUAL_WEIGHT = 1;
const LONG_WEIGHT = 1.2;
const LONG_WORD = 8;

/** How telling a folded word is, 0 for function words. */
export function termWeight(term: string): number {
  if (STOP_WORDS.has(term)) return 0;
  if (COMMON_WORDS.has(term)) return COMMON_WEIGHT;
  return term.length >= LONG_WORD ? LONG_WEIGHT : USUAL_WEIGHT;
}

/** Plural and singular become one; nothing cleverer, for it must not merge different words of seven languages. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Telling words of a text with how often each occurs. */
export function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of tokenizeForSkills(text).words) {
    if (word.length < 2 || STOP_WORDS.has(word) || /^\d+$/.test(word)) continue;
    const term = COMMON_WORDS.has(word) ? word : stem(word);
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** What a concept counts beside a word: it often stands for words that are there already. */
const CONCEPT_SHARE = 0.6;

/**
 * The words of a text with the skills and job families it speaks of as further terms, so that texts of two languages,
 * or of two ways to say a thing, meet.
 */
export function withConcepts(
  terms: ReadonlyMap<string, number>,
  concepts: Iterable<readonly [string, number]>,
): Map<string, number> {
  const all = new Map(terms);
  for (const [concept, count] of concepts) all.set(`=${concept}`, count * CONCEPT_SHARE);
  return all;
}
