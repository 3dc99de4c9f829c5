/**
 * Words that people exchange for one another when they reword a line, and the categories of what numbers count.
 * Groups are of stems' plain forms; they only help to find the fact a line rests on and to let its rewording pass.
 */
const GROUPS = `
apartment flat dwelling unit home | site location place venue premises | employee staff worker colleague hire workforce personnel | pupil student learner | guest customer client diner patron | waiter server waitress
annual yearly year-end | weekly week | monthly month | daily day | quarterly quarter | car vehicle automobile truck van lorry | doctor physician clinician medic | lawyer attorney solicitor counsel | shop store outlet branch | kid child youngster
crew team group squad | shift rota roster | launch rollout introduction introduce release | mobile phone app application | website site webpage | data dataset | cost expense spend spending expenditure | revenue turnover income sales
error mistake defect fault bug | wait waiting queue | budget funding funds | invoice bill billing | purchase procurement buy | contract agreement | meeting session | report reporting summary | plan schedule scheduling | document paperwork file record
elderly older senior resident | parent family | garden landscape | floor storey level | building house property | kitchen restaurant | meal dish menu | stock inventory | warehouse depot storage | delivery shipment consignment parcel | machine equipment device tool | repair fix maintenance maintain service
class course lesson workshop training seminar | teach train instruct coach mentor tutor educate onboard | design draw create | build develop create construct make produce write author prepare draft compose | improve enhance better optimise optimize boost raise increase | reduce cut lower decrease shrink trim slash | start launch introduce establish set begin found | handle manage look deal process treat | care nurse treat look attend | help assist support aid contribute | oversee supervise lead | work job | use apply employ | fix solve resolve repair | move migrate transfer relocate | check inspect examine audit review test verify | collect gather | buy purchase procure | sell sale | speed fast quick latency time | show display present | remove drop delete | add insert | install fit mount | operate drive run | write document
complaint grievance issue | accident incident injury | clean tidy hygiene | safe safety | small little minor | new novel | negotiate negotiation | renewal renew | company firm business enterprise | school academy | hospital clinic ward | ill sick patient | medicine medication drug | money cash fund
mitarbeiter angestellte beschaftigte personal kollege | kunde klient auftraggeber gast | schuler lernende student teilnehmer | filiale standort niederlassung geschaft | patient bewohner | wohnung appartement | kosten ausgaben aufwand | umsatz erlos | fehler mangel | schulung training unterweisung fortbildung einarbeitung kurs schulen einarbeiten anlernen | reduzieren senken verringern mindern | steigern erhohen verbessern optimieren | erstellen entwickeln bauen anfertigen schreiben verfassen | betreuen versorgen pflegen | auto fahrzeug wagen | lager magazin | bericht report auswertung | einfuhren einfuhrung umstellung rollout | unterstutzen mitwirken helfen mitarbeit | leiten fuhren verantworten | jahrlich jahr | wochentlich woche | monatlich monat
employe salarie collaborateur personnel agent | client clientele | eleve etudiant apprenti | magasin boutique agence | logement appartement | cout depense frais | former formation encadrer | reduire diminuer baisser abaisser | augmenter accroitre ameliorer | realiser creer concevoir developper construire | anomalie bug erreur defaut dysfonctionnement incident | corriger resoudre reparer | malade patient resident | aider assister contribuer participer soutenir | rapport compte bilan
empleado trabajador personal plantilla | cliente comensal huesped | alumno estudiante | tienda local sucursal | piso apartamento vivienda | coste gasto costo | formar capacitar ensenar instruir | reducir disminuir bajar recortar | aumentar incrementar mejorar | crear desarrollar construir elaborar disenar realizar redactar | ayudar apoyar colaborar participar | informe reporte
medewerker werknemer personeel collega | klant gast | leerling student | winkel vestiging filiaal | kosten uitgaven | opleiden trainen begeleiden inwerken | verminderen verlagen terugbrengen | verhogen verbeteren | bouwen ontwikkelen maken opstellen schrijven | helpen ondersteunen meewerken bijdragen | verslag rapport
medarbetare anstalld personal kollega | kund gast | elev student | butik filial kontor | kostnad utgift | utbilda trana handleda | minska sanka reducera | oka forbattra hoja | bygga utveckla skapa ta skriva | hjalpa stodja medverka bidra | rapport redovisning
zamestnanec pracovnik kolega personal | zakaznik klient host | zak student | prodejna pobocka obchod | naklad vydaj | skolit zaucit ucit | snizit redukovat omezit | zvysit zlepsit | vytvorit vyvinout postavit pripravit napsat sestavit | pomahat podporovat podilet spolupracovat | zprava hlaseni report`;

const ABBREVIATIONS = `
sso single sign on | ci continuous integration | cd continuous delivery | cd continuous deployment | smb small business | smb small and medium business | sme small and medium enterprise | kpi key performance indicator | roi return on investment | hr human resources | it information technology | qa quality assurance | qc quality control | ux user experience | ui user interface | pos point of sale | icu intensive care unit | er emergency room | ed emergency department | ae accident and emergency | ehr electronic health record | emr electronic medical record | ar accounts receivable | ap accounts payable | pnl profit and loss | crm customer relationship management | erp enterprise resource planning | seo search engine optimization | ppc pay per click | emea europe middle east africa | usa united states | us united states | uk united kingdom | eu european union | ml machine learning | ai artificial intelligence | nlp natural language processing | db database | js javascript | ts typescript | k8s kubernetes | rn registered nurse | lpn licensed practical nurse | cna certified nursing assistant | cpr cardiopulmonary resuscitation | bls basic life support | acls advanced cardiac life support | pmp project management professional | cpa certified public accountant | cfa chartered financial analyst | hvac heating ventilation air conditioning | cad computer aided design | cnc computer numerical control | ms microsoft | gcp google cloud platform | aws amazon web services | sem search engine marketing | ngo non governmental organisation | pr public relations | rd research development | vat value added tax | ifrs international financial reporting standards | gaap generally accepted accounting principles | haccp hazard analysis critical control point | sop standard operating procedure | mvp minimum viable product | api application programming interface | etl extract transform load | bi business intelligence | tdd test driven development | b2b business to business | b2c business to consumer | iot internet of things | asp active server pages | oop object oriented programming | sla service level agreement | faq frequently asked questions | dept department | mgmt management | dev development | ops operations | admin administration | yoy year over year | nps net promoter score | mwst mehrwertsteuer | kv kostenvoranschlag | edv elektronische datenverarbeitung | bwl betriebswirtschaftslehre | tv television | ot operating theatre | or operating room | sen special educational needs | tefl teaching english foreign language | esl english second language | efl english foreign language | gp general practitioner | iv intravenous | 2fa two factor authentication | mfa multi factor authentication | saas software as a service | llc limited liability | phd doctor of philosophy | rh ressources humaines | rrhh recursos humanos`;

const synonyms = new Map<string, number[]>();
GROUPS.trim()
  .split(/[|\n]/)
  .forEach((group, index) => {
    for (const word of group.trim().split(/\s+/)) {
      const groups = synonyms.get(word) ?? [];
      groups.push(index);
      synonyms.set(word, groups);
    }
  });

/** Plain word -> the groups it belongs to. */
export const SYNONYM_GROUPS: ReadonlyMap<string, readonly number[]> = synonyms;

/** Abbreviation -> its expansions as lists of words. */
export const ABBREVIATION_WORDS: ReadonlyMap<string, readonly (readonly string[])[]> = (() => {
  const map = new Map<string, string[][]>();
  for (const entry of ABBREVIATIONS.trim().split('|')) {
    const [short, ...long] = entry.trim().split(/\s+/) as [string, ...string[]];
    const list = map.get(short) ?? [];
    list.push(long);
    map.set(short, list);
  }
  return map;
})();
