/** The demands of a posting: bullets and sentences of its description, split into must and nice. */
import type { Requirement } from '../posting/posting.js';
import { findSkills } from '../skills/skills.js';
import type { Block } from '../text/html-blocks.js';
import { fold } from '../text/normal-form.js';
import { sectionKind, type SectionKind } from './vocabulary/section-headings.js';

const MAX_REQUIREMENTS = 60;
const MAX_LENGTH = 500;
const NICE =
  /(?<!\p{L})(?:nice to have|(?:is|are|be|as|considered) (?:a |an )?(?:big |strong |huge |definite |real )?(?:plus|bonus|advantage|asset)|a plus|plus\b[.!)]?$|preferred|preferably|desirable|desired|advantageous|beneficial|not required|optional|ideally|ideal(?:erweise)?|von vorteil|wünschenswert|vorteilhaft|gern(?:e)? gesehen|pluspunkt|serait (?:un (?:plus|atout)|appréciée?)|est (?:un (?:plus|atout)|souhaitée?|appréciée?)|un plus|atout|apprécié|valorable|se valorar[áa]|valorar[áa]n?|deseable|un plus|es un plus|(?:is )?een pr[eé]|pluspunt|meriterande|(?:är )?(?:ett )?plus|är en fördel|výhodou|je výhoda|vítán[aoy]?|bonusem|diferencial|mile widzian|costituisce|gradit[ao]|en fordel|et pluss|eduksi)(?!\p{L})/iu;
const DEMAND =
  /(?<!\p{L})(?:\d+\+? ?(?:years|jahre|ans|años|jaar|års?|let|lata)|experience (?:with|in|of|as|working)|experienced in|proficien\p{L}+|proven|knowledge of|ability to|familiar(?:ity)?|degree|certifi\p{L}+|must (?:have|be)|required|require|fluent|skills? in|strong \p{L}+ skills|track record|background in|understanding of|licen[cs]e|erfahrung|kenntnisse|abgeschlossen\p{L}*|sicherer umgang|fließend|führerschein|expérience|maîtrise|connaissance|diplôme|titulaire|permis b|experiencia|conocimientos?|dominio|titulación|imprescindible|carnet|ervaring|kennis van|diploma|rijbewijs|erfarenhet|kunskap|behärskar|körkort|utbildning|zkušenost\p{L}*|znalost\p{L}*|praxe|vzdělání|řidičský|esperienza|conoscenza|doświadczeni\p{L}*|znajomość|erfaring|kunnskap|experiência|conhecimento)(?!\p{L})/iu;

/** Requirements of a description in order; at most 60, each verbatim. */
export function readRequirements(blocks: readonly Block[]): Requirement[] {
  const sections = withSections(blocks);
  const found: { text: string; kind: 'must' | 'nice' }[] = [];
  for (const { block, section } of sections) {
    if (section !== 'must' && section !== 'nice') continue;
    for (const text of statements(block)) {
      if (text.length < 3 || isNoDemand(text)) continue;
      found.push({ text, kind: section === 'nice' || NICE.test(text) ? 'nice' : 'must' });
    }
  }
  if (found.length === 0) {
    for (const { block, section } of sections) {
      if (section === 'benefits' || section === 'process' || section === 'about') continue;
      for (const text of statements(block)) {
        if (text.length >= 15 && DEMAND.test(text))
          found.push({ text, kind: NICE.test(text) ? 'nice' : 'must' });
      }
    }
  }
  const seen = new Set<string>();
  const requirements: Requirement[] = [];
  for (const { text, kind } of found) {
    const key = fold(text);
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    requirements.push({ text, kind, skills: [...new Set(findSkills(text).map(({ name }) => name))] });
    if (requirements.length >= MAX_REQUIREMENTS) break;
  }
  return requirements;
}

interface Placed {
  block: Block;
  section: SectionKind | null;
}

/** Each block that is no heading, with the section it stands in. */
export function withSections(blocks: readonly Block[]): Placed[] {
  const placed: Placed[] = [];
  let section: SectionKind | null = null;
  for (const [index, block] of blocks.entries()) {
    if (isHeading(block, blocks[index + 1])) {
      // A heading of unknown words ends a section of demands, unless bullets go on below it.
      const kind = sectionKind(block.text);
      if (kind !== null) section = kind;
      else if (block.heading > 0 && block.text.split(' ').length > 1) section = null;
      continue;
    }
    placed.push({ block, section });
  }
  return placed;
}

/** True for headings and for the bold or colon-ended lines that stand for them. */
export function isHeading(block: Block, next: Block | undefined): boolean {
  const { text } = block;
  if (text.length > 110) return false;
  if (block.heading > 0) return true;
  if (
    block.listDepth > 0 &&
    block.startsItem &&
    next !== undefined &&
    next.listDepth === block.listDepth &&
    !text.endsWith(':')
  )
    return false;
  if (block.bold && block.listDepth === 0 && !/[.;,]$/.test(text)) return true;
  if (text.endsWith(':'))
    return (
      next === undefined || next.listDepth > block.listDepth || next.startsItem || sectionKind(text) !== null
    );
  // Plain-text postings set headings apart by capitals or by nothing but their words.
  if (block.listDepth === 0 && text.length < 60 && !/[.,;]$/.test(text) && sectionKind(text) !== null) {
    return (
      text === text.toUpperCase() ||
      (next !== undefined && (next.startsItem || next.text.length > text.length))
    );
  }
  return false;
}

function statements(block: Block): string[] {
  if (block.listDepth > 0 || block.text.length <= 180) return [block.text.slice(0, MAX_LENGTH)];
  return block.text
    .split(/(?<=[.!?;])\s+(?=[\p{Lu}\d•-])|\s+[•·▪]\s+/u)
    .map((text) => text.trim().slice(0, MAX_LENGTH));
}

const CHATTER =
  /equal opportunity|all qualified applicants|regardless of (?:race|age|gender)|accommodation|apply (?:now|today|here)|click|we (?:offer|provide)|about us|benefits include|bewirb dich|schwerbehindert|postulez|inscríbete|solliciteer|ansök|odpovědět/iu;

function isNoDemand(text: string): boolean {
  return CHATTER.test(text) || (text.endsWith(':') && text.length < 60) || !/\p{L}{2}/u.test(text);
}
