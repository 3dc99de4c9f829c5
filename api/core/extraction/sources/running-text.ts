/** What the posting's own sentences say when no label does. */
import type { Block } from '../../text/html-blocks.js';
import type { Candidates } from '../candidate.js';
import { educationOf, languagesOf, visaOf, yearsOf } from '../fields/demands.js';
import { findDate } from '../fields/dates.js';
import { placeLikeness, readLocations } from '../fields/locations.js';
import { isBoardName, isCompanyName, withoutCareerWords } from '../fields/names.js';
import { findRemoteStatement } from '../fields/remote.js';
import { findSalaries } from '../fields/salary.js';
import { withSections } from '../requirements.js';
import type { ReadingContext } from './labels.js';

const COMPANY_SENTENCE: readonly RegExp[] = [
  /^(?:About|Über|À propos de|Sobre|Over|Om|O společnosti|O firmě|Chi è|Wer ist|Qui est|Who is|Why|Life at|Working at|Join)\s+(\p{Lu}[\p{L}\d&.,'’ -]{1,50}?)[?!:]?$/u,
  /^(?:At|Bei|Chez|En|Hos|Bij)\s+(\p{Lu}[\p{L}\d&.'’-]*(?:\s\p{Lu}[\p{L}\d&.'’-]*){0,3}),\s/u,
  /^(\p{Lu}[\p{L}\d&.'’-]*(?:\s(?:\p{Lu}[\p{L}\d&.'’-]*|&|of|and)){0,4}),?\s(?:is|are|ist|est|es|är|je|jsme)\s(?:an?|the|one|looking|seeking|hiring|eine?|der|die|das|un|une|una|een|en|ett|česká|searching|currently|now)\s/u,
  /^(\p{Lu}[\p{L}\d&.'’-]*(?:\s(?:\p{Lu}[\p{L}\d&.'’-]*|&|of)){0,4})\s(?:seeks|hires|sucht|recherche|recrute|busca|selecciona|zoekt|söker|hledá)\s/u,
];
/** Headings that say it in passing: "You'll love working at Acme because …" */
const WORKING_AT =
  /(?:working|work|life|careers?|arbeiten|travailler|trabajar|werken|jobba|práce) (?:at|for|bei|chez|en|bij|hos|på|v|with) (\p{Lu}[\p{L}\d&.'’-]{1,30}(?: \p{Lu}[\p{L}\d&.'’-]{1,30}){0,2})(?=$|[\s,?!.:])/u;
const NOT_A_NAME =
  /^(?:The|This|Our|We|You|Your|It|Us|Job|Role|Team|Position|Der|Die|Das|Wir|Du|Sie|Le|La|Les|Nous|Vous|El|Nuestra|Het|De|Wij|Vi|My|Sobre|Nosotros|There|Here|What|As|If|In|To|For|Location|Work|Working|Life|What's|Ons|Oss|Nás|Home|Remote|Benefits?|Candidates?|Applicants?|Experience|Ideal|Successful|Duties|Responsibilities|He|She|They|And|All|Each|Every|Today|Now)(?:\s|$)/u;
const PLACE_SENTENCE =
  /(?:based|located|position (?:is )?in|role (?:is )?(?:based )?in|office in|join (?:us|our team) in|onsite in|on-site in|standort(?: in)?|in unserem büro in|am standort|sitz in|basé(?:e)? (?:à|en)|poste (?:basé|situé) (?:à|en)|ubicad[oa] en|con sede en|gevestigd in|standplaats|placerad i|kontor i|sídl(?:o|em) v|pobočk\p{L}* v|con sede a|med kontor i)\s+((?:\p{Lu}[\p{L}.'’-]+(?:[ ,]+(?=\p{Lu}))?){1,5})/u;
const POSTED_SENTENCE =
  /^(?:date )?(?:posted|published|veröffentlicht|publié|publicado|geplaatst|publicerad|zveřejněno)\b.{0,50}$/iu;
const DEADLINE_SENTENCE =
  /(?:apply (?:by|before|no later than)|deadline|closing date|applications (?:close|must be received)|bewerb\p{L}+ (?:bis|sich bis)|bewerbungsfrist|date limite|candidat\p{L}+ (?:avant|jusqu)|hasta el|fecha l[ií]mite|solliciteer (?:voor|uiterlijk)|reageren kan tot|senast(?: den)?|sista ansökningsdag|přihlásit do|do termínu|uzávěrka)/iu;

/** Adds candidates from the description, weaker than what labels say. */
export function addRunningText(
  blocks: readonly Block[],
  candidates: Candidates,
  context: ReadingContext,
): void {
  const languages: { value: string[]; excerpt: string }[] = [];
  let years: { value: number; excerpt: string } | null = null;
  for (const block of blocks) {
    const name = block.text.length < 90 ? WORKING_AT.exec(block.text)?.[1] : undefined;
    if (name !== undefined && isCompanyName(name) && !isBoardName(name) && !NOT_A_NAME.test(name))
      candidates.add('company', name, name, 'text', 0.4);
  }
  for (const { block, section } of withSections(blocks)) {
    const { text } = block;
    const demanded = section !== 'about' && section !== 'benefits' && section !== 'process';
    for (const found of /\d/.test(text) ? findSalaries(text, context).slice(0, 4) : []) {
      candidates.add('salary', found.salary, found.excerpt, 'text', 0.3 + 0.5 * found.strength);
    }
    const remote = findRemoteStatement(text);
    if (remote !== null)
      candidates.add('remote', remote.mode, remote.excerpt, 'text', section === 'benefits' ? 0.4 : 0.5);
    if (demanded && section !== 'nice') {
      const asked = yearsOf(text);
      // The first number a posting asks for is the one for the job as a whole.
      if (asked !== null) years ??= asked;
      const degree = educationOf(text);
      if (degree !== null)
        candidates.add('education', degree.value, degree.excerpt, 'text', section === 'must' ? 0.7 : 0.5);
      const asksFor = languagesOf(text);
      if (asksFor !== null) languages.push(asksFor);
    }
    const visa = visaOf(text);
    if (visa !== null) candidates.add('visa', visa.value, visa.excerpt, 'text', 0.7);
    if (DEADLINE_SENTENCE.test(text)) {
      const deadline = DEADLINE_SENTENCE.exec(text)!;
      const found = findDate(text.slice(deadline.index, deadline.index + 90), {
        ...context,
        direction: 'future',
      });
      if (found !== null)
        candidates.add(
          'validThrough',
          found.day,
          text.slice(deadline.index, deadline.index + 90).split(/[.!?](?:\s|$)/)[0]!.length >
            found.excerpt.length
            ? found.excerpt
            : text,
          'text',
          0.6,
        );
    }
    if (text.length < 80 && POSTED_SENTENCE.test(text)) {
      const found = findDate(text, context);
      if (found !== null) candidates.add('datePosted', found.day, text, 'text', 0.6);
    }
    addCompanySentence(text, candidates);
    const place = PLACE_SENTENCE.exec(text.slice(0, 800));
    if (place !== null && placeLikeness(place[1]!.replace(/[ ,]+$/, '')) >= 0.5) {
      const words = place[1]!.replace(/[ ,]+$/, '');
      candidates.add('locations', readLocations(words), words, 'text', 0.45);
    }
  }
  if (years !== null) candidates.add('yearsExperience', years.value, years.excerpt, 'text', 0.72);
  const codes = [...new Set(languages.flatMap(({ value }) => value))];
  if (codes.length > 0) candidates.add('languages', codes.slice(0, 8), languages[0]!.excerpt, 'text', 0.7);
}

/** Lines that say when the posting was published, wherever on the page they stand. */
export function addPostedLines(
  blocks: readonly Block[],
  candidates: Candidates,
  context: ReadingContext,
): void {
  for (const { text } of blocks) {
    if (text.length > 50 || !POSTED_SENTENCE.test(text)) continue;
    const found = findDate(text, context);
    if (found !== null) candidates.add('datePosted', found.day, text, 'text', 0.5);
  }
}

function addCompanySentence(text: string, candidates: Candidates): void {
  const start = text.slice(0, 160);
  for (const [index, pattern] of COMPANY_SENTENCE.entries()) {
    const match = pattern.exec(start);
    if (match === null) continue;
    const name = withoutCareerWords(match[1]!.replace(/[,.]$/, ''));
    if (!isCompanyName(name) || isBoardName(name) || NOT_A_NAME.test(name)) continue;
    if (
      /^(?:us|me|you|the (?:role|job|team|position|company)|role|job|our|nosotros|ons|oss|nás|uns)$/i.test(
        name,
      )
    )
      continue;
    candidates.add('company', name, match[1]!, 'text', index === 3 ? 0.42 : 0.34);
    return;
  }
}
