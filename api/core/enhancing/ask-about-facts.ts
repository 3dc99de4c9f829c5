/** Asks what would make a fact tell more: how much, with what, in which part, when. Rules, no model. */
import type { Fact } from '../resume/fact.js';
import { findSkills } from '../skills/skills.js';
import { positionsOf } from '../writing/career.js';
import { MOST_QUESTIONS, type FactQuestion, type QuestionTopic } from './fact-proposal.js';

const FIGURE =
  /\d|\bfrom \w+ to \w+|\b(?:half|double[ds]?|tripled|halved|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|twee|drie|vier|vijf|två|tre|fyra|fem|dva|dvě|tři|čtyři|pět)\b/iu;
/** The person took part, but the line does not say how. */
const PART =
  /^(?:helped|assisted|supported|worked on|worked with|worked in|involved in|was involved|participated|took part|contributed|collaborated|responsible for|member of|part of|mitarbeit|unterstützung|mitwirkung|participation|participé|colaboré|participé|medewerking|medverkade|podílel\w*|spolupráce)\b/iu;
const CHANGED =
  /\b(?:reduc|improv|increas|cut\b|sped|speed|accelerat|optimi[sz]|grew|grow|rais|lower|decreas|sav(?:ed|ing)|boost|shorten|halv|doubl|verbesser|senk|reduzier|steiger|erhöh|amélior|rédui|augment|mejor|aument|verbeter|verlaag|verhoog|förbättra|minska|öka|zlepš|sníž|zvýš)/iu;
/** Work with people: by the verb that opens an English line, by stems elsewhere. */
const PEOPLE =
  /^(?:mentored|trained|coached|taught|managed|led|supervised|onboarded|hired|recruited)\b|\bteam\b|\b(?:schul|leitete|geführt|formé|encadr|dirig|begeleid|ledde|vedl|školil)/iu;
const MAKING =
  /^(?:built|developed|implemented|designed|created|programmed|wrote|automated|deployed|migrated|analy[sz]ed|modell?ed|tested|configured|set up)\b|\b(?:entwickel|programmier|implementier|automatisier|développ|conçu|desarroll|diseñ|ontwikkel|ontwerp|utveckl|vyvinul|vyvíjel|navrhl|naprogramoval)/iu;
const SECTIONS: ReadonlySet<string | null> = new Set(['work', 'projects', 'volunteer']);
/** Fewer words than this are a remark, not work one could measure. */
const FEWEST_WORDS = 3;
const MOST_OF_ONE_ENTRY = 2;
const LONGEST_QUOTE = 110;

interface Weighed extends FactQuestion {
  weight: number;
  entryId: string;
}

const quote = (text: string): string => {
  const short =
    text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')} …` : text;
  return `“${short.replace(/[.;]$/, '')}”`;
};

/** What is most worth asking about a line; null when it says enough. */
function askAboutLine(
  text: string,
): { topic: QuestionTopic; text: string; reason: string; weight: number } | null {
  if (text.split(/\s+/).length < FEWEST_WORDS) return null;
  const measured = FIGURE.test(text);
  if (CHANGED.test(text) && !measured) {
    return {
      topic: 'NUMBERS',
      text: `${quote(text)}: by how much, and from what to what?`,
      reason: 'A change counts most when its size is told.',
      weight: 4,
    };
  }
  if (PART.test(text)) {
    return {
      topic: 'SCOPE',
      text: `${quote(text)}: what exactly was your own part?`,
      reason: 'Readers cannot tell what you did yourself.',
      weight: 3,
    };
  }
  if (PEOPLE.test(text) && !measured) {
    return {
      topic: 'NUMBERS',
      text: `${quote(text)}: how many people?`,
      reason: 'The size of a team tells how much you were trusted with.',
      weight: 3,
    };
  }
  if (MAKING.test(text) && findSkills(text).length === 0) {
    return {
      topic: 'TOOLS',
      text: `${quote(text)}: with which tools, languages or methods?`,
      reason: 'Postings ask for tools by name, and the line names none.',
      weight: 2.5,
    };
  }
  if (measured) return null;
  return {
    topic: 'NUMBERS',
    text: `${quote(text)}: how much, how many or how often?`,
    reason: 'A figure makes a line easy to believe.',
    weight: 1,
  };
}

/**
 * At most six questions, the most useful first: recent positions before old ones, a few for one position at most, one for a
 * fact. Deterministic.
 * @param settled facts and topics that were asked before, as `factId topic`: nobody likes to be asked twice
 */
export function askAboutFacts(
  facts: readonly Fact[],
  settled: ReadonlySet<string> = new Set(),
): FactQuestion[] {
  const recency = new Map(positionsOf(facts).map(({ factId }, at) => [factId, at]));
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const questions: Weighed[] = [];
  for (const fact of facts) {
    if (fact.kind === 'entry' && fact.section === 'work' && (fact.fields['startDate'] ?? '') === '') {
      questions.push({
        factId: fact.id,
        entryId: fact.id,
        topic: 'DATES',
        text: `${quote(fact.text)}: from when to when?`,
        reason: 'A position without dates is sorted last, and some readers skip it.',
        weight: 5,
      });
    }
    if (fact.kind !== 'bullet' || fact.parentId === null || !SECTIONS.has(fact.section)) continue;
    const asked = askAboutLine(fact.text);
    if (asked === null || !byId.has(fact.parentId)) continue;
    const age = recency.get(fact.parentId) ?? 2;
    questions.push({
      factId: fact.id,
      entryId: fact.parentId,
      ...asked,
      weight: asked.weight / (1 + age / 2),
    });
  }
  const perEntry = new Map<string, number>();
  return questions
    .filter(({ factId, topic }) => !settled.has(`${factId} ${topic}`))
    .sort((a, b) => b.weight - a.weight)
    .filter(({ entryId }) => {
      const count = (perEntry.get(entryId) ?? 0) + 1;
      perEntry.set(entryId, count);
      return count <= MOST_OF_ONE_ENTRY;
    })
    .slice(0, MOST_QUESTIONS)
    .map(({ factId, topic, text, reason }) => ({ factId, topic, text, reason }));
}
