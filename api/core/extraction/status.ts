/** What a page is: a posting, an expired one, or none. */
import type { Block } from '../text/html-blocks.js';
import { sectionKind } from './vocabulary/section-headings.js';

const EXPIRED =
  /(?:no longer (?:accepting|available|open|active|exists|taking applications|posted)|(?:job|position|posting|vacancy|role|opportunity|listing|requisition|opening|ad|advert)(?: you(?:['’]re| are) looking for)? (?:has (?:been (?:filled|closed|removed|taken down|unpublished)|expired|closed|ended)|is (?:now )?(?:closed|filled|expired|inactive|unavailable|not (?:available|active|open|accepting)))|this job (?:has )?expired|applications? (?:are|is|have|has)(?: now| been)* closed|not accepting applications|sorry,? this (?:job|position)|stelle(?:nangebot|nanzeige|nausschreibung)? (?:ist |wurde )?(?:leider )?(?:nicht mehr (?:verfügbar|aktuell|online|aktiv)|bereits besetzt|abgelaufen|deaktiviert|geschlossen)|nicht mehr (?:verfügbar|online|aktiv|aktuell)|position ist (?:leider )?(?:bereits )?besetzt|anzeige ist (?:abgelaufen|nicht mehr)|(?:offre|annonce|poste) (?:d['’]emploi )?(?:n['’]est plus|a expiré|est (?:expirée?|pourvue?|clôturée?|fermée?))|n['’]est plus (?:disponible|en ligne|d['’]actualité)|a été pourvu|(?:oferta|vacante|puesto|empleo) (?:ya )?(?:no (?:está|se encuentra|acepta)|ha (?:expirado|caducado|finalizado|sido (?:cubierta|cerrada))|cerrad[oa]|caducad[oa]|finalizad[oa]|expirad[oa])|ya no (?:está disponible|acepta)|proceso (?:de selección )?(?:cerrado|finalizado)|inscripci[oó]n(?:es)? cerradas?|vacature is (?:helaas )?(?:niet meer|gesloten|vervuld|verlopen|ingevuld)|niet (?:meer|langer) (?:beschikbaar|actief|open|online)|(?:annonsen|tjänsten|jobbet|uppdraget) (?:är|har) (?:inte längre|stängd?|utgången|tillsatt|avpublicerad|gått ut)|ansökningstiden har (?:gått ut|passerat)|inte längre (?:tillgänglig|aktiv)|nabídka (?:již |už )?(?:není (?:aktuální|aktivní|dostupná|platná)|vypršela|byla (?:ukončena|stažena|obsazena))|pozice (?:již |už )?(?:je obsazena|byla obsazena|není)|není (?:již|už) (?:aktuální|aktivní|dostupná)|vaga (?:encerrada|expirada|não está mais)|annuncio (?:scaduto|non più)|oferta (?:wygasła|nieaktualna|jest nieaktualna)|stillingen er (?:ikke lenger|besatt|utløpt)|stillingen er ikke længere|ilmoitus (?:on )?(?:vanhentunut|päättynyt)|募集(?:は)?終了|掲載(?:は|が)?終了)/iu;
/** Says that it might happen, or that another one did. */
const NOT_SAID =
  /(?:if|when|once|until|unless|may|might|before|wenn|falls|sobald|bis|si|lorsque|quand|cuando|als|wanneer|om|när|pokud|až)\b.{0,60}(?:no longer|filled|closed|expired|besetzt|pourvu|cubiert|vervuld|tillsatt|obsazen)/iu;

/** The visible line with which a page says that its posting is closed, or null. */
export function findExpired(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (
      block.text.length > 320 ||
      block.zone === 'hidden' ||
      block.zone === 'related' ||
      block.zone === 'nav' ||
      block.zone === 'footer'
    )
      continue;
    const match = EXPIRED.exec(block.text);
    if (match !== null && !NOT_SAID.test(block.text) && block.listDepth === 0) return block.text;
  }
  return null;
}

const JOB_TEXT =
  /(?<!\p{L})(?:experience|responsib\p{L}+|requirements?|qualifications?|salary|applicants?|candidates?|apply|full[- ]time|team|skills|role|position|aufgaben|erfahrung|kenntnisse|bewerb\p{L}+|stelle|gehalt|vollzeit|profil|mission|missions|poste|expérience|compétences|candidature|salaire|cdi|experiencia|requisitos|funciones|puesto|candidat\p{L}+|empleo|salario|ervaring|functie|vacature|solliciteren|salaris|taken|werkzaamheden|erfarenhet|tjänst\p{L}*|ansök\p{L}*|lön|arbetsuppgifter|kvalifikationer|zkušenost\p{L}*|požad\p{L}+|pozic\p{L}+|nabízíme|praxe|práce|mzda|plat|náplň|esperienza|requisiti|candidat\p{L}*|doświadcz\p{L}*|wymagania|erfaring|stilling\p{L}*|søknad|experiência|vaga|応募|仕事|経験)(?!\p{L})/giu;

/** A line of plain text that is no longer than this may be a heading although nothing marks it. */
const PLAIN_HEADING = 40;

/**
 * How much a text reads like a posting, 0..1: words of the trade and headings of its sections.
 *
 * @param plain - The text has no markup, so a short line of its own counts as a heading.
 */
export function jobLikeness(blocks: readonly Block[], plain = false): number {
  const distinct = new Set<string>();
  let sections = 0;
  let size = 0;
  for (const block of blocks) {
    size += block.text.length;
    if (size > 30_000) break;
    for (const match of block.text.slice(0, 4000).matchAll(JOB_TEXT)) distinct.add(match[0].toLowerCase());
    const marked = block.heading > 0 || block.bold || block.text.endsWith(':');
    if ((marked && block.text.length < 80) || (plain && block.text.length <= PLAIN_HEADING)) {
      const kind = sectionKind(block.text);
      if (kind !== null && kind !== 'about' && kind !== 'intro') sections += 1;
    }
  }
  return Math.min(1, distinct.size * 0.07 + sections * 0.16);
}
