/** Studies: where, which degree in what, from when to when, with which result. */
import type { ResumeEducation } from '../resume/json-resume.js';
import { degreeAbbreviation, degreeScore, schoolScore } from './career-words.js';
import { bodyTexts, datesOf, type ReadEntry } from './entry-body.js';
import { groupEntries, type EntryItems } from './group-entries.js';
import { headPieces, placeAtEnd, type HeadPiece, type HeadPieces } from './head-pieces.js';
import type { Item } from './items.js';

const SCORE =
  /(?:\b(?:cumulative |overall |cum\.? |major |final )?(?:c?gpa|grade|note|abschlussnote|gesamtnote|durchschnitt|mention|nota media|promedio|cijfer|betyg|známka|percentage|marks|score|result)\b\s*(?:\([^)]*\))?\s*[:：=of]*\s*)(\d{1,3}(?:[.,]\d{1,3})?\s*%?(?:\s*\/\s*\d{1,3}(?:[.,]\d{1,2})?)?)|(\d(?:[.,]\d{1,3})?\s*\/\s*\d{1,2}(?:[.,]\d{1,2})?)\s*(?:c?gpa)/iu;

const COURSES =
  /^(?:relevant |key |selected |incoming |graduate |undergraduate )*(?:coursework|courses|modules|kurse|cours|cursos|vakken|kurser|kurzy)\s*[:：]\s*(.+)$/iu;

export function readEducation(items: readonly Item[]): ReadEntry<ResumeEducation>[] {
  const entries: ReadEntry<ResumeEducation>[] = [];
  for (const group of groupEntries(splitMergedSchools(items)).flatMap(splitUndated)) {
    const head = headPieces(group.head);
    const { value, sure } = readHead(head);
    const { summary, highlights } = bodyTexts(group.body);
    const lines = [...(summary ? summary.split('\n') : []), ...highlights];
    const score = [...group.head, ...group.body].map((item) => SCORE.exec(item.text)).find((match) => match);
    if (score) value.score = (score[1] ?? score[2])!.trim();
    const courses = lines.flatMap((line) => COURSES.exec(line)?.[1]?.split(/,\s+|;\s*/) ?? []);
    if (courses.length > 0)
      value.courses = courses.map((course) => course.replace(/\.$/, '').trim()).filter(Boolean);
    const rest = lines.filter((line) => !COURSES.test(line));
    if (rest.length > 0) value.highlights = [...(value.highlights ?? []), ...rest];
    if (Object.keys(value).length === 0) continue;
    const previous = entries[entries.length - 1];
    const words = [...group.head, ...group.body].map((item) => item.text);
    if (
      previous &&
      !namesStudies(head.pieces) &&
      previous.confidence > 0.7 &&
      !(group.head[0]?.bold && previous.items[0]?.bold)
    ) {
      // a dated line about the studies above ("Dean's List 2015"), not studies of their own
      previous.items.push(...group.head, ...group.body);
      if (value.score) previous.value.score ??= value.score;
      if (value.courses) previous.value.courses = [...(previous.value.courses ?? []), ...value.courses];
      previous.value.highlights = [
        ...(previous.value.highlights ?? []),
        ...words.filter((line) => !COURSES.test(line)),
      ];
      continue;
    }
    if (
      !value.institution &&
      previous?.value.institution &&
      value.studyType &&
      !head.pieces.some((piece) => schoolScore(piece.text) > 0)
    ) {
      // a second degree of the school named above
      value.institution = previous.value.institution;
    }
    entries.push({ value, items: [...group.head, ...group.body], confidence: sure });
  }
  return entries;
}

function namesStudies(pieces: readonly HeadPiece[]): boolean {
  return pieces.some((piece) => schoolScore(piece.text) > 0 || degreeScore(piece.text) > 0);
}

function splitMergedSchools(items: readonly Item[]): readonly Item[] {
  // a list of degrees: each bullet is an entry, not a line about one
  const bullets = items.filter((item) => item.bullet);
  const degrees = bullets.filter(
    (item) =>
      degreeScore(item.text) > 0 &&
      (schoolScore(item.text) > 0 ||
        /\b(?:19|20)\d{2}\b/.test(item.text + item.notes.map((note) => note.text).join(' '))),
  );
  if (bullets.length === items.length && degrees.length >= Math.max(1, bullets.length * 0.6)) {
    return items.map((item) => ({ ...item, bullet: false }));
  }
  return items;
}

/** Entries without a date each, that only the next school's name sets apart. */
function splitUndated(group: EntryItems): EntryItems[] {
  const groups: EntryItems[] = [{ head: [...group.head], body: [] }];
  for (const item of group.body) {
    const current = groups[groups.length - 1]!;
    const names = !item.bullet && item.text.length < 90 && !/[.:]$/.test(item.text);
    const hasSchool = current.head.some((head) => schoolScore(head.text) > 0);
    const hasDegree = current.head.some((head) => degreeScore(head.text) > 0);
    const opens =
      names &&
      item.gap > 1.5 &&
      ((schoolScore(item.text) > 0 && hasSchool) || (degreeScore(item.text) > 0 && hasDegree && item.bold));
    if (opens) groups.push({ head: [item], body: [] });
    else if (groups.length > 1 && current.body.length === 0 && names && current.head.length < 3)
      current.head.push(item);
    else current.body.push(item);
  }
  return groups;
}

function readHead(head: HeadPieces): { value: ResumeEducation; sure: number } {
  const value: ResumeEducation = {};
  const pieces = head.pieces.filter((piece) => !isScoreOnly(piece.text)).flatMap(splitSchoolAndDegree);
  const school = pick(
    pieces,
    (piece) => schoolScore(piece.text) - degreeScore(piece.text) * 0.6 + Number(piece.bold) * 0.3,
  );
  const degree = pick(
    pieces.filter((piece) => piece !== school),
    (piece) => degreeScore(piece.text) + (piece.text.length > 6 ? 0.5 : 0) - schoolScore(piece.text) * 0.5,
  );
  const rest = pieces.filter((piece) => piece !== school && piece !== degree);
  let institution = school;
  if (!institution && rest.length > 0 && degree) institution = rest.shift();
  if (!institution && !degree) institution = rest.shift();
  const studied = degree ? splitDegree(degree.text) : { studyType: undefined, area: undefined };
  if (institution) value.institution = institution.text;
  if (institution && degree && !studied.area) {
    const tail = /^(.*?),\s+(.+)$/.exec(institution.text);
    // "Princeton University, Computer Science": the subject follows the school when the degree names none
    if (
      tail &&
      schoolScore(tail[1]!) > 0 &&
      schoolScore(tail[2]!) === 0 &&
      degree.row === institution.row &&
      !placeAtEnd(institution.text)
    ) {
      value.institution = tail[1]!;
      studied.area = tail[2]!;
    }
  }
  if (institution && degree && !studied.area && degree.row === institution.row) {
    const lead = /^(.*?),\s+(.+)$/.exec(institution.text);
    // "Associate degree" in another style before "Management, Bellows College"
    if (lead && schoolScore(lead[1]!) === 0 && schoolScore(lead[2]!) > 0) {
      studied.area = lead[1]!;
      value.institution = lead[2]!;
    }
  }
  if (studied.studyType) value.studyType = studied.studyType;
  if (!studied.area && degree) studied.area = rest.find((piece) => isSubject(piece.text, degree.text))?.text;
  if (!studied.area && !degree) studied.area = rest[0]?.text;
  const added = studied.area ? AFTER_SUBJECT.exec(studied.area) : null;
  if (added && added.index > 2) {
    value.highlights = [studied.area!.slice(added.index).replace(/^[\s,(]+/, '')];
    studied.area = studied.area!.slice(0, added.index);
  }
  if (studied.area) value.area = studied.area;
  if (head.place) value.location = head.place;
  const dates = datesOf(head.period);
  if (head.period && !head.period.range) delete dates.startDate;
  Object.assign(value, dates);
  const left = rest.filter(
    (piece) =>
      piece.text !== value.area &&
      !value.studyType?.includes(piece.text) &&
      !studied.area?.includes(piece.text),
  );
  if (left.length > 0) value.highlights = [...(value.highlights ?? []), ...left.map((piece) => piece.text)];
  return { value, sure: school && degree ? 0.9 : school || degree ? 0.75 : 0.5 };
}

function isScoreOnly(text: string): boolean {
  const match = SCORE.exec(text);
  return match !== null && match[0].length > text.length * 0.6;
}

function isSubject(text: string, degree: string): boolean {
  return (
    text.length < 60 &&
    !degree.includes(text) &&
    !/\d/.test(text) &&
    !/^(?:gpa|honou?rs|cum laude|magna|summa|first class|with )/i.test(text)
  );
}

function pick(pieces: readonly HeadPiece[], scoreOf: (piece: HeadPiece) => number): HeadPiece | undefined {
  let best: { piece: HeadPiece; score: number } | undefined;
  for (const piece of pieces) {
    const score = scoreOf(piece);
    if (score > 0.5 && score > (best?.score ?? 0)) best = { piece, score };
  }
  return best?.piece;
}

/** "B.S. in Computer Science, State University" in one piece. */
function splitSchoolAndDegree(piece: HeadPiece): HeadPiece[] {
  if (schoolScore(piece.text) === 0 || degreeScore(piece.text) === 0) return [piece];
  const from = /\s+(?:from|at|an der|à l[’']|en la|aan de|vid)\s+(?=\p{Lu})/u.exec(piece.text);
  if (
    from &&
    degreeScore(piece.text.slice(0, from.index)) > 0 &&
    schoolScore(piece.text.slice(from.index)) > 0
  ) {
    return [
      { ...piece, text: piece.text.slice(0, from.index) },
      { ...piece, text: piece.text.slice(from.index + from[0].length), separator: ',' },
    ];
  }
  const bits = piece.text.split(/,\s+/);
  for (let index = bits.length - 1; index > 0; index -= 1) {
    const left = bits.slice(0, index).join(', ');
    const right = bits.slice(index).join(', ');
    const degreeLeft = degreeScore(left) > 0 && schoolScore(left) === 0 && schoolScore(right) > 0;
    const schoolLeft = schoolScore(left) > 0 && degreeScore(right) > 0 && degreeScore(left) === 0;
    if (degreeLeft || schoolLeft)
      return [
        { ...piece, text: left },
        { ...piece, text: right, separator: ',' },
      ];
  }
  return [piece];
}

/** What people add after the subject. */
const AFTER_SUBJECT =
  /,?\s+\(?(?:(?:magna |summa )?cum laude|with (?:high(?:est)? )?(?:honou?rs|distinction)|c?gpa\b|first class|minor(?:s)? in|minor:|3\.\d|4\.0)/i;

const DEGREE_START =
  /^((?:[A-Z][A-Za-z]{0,4}\.? ?){1,3}\.?(?:\s*\((?:Hons?|Honours)\.?\))?|Ph\.? ?D\.?|(?:Bachelor|Master|Magister|Licence|Licenciatura|Licenciado|Licenciada|Grado|Diplom|Diploma|Doctorate|Doctorado|Doctorat|Associate|Máster|Mastère|Bakalář|Kandidat|Minor|Major|Laurea)(?:['’]?s)?(?:\s(?:degree|diploma|thesis|universitario))?)(?:,\s*|\s+(?:in|of|en|im|em|i|v oboru|obor|degree in)\s+|\s*[-–:]\s*|\s+)(.+)$/u;

/** "Bachelor of Science in Physics" to the degree and the subject. */
function splitDegree(text: string): { studyType?: string; area?: string } {
  const inside = /^(.+?)\s+(?:in|im Fach|en|em|im|within|i|v oboru|obor|inom)\s+(\p{Lu}.+)$/u.exec(text);
  if (inside && degreeScore(inside[1]!) > 0)
    return { studyType: inside[1]!.replace(/,$/, ''), area: inside[2]! };
  const comma = /^([^,]+),\s+(.+)$/.exec(text);
  if (comma && degreeScore(comma[1]!) > 0 && degreeScore(comma[2]!) === 0)
    return { studyType: comma[1]!, area: comma[2]! };
  const short = degreeAbbreviation(text);
  if (short && short.length < text.length - 2) {
    return {
      studyType: short.trim(),
      area: text.slice(short.length).replace(/^[\s,:–-]+(?:(?:in|of|en|im)\s+)?/, ''),
    };
  }
  const start = DEGREE_START.exec(text);
  if (start && degreeScore(start[1]!) > 0 && !/^(?:of|de|der)\s/i.test(start[2]!) && !/\sof\s/.test(text)) {
    return { studyType: start[1]!.trim(), area: start[2]! };
  }
  return { studyType: text };
}
