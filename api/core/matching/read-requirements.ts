/** Splits a posting's description into what it must have, what is nice, what the work is, and the rest. */

export type LineKind = 'must' | 'nice' | 'duty' | 'other';

export interface PostingLine {
  text: string;
  kind: LineKind;
}

const MUST_HEADING =
  /requirement|qualification|what (?:you|we)(?:'|’)?(?:ll| will)? (?:bring|need|have)|your (?:profile|background|experience|skills)|you have|\bskills\b|must[- ]haves?|who you are|about you|looking for|you(?:'|’)ll (?:need|bring)|experience|education|profil|anforderung|das bringst du|mitbringen|voraussetzung|qualifikation|compétences|recherché|requisitos|perfil|functie-?eisen|wat vragen|wie ben jij|jij hebt|kvalifikation|vi söker|\bkrav\b|om dig|požad|očekáváme/iu;
const NICE_HEADING =
  /nice[- ]to[- ]have|bonus|preferred|\bplus(?:es)?\b|desirable|good[- ]to[- ]have|extra credit|von vorteil|wünschenswert|idealerweise|apprécié|un atout|deseable|valorar|valorable|\bpré\b|pluspunt|mooi meegenomen|meriterande|výhodou|výhoda|fördel/iu;
const DUTY_HEADING =
  /responsibilit|what you(?:'|’)?(?:ll| will)? (?:do|be doing)|your (?:role|mission|tasks|job)|duties|tasks|the role|job description|aufgaben|tätigkeit|missions?|funciones|tareas|taken|werkzaamheden|wat ga je doen|arbetsuppgifter|om (?:rollen|tjänsten)|náplň/iu;
const OTHER_HEADING =
  /benefits|perks|we offer|offer you|about (?:us|the company|our)|company (?:description|overview)|why (?:join|us|work)|compensation|salary|how to apply|equal opportunit|privacy|wir bieten|unser angebot|über uns|das erwartet|nous offrons|avantages|qui sommes|ofrecemos|sobre nosotros|beneficios|wij bieden|over ons|wat bieden|vi erbjuder|om oss|nabízíme|o nás|contact|kontakt/iu;

/** Said within a line, so stronger than the heading above it. */
const NICE_LINE =
  /nice[- ]to[- ]have|\b(?:a|is a|are a|big|huge|strong) plus\b|\bpreferred\b|\bpreferably\b|\bdesirable\b|\bdesired\b|\bbonus\b|\badvantageous|(?:[-–]|\ban?|\bbig|\bhuge|\bis|\bas)\s*advantage\b|beneficial|\bideally\b|von vorteil|wünschenswert|idealerweise|gerne auch|serait un plus|est un plus|un atout|apprécié|deseable|se valora|valorable|is een pr[eé]|pluspunt|meriterande|výhodou|är en fördel/iu;
const MUST_LINE =
  /\bmust\b|\brequired?\b|\brequires\b|\bneeds? to\b|minimum|at least|\byears?\b|experience (?:with|in|of|using)|experienced in|knowledge of|proficien|familiar|expert(?:ise)? in|degree|bachelor|master|\bfluen|ability to|understanding of|certifi|licen[cs]e|erfahrung|kenntnisse|zwingend|erforderlich|abgeschlossen|mindestens|maîtrise|expérience|exigé|diplôme|experiencia|conocimientos|imprescindible|titulación|ervaring|kennis van|vereist|erfarenhet|kunskap|krävs|zkušenost|znalost|nutn/iu;
const OTHER_LINE =
  /equal opportunity|we offer|we provide|benefits include|apply (?:now|today)|401\(?k|paid (?:time|leave)|insurance for|founded in|our (?:mission|customers|clients|company)|reasonable accommodation/iu;

const BULLET = /^\s*(?:[-–—*•·▪◦‣●○■✓✔➢>]|\d{1,2}[.)])\s+/u;
const LONGEST_HEADING = 60;
const LONGEST_LINE = 260;
const SENTENCE_END = /(?<=[.!?;])\s+(?=[\p{Lu}\d])/u;

function headingKind(line: string): LineKind | null {
  if (
    line.length > LONGEST_HEADING ||
    BULLET.test(line) ||
    /[.!]$/.test(line) ||
    line.split(/\s+/).length > 8
  )
    return null;
  if (NICE_HEADING.test(line)) return 'nice';
  if (OTHER_HEADING.test(line)) return 'other';
  if (DUTY_HEADING.test(line)) return 'duty';
  return MUST_HEADING.test(line) ? 'must' : null;
}

function kindOfLine(line: string, section: LineKind | null): LineKind {
  if (section === 'other' || OTHER_LINE.test(line)) return 'other';
  if (section === 'nice' || NICE_LINE.test(line)) return 'nice';
  if (section !== null) return section;
  return MUST_LINE.test(line) ? 'must' : 'duty';
}

/** The kind of a requirement given without one. */
export function kindOfRequirement(text: string): 'must' | 'nice' {
  return NICE_LINE.test(text) ? 'nice' : 'must';
}

/**
 * The lines of a description with their kinds, in order. Sections are told by headings in seven languages; a text
 * without any is told sentence by sentence.
 */
export function readPostingLines(description: string): PostingLine[] {
  const lines: PostingLine[] = [];
  let section: LineKind | null = null;
  for (const raw of description.split(/\r?\n|(?<=\S)\s+[•▪●]\s+/u)) {
    const line = raw.trim();
    if (line === '') continue;
    const colon = /^(.{3,60}?):\s*(.*)$/su.exec(line);
    const heading = headingKind(colon?.[2] === '' ? colon[1]! : line);
    if (heading !== null && (colon === null || colon[2] === '')) {
      section = heading;
      continue;
    }
    if (colon !== null && colon[2] !== '') {
      const inline = headingKind(colon[1]!);
      if (inline !== null) section = inline;
    }
    const text = line.replace(BULLET, '');
    for (const part of text.length > LONGEST_LINE ? text.split(SENTENCE_END) : [text]) {
      lines.push({ text: part.trim(), kind: kindOfLine(part, section) });
    }
  }
  return lines;
}
