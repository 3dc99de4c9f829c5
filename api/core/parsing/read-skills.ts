/** Lists of skills, languages and interests, in the many ways they are set. */
import type { ResumeInterest, ResumeLanguage, ResumeSkill } from '../resume/json-resume.js';
import type { ReadEntry } from './entry-body.js';
import type { Item } from './items.js';
import { isLanguageName, LEVEL_WORDS } from './language-words.js';
import { sectionKeyOf } from './section-words.js';

/** A labelled group or an unlabelled list. */
export interface KeywordGroup {
  label: string;
  keywords: string[];
  items: Item[];
  /** How well, where the list says it once for the group. */
  level?: string;
}

/** Stars, dots and bars that show a level; they are no words. */
const RATING = /[★☆●○◉◯■□▰▱⬤]{2,}|\b\d{1,3}\s?%|\b[1-5]\s?\/\s?[1-5]\b|\b10\s?\/\s?10\b/g;

/** A level and nothing else. */
const LEVEL_ONLY =
  /^(?:beginner|novice|basic|elementary|intermediate|competent|proficient|advanced|expert|master|fluent|native|good|very good|excellent|grundkenntnisse|anfänger|fortgeschritten|gut|sehr gut|experte|débutant|intermédiaire|avancé|confirmé|básico|intermedio|avanzado|experto|basis|gemiddeld|gevorderd|grundläggande|god|avancerad|základní|střední|pokročilý|expertní)$/i;

const LABEL = /^([^:：]{2,48}?)\s*[:：]\s*(.*)$/su;

export function keywordGroups(items: readonly Item[]): KeywordGroup[] {
  const groups: KeywordGroup[] = [];
  let open: KeywordGroup | null = null;
  items.forEach((item, index) => {
    const cells = item.parts.map((part) => part.text.trim()).filter(Boolean);
    const bullets = item.lines.length === 1 && cells.length > 1 && !LABEL.test(item.text);
    const label = LABEL.exec(item.text);
    const boldLabel = label ? null : boldStart(item);
    if (label && !/^https?$/i.test(label[1]!)) {
      const keywords = splitKeywords(label[2]!);
      open = { label: label[1]!.trim(), keywords, items: [item] };
      groups.push(open);
      if (keywords.length > 0 && !item.text.endsWith(','))
        open = keepOpen(item, items[index + 1]) ? open : null;
    } else if (boldLabel) {
      groups.push({ label: boldLabel.label, keywords: splitKeywords(boldLabel.rest), items: [item] });
      open = null;
    } else if (bullets && isLabelCell(item, cells)) {
      groups.push({ label: cells[0]!, keywords: splitKeywords(cells.slice(1).join(', ')), items: [item] });
      open = groups[groups.length - 1]!;
    } else if (open?.label && open.keywords.length === 0 && LEVEL_ONLY.test(item.text)) {
      open.level = item.text;
      open.items.push(item);
    } else if (isGroupTitle(item, items[index + 1])) {
      open = { label: item.text, keywords: [], items: [item] };
      groups.push(open);
    } else {
      const keywords = bullets ? cells.flatMap(splitKeywords) : splitKeywords(item.text);
      if (!open) {
        open = { label: '', keywords: [], items: [] };
        groups.push(open);
      }
      open.keywords.push(...keywords);
      open.items.push(item);
    }
  });
  return groups.filter((group) => group.keywords.length > 0 || group.label);
}

/** Plain lines under a labelled one continue its list when they are set in below it. */
function keepOpen(item: Item, next: Item | undefined): boolean {
  return next !== undefined && !next.bullet && !LABEL.test(next.text) && next.x > item.x + 8;
}

/** "**Languages** Java, Go": the label is told by its weight alone. */
function boldStart(item: Item): { label: string; rest: string } | null {
  const stretches = item.parts.flatMap((part) => part.stretches).filter((stretch) => stretch.text.trim());
  const [first, second] = stretches;
  if (
    !first ||
    !second ||
    !first.bold ||
    second.bold ||
    first.text.trim().length > 45 ||
    /,\s*$/.test(first.text)
  )
    return null;
  const label = first.text.replace(/[\s:–—|-]+$/, '').trim();
  const rest = item.text.slice(item.text.indexOf(label) + label.length).replace(/^[\s:–—|-]+/, '');
  return label && rest ? { label, rest } : null;
}

/** A first cell that names what the cells beside it are. */
function isLabelCell(item: Item, cells: readonly string[]): boolean {
  const first = item.parts[0]?.stretches[0];
  const second = item.parts[1]?.stretches[0];
  const weighted = Boolean(first?.bold && !second?.bold);
  return (
    cells[0]!.length < 45 &&
    !cells[0]!.includes(',') &&
    (weighted || (cells.length === 2 && cells[1]!.includes(',')))
  );
}

/** A line that heads the lines below it. */
function isGroupTitle(item: Item, next: Item | undefined): boolean {
  if (item.bullet || !next || item.text.length > 48 || /[,;•|]/.test(item.text)) return false;
  return (item.bold && !next.bold) || (next.bullet && !item.bullet) || item.size > next.size * 1.05;
}

/** A list of keywords cut at its separators, brackets kept whole. */
export function splitKeywords(text: string): string[] {
  const bare = text.replace(RATING, ' ').trim();
  const separator = /[;|•·●▪◆⋄∙‣➢★✓]|\s{3,}|\s+[–—]\s+/.test(bare.replace(/^[•·●▪]\s*/, ''))
    ? /\s*[;|•·●▪◆⋄∙‣➢★✓]\s*|\s{3,}|\s+[–—]\s+/
    : null;
  const parts = separator ? bare.split(separator) : [bare];
  return parts
    .flatMap((part) => splitOutsideBrackets(part))
    .map((keyword) =>
      keyword.replace(/^[\s,.:•–—-]+|(?<![\s,:•–—-])[\s,:•–—-]+$/g, '').replace(/(?<![.\d\p{Lu}])\.$/u, ''),
    )
    .map((keyword) => keyword.replace(/^(?:and|und|et|och|en|&)\s+(?=\p{Lu})/u, '').trim())
    .filter((keyword) => /[\p{L}\p{N}]/u.test(keyword));
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!;
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
    const decimal = character === ',' && /\d/.test(text[index - 1] ?? '') && /\d/.test(text[index + 1] ?? '');
    if ((character === ',' || character === '、' || character === '，') && depth === 0 && !decimal) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part];
}

export interface SkillSection {
  skills: ReadEntry<ResumeSkill>[];
  languages: ReadEntry<ResumeLanguage>[];
  interests: ReadEntry<ResumeInterest>[];
  /** Certificates and other facts listed under the skills. */
  certificates: ReadEntry<string>[];
}

export function readSkills(items: readonly Item[]): SkillSection {
  const result: SkillSection = { skills: [], languages: [], interests: [], certificates: [] };
  for (const group of keywordGroups(items)) {
    const key = sectionKeyOf(group.label, 'exact');
    const spoken =
      group.keywords.length > 0 && group.keywords.every((keyword) => spokenLanguage(keyword) !== null);
    if (spoken && (key === 'languages' || group.keywords.length > 1)) {
      result.languages.push(...readLanguageGroup(group));
    } else if (key === 'interests') {
      result.interests.push(
        ...group.keywords.map((name) => ({ value: { name }, items: group.items, confidence: 0.85 })),
      );
    } else if (key === 'certificates') {
      result.certificates.push(
        ...group.keywords.map((value) => ({ value, items: group.items, confidence: 0.8 })),
      );
    } else if (group.label) {
      const value: ResumeSkill = { name: group.label };
      if (group.level) value.level = group.level;
      if (group.keywords.length > 0) value.keywords = group.keywords;
      result.skills.push({ value, items: group.items, confidence: 0.9 });
    } else {
      for (const name of group.keywords) {
        const item = group.items.find((candidate) => candidate.text.includes(name));
        result.skills.push({ value: { name }, items: item ? [item] : group.items, confidence: 0.85 });
      }
    }
  }
  return result;
}

/** A human language with its level, when the text is one. */
export function spokenLanguage(text: string): ResumeLanguage | null {
  const clean = text.replace(RATING, ' ').replace(/\s+/g, ' ').trim();
  const match =
    /^(?:(fluent|native|conversational|basic|proficient|professional|intermediate|bilingual)(?:\s+(?:in|speaker of))?\s+)?(\p{L}+(?:\s\p{L}+)?)\s*(?:[(:–—,-]\s*)?(.*?)\)?$/iu.exec(
      clean,
    );
  if (!match) return null;
  const [, before, name, after] = match;
  const words = name!.split(' ');
  const language = isLanguageName(name!) ? name! : isLanguageName(words[0]!) ? words[0]! : null;
  if (!language) return null;
  const rest = [before, words.length > 1 && language === words[0] ? words[1] : '', after]
    .filter(Boolean)
    .join(' ')
    .replace(/^[\s(:–—-]+|[\s)]+$/g, '');
  if (rest && !before && !LEVEL_WORDS.test(rest) && rest.split(/\s+/).length > 4) return null;
  return rest ? { language, fluency: rest } : { language };
}

function readLanguageGroup(group: KeywordGroup): ReadEntry<ResumeLanguage>[] {
  return group.keywords.flatMap((keyword) => {
    const value = spokenLanguage(keyword);
    return value ? [{ value, items: group.items, confidence: 0.9 }] : [];
  });
}

export function readLanguages(items: readonly Item[]): ReadEntry<ResumeLanguage>[] {
  const entries: ReadEntry<ResumeLanguage>[] = [];
  for (const item of items) {
    const cells = item.parts.map((part) => part.text.trim());
    const labelled = LABEL.exec(item.text);
    if (labelled && isLanguageName(labelled[1]!)) {
      const fluency = labelled[2]!.replace(RATING, '').trim();
      entries.push(entry(labelled[1]!, fluency, item));
      continue;
    }
    // levels that lead: "Fluent: English, Spanish"
    if (labelled && !isLanguageName(labelled[1]!)) {
      const named = splitKeywords(labelled[2]!).map(spokenLanguage);
      if (named.length > 0 && named.every((value) => value !== null)) {
        for (const value of named)
          entries.push(
            entry(
              value.language!,
              value.fluency ?? (sectionKeyOf(labelled[1]!, 'loose') ? '' : labelled[1]!),
              item,
            ),
          );
        continue;
      }
    }
    if (
      cells.length > 1 &&
      isLanguageName(cells[0]!.replace(/[:,–-]\s*$/, '')) &&
      !cells.slice(1).some((cell) => isLanguageName(cell.split(/[\s(,]/)[0]!))
    ) {
      entries.push(
        entry(cells[0]!.replace(/[:,–-]\s*$/, ''), cells.slice(1).join(' ').replace(RATING, '').trim(), item),
      );
      continue;
    }
    const whole = spokenLanguage(item.text);
    const pieces = item.text.split(/\s*[;|•·]\s*|,\s+|\s{3,}/).filter(Boolean);
    const spoken = (cells.length > 1 ? cells : pieces).map(spokenLanguage);
    const previous = entries[entries.length - 1];
    if (spoken.length > 1 && spoken.every((value) => value !== null)) {
      for (const value of spoken) entries.push(entry(value.language!, value.fluency ?? '', item));
    } else if (whole) {
      entries.push(entry(whole.language!, whole.fluency ?? '', item));
    } else if (previous && !previous.value.fluency && item.text.length < 60) {
      previous.value.fluency = item.text.replace(RATING, '').trim();
      previous.items.push(item);
    } else if (spoken.some((value) => value !== null)) {
      spoken.forEach((value) => value && entries.push(entry(value.language!, value.fluency ?? '', item)));
    }
  }
  return entries;
}

function entry(language: string, fluency: string, item: Item): ReadEntry<ResumeLanguage> {
  return {
    value: fluency ? { language: language.trim(), fluency } : { language: language.trim() },
    items: [item],
    confidence: 0.92,
  };
}

export function readInterests(items: readonly Item[]): ReadEntry<ResumeInterest>[] {
  return keywordGroups(items).flatMap((group) =>
    group.label
      ? [
          {
            value: { name: group.label, ...(group.keywords.length > 0 ? { keywords: group.keywords } : {}) },
            items: group.items,
            confidence: 0.85,
          },
        ]
      : group.keywords.map((name) => ({ value: { name }, items: group.items, confidence: 0.85 })),
  );
}
