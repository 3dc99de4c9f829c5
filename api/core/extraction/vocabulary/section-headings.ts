/** Headings inside postings and what stands below them, in the languages postings come in. */
import { fold } from '../../text/normal-form.js';

export type SectionKind = 'must' | 'nice' | 'duties' | 'benefits' | 'about' | 'process' | 'intro';

/** Patterns over the folded heading (lower case, no accents or punctuation); the first kind that matches wins. */
const KINDS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'nice',
    /\b(nice to have|nice to haves|preferred|desired|desirable|bonus points?|bonus|plus(?:es|punkte)?|good to have|would be (?:a plus|great|nice)|it would be great|extra credit|ideally|optional|wunschenswert|von vorteil|das ware (?:toll|super)|pluspunkte|idealerweise|atouts?|serait un plus|les plus|apprecie|souhaite|valorable|se valorara|deseable|pluspunten|pre|mooi meegenomen|meriterande|det ar ett plus|starkt meriterande|vyhodou|vyhoda|uvitame|bonusem|diferencial|costituisce titolo|mile widziane|gradito|plusser)\b/,
  ],
  [
    'must',
    /\b(requirements?|required|qualifications?|basic qualifications|minimum|must haves?|what (?:you(?:ll| will)? (?:need|bring|have)|we(?:re| are)? look(?:ing)? for|we need|we expect|it takes|youll bring)|who (?:you are|we are looking for|we look for|are you)|who you re|you have|you bring|you are|your (?:profile|background|skills|experience|qualifications?)|about you|skills|experience|what you need|ideal candidate|the ideal|candidate profile|knowledge skills|essential|eligibility|education|were eager|because you have|required experience|anforderungen|anforderungsprofil|profil|ihr profil|dein profil|das bringst du mit|das bringen sie mit|was du mitbringst|was sie mitbringen|qualifikation(?:en)?|voraussetzungen|das zeichnet|womit du|so begeistern|du bringst|wir erwarten|wen wir suchen|profil recherche|votre profil|ton profil|competences|qualifications requises|prerequis|vous (?:avez|etes)|exigences|requisitos|perfil|que buscamos|que pedimos|lo que buscamos|requisits|formacion requerida|experiencia|conocimientos|eisen|functie eisen|functie eisen|wat vragen wij|wat wij vragen|wat vragen we|wat breng je mee|jouw profiel|wie ben jij|jij hebt|dit breng jij mee|kvalifikationer|krav|vem ar du|vi soker dig|din profil|din bakgrund|dina kvalifikationer|vi soker dig som|om dig|kompetens|utbildning|pozadavky|pozadujeme|co pozadujeme|ocekavame|co od tebe|jak si te predstavujeme|hledame|koho hledame|profil kandidata|tvuj profil|co bys mel|o que procuramos|requisitos e qualificacoes|requisiti|cosa cerchiamo|profilo|wymagania|czego oczekujemy|krav til|kvalifikasjoner|kvalifikationer|vi forventer|応募資格|必須|求める)\b|応募資格|必須|資格/,
  ],
  [
    'duties',
    /\b(responsibilit(?:y|ies)|duties|what you(?:ll| will)? (?:do|be doing)|what youll|the role|your role|about the (?:role|job|position|opportunity)|role (?:overview|description|summary)|job (?:description|summary|purpose|duties)|key (?:tasks|accountabilities|responsibilities)|day to day|in this role|position (?:summary|overview|description)|your (?:mission|impact|tasks|responsibilities|day)|the job|essential functions|tasks|overview|how you(?:ll| will)|you will|aufgaben|ihre aufgaben|deine aufgaben|tatigkeiten|was dich erwartet|was sie erwartet|das erwartet|deine rolle|deine mission|stellenbeschreibung|aufgabengebiet|verantwortlichkeiten|missions?|vos missions|tes missions|le poste|descriptif du poste|description du poste|responsabilites|votre role|funciones|responsabilidades|descripcion|tareas|que haras|tu mision|funcions|descripcio|taken|werkzaamheden|wat ga je doen|jouw rol|functieomschrijving|de functie|jouw werk|dit ga je doen|arbetsuppgifter|om rollen|om tjansten|rollen|dina arbetsuppgifter|ansvarsomraden|om jobbet|vad du kommer|napln prace|co te ceka|co vas ceka|co budes delat|napln|popis prace|popis pozice|pracovni nabidka|zodpovednost|atribuicoes|atividades|mansioni|attivita|responsabilita|obowiazki|zakres obowiazkow|arbeidsoppgaver|arbejdsopgaver|opgaver|業務内容|仕事内容)\b|業務内容|仕事内容/,
  ],
  [
    'benefits',
    /\b(benefits?|perks|what we offer|we offer|why (?:join|work|us|you)|what(?:s| is) in it|compensation|salary|pay|our offer|what you(?:ll| will)? (?:get|love|receive)|youll love|rewards|package|wir bieten|was wir bieten|unser angebot|das bieten|benefits|vorteile|darauf kannst|avantages|nous offrons|ce que nous|pourquoi nous|ofrecemos|que ofrecemos|beneficios|condiciones|oferim|wat bieden wij|wat wij bieden|wij bieden|arbeidsvoorwaarden|ons aanbod|dit krijg je|vi erbjuder|formaner|forman|vi tilbyr|vi tilbyder|nabizime|co nabizime|co ti nabidneme|benefity|co za to|oferecemos|offriamo|cosa offriamo|oferujemy|福利|待遇)\b|福利|待遇|給与/,
  ],
  [
    'process',
    /\b(how to apply|apply|application|interview process|next steps|hiring process|recruitment process|bewerbung|kontakt|contact|ansprechpartner|candidature|postuler|comment postuler|como aplicar|solliciteren|sollicitatie|ansokan|ansok|kontaktperson|equal (?:opportunity|employment)|eeo|diversity|accommodation|privacy|disclaimer|legal|security clearance|inscripcion|jak se prihlasit|o firme kontakt|sokn|ansogning)\b|応募方法/,
  ],
  [
    'about',
    /\b(about (?:us|the (?:company|team)|our|[a-z]+)|who we are|our (?:company|mission|story|team|values|culture)|company (?:description|profile|overview)|the company|the team|uber uns|wir sind|unternehmen|das unternehmen|wer wir sind|qui sommes nous|a propos|lentreprise|notre|sobre (?:nosotros|la empresa|nos)|quienes somos|empresa|over ons|wie zijn wij|het bedrijf|om oss|om foretaget|om os|o nas|o firme|o spolecnosti|kdo jsme|chi siamo|azienda|o firmie|会社概要)\b|会社概要/,
  ],
  [
    'intro',
    /^(introduction|introduccion|einleitung|intro|uvodni predstaveni|summary|zusammenfassung|objeto|resumen|resume|samenvatting|sammanfattning)$/,
  ],
];
const MAX_HEADING = 110;

/** What stands below a heading, or null when its words do not say. */
export function sectionKind(heading: string): SectionKind | null {
  if (heading.length > MAX_HEADING) return null;
  const key = fold(heading);
  if (key === '' || key.split(' ').length > 14) return null;
  for (const [kind, pattern] of KINDS) if (pattern.test(key)) return kind;
  return null;
}
