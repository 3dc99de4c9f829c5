/**
 * How much responsibility a word claims, by stem-insensitive folded forms. 3: led or owned; 2: ran or managed;
 * 0: took part. Every other verb is 1, "did". A line may not claim a higher rank than the fact it rests on.
 */
const LED = `
led lead leads leading spearheaded spearhead spearheading spearheads headed heading headed directed directing directs oversaw oversee overseeing oversees
supervised supervise supervising supervises supervisor owned owning owns own owner ownership responsibility accountable accountability architected architecting masterminded pioneered pioneering championed
founded founder cofounded founding governed commanded chaired chairing presided helmed captained steered steering orchestrated orchestrating
manager director head chief leader leadership foreman president chairman chairwoman chair principal boss
geleitet leitete leiten leitend leitung leiter leiterin gefuhrt fuhrte fuhrung verantwortete verantwortet verantwortlich verantwortung gesamtverantwortung hauptverantwortlich federfuhrend
dirigiert beaufsichtigt beaufsichtigte grundete gegrundet grunder chef chefin vorgesetzter geschaftsfuhrer abteilungsleiter teamleiter projektleiter bereichsleiter steuerte vorstand initiator
dirige dirigeait diriger dirigeant pilote piloter pilotage encadre encadrer encadrement supervise superviser chapeaute chapeauter mene mener responsable directeur directrice fonde fondateur manage manager gerant
direccion dirigi dirigio dirigir dirigiendo lidere lidero liderar liderando liderazgo lider encabece encabezo encabezar supervise superviso supervisar supervisor encargado encargada jefe jefa funde fundo fundador gerente responsable capitanee
leidde leiden leiding geleid leidinggevende verantwoordelijk eindverantwoordelijk aangestuurd aansturen stuurde oprichter opgericht hoofd directeur manager teamleider projectleider
ledde leda ledde lett ledning ansvarade ansvarig chef grundade grundare huvudansvarig styrde arbetsledare teamledare projektledare
vedl vedla vest vedeni ridil ridila ridit rizeni vedouci zodpovidal zodpovidala odpovidal odpovidala odpovedny odpovedna reditel reditelka zalozil zalozila zakladatel sef sefka dohlizel dohlizela`;
const RAN = `
managed manage managing manages ran run runs running drove drive driving coordinated coordinate coordinating coordinator administered established establish launched initiated instituted authored
verwaltete verwaltet koordinierte koordiniert koordination organisierte organisiert betrieb initiierte initiiert
gere gerer gestion coordonne coordonner organise organiser lance initie
gestione gestiono gestionar gestionado coordine coordino coordinar organice organizo impulse lance
beheerde beheer beheren coordineerde gecoordineerd organiseerde
koordinerade samordnade drev organiserade forvaltade
koordinoval koordinovala spravoval spravovala organizoval organizovala`;
const TOOK_PART = `
assisted assist assisting assists assistance helped help helping helps supported support supporting supports contributed contribute contributing contributes contribution contributor
participated participate participating participation participant involved involvement collaborated collaborate collaborating collaboration cooperated partnered shadowed shadowing joined aided accompanied
together alongside jointly member members part team pair paired with among
mitgewirkt mitwirkte mitwirkung mitgearbeitet mitarbeit unterstutzte unterstutzt unterstutzung unterstutzen half geholfen hilfe beteiligt beteiligte beteiligung beigetragen begleitet begleitete assistierte assistiert assistenz teilgenommen zusammenarbeit zusammen gemeinsam mitglied beitrag zuarbeit
participe participer participation contribue contribuer contribution aide aider assiste assister assistance soutenu soutien appuye appui collabore collaborer collaboration accompagne ensemble membre epaule
participe participo participar participacion contribui contribuyo contribuir contribucion ayude ayudo ayudar ayuda asisti asistio asistir apoye apoyo apoyar colabore colaboro colaborar colaboracion junto equipo miembro
meegewerkt meewerken meegeholpen hielp geholpen helpen ondersteunde ondersteund ondersteuning ondersteunen assisteerde geassisteerd bijgedragen droeg deelgenomen samengewerkt samen lid betrokken
medverkade medverkat medverka medverkan deltagit delta deltar hjalpa hjalper bistatt stott stodja samarbetat bidragit hjalpte hjalpt bistod bistatt assisterade stodde stottade stod bidrog deltog samarbetade tillsammans medlem
pomahal pomahala pomoc pomohl pomohla podilel podilela podporoval podporovala podpora asistoval asistovala prispel prispela ucastnil ucastnila spolupracoval spolupracovala spoluprace spolu clen ucast ucasti teilnahme deelname deltagande kontaktperson podil podilu spoluucast zapojeni zapojil zapojila podilim ucastnim participation participacion bijdrage inbreng bidrag medhjalpare insats wirkte mithilfe mitgeholfen aushilfe ausgeholfen bijgestaan mitunterstutzt involucre`;

/** Phrases (folded, words separated by one space) that claim rank 3 though no word of them does alone. */
export const LED_PHRASES: readonly string[] = [
  'in charge of',
  'responsible for',
  'took charge',
  'took ownership',
  'sole responsibility',
  'single handedly',
  'singlehandedly',
  'solely responsible',
  'reporting to me',
  'at the helm',
  'im alleingang',
  'allein verantwortlich',
  'zustandig fur',
  'mir unterstellt',

  'a la tete',
  'sous ma responsabilite',
  'a cargo de',
  'al frente de',
  'a mi cargo',
  'onder mijn leiding',
  'gaf leiding aan',
  'geeft leiding aan',
  'unter meiner leitung',
  'under mitt ledarskap',
  'under min ledning',
  'med ansvar for',
  'pod mym vedenim',
  'mel na starosti',
  'mela na starosti',
  'head of',
  'leader of',
  'manager of',
];

/** Phrases that say the person took part. */
export const TOOK_PART_PHRASES: readonly string[] = [
  'one of',
  'worked with',
  'worked on',
  'part of',
  'together with',
  'einer von',
  'eine von',
  'teil des',
  'l un des',
  'uno de',
  'een van',
  'en av',
  'jeden z',
  'jako soucast',
];

const ranks = new Map<string, 0 | 2 | 3>();
for (const [text, rank] of [
  [TOOK_PART, 0],
  [RAN, 2],
  [LED, 3],
] as const) {
  for (const word of text.trim().split(/\s+/)) ranks.set(word, rank);
}
/** The rank of a folded form; absent for words that say nothing about scope. */
export const SCOPE_RANKS: ReadonlyMap<string, 0 | 2 | 3> = ranks;

/** Being answerable for something: it can be said of a line of work without ever having led anyone or anything. */
export const ANSWERABLE: ReadonlySet<string> = new Set(
  `responsibility accountable accountability owned owning owns own owner ownership
  verantwortete verantwortet verantwortlich verantwortung gesamtverantwortung hauptverantwortlich
  responsable encargado encargada verantwoordelijk eindverantwoordelijk ansvarade ansvarig huvudansvarig
  zodpovidal zodpovidala odpovidal odpovidala odpovedny odpovedna`
    .trim()
    .split(/\s+/),
);

/** Verbs and their nouns that put the person at the head of a deed: being answerable for it does not carry them. */
export const AT_THE_HEAD: ReadonlySet<string> = new Set(
  `led lead leads leading spearheaded spearhead spearheading spearheads headed heading directed directing directs masterminded pioneered pioneering championed
  founded cofounded founding chaired chairing captained steered steering orchestrated orchestrating
  geleitet leitete gefuhrt fuhrte federfuhrend dirigiert grundete gegrundet steuerte
  dirige dirigeait diriger dirigeant pilote piloter mene mener fonde
  dirigi dirigio dirigir dirigiendo lidere lidero liderar liderando liderazgo encabece encabezo encabezar funde fundo capitanee
  leiding leitung fuhrung direccion ledning leidde geleid aangestuurd stuurde opgericht
  ledde lett grundade styrde
  vedl vedla ridil ridila zalozil zalozila`
    .trim()
    .split(/\s+/),
);

/** Forms by which a fact says that its author only took part, when one opens the fact. */
export const TOOK_PART_VERBS: ReadonlySet<string> = new Set(
  `assisted assist assisting helped help helping supported supporting contributed contribute contributing participated participate participating collaborated collaborating shadowed shadowing aided
  mitgewirkt mitwirkte mitgearbeitet mitarbeit mitwirkung unterstutzte unterstutzt unterstutzung half geholfen beteiligt beigetragen assistierte assistiert teilgenommen begleitete
  participe participer participation contribue contribuer contribution aide aider assiste assister collabore collaborer appui soutien
  participo participar participacion contribui contribuyo contribuir ayude ayudo ayudar asisti asistio apoye apoyo apoyar colabore colaboro colaborar colaboracion
  meegewerkt meegeholpen hielp geholpen ondersteunde ondersteund assisteerde bijgedragen deelgenomen samengewerkt
  medverkade medverkan hjalpte hjalpt bistod assisterade stodde stottade bidrog deltog samarbetade medverkat deltagit hjalpa bistatt stott samarbetat bidragit
  pomahal pomahala pomohl pomohla podilel podilela podporoval podporovala asistoval asistovala prispel prispela ucastnil ucastnila spolupracoval spolupracovala ucast podil zapojil zapojila wirkte
  assistance hilfe mithilfe mitgeholfen aushilfe colabora participa aides hulp medewerking hjalp pomoc`
    .trim()
    .split(/\s+/),
);
