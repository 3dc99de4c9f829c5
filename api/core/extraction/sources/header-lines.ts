/** Short lines around the title that carry no label: "Acme · Berlin, Germany · Full-time · 3 days ago". */
import type { Block } from '../../text/html-blocks.js';
import { countryOfCity } from '../../text/cities.js';
import { clean, fold } from '../../text/normal-form.js';
import { countryOf } from '../../text/regions.js';
import type { Candidates } from '../candidate.js';
import { isInside } from '../description.js';
import { findDate, isDateOnly } from '../fields/dates.js';
import { findEmploymentTypes, isEmploymentTypeOnly } from '../fields/employment-type.js';
import { isJobTitleLike } from '../fields/job-words.js';
import { placeLikeness, readLocations } from '../fields/locations.js';
import { hasLegalForm, isBoardName, isCompanyName } from '../fields/names.js';
import { findRemote } from '../fields/remote.js';
import { findSalary } from '../fields/salary.js';
import { sectionKind } from '../vocabulary/section-headings.js';
import { labelField } from '../vocabulary/labels.js';
import type { ReadingContext } from './labels.js';

const BEFORE = 6;
const AFTER = 16;
const POSTED =
  /(?<!\p{L})(?:posted|published|listed|reposted|veröffentlicht|online seit|publi[ée]e?|publicad[oa]|geplaatst|publicerad|zveřejněno|vloženo|pubblicat[oa]|opublikowano|hace|vor|ago|il y a|geleden|sedan|před|掲載)(?!\p{L})/iu;
const DEADLINE =
  /(?<!\p{L})(?:apply (?:by|before)|deadline|clos(?:es|ing)|expires|bewerben bis|bewerbungsfrist|date limite|jusqu['’]au|hasta el|sluit|senast|do \d|scadenza|締切)(?!\p{L})/iu;

/** Adds what the lines near the title say, nearest first. */
export function addHeaderLines(
  blocks: readonly Block[],
  title: Block,
  textStart: number,
  candidates: Candidates,
  context: ReadingContext,
): void {
  const until = endOfHeader(blocks, title.index, textStart);
  const near = [
    ...nearby(blocks, title.index, 1, until),
    ...nearby(blocks, title.index, -1, title.index - BEFORE),
  ];
  addPlaceList(near, candidates);
  for (const { block, distance } of near) {
    const closeness = Math.max(0.5, 1 - 0.05 * Math.abs(distance));
    for (const piece of piecesOf(block)) readPiece(piece, distance, closeness, candidates, context, title);
  }
}

/** Header lines end where sentences or the first section begin. */
function endOfHeader(blocks: readonly Block[], title: number, textStart: number): number {
  const last = Math.min(blocks.length, title + AFTER);
  for (let index = title + 1; index < last; index += 1) {
    const block = blocks[index]!;
    const kind = block.heading > 0 || block.bold ? sectionKind(block.text) : null;
    if (index >= textStart && (block.text.length > 140 || (kind !== null && labelField(block.text) === null)))
      return index;
  }
  return last;
}

/** Lines of one kind next to each other that are all places: one posting for several offices. */
function addPlaceList(near: readonly { block: Block; distance: number }[], candidates: Candidates): void {
  for (let index = 0; index + 1 < near.length; index += 1) {
    const group: string[] = [];
    const first = near[index]!;
    const kind = kindOf(first.block);
    let at = index;
    while (
      at < near.length &&
      kindOf(near[at]!.block) === kind &&
      near[at]!.block.text.length < 100 &&
      placeLikeness(near[at]!.block.text) >= 0.5
    ) {
      group.push(near[at]!.block.text);
      at += 1;
    }
    if (group.length >= 2) {
      candidates.add('locations', group.flatMap(readLocations), first.block.text, 'header-line', 0.7);
      return;
    }
  }
}

function kindOf({ element }: Block): string {
  return `${element.tag} ${element.attributes['class'] ?? ''}`;
}

function* nearby(
  blocks: readonly Block[],
  from: number,
  step: 1 | -1,
  until: number,
): Generator<{ block: Block; distance: number }> {
  let distance = 0;
  for (
    let index = from + step;
    index >= 0 && index < blocks.length && (step > 0 ? index < until : index >= until);
    index += step
  ) {
    const block = blocks[index]!;
    if (!isInside(block) || block.text.length > 200) continue;
    distance += step;
    yield { block, distance };
  }
}

/** "Charlotte" "NC" "USA" in elements of their own are one place. */
function joinedPlace(pieces: readonly string[]): string | null {
  const parts: string[] = [];
  for (const piece of pieces.slice(0, -1)) {
    const text = piece.replace(/^[,\s]+|[,\s]+$/g, '');
    if (text === '') continue;
    if (placeLikeness(text) < 0.5 && !(parts.length > 0 && /^[A-Z]{2,3}$/.test(text))) break;
    parts.push(text);
  }
  return parts.length > 1 && parts.length < 5 ? parts.join(', ') : null;
}

function piecesOf(block: Block): string[] {
  const pieces =
    block.runs.length > 1 && block.runs.length <= 12 ? block.runs.map((run) => run.text) : [block.text];
  if (block.runs.length > 1) pieces.push(block.text);
  const place = joinedPlace(pieces);
  if (place !== null) pieces.push(place);
  return pieces.flatMap((piece) => {
    const parts = piece
      .split(/\s*[|•·●]\s*|\s{2,}|\s+[–—-]\s+/)
      .map(clean)
      .filter((part) => part !== '');
    return parts.length > 1 ? [...parts, piece] : [piece];
  });
}

/** Words of districts and landmarks, which stand before a city as a company does. */
const DISTRICT =
  /\b(?:wharf|park|hill|hills|city|valley|heights|beach|bay|village|town|street|quarter|district|centre|center|north|south|east|west|upper|lower|saint|st|new|old|san|santa|los|las|el|la|le|les|bad|am|an der|airport|island)\b/iu;

/** "Acme Energy, Malmö, Sweden": the employer and the place in one line, where the rest is a city and a country. */
function companyBeforePlace(text: string): { company: string; place: string } | null {
  const [first, city, country, ...more] = text.split(/\s*,\s*/);
  if (first === undefined || city === undefined || country === undefined || more.length > 0) return null;
  const name = clean(first);
  const words = name.split(' ');
  if (
    (words.length < 2 && !hasLegalForm(name)) ||
    !isCompanyName(name) ||
    isBoardName(name) ||
    isJobTitleLike(name) ||
    DISTRICT.test(name) ||
    /\d/.test(name) ||
    placeLikeness(name) > 0 ||
    // "Acme" and "Lyon, Lyon, France" in elements of their own read as one line.
    words.some((word) => countryOfCity(word) !== null) ||
    countryOfCity(clean(city)) === null ||
    countryOf(clean(country.replace(/\(.*\)$/, ''))) === null
  )
    return null;
  return { company: name, place: `${city}, ${country}` };
}

function readPiece(
  text: string,
  distance: number,
  closeness: number,
  candidates: Candidates,
  context: ReadingContext,
  title: Block,
): void {
  if (text.length > 140 || fold(text) === fold(title.text) || (labelField(text) ?? 'remote') !== 'remote')
    return;
  if (isEmploymentTypeOnly(text)) {
    const found = findEmploymentTypes(text);
    if (found !== null) candidates.add('employmentType', found.types, text, 'header-line', 0.66 * closeness);
    return;
  }
  if (DEADLINE.test(text)) {
    const deadline = findDate(text, { ...context, direction: 'future' });
    if (deadline !== null) candidates.add('validThrough', deadline.day, text, 'header-line', 0.6 * closeness);
    return;
  }
  if (POSTED.test(text) || isDateOnly(text, context)) {
    const found = findDate(text, context);
    if (found !== null) {
      candidates.add(
        'datePosted',
        found.day,
        text,
        'header-line',
        (POSTED.test(text) ? 0.7 : 0.45) * closeness,
      );
      return;
    }
  }
  const likeness = placeLikeness(text);
  const remote = text.length < 60 ? findRemote(text) : null;
  if (remote !== null && (likeness > 0 || text.length < 30))
    candidates.add('remote', remote.mode, text, 'header-line', 0.6 * closeness);
  const split = likeness >= 0.5 && Math.abs(distance) <= 2 ? companyBeforePlace(text) : null;
  if (split !== null) {
    candidates.add('company', split.company, text, 'header-line', 0.3);
    candidates.add('locations', readLocations(split.place), text, 'header-line', likeness * 0.72 * closeness);
    return;
  }
  if (likeness >= 0.5) {
    candidates.add('locations', readLocations(text), text, 'header-line', likeness * 0.72 * closeness);
    return;
  }
  const salary = /\d/.test(text) ? findSalary(text, context) : null;
  if (salary !== null) {
    candidates.add(
      'salary',
      salary.salary,
      salary.excerpt,
      'header-line',
      (0.45 + 0.4 * salary.strength) * closeness,
    );
    return;
  }
  // The line next to the title that is nothing else is most often the company.
  if (
    Math.abs(distance) <= 2 &&
    text.length <= 60 &&
    isCompanyName(text) &&
    !isBoardName(text) &&
    !isJobTitleLike(text) &&
    /^[\p{Lu}\d]/u.test(text)
  ) {
    candidates.add(
      'company',
      clean(text),
      text,
      'header-line',
      hasLegalForm(text) ? 0.6 : distance === 1 || distance === -1 ? 0.28 : 0.18,
    );
  } else if (hasLegalForm(text) && text.length <= 70 && isCompanyName(text))
    candidates.add('company', clean(text), text, 'header-line', 0.45 * closeness);
}
