/** Which fields of a reading a model is asked about: what the rules left empty or doubt, where the page may say more. */
import type { Source, VoteObserver } from '../../../core/extraction/candidate.js';
import type { ExtractionResult, PostingField } from '../../../core/posting/posting.js';
import { POSTING_FIELDS } from '../../../core/posting/posting.js';
import { hasValue } from '../job-fields.js';

/** Fields a model may be asked about. An address is none of them: a link never comes from a model. */
export const GAP_FIELDS = [
  'title',
  'company',
  'locations',
  'remote',
  'salary',
  'employmentType',
  'datePosted',
  'validThrough',
  'yearsExperience',
  'education',
  'visa',
  'languages',
] as const satisfies readonly PostingField[];

export type GapField = (typeof GAP_FIELDS)[number];

/** A value less certain than this is asked about again. */
const DOUBTED = 0.6;

/** Sources that are made for programs to read: what they say is not asked again. */
const STRUCTURED: ReadonlySet<Source> = new Set(['json-ld', 'microdata', 'rdfa', 'state', 'api']);

/** Words without which a posting does not say the field, in the languages the product reads. */
const CLUES: Partial<Record<GapField, RegExp>> = {
  salary:
    /[€$£¥₹]\s?\d|\d[\d.,'\s]*\s?(?:k\b|€|\$|£|kč|kr\b|zł|eur\b|usd|gbp|chf|czk|sek|nok|dkk|pln|inr|aud|cad)|(?:salar|\bpay\b|compensation|remunerat|gehalt|vergütung|lohn|rémunération|sueldo|retribuci|\blön\b|mzda|\bplat\b)[^\n]{0,60}\d/iu,
  remote:
    /remote|hybrid|h[ií]brid|home[- ]?office|on[- ]?site|in[- ]office|work from home|télétravail|à distance|teletrabajo|presencial|thuiswerk|distans|z domova|na dálku|mobiles arbeiten/iu,
  employmentType:
    /full[- ]?time|part[- ]?time|permanent|contract|freelance|temporary|intern|vollzeit|teilzeit|befristet|werkstudent|temps (?:plein|partiel)|\bcdi\b|\bcdd\b|jornada|fulltime|parttime|heltid|deltid|plný úvazek|zkrácený/iu,
  datePosted:
    /posted|published|veröffentlicht|online seit|publié|publicad|geplaatst|publicera|zveřejn|added on/iu,
  validThrough:
    /deadline|last day|open (?:until|till|for letters|for applications)|apply (?:by|before|until|no later)|closing date|applications? (?:close|due|until)|valid (?:through|until)|expires|bewerb\p{L}*[^\n]{0,30}bis|frist|date limite|avant le|hasta el|fecha l[ií]mite|uiterlijk|senast|sista ansökning|přihl\p{L}*[^\n]{0,20}do|uzávěr/iu,
  yearsExperience: /\d\s?\+?\s*(?:years?|yrs?|jahre?n?|ans|años|jaar|år|let|roky|anni|anos)/iu,
  education:
    /degree|bachelor|master|ph\.?d|diplom|studium|ausbildung|licence|bac ?\+|licenciatura|grado|opleiding|examen|vysokoškol|maturit|abitur/iu,
  visa: /visa|sponsor|work permit|right to work|authori[sz]ed to work|arbeitserlaubnis|permis de travail|permiso de trabajo/iu,
  languages:
    /fluent|fluency|native|mother tongue|language|sprach|deutsch|englisch|langue|anglais|français|idioma|inglés|talen|engels|språk|svenska|jazyk|angličtin|\b[abc][12]\b/iu,
};

/** Notes which fields of the posting read last come from structured sources. */
export class StructuredFields {
  private fields: PostingField[] = [];

  readonly observe: VoteObserver = (posting, candidates) => {
    const structured = candidates.only(STRUCTURED);
    this.fields = POSTING_FIELDS.filter((field) => hasValue(posting[field]) && structured.has(field));
  };

  get list(): PostingField[] {
    return [...this.fields];
  }
}

/**
 * The fields to ask about; none for a page whose structured data is complete, however sparse the rest of it may be.
 *
 * @param structured fields whose value a structured source gives
 * @param text what a model would be shown
 */
export function findGaps(
  reading: ExtractionResult,
  structured: readonly PostingField[],
  text: string,
): GapField[] {
  if (reading.status !== 'posting' || isComplete(reading, structured)) return [];
  return GAP_FIELDS.filter((field) => {
    if (structured.includes(field)) return false;
    if (hasValue(reading[field]) && (reading.confidence[field] ?? 1) >= DOUBTED) return false;
    if (field === 'locations' && reading.remote === 'REMOTE') return false;
    return CLUES[field]?.test(text) ?? true;
  });
}

/** What a posting cannot do without, from its structured data. */
function isComplete(reading: ExtractionResult, structured: readonly PostingField[]): boolean {
  const has = (field: PostingField): boolean => structured.includes(field);
  return (
    has('title') && has('company') && (has('locations') || has('remote')) && hasValue(reading.description)
  );
}
