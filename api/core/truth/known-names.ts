/** Which names, abbreviations and skills a set of facts carries, under all the names they go by. */
import { canonicalSkill, findSkills, impliedSkills, skillAliases } from '../skills/skills.js';
import type { FactText } from './evidence.js';
import { sameExonym } from './lexicon/exonyms.js';
import { ANY_FUNCTION_WORD } from './lexicon/function-words.js';
import { ABBREVIATION_WORDS } from './lexicon/synonyms.js';
import { stemOf } from './stems.js';
import { cleanText, foldCase, wordsOf, type Word } from './words.js';

/** Kinds of institutions, whose names people translate. */
const INSTITUTIONS: readonly RegExp[] = [
  /^univer[sz]/,
  /^(?:hospital|hopital|krankenhaus|klinik|clinic|clinica|clinique|nemocnice|ziekenhuis|sjukhus|spital)/,
  /^(?:school|schule|escuela|ecole|skola|skolan|school)$/,
  /^(?:institut|instituto|institute|ustav)/,
  /^(?:academy|akademie|academia|academie|akademi)$/,
  /^(?:technical|technische|tecnica|technique|politecnica|polytechnic|politecnico|polytechnique|tekniska)/,
  /^(?:ministry|ministerium|ministerio|ministere|ministerie|ministerstvo)$/,
  /^(?:bank|banco|banque|banka|sparkasse)$/,
];

const aliasesOfSkill = new Map<string, readonly string[]>();

/** A skill's names without spaces. Only whole names: a word of an alias ("health" of "health and safety") is no fact. */
function compactAliases(skill: string): readonly string[] {
  let compact = aliasesOfSkill.get(skill);
  if (compact === undefined) {
    compact = skillAliases(skill).map((alias) => foldCase(alias).replace(/[^\p{L}\p{N}]/gu, ''));
    aliasesOfSkill.set(skill, compact);
  }
  return compact;
}

export class KnownNames {
  private readonly forms = new Set<string>();
  private readonly stems = new Set<string>();
  private readonly initials = new Set<string>();
  private readonly skills = new Set<string>();

  /** @param aliases whether a skill is known under all its names too; not for employers, titles and certificates */
  constructor(facts: readonly FactText[], aliases = true) {
    for (const { words, text } of facts) {
      this.addWords(words);
      if (!aliases) continue;
      for (const mention of findSkills(text)) this.addSkill(mention.name);
      // "from Perl to Go": a skill that is also an everyday word, with the capital of a name.
      for (const { surface, capital, opening } of words) {
        const named = capital && !opening ? canonicalSkill(surface) : null;
        if (named !== null) this.addSkill(named);
      }
      if (text.length < 60) {
        const canonical = canonicalSkill(text);
        if (canonical !== null) this.addSkill(canonical);
      }
    }
    const written = new Set(this.forms);
    for (const [short, expansions] of ABBREVIATION_WORDS) {
      for (const long of expansions) {
        if (written.has(short) && short.length > 1) for (const word of long) this.addForm(word);
        else if (long.every((word) => written.has(word) || ANY_FUNCTION_WORD.has(word)))
          this.forms.add(short);
      }
    }
  }

  /** True when the skill itself, or one that implies it, is among the facts. */
  hasSkill(canonical: string): boolean {
    return this.skills.has(canonical);
  }

  hasForm(form: string): boolean {
    return this.forms.has(form);
  }

  /** True when exactly this word, its plural aside, is written in the facts. */
  writes({ form }: Word): boolean {
    const bare = form.replace(/[.'&+-]/g, '');
    return [form, bare, bare.replace(/s$/, ''), `${bare}s`].some((one) => this.forms.has(one));
  }

  /** True when the names have a word for the same kind of institution ("Universidad" for "University"). */
  hasInstitution({ form }: Word): boolean {
    const group = INSTITUTIONS.find((pattern) => pattern.test(form));
    return group !== undefined && [...this.forms].some((known) => group.test(known));
  }

  /** True when the names have the word as other languages write it: an exonym, or another case of a Slavic name. */
  hasTranslated({ form, capital }: Word): boolean {
    const root = (name: string): string => name.replace(/(?:ovy|ova|ove|eho)$|[aeiouy]+$/, '');
    return [...this.forms].some(
      (known) =>
        sameExonym(form, known) ||
        // "Göteborgs universitet"
        (known.endsWith('s') && sameExonym(form, known.slice(0, -1))) ||
        (capital && form.length >= 4 && root(form).length >= 3 && root(form) === root(known)),
    );
  }

  /** True when a word of a name is written in the facts: as such, inflected, joined, abbreviated or spelt out. */
  has(word: Word, previous?: Word, next?: Word): boolean {
    const { form, surface } = word;
    if (this.forms.has(form) || this.forms.has(form.replace(/[.'&+-]/g, ''))) return true;
    if (form.length >= 4 && !/\d/.test(form) && this.stems.has(word.stem)) return true;
    if (
      /^\p{Lu}[\p{Lu}&]{1,5}s?$/u.test(surface) &&
      this.initials.has(form.replace(/&/g, '').replace(/s$/, ''))
    )
      return true;
    if (previous !== undefined && this.forms.has(previous.form + form)) return true;
    if (next !== undefined && this.forms.has(form + next.form)) return true;
    const parts = form.split(/[.'&]/).filter((part) => part.length > 1);
    return parts.length > 1 && parts.every((part) => this.forms.has(part));
  }

  private addSkill(name: string): void {
    if (this.skills.has(name)) return;
    this.skills.add(name);
    for (const each of [name, ...impliedSkills(name)]) {
      this.skills.add(each);
      for (const alias of compactAliases(each)) this.forms.add(alias);
    }
  }

  private addForm(form: string): void {
    this.forms.add(form);
    if (form.length >= 4) this.stems.add(stemOf(form));
  }

  private addWords(words: readonly Word[]): void {
    const content = words.filter(({ form }) => !ANY_FUNCTION_WORD.has(form));
    for (const [index, { form }] of words.entries()) {
      this.addForm(form);
      this.forms.add(form.replace(/[.'&+-]/g, ''));
      for (const part of form.split(/[.'&]/)) if (part.length > 2) this.addForm(part);
      const next = words[index + 1];
      if (next !== undefined) this.forms.add(form + next.form);
    }
    for (const list of content.length === words.length ? [words] : [words, content]) {
      for (let start = 0; start < list.length; start += 1) {
        let letters = '';
        for (let end = start; end < Math.min(list.length, start + 6); end += 1) {
          letters += list[end]!.form.charAt(0);
          if (letters.length > 1) this.initials.add(letters);
        }
      }
    }
  }
}

/** What a posting asks for by name: skills of the taxonomy, capitalised terms and short items of its lists, folded. */
export function postingTerms(posting: unknown): ReadonlySet<string> {
  const terms = new Set<string>();
  const read = (text: string): void => {
    const clean = cleanText(text.slice(0, 20_000));
    for (const { text: name } of findSkills(clean)) terms.add(foldCase(name));
    for (const item of clean.split(
      /[,;:•()\n]|\s[-–]\s|\.\s|\s(?:and|or|und|oder|et|ou|y|o|en|of|och|eller|a|nebo|in|with|mit|avec|con|met|med)\s/,
    )) {
      const words = wordsOf(item.trim()).filter(({ form }) => !ANY_FUNCTION_WORD.has(form));
      if (words.length >= 1 && words.length <= 3) terms.add(words.map(({ form }) => form).join(' '));
    }
    for (const word of wordsOf(clean))
      if (word.nameShaped || (word.capital && !word.opening)) terms.add(word.form);
  };
  if (typeof posting === 'string') read(posting);
  else if (typeof posting === 'object' && posting !== null) {
    const record = posting as Record<string, unknown>;
    for (const key of ['title', 'description', 'company'])
      if (typeof record[key] === 'string') read(record[key]);
    for (const key of ['skills', 'requirements']) {
      for (const item of Array.isArray(record[key]) ? (record[key] as unknown[]) : []) {
        if (typeof item === 'string') read(item);
        else if (typeof item === 'object' && item !== null) {
          const { text, skills } = item as { text?: unknown; skills?: unknown };
          if (typeof text === 'string') read(text);
          if (Array.isArray(skills))
            for (const skill of skills) if (typeof skill === 'string') terms.add(foldCase(skill));
        }
      }
    }
  }
  return terms;
}
