/** Positions: who, as what, where, from when to when, and what was done. */
import type { ResumeWork } from '../resume/json-resume.js';
import { organisationScore, schoolScore, titleScore } from './career-words.js';
import { bodyTexts, datesOf, type ReadEntry } from './entry-body.js';
import { groupEntries } from './group-entries.js';
import { headPieces, type HeadPiece, type HeadPieces } from './head-pieces.js';
import type { Item } from './items.js';
import { countryCode, isKnownCity } from './places.js';

interface Position {
  title: string | null;
  company: string | null;
  rest: string[];
  head: HeadPieces;
  sure: number;
}

/** Second words of a title after a comma ("Director, Engineering"). */
const DEPARTMENTS =
  /^(?:engineering|marketing|sales|operations|finance|product|design|research|human resources|hr|it|technology|communications|development|strategy|legal|security|data|analytics|quality|customer success|customer service|people|growth|infrastructure|platform|mobile|ios|android|backend|frontend|web|software|ai|ml|emea|apac|americas|north america|europe)\b/i;

export function readWork(items: readonly Item[]): ReadEntry<ResumeWork>[] {
  const groups = groupEntries(items);
  const heads = groups.map((group) => headPieces(group.head));
  const titleFirst = usualOrder(heads);
  const entries: ReadEntry<ResumeWork>[] = [];
  let banner: ReadEntry<ResumeWork> | null = null;
  let employer: ResumeWork | null = null;
  const shared = employerStandsApart(groups, heads);
  groups.forEach((group, index) => {
    const position = readPosition(
      heads[index]!,
      titleFirst,
      shared && group.head.length < groups[0]!.head.length,
    );
    const { summary, highlights } = bodyTexts(group.body);
    const value: ResumeWork = {};
    if (position.company) value.name = position.company;
    if (position.title) value.position = position.title;
    if (position.head.place) value.location = position.head.place;
    Object.assign(value, datesOf(position.head.period));
    if (position.rest.length > 0) value.description = position.rest.join(' | ');
    if (summary) value.summary = summary;
    if (highlights.length > 0) value.highlights = highlights;
    if (Object.keys(value).length === 0) return;
    const entry = { value, items: [...group.head, ...group.body], confidence: position.sure };

    if (banner && value.position && !value.name && banner.value.name) {
      // the employer stands once above several positions
      entries.splice(entries.indexOf(banner), 1);
      entry.items.unshift(...banner.items);
      employer = banner.value;
    }
    if (!value.name && value.position && employer?.name) {
      value.name = employer.name;
      if (!value.location && employer.location) value.location = employer.location;
    } else if (value.name) {
      employer = value;
    }
    entries.push(entry);
    banner = value.name && !value.position && !summary && highlights.length === 0 ? entry : null;
  });
  return entries;
}

/** The first heading has its employer on a line of its own, and every later one has fewer lines: it is theirs too. */
function employerStandsApart(groups: readonly { head: Item[] }[], heads: readonly HeadPieces[]): boolean {
  const [first, ...others] = heads;
  const rows = groups[0]?.head.length ?? 0;
  if (!first || others.length === 0 || rows < 2) return false;
  const firstRow = first.pieces.filter((piece) => piece.row === 0);
  return (
    firstRow.length === 1 &&
    titleScore(firstRow[0]!.text) < 2 &&
    groups.slice(1).every((group) => group.head.length < rows)
  );
}

/** Whether this writer puts the position before the employer, from the headings where words tell. */
function usualOrder(heads: readonly HeadPieces[]): boolean {
  let votes = 0;
  for (const { pieces } of heads) {
    const [first, second] = pieces;
    if (!first || !second) continue;
    const difference = titleness(first) - titleness(second);
    if (Math.abs(difference) >= 2) votes += Math.sign(difference);
  }
  return votes >= 0;
}

function titleness(piece: HeadPiece): number {
  return titleScore(piece.text) - organisationScore(piece.text) - schoolScore(piece.text) * 0.5;
}

function readPosition(head: HeadPieces, titleFirst: boolean, underBanner: boolean): Position {
  const pieces = underBanner && head.pieces.length === 1 ? head.pieces : splitCommas(head.pieces, titleFirst);
  const position: Position = { title: null, company: null, rest: [], head, sure: 0.6 };
  if (pieces.length === 0) return position;
  if (pieces.length === 1) {
    const [only] = pieces;
    if (titleScore(only!.text) >= 2 && titleness(only!) > 0) position.title = only!.text;
    else position.company = only!.text;
    if (!position.company) takeCompanyFromPlace(position);
    return position;
  }
  const title = pickTitle(pieces, titleFirst);
  position.title = title.text;
  const others = pieces.filter((piece) => piece !== title);
  const company = pickCompany(others, title);
  const joined = company ? joinedCompany(company, others, title) : null;
  position.company = joined?.text ?? null;
  position.rest = others.filter((piece) => !joined?.used.includes(piece)).map((piece) => piece.text);
  position.sure = titleScore(title.text) >= 2 ? 0.9 : 0.65;
  if (!position.company) takeCompanyFromPlace(position);
  return position;
}

/** "Contoso, India": read as a place, it is an employer that only its country follows. */
function takeCompanyFromPlace(position: Position): void {
  const { place } = position.head;
  const [first, ...rest] = (place ?? '').split(/,\s+/);
  const country = rest.join(', ');
  if (!first || !country || countryCode(country) === null || isKnownCity(first)) return;
  position.company = first;
  position.head = { ...position.head, place: country };
}

function pickTitle(pieces: readonly HeadPiece[], titleFirst: boolean): HeadPiece {
  const scored = pieces.slice(0, 4).map((piece, index) => {
    const orderly = titleFirst ? index === 0 : index === 1;
    return { piece, score: titleness(piece) + (orderly ? 1 : 0) - index * 0.1 };
  });
  return scored.reduce((best, item) => (item.score > best.score ? item : best)).piece;
}

function pickCompany(others: readonly HeadPiece[], title: HeadPiece): HeadPiece | null {
  const scored = others.map((piece, index) => ({
    piece,
    score:
      organisationScore(piece.text) +
      schoolScore(piece.text) * 0.4 -
      titleScore(piece.text) * 0.6 +
      Number(piece.bold) * 0.5 +
      (piece.row === title.row && Math.abs(piece.part - title.part) <= 1 ? 0.3 : 0) -
      index * 0.6 -
      // terms of employment and teams are no employers
      (EMPLOYMENT_TERMS.test(piece.text) ? 3 : 0),
  }));
  return scored.length > 0
    ? scored.reduce((best, item) => (item.score > best.score ? item : best)).piece
    : null;
}

const EMPLOYMENT_TERMS =
  /^\(?(?:full[- ]?time|part[- ]?time|contract(?:or)?|freelance|temporary|permanent|internship|seasonal|self[- ]employed|vollzeit|teilzeit|befristet|cdi|cdd|alternance|stage|remote|hybrid|on-?site|tiempo completo|media jornada|voltijd|deeltijd|heltid|deltid|\d+ hours.*|\d+\s?%)\)?$/i;

/** An employer written in several pieces on its own line ("State University — IT Service Desk") stays whole. */
function joinedCompany(
  company: HeadPiece,
  others: readonly HeadPiece[],
  title: HeadPiece,
): { text: string; used: HeadPiece[] } {
  if (company.row === title.row && company.part === title.part)
    return { text: company.text, used: [company] };
  const row = others.filter(
    (piece) => piece.row === company.row && piece.part === company.part && !EMPLOYMENT_TERMS.test(piece.text),
  );
  const at = row.indexOf(company);
  const used = [company];
  let text = company.text;
  for (let index = at + 1; index < row.length && row[index]!.separator === '-'; index += 1) {
    text += ` – ${row[index]!.text}`;
    used.push(row[index]!);
  }
  for (let index = at; index > 0 && row[index]!.separator === '-'; index -= 1) {
    text = `${row[index - 1]!.text} – ${text}`;
    used.push(row[index - 1]!);
  }
  return { text, used };
}

/** "Engineer, Acme" in one piece, when no other piece says who or as what. */
function splitCommas(pieces: readonly HeadPiece[], titleFirst: boolean): HeadPiece[] {
  const titles = pieces.filter((piece) => titleScore(piece.text) >= 2);
  const alone =
    pieces.length === 1 ||
    (titles.length === 1 && pieces.every((piece) => piece === titles[0] || piece.row === titles[0]!.row));
  return pieces.flatMap((piece) => {
    const needed =
      pieces.length === 1 ||
      (titles.includes(piece) &&
        alone &&
        pieces.length <= 2 &&
        titleness(piece) < 2.5 &&
        /,/.test(piece.text));
    return needed ? splitComma(piece, titleFirst) : [piece];
  });
}

function splitComma(piece: HeadPiece, titleFirst: boolean): HeadPiece[] {
  const at = / at (?=\p{Lu})| bei (?=\p{Lu})| chez (?=\p{Lu})/u.exec(piece.text);
  if (at && titleScore(piece.text.slice(0, at.index)) >= 2) {
    return [
      { ...piece, text: piece.text.slice(0, at.index) },
      { ...piece, text: piece.text.slice(at.index + at[0].length), separator: ',' },
    ];
  }
  const bits = piece.text.split(/,\s+(?!(?:Inc|LLC|Ltd|L\.L\.C|GmbH|Corp|S\.A|Co(?![-\w])|s\.r\.o|a\.s)\b)/);
  if (bits.length < 2) return [piece];
  let best = { index: 0, score: 0 };
  for (let index = 1; index < bits.length; index += 1) {
    const left = bits.slice(0, index).join(', ');
    const right = bits.slice(index).join(', ');
    const leftTitle = titleScore(left) - organisationScore(left);
    const rightTitle = titleScore(right) - organisationScore(right);
    const department =
      DEPARTMENTS.test(bits[index]!) && titleScore(left) >= 2 && bits.length > index + 1 ? 1.5 : 0;
    const score =
      Math.abs(leftTitle - rightTitle) -
      department -
      index * 0.1 +
      (titleFirst === leftTitle >= rightTitle ? 0.2 : 0);
    if (score > best.score) best = { index, score };
  }
  if (best.index === 0 || best.score < 0.5) return [piece];
  return [
    { ...piece, text: bits.slice(0, best.index).join(', ') },
    { ...piece, text: bits.slice(best.index).join(', '), separator: ',' },
  ];
}
