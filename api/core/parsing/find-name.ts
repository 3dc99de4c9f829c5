/** Whose resume it is: the name by its size, its place, its shape and the e-mail address. */
import { titleScore } from './career-words.js';
import { CONTACT_LABEL } from './contact-labels.js';
import type { Line } from './line.js';
import { countryCode, isKnownCity, isPlace } from './places.js';
import { phraseKey, plainLetters } from './plain-letters.js';
import { sectionKeyOf } from './section-words.js';

const DOCUMENT_WORDS =
  /^(?:curriculum vitae|curriculum|resume|cv|lebenslauf|bewerbung|bewerbungsunterlagen|resume cv|hoja de vida|levensloop|zivotopis|strukturovany zivotopis|meritforteckning|personal resume|europass|europass cv)$/;

export interface FoundName {
  text: string;
  confidence: number;
  lines: readonly Line[];
}

/** Words of labels, of offers and of titles that no name holds; plain letters. */
const NO_NAME_WORDS = new Set(
  (
    'contact contacts kontakt contacto coordonnees contactgegevens kontakty profile profil perfil details personal information data address adresse phone tel telephone telefon mobile mob mobil handy ' +
    'cell email mail e-mail linkedin github gitlab telegram skype whatsapp viber xing portfolio website web site links link skills skill tools tech technologies education experience expirience experiences ' +
    'work summary about objective description projects languages certifications employment history career full-time part-time fulltime parttime remote hybrid onsite on-site citizen citizenship resident ' +
    'available availability home page references considering looking position positions job jobs development framework software engineering programming nationality married single driver license ' +
    'years year old born date birth self-taught seeking experienced professional lebenslauf fahigkeiten kenntnisse sprachen beruf berufserfahrung ausbildung competences formation langues experiencia formacion'
  ).split(' '),
);

/** Small words inside names. */
const PARTICLES =
  /^(?:van|von|der|den|de|del|della|la|le|las|los|di|da|do|dos|das|du|des|af|al|el|bin|bint|ibn|ben|ter|ten|zu|zur|vom|und|e|y|i|st|ap|op|in|'t)$/;

/** Trades that are family names as well. */
const TRADE_NAMES =
  /^(?:cook|baker|carpenter|gardener|judge|clerk|dean|koch|guard|chef|driver|steward|partner|host|page|major|captain|pilot|sailor|carer|sellers|waiter|porter|mason|meister|leiter|commander|fellow|cleaner|packer|kok|ober|host|page|ra|ta|minister|sargeant|sergeant|chaplain|referee|reporter)$/;

/** The best of the lines' texts; null when none looks like a name. */
export function findName(lines: readonly Line[], email: string): FoundName | null {
  const largest = Math.max(...lines.map((line) => line.size));
  // where all lines are alike, size tells nothing
  const sized = lines.some((line) => line.size < largest * 0.9);
  const mailbox = plainLetters(email.split('@')[0] ?? '')
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2);
  let best: (FoundName & { score: number }) | null = null;
  lines.slice(0, 40).forEach((line, index) => {
    // words of a running text
    if (index > 1 && line.parts.length === 1 && line.text.split(/\s+/).length > 10) return;
    for (const { text, first } of nameTexts(line, lines[index + 1])) {
      if (!isNameShape(text)) continue;
      const words = phraseKey(text).split(' ');
      const inMail = words.filter(
        (word) =>
          word.length > 2 &&
          mailbox.some((part) => part.includes(word) || (part.length > 3 && word.includes(part))),
      ).length;
      // where no line stands out, a name is told by the e-mail address or by opening the document
      if (!sized && index > 5 && inMail === 0) continue;
      const score =
        (!sized ? 1 : line.size >= largest - 0.3 ? 3 : line.size > largest * 0.75 ? 1 : 0) +
        inMail * 2.5 +
        Math.max(0, 2.5 - index * 0.5) +
        (first ? 0.5 : 0) +
        (words.length >= 2 && words.length <= 4 ? 1 : 0) +
        Number(line.bold) * 0.5 -
        (inMail > 0 || isTradeName(text) ? Math.min(2, titleScore(text)) : titleScore(text)) * 1.2 -
        (inMail === 0 && words.length === 1 && !(sized && line.size >= largest - 0.3) ? 2 : 0) -
        (isPlace(text) || isKnownCity(text) ? 4 : 0) -
        (sectionKeyOf(text, 'loose') ? 4 : 0);
      if (score > (best?.score ?? 1.5))
        best = { text, score, confidence: Math.min(0.98, 0.5 + score * 0.07), lines: [line] };
    }
  });
  return best;
}

/** Lines of the first page set much larger than the rest, wherever they are read; the first lines when there is no header. */
export function largeLines(all: readonly Line[], near: readonly Line[]): Line[] {
  const first = all.filter((line) => (line.page ?? 1) === 1);
  const largest = Math.max(0, ...first.map((line) => line.size));
  const large = first
    .filter((line) => line.size >= Math.max(largest * 0.9, 13) && !near.includes(line))
    .slice(0, 4);
  return near.length > 0 ? large : [...large, ...all.slice(0, 12)];
}

/** What of a line may be a name: its first part, or two lines of one big name. */
function nameTexts(line: Line, next: Line | undefined): { text: string; first: boolean }[] {
  const texts: { text: string; first: boolean }[] = [];
  const clean = (text: string): string =>
    text
      .replace(CONTACT_LABEL, '')
      .replace(/\s+(?:resume|résumé|cv|curriculum vitae|lebenslauf)$/i, '')
      .replace(/\s+(?:[MB]\.? ?(?:Sc|Eng|Ed|A)\.|Dipl\.?-Ing\.)$/i, '')
      .replace(/^(?:contacts?|kontakt(?:y|e)?|contacto|coordonnées)\s+(?=\p{Lu}{2,}\s+\p{Lu}{2})/iu, '')
      .split(/\s*[|•·]\s*|\s+[–—-]\s+|,\s+/)[0]!
      .replace(/^[\s,|•·–—-]+|[\s,|•·–—-]+$/g, '')
      .replace(/\s+/g, ' ');
  // "Address: Hadera" labels what follows
  const label = CONTACT_LABEL.exec(line.text.trim())?.[0];
  if (label && !/^(?:name|nom|nombre|naam|namn|jméno)/i.test(label)) return texts;
  line.parts.slice(0, 3).forEach((part, index) => texts.push({ text: clean(part.text), first: index === 0 }));
  if (line.parts.length > 1) {
    const joined = line.parts.map((part) => part.text.trim()).join(' ');
    if (joined.length < 40 && line.parts.length <= 3) texts.push({ text: clean(joined), first: true });
  }
  const stacked =
    next && line.size > 13 && Math.abs(next.size - line.size) < line.size * 0.15 && line.parts.length === 1;
  if (stacked && line.text.split(/\s+/).length <= 2 && next.text.split(/\s+/).length <= 2) {
    const joined = `${line.text.trim()} ${next.text.trim()}`;
    if (isNameShape(joined) && titleScore(next.text) === 0)
      texts.unshift({ text: clean(joined), first: true });
  }
  return texts;
}

/** The one word of a trade is a family name: "James Cook". */
function isTradeName(text: string): boolean {
  const words = phraseKey(text).split(' ');
  const trades = words.filter((word) => titleScore(word) > 0);
  return words.length === 2 && trades.length === 1 && TRADE_NAMES.test(trades[0]!);
}

function isNameShape(text: string): boolean {
  if (
    text.length < 2 ||
    text.length > 45 ||
    /[\d@/:+#&?!;()[\]{}]/.test(text.replace(/\((?:\p{L}|[ .'-])+\)/u, ''))
  )
    return false;
  if (DOCUMENT_WORDS.test(phraseKey(text))) return false;
  if (/\.$/.test(text) && !/(?:^|[\s.])(?:\p{Lu}|Jr|Sr|Dr|PhD|M\.?D)\.$/iu.test(text)) return false;
  if (/^\(/.test(text)) return false;
  const words = text.split(/\s+/);
  if (words.length > 6) return false;
  const plain = words.map((word) => plainLetters(word).replace(/^\W+|\W+$/g, ''));
  if (plain.some((word) => NO_NAME_WORDS.has(word))) return false;
  if (words.length === 2 && words.every((word) => countryCode(word) !== null || isPlace(word))) return false;
  if (words.some((word, index) => /^\p{Ll}/u.test(word) && !PARTICLES.test(plain[index]!))) return false;
  const capital = words.filter((word) => /^[("'“]?\p{Lu}/u.test(word) || /^\p{Lo}/u.test(word)).length;
  return capital >= Math.max(1, words.length - 2) && /\p{L}{2}|^\p{Lo}/u.test(text);
}
