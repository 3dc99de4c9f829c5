/** Words by which job titles, employers, degrees and schools are told apart; plain letters, by language. */
import { plainLetters } from './plain-letters.js';

/** Heads of job titles, as whole words. */
const TITLE_WORDS = new Set(
  (
    'engineer developer programmer architect manager director lead leader head chief officer president vp svp evp avp ceo cto cfo coo cio cmo cpo ciso chro founder cofounder owner ' +
    'partner principal analyst scientist researcher fellow postdoc professor lecturer teacher tutor instructor trainer coach mentor educator ' +
    'consultant advisor adviser specialist strategist expert coordinator administrator supervisor superintendent foreman associate assistant intern trainee apprentice ' +
    'clerk secretary receptionist designer illustrator artist animator photographer videographer editor writer copywriter journalist reporter author translator interpreter ' +
    'producer marketer buyer planner scheduler merchandiser salesperson salesman seller cashier barista waiter waitress server bartender cook chef baker host hostess steward ' +
    'nurse physician doctor surgeon dentist pharmacist therapist psychologist psychiatrist paramedic midwife caregiver carer aide technician technologist mechanic electrician plumber ' +
    'carpenter welder machinist operator driver courier dispatcher handler packer picker loader laborer labourer worker warehouseman guard officer agent broker realtor banker teller ' +
    'accountant bookkeeper auditor controller treasurer actuary underwriter economist statistician lawyer attorney paralegal solicitor barrister notary judge counsel counselor counsellor ' +
    'librarian curator archivist historian biologist chemist physicist geologist ecologist mathematician executive representative ambassador recruiter generalist ' +
    'freelancer freelance contractor volunteer member captain sergeant lieutenant commander pilot sailor gardener cleaner janitor housekeeper nanny babysitter ' +
    'tester qa sre devops sysadmin dba webmaster hacker maintainer contributor evangelist advocate scrum buyer custodian inspector surveyor estimator draftsman deputy dean chair chairman chairperson ' +
    'registrar provost principal superintendent resident intern extern pastor minister chaplain social worker organizer organiser facilitator moderator promoter keyholder stylist beautician hairdresser barber ' +
    'fundraiser student grader ta ra lifeguard referee internship apprenticeship traineeship fellowship assistantship consultancy sde swe pm ' +
    // German
    'leiter leiterin leitung entwickler entwicklerin ingenieur ingenieurin berater beraterin mitarbeiter mitarbeiterin werkstudent werkstudentin praktikant praktikantin praktikum geschaftsfuhrer geschaftsfuhrerin ' +
    'assistent assistentin verkaufer verkauferin kaufmann kauffrau sachbearbeiter sachbearbeiterin techniker technikerin meister meisterin geselle lehrer lehrerin dozent dozentin arzt arztin pfleger pflegerin ' +
    'krankenschwester erzieher erzieherin buchhalter buchhalterin auszubildender auszubildende azubi ausbildung referent referentin koordinator koordinatorin redakteur redakteurin fachkraft hilfskraft aushilfe ' +
    'mechaniker mechatroniker elektriker elektroniker fahrer koch kochin kellner vorstand gesellschafter teamleiter projektleiter projektmanager wissenschaftler forscher doktorand anwalt architektin grafiker gestalter zivildienst ' +
    // French
    'ingenieur ingenieure developpeur developpeuse responsable directeur directrice chef cheffe charge chargee assistant assistante stagiaire stage consultant consultante technicien technicienne gestionnaire ' +
    'conseiller conseillere vendeur vendeuse comptable professeur enseignant enseignante infirmier infirmiere medecin avocat avocate redacteur redactrice graphiste analyste administrateur coordinateur coordinatrice ' +
    'alternant alternante apprenti secretaire serveur serveuse cuisinier commercial commerciale chercheur chercheuse doctorant animateur animatrice formateur formatrice acheteur ouvrier gerant auxiliaire aide ' +
    // Spanish, Portuguese, Italian
    'ingeniero ingeniera desarrollador desarrolladora programador programadora jefe jefa director directora gerente responsable encargado encargada analista consultor consultora asistente auxiliar tecnico tecnica ' +
    'becario becaria practicante profesor profesora maestro maestra enfermero enfermera medico medica abogado abogada contador contadora contable vendedor vendedora dependiente camarero camarera cocinero coordinador ' +
    'coordinadora administrativo administrativa disenador disenadora redactor periodista operario conductor investigador investigadora comercial socio engenheiro desenvolvedor sviluppatore ingegnere responsabile impiegato tirocinante ' +
    // Dutch
    'ontwikkelaar ingenieur leider manager hoofd medewerker medewerkster adviseur adviseuse stagiair stagiaire verkoper leraar lerares docent verpleegkundige arts boekhouder directeur bestuurslid beheerder ' +
    'coordinator onderzoeker promovendus monteur chauffeur kok ober secretaris secretaresse vrijwilliger teamleider projectleider begeleider ' +
    // Swedish
    'utvecklare ingenjor chef ledare projektledare konsult radgivare saljare larare forskare doktorand praktikant medarbetare administrator ekonom redovisningsekonom sjukskoterska lakare jurist handlaggare samordnare ' +
    'tekniker kock servitor chauffor undersköterska butikschef vd grundare assistent handledare ' +
    // Czech
    'vyvojar vyvojarka programator programatorka inzenyr inzenyrka vedouci reditel reditelka manazer manazerka specialista specialistka konzultant konzultantka poradce asistent asistentka technik ucitel ucitelka lekar lekarka ' +
    'zdravotni sestra ucetni prodavac prodavacka obchodnik stazista stazistka analytik analyticka spravce koordinator koordinatorka referent referentka ridic kuchar cisnik skladnik operator delnik redaktor redaktorka jednatel brigadnik mistr'
  ).split(' '),
);

/** Ends of long title words in languages that write compounds. */
const TITLE_ENDS =
  /(?:entwickler|ingenieur|leiter|berater|assistent|verkaufer|kaufmann|kauffrau|mitarbeiter|arbeiter|mechaniker|techniker|pfleger|lehrer|forscher|manager|referent|fuhrer|helfer|meister|arzt|anwalt|in\b(?<=leiterin|beraterin|entwicklerin)|ontwikkelaar|medewerker|adviseur|beheerder|leider|utvecklare|ingenjor|ledare|konsult|saljare|larare|skoterska|chef|assistent|engineer)$/;

const SENIORITY =
  /\b(?:senior|junior|sr|jr|lead|staff|principal|chief|head|assistant|deputy|vice|interim|associate|trainee|graduate|student)\b/;

const ORG_WORDS =
  /\b(?:inc|llc|llp|ltd|limited|plc|corp|corporation|company|co$|gmbh|ag|kg|kgaa|ohg|ug|se|sa|sas|sarl|srl|sl|slu|spa|bv|nv|vof|ab|aktiebolag|as|oy|oyj|aps|sro|spol|zs|ops|pty|pvt|pte|kk|group|gruppe|groupe|grupo|holding|holdings|bank|banque|banco|insurance|assurances|versicherung|university|universitat|universite|universidad|universiteit|universitet|univerzita|college|institute|institut|instituto|school|schule|ecole|escuela|academy|hospital|klinik|clinic|clinica|hopital|ziekenhuis|sjukhus|nemocnice|foundation|stiftung|fondation|fundacion|stichting|labs?|laboratory|laboratories|studios?|agency|agentur|agence|agencia|consulting|solutions|systems|technologies|technology|software|services|partners|ventures|capital|media|press|publishing|verlag|restaurant|hotel|cafe|store|shop|markt|supermarket|council|ministry|ministerium|department of|government|gemeente|kommun|stadt|city of|county|municipality|church|museum|theater|theatre|orchestra|nonprofit|ngo|association|verein|society|federation|union|network|pharma|pharmaceuticals|logistics|energy|motors|automotive|airlines|airways|healthcare|health|center|centre|zentrum|centrum|krankenhaus|rathaus|office of)\b/;

const SCHOOL_WORDS =
  /\b(?:university|universitat|universitaet|universite|universidad|universidade|universita|universiteit|universitet|univerzita|universitat|uni|college|institute|institut|instituto|institution|school|schule|hochschule|fachhochschule|fh|tu|eth|epfl|mit|academy|akademie|academie|academia|akademi|ecole|escuela|faculty|fakultat|faculte|facultad|faculteit|fakulta|polytechnic|polytechnique|politecnico|politecnica|politechnika|gymnasium|gymnazium|lycee|liceo|iut|insa|conservatory|conservatoire|konservatorium|kolleg|realschule|gesamtschule|oberschule|berufsschule|berufskolleg|hogeschool|hogskola|hogskolan|gymnasiet|gymnasieskola|skola|vysoke uceni|vysoka skola|vut|cvut|vse|stredni skola|zakladni skola|obchodni akademie|seminary|iit|nit|ucla|ucl|kth|caltech|harvard|stanford|yale|princeton|oxford|cambridge|roc|vwo|havo|ies|vidyalaya|convent|universitario)\b|schule\b|gymnasium\b|universitat\b|skolan\b|hogskola\b/;

const DEGREE_LONG =
  /(?<!\p{L})(?:bachelor(?:s|['’]s)?|master(?:s|['’]s)?|magister|associate(?:['’]?s)? (?:degree|of|in)|associate of|diplom(?:a|e|ado|ingenieur|[- ]\p{L}+)?|diploma|degree|licence|licenciatura|licenciado|licenciada|maitrise|mastere|ingenieur(?:e)? diplome|titre|bts|dut|but|baccalaureat|bac(?: ?\+ ?\d| pro| s| es| l)?|cap|bep|grado|graduado|ingenieria|bachillerato|tecnico superior|ciclo formativo|fp|doctorado|abitur|matura|maturita|fachabitur|fachhochschulreife|mittlere reife|hauptschulabschluss|facharbeiterbrief|gesellenbrief|meisterbrief|techniker(?= \p{L})|realschulabschluss|staatsexamen|ausbildung|lehre|umschulung|propadeuse|doctorandus|ingenieur|hbo|mbo|vwo|havo|kandidatexamen|masterexamen|magisterexamen|civilingenjor|civilekonom|hogskoleexamen|yrkeshogskola|gymnasieexamen|kandidat|bakalar(?:ske)?|magistr(?:e|ske)?|inzenyr(?:ske)?|bc|ing|mgr|minor|major|certificate (?:of|in)|certificate|ged|high school diploma|secondary school|a[- ]levels?|gcses?|hsc|ssc|intermediate|undergraduate|postgraduate|graduate program|exchange|erasmus|auslandssemester|nanodegree|bootcamp|specialization|postdoctoral|residency|laurea|dottorato|mestrado|bacharelado|honou?rs)(?!\p{L})|diplom\p{L}+|\p{L}+(?:studium|diplom|examen)(?!\p{L})/u;

const DEGREE_SHORT =
  /(?<![\p{L}.])(?:[BMD]\. ?[A-Z][a-z]{0,3}\. ?(?:[A-Z][a-z]{0,3}\.)?(?=\s|,|$)|Ph\.? ?D|PHD|D\.?Phil|Dr|M\.? ?B\.? ?A|EMBA|M\.? ?S\.? ?[Cc]|B\.? ?S\.? ?[Cc]|MSC|BSC|M\.? ?S|B\.? ?S|M\.? ?A|B\.? ?A|M\.? ?Eng|MENG|B\.? ?Eng|BENG|BEng|B\.? ?Tech|M\.? ?Tech|B\.E|M\.E|BE|M\.? ?Ed|B\.? ?Ed|B\.?F\.?A|M\.?F\.?A|B\.?B\.?A|B\.? ?Com|M\.? ?Com|BCA|MCA|LL\.?B|LL\.?M|MPH|MSW|BSN|MSN|DNP|Pharm\.?D|M\.? ?Phil|MRes|M\.? ?Arch|B\.? ?Arch|M\.?D|J\.?D|Ed\.?D|A\.?A\.?S|A\.A|A\.S|BASc|MASc|MMath|MSci|MEng|BMus|Bc|Ing|Mgr|Dipl\.-?\p{L}*|DUT|BTS|IUT|HND|HNC|NVQ|BTEC|CPGE)(?:\.|\b|(?<=\.))(?![\p{L}])/u;

/** Names and titles are short: looking further costs time and finds chance words. */
const LONGEST_NAME = 200;

/** How much a text reads like a job title: 0 not at all, higher is surer. */
export function titleScore(text: string): number {
  const plain = plainLetters(text.slice(0, LONGEST_NAME));
  const words = plain.match(/[\p{L}]+/gu) ?? [];
  if (words.length === 0 || words.length > 14) return 0;
  let score = 0;
  for (const word of words) if (TITLE_WORDS.has(word) || TITLE_ENDS.test(word)) score = 2;
  // the head of an English title is its last word ("Software Engineer"), of a Romance one its first
  const main = plain.split(/[,(–—-]/)[0]?.match(/\p{L}+/gu) ?? [];
  if (
    score > 0 &&
    [main[0], main[main.length - 1]].some((word) => word && (TITLE_WORDS.has(word) || TITLE_ENDS.test(word)))
  )
    score += 1;
  if (SENIORITY.test(plain)) score += 1;
  return score;
}

/** How much a text reads like the name of an employer. */
export function organisationScore(text: string): number {
  const start = text.slice(0, LONGEST_NAME);
  const plain = plainLetters(start).replace(/\./g, '');
  let score = ORG_WORDS.test(plain) ? 2 : 0;
  if (/(?:,|\s)\s*(?:Inc|LLC|Ltd|GmbH|AG|Corp|S\.?A|B\.?V|s\.r\.o|AB|PLC|SE|KG|SL|SARL|SAS)\b\.?/.test(start))
    score += 2;
  return score;
}

/** How much a text reads like the name of a school. */
export function schoolScore(text: string): number {
  return SCHOOL_WORDS.test(plainLetters(text.slice(0, LONGEST_NAME))) ? 3 : 0;
}

/** The abbreviated degree a text starts with ("B.S.", "MSc (Hons)"); null when there is none. */
export function degreeAbbreviation(text: string): string | null {
  const match = DEGREE_SHORT.exec(text);
  if (!match || match.index !== 0) return null;
  return /^\s*\((?:hons?|honours)\.?\)/i.exec(text.slice(match[0].length))
    ? match[0] + /^\s*\((?:hons?|honours)\.?\)/i.exec(text.slice(match[0].length))![0]
    : match[0];
}

/** How much a text reads like a degree or course of study. */
export function degreeScore(text: string): number {
  const start = text.slice(0, LONGEST_NAME);
  const plain = plainLetters(start);
  let score = 0;
  if (DEGREE_LONG.test(plain)) score += 3;
  // abbreviations only as they are written: "BA" and "B.A.", never the word "ba" or "as"
  if (DEGREE_SHORT.test(start)) score += 3;
  return score;
}
