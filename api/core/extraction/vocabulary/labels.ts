/** Words before (or above) a value on a posting page, and the field the value belongs to, by folded label. */
import { fold } from '../../text/normal-form.js';

export type LabelField =
  | 'title'
  | 'company'
  | 'location'
  | 'city'
  | 'region'
  | 'country'
  | 'remote'
  | 'salary'
  | 'employmentType'
  | 'datePosted'
  | 'validThrough'
  | 'seniority'
  | 'experience'
  | 'education'
  | 'languages'
  /** A label whose value says nothing we keep; knowing it ends the value before. */
  | 'other';

const LABELS: Readonly<Record<LabelField, string>> = {
  title:
    'job title|title|position title|position|role|role title|job role|vacancy|vacancy title|post title|posting title|job|stelle|stellentitel|stellenbezeichnung|jobtitel|berufsbezeichnung|intitule du poste|intitule|poste|titre du poste|puesto|titulo|titulo del puesto|nombre del puesto|cargo|functie|functietitel|vacature|tjanst|befattning|titel|roll|yrke|yrkesroll|nazev pozice|pozice|pracovni pozice|nazev|stanowisko|posizione|titolo|stilling|stillingstittel|stillingstitel|tehtavanimike|posicio|lloc de treball|職種|職種名|募集職種|岗位|직무',
  company:
    'company|company name|employer|employer name|organization|organisation|hiring organization|hiring company|organization name|organisation name|agency|hiring agency|recruiter|advertiser|client|business unit name|firma|unternehmen|arbeitgeber|firmenname|gesellschaft|entreprise|societe|employeur|nom de l entreprise|recruteur|organisme|empresa|compania|empleador|nombre de la empresa|entidad|bedrijf|werkgever|organisatie|bedrijfsnaam|opdrachtgever|foretag|arbetsgivare|arbetsgivarens namn|foretagsnamn|spolecnost|zamestnavatel|nazev firmy|nazev spolecnosti|spolocnost|firma zamestnavatel|pracodawca|azienda|arbeidsgiver|bedrift|arbejdsgiver|virksomhed|virksomhedens navn|tyonantaja|yritys|companyia|会社名|企業名|勤務先|公司|회사',
  location:
    'location|locations|job location|job locations|work location|work locations|primary location|office|offices|office location|place of work|workplace|place|where|base|based in|duty station|site|work site|location name|city state|location s|standort|standorte|arbeitsort|arbeitsorte|einsatzort|ort|dienstort|arbeitsplatz|dienstsitz|lieu|lieu de travail|localisation|lieu du poste|ville|lieux|lieu de mission|affectation|ubicacion|lugar|lugar de trabajo|localizacion|localidad|poblacion|centro de trabajo|locatie|standplaats|plaats|werklocatie|werkplek|vestiging|regio|ort placering|placering|placeringsort|arbetsort|plats|stationeringsort|anstallningsort|kommun|misto vykonu prace|misto prace|lokalita|misto|mesto vykonu prace|pracoviste|adresa pracoviste|adresa|miesto vykonu prace|miejsce pracy|lokalizacja|sede|sede di lavoro|luogo di lavoro|luogo|localidade|local|local de trabalho|arbeidssted|sted|arbejdssted|arbejdsplads|sijainti|tyopaikan sijainti|paikkakunta|ubicacio|lloc|adresse|address|勤務地|勤務先所在地|工作地点|근무지',
  city: 'city|town|stadt|ciudad|stad|mesto|obec|cidade|citta|miasto|by|kaupunki|poststed|postort|ciutat|commune',
  region:
    'state|province|region|county|state province|bundesland|departement|region departement|provincia|comunidad autonoma|provincie|lan|kraj|estado|regione|fylke|landsdel|maakunta|wojewodztwo|都道府県',
  country: 'country|country region|land|pays|pais|zeme|stat|paese|kraj panstwo|maa|nation',
  remote:
    'remote|remote work|remote status|work mode|working mode|work model|workplace type|work arrangement|working arrangement|work type location|location type|remote type|remote working|arbeitsmodell|homeoffice|home office|mobiles arbeiten|teletravail|mode de travail|travail a distance|modalidad|modalidad de trabajo|teletrabajo|modalitat de treball|modalitat|thuiswerken|werkmodel|hybride werken|distansarbete|arbetsform plats|arbetsmodell|prace z domova|zpusob prace|forma prace|praca zdalna|tryb pracy|modalita di lavoro|modelo de trabalho|リモートワーク|勤務形態',
  salary:
    'salary|salary range|pay|pay range|pay rate|pay scale|compensation|base salary|base pay|annual salary|salary description|wage|wages|hourly rate|rate|rate of pay|remuneration|salary package|salary min|hiring range|salary grade range|target salary|expected salary|compensation range|estimated pay|total compensation|gehalt|gehaltsspanne|vergutung|entgelt|lohn|bezahlung|verdienst|jahresgehalt|monatsgehalt|stundenlohn|gehaltsrahmen|salaire|remuneration brute|remuneration annuelle|salaire brut|fourchette de salaire|salario|sueldo|retribucion|salario bruto|remuneracion|rango salarial|salari|retribucio|salaris|salarisindicatie|bruto salaris|bruto maandsalaris|loon|beloning|lon|ersattning|manadslon|lonetyp lon|lonespann|plat|mzda|odmena|platove podminky|mzdove podminky|financni ohodnoceni|zakladna zlozka mzdy|wynagrodzenie|widelki|stipendio|retribuzione|ral|remuneracao|faixa salarial|salario bruto anual|lonn|aarslonn|palkka|palkkaus|給与|年収|月給|時給|想定年収|薪资|급여',
  employmentType:
    'employment type|employment|employment form|form of employment|type of employment relationship|employment relationship|job type|contract type|contract|type of contract|type of employment|position type|time type|schedule|work schedule|work type|working hours|hours|job schedule|full part time|full time part time|employment status|job status|vacancy type|tenure|appointment type|working pattern|worker type|commitment|type|anstellungsart|beschaftigungsart|beschaftigung|vertragsart|arbeitszeit|arbeitszeitmodell|anstellung|anstellungsverhaltnis|vertrag|art der beschaftigung|arbeitsverhaltnis|befristung|umfang|type de contrat|contrat|type d emploi|temps de travail|nature du contrat|duree du contrat|duree du travail|tipo de contrato|contrato|jornada|jornada laboral|tipo de empleo|tipo de jornada|tipus de contracte|jornada laboral tipo|dienstverband|soort dienstverband|contractvorm|type contract|uren|uren per week|werktijden|anstallningsform|anstallningstyp|omfattning|arbetstid|arbetstyp|varaktighet|sysselsattningsgrad|typ anstallning|anstallning|typ pracovniho pomeru|pracovni pomer|typ uvazku|uvazek|typ smluvniho vztahu|delka pracovniho pomeru|druh pracovneho pomeru|forma zatrudnienia|rodzaj umowy|wymiar etatu|tipo di contratto|contratto|orario di lavoro|tipo de vaga|regime|regime de contratacao|ansettelsesform|heltid deltid|ansaettelsestype|arbejdstid|stillingstype|tyosuhde|雇用形態|契約形態|用工类型|고용형태',
  datePosted:
    'posted|posted on|date posted|posted date|posting date|job posted|job posting date|publication date|published|published on|published at|date published|posting start date|listed|listed on|opening date|open date|start date of posting|advertised|date listed|posted since|date|job posted on|added|updated|last updated|veroffentlicht|veroffentlicht am|veroffentlichungsdatum|online seit|eingestellt am|datum|anzeigendatum|erschienen am|erschienen|online|online date|publie|publiee le|publie le|date de publication|mise en ligne|mis en ligne le|date de mise en ligne|parue le|fecha de publicacion|publicado|publicada|publicado el|publicada el|fecha|data de publicacio|geplaatst|geplaatst op|publicatiedatum|plaatsingsdatum|online sinds|publicerad|publicerat|publiceringsdatum|annonsen publicerad|zverejneno|datum zverejneni|publikovano|vlozeno|aktualizovano|datum zverejnenia|data publikacji|opublikowano|pubblicato il|data di pubblicazione|publicado em|data de publicacao|publisert|sist endret|indrykket|oprettet|julkaistu|掲載日|公開日|发布日期',
  validThrough:
    'closing date|close date|deadline|application deadline|apply by|apply before|applications close|closes|closes on|expires|expires on|expiry date|expiration date|valid through|valid until|end date|closing|last date to apply|closing date for applications|posting end date|unposting date|application closing date|job expires|bewerbungsfrist|bewerbungsschluss|bewerben bis|frist|anzeige gultig bis|gultig bis|ende der bewerbungsfrist|date limite|date limite de candidature|date de cloture|cloture|cloture des candidatures|postuler avant le|fecha limite|fecha de cierre|fecha limite de inscripcion|fecha fin|plazo de inscripcion|data limit|sluitingsdatum|solliciteer voor|reageren voor|reageer voor|uiterste sollicitatiedatum|vacature sluit op|sista ansokningsdag|sista ansokningsdatum|ansok senast|sok senast|ansok senast den|senast|uzaverka prihlasek|termin|prihlasky do|platnost do|termin podani prihlasek|termin skladania aplikacji|oferta wazna do|scadenza|data di scadenza|candidature entro|prazo|prazo de candidatura|inscricoes ate|soknadsfrist|ansogningsfrist|frist for ansogning|hakuaika paattyy|haku paattyy|応募締切|掲載終了日|截止日期',
  seniority:
    'seniority level|seniority|career level|job level|experience level|level|grade level|karrierestufe|karrierelevel|berufserfahrung level|niveau|niveau hierarchique|nivel|nivel profesional|categoria|carriereniveau|ervaringsniveau|karriarniva|erfarenhetsniva|uroven|seniorita|poziom|livello|nivel de experiencia|nivel hierarquico|erfaringsniva',
  experience:
    'experience|required experience|experience required|years of experience|minimum experience|work experience|experience range|experience years|relevant experience|berufserfahrung|erfahrung|experience requise|experience demandee|experiencia|experiencia minima|experiencia requerida|anos de experiencia|ervaring|werkervaring|aantal jaren ervaring|erfarenhet|arbetslivserfarenhet|praxe|pozadovana praxe|delka praxe|doswiadczenie|esperienza|temps d experiencia|経験年数',
  education:
    'education|education level|minimum education|qualification|qualifications|minimum qualification|degree|education required|required education|study level|bildungsabschluss|ausbildung|abschluss|niveau d etudes|formation|niveau d etude|diplome|estudios|estudios minimos|formacion|nivel de estudios|opleiding|opleidingsniveau|utbildning|utbildningsniva|pozadovane vzdelani|vzdelani|wyksztalcenie|istruzione|titolo di studio|escolaridade|formacao|utdanning|uddannelse|koulutus|formacio reglada requerida|学歴',
  languages:
    'languages|language|language skills|required languages|languages required|sprachen|sprachkenntnisse|langues|langue|idiomas|idioma|idiomes|talen|taal|sprak|sprakkunskaper|jazyky|jazykove znalosti|pozadovane jazyky|jazyk|jezyki|lingue|lingue richieste|sprog|kielitaito|言語',
  other:
    'job id|job number|job code|job ref|reference|reference number|reference no|ref|ref no|ref id|req id|requisition id|requisition|requisition number|id|vacancy id|vacancy reference|category|job category|categories|job function|function|industry|industries|sector|department|team|division|business unit|job family|field|discipline|area|area of interest|occupation|professional field|number of openings|number of positions|openings|positions|vacancies|no of vacancies|travel|travel required|relocation|shift|shifts|start date|starting date|start|begin|duration|contact|contact person|email|e mail|phone|telephone|website|apply|how to apply|benefits|skills|key skills|tags|keywords|share|job description|description|requirements|responsibilities|qualifications and experience|about|overview|summary|security clearance|clearance|able to obtain security clearance|currently possess security clearance|manager|hiring manager|reports to|recruiter name|supervisor|employee type|pay grade|salary grade|grade|band|views|applicants|status|kategorie|kategorien|berufsfeld|branche|abteilung|bereich|funktion|fachbereich|referenz|referenznummer|kennziffer|stellen id|eintritt|eintrittsdatum|beginn|startdatum|ansprechpartner|kontakt|telefon|anzahl|besetzungsdatum|stellennummer|reference de l offre|categorie|metier|domaine|secteur|secteur d activite|service|date de debut|prise de poste|nombre de postes|referencia|vacantes|vacants|departamento|disciplina|posicion|funciones|requisitos|inicio|fecha de inicio|fecha de incorporacion|personas a cargo|numero de vacantes|sector de actividad|vakgebied|afdeling|referentienummer|aantal|branche sector|contactpersoon|ingangsdatum|avdelning|bransch|referensnummer|kategori|antal|antal platser|tilltrade|tilltradesdatum|yrkesomrade|anstallningsnummer|fackliga kontakter|zarazeno|obor|oddeleni|nastup|termin nastupu|benefity|zadavatel|id nabidky|reference id|kontaktni osoba|typ|dzial|branza|settore|reparto|setor|area de atuacao|fagomrade|sektor|antall stillinger|oppstart|tiltredelse|応募資格|仕事内容|福利厚生|休日|待遇|posicio lloc|núm vacants|hours per week|positions available|work shift|fecha de alta|application|duties|language of the posting',
};

let table: Map<string, LabelField> | null = null;

/** The field a label announces, or null when it is no known label. The text may end in a colon. */
export function labelField(label: string): LabelField | null {
  if (label.length > 60) return null;
  if (table === null) {
    table = new Map();
    for (const [field, names] of Object.entries(LABELS) as [LabelField, string][]) {
      for (const name of names.split('|')) {
        const key = fold(name);
        if (!table.has(key)) table.set(key, field);
      }
    }
  }
  const key = fold(label);
  const known = table.get(key) ?? (key.endsWith(' s') ? table.get(key.slice(0, -2)) : undefined);
  if (known !== undefined) return known;
  // Configurable systems write the group before the label: "Location : Location".
  const grouped = /^[^:]{2,40}\s:\s([^:]{2,40})$/.exec(label)?.[1];
  if (grouped !== undefined) return labelField(grouped);
  return key.split(' ').length > 4 ? null : (QUALIFIED.find(([, pattern]) => pattern.test(key))?.[0] ?? null);
}

/** Labels with a word of the employer's own before or after: "Campus location", "Base salary (gross)". */
const QUALIFIED: readonly (readonly [LabelField, RegExp])[] = [
  ['location', /^(?!about|our|the|from|to|your).* (?:locations?|standort|arbeitsort|einsatzort)$/],
  [
    'salary',
    /^(?!about|our|the|your|competitive).*\b(?:salary|pay range|compensation range|gehalt|salaire|salario|wynagrodzenie|mzda)$|^(?:salary|gehalt|salaire|salario) \p{L}+(?: \p{L}+)?$/u,
  ],
  ['validThrough', /(?:closing date|application deadline|bewerbungsfrist|ansokningsdag)$/],
  ['datePosted', /^(?:date|job) posted|(?:posting|posted|publication) date$/],
];
