/**
 * Reach, adoption and distinction: who uses it, how far it goes, how it compares. A claim of one meaning needs a fact
 * of the same meaning.
 */
const WORDS: Record<string, string> = {
  adoption:
    'adopted adoption adopt adopting ubernommen eingefuhrt adopte adoptee adoptado adoptada overgenomen antagits prijat prijato zavedeno zavedeny zavedena adopterade adopterad',
  'whole company':
    'companywide orgwide organisationwide enterprisewide firmwide groupwide unternehmensweit unternehmensweite unternehmensweiten konzernweit konzernweite firmenweit betriebsweit bedrijfsbreed bedrijfsbrede organisatiebreed foretagsovergripande koncernovergripande celofiremni celopodnikove celopodnikovy',
  national:
    'nationwide national nationally countrywide bundesweit bundesweite landesweit nationale nacional landelijk landelijke rikstackande nationellt celostatni celostatne celorepublikove',
  worldwide:
    'worldwide global globally international internationally weltweit weltweite globale internationale mondial mondiale mondialement internationaux mundial mundialmente internacional internacionales wereldwijd globaal internationaal varldsomspannande globalt internationellt globalni mezinarodni celosvetove celosvetovy multinational',
  award:
    'award awards awarded prizewinning awardwinning preisgekront preisgekronte ausgezeichnet ausgezeichneter auszeichnung prime primee recompense recompensee premiado premiada galardonado galardonada bekroond bekroonde prijswinnend prisbelont prisad ocenen ocenena ocenil ocenene oceneno oceneny oceneni',
  'best of its kind':
    'ranked flagship bestselling topselling renowned branchenfuhrend marktfuhrend marktfuhrende puntero marktleidend marktledande spickova spickovy acclaimed',
  board:
    'board vorstand aufsichtsrat csuite raadvanbestuur styrelse styrelsen predstavenstvo predstavenstvem predstavenstvu',
  patent: 'patent patents patented patentiert brevet brevete patente patentado octrooi patenterad',
  publication:
    'keynote published veroffentlicht publie publicado gepubliceerd publicerad publikoval publikovala',
  'large company': 'fortune ftse dax ibex multinational',
  government:
    'ministry minister ministers ministre ministres ministro ministros embassy embassies ambassade ambassades botschaft botschaften embajada embajadas ambassaden velvyslanectvi parliament bundestag parlement parlamento riksdagen regierung ministerium ministere gouvernement ministerio overheid regering regeringen vlada ministerstvo',
  expert: 'expert expertise experte expertin experta experto expertni',
  'language skill':
    'fluent fluently fliessend verhandlungssicher couramment courant fluido fluidez vloeiend flytande plynne plynule muttersprache muttersprachler muttersprachlerin bilingual bilingue zweisprachig tweetalig tvasprakig dvojjazycny modersmal',
  promotion:
    'promoted promotion befordert promu promue ascendido ascendida gepromoveerd befordrad povysen povysena',
  'sole use':
    'exclusive exclusively sole solely alleinige alleiniger exclusif exclusivo exclusief exklusiv vyhradni jediny',
};

const PHRASES: Record<string, readonly string[]> = {
  adoption: [
    'used by',
    'relied on by',
    'relied upon by',
    'rolled out to',
    'became the standard',
    'set the standard',
    'genutzt von',
    'verwendet von',
    'im einsatz bei',
    'utilise par',
    'utilisee par',
    'usado por',
    'utilizado por',
    'gebruikt door',
    'anvands av',
    'pouzivany',
    'pouziva',
  ],
  'whole company': [
    'company wide',
    'org wide',
    'organisation wide',
    'organization wide',
    'enterprise wide',
    'group wide',
    'firm wide',
    'across the company',
    'across the organisation',
    'across the organization',
    'across the group',
    'across the business',
    'whole company',
    'entire company',
    'entire organisation',
    'entire organization',
    'all departments',
    'every department',
    'all teams',
    'every team',
    'all offices',
    'every office',
    'all branches',
    'every branch',
    'all stores',
    'every store',
    'all locations',
    'every location',
    'all sites',
    'every site',
    'all schools',
    'all wards',
    'im gesamten unternehmen',
    'im ganzen unternehmen',
    'im ganzen konzern',
    'alle abteilungen',
    'allen abteilungen',
    'alle standorte',
    'allen standorten',
    'allen filialen',
    'dans toute l entreprise',
    'toute l entreprise',
    'tous les services',
    'tous les magasins',
    'tous les sites',
    'toda la empresa',
    'todos los departamentos',
    'todas las sedes',
    'het hele bedrijf',
    'alle afdelingen',
    'alle vestigingen',
    'hela foretaget',
    'hela koncernen',
    'alla avdelningar',
    'cele firme',
    'cela firma',
    've vsech pobockach',
    'vsech oddeleni',
  ],
  national: [
    'across the country',
    'whole country',
    'in ganz deutschland',
    'dans toute la france',
    'en todo el pais',
    'in heel nederland',
    'i hela landet',
    'po cele republice',
  ],
  worldwide: [
    'across the world',
    'around the world',
    'auf der ganzen welt',
    'dans le monde entier',
    'en todo el mundo',
    'over de hele wereld',
    'over hela varlden',
    'po celem svete',
  ],
  award: ['award winning', 'won an award', 'named best', 'employee of the'],
  'best of its kind': [
    'best in class',
    'industry leading',
    'market leading',
    'world class',
    'cutting edge',
    'top performer',
    'best selling',
    'top 10',
    'number one',
    'first of its kind',
  ],
  board: ['c suite', 'c level', 'board of directors'],
  'large company': ['fortune 500', 'fortune 100'],
};

/** Folded form -> its meaning. */
export const REACH_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    words.split(' ').map((word): [string, string] => [word, meaning]),
  ),
);

/** Phrase (folded words, single spaces) and its meaning. */
export const REACH_PHRASES: readonly (readonly [string, string])[] = Object.entries(PHRASES).flatMap(
  ([meaning, phrases]) => phrases.map((phrase): readonly [string, string] => [phrase, meaning]),
);

/** What a whole organisation is called beside its places and its firms (folded): "hela kedjan", "every terminal". */
export const WHOLES: ReadonlySet<string> = new Set(
  `company organisation organization group chain division network corporation holding terminal terminals depot depots port site university faculty fleet institution authority franchise
  kette konzern konzerns betrieb betriebe verbund gruppe netz netzwerk unternehmensgruppe haus hauser klinikverbund
  entreprise groupe chaine reseau hopital etablissement etablissements enseigne holding
  empresa cadena grupo red hospital centro centros comunidad provincia
  keten concern bedrijf organisatie groep netwerk ziekenhuis gemeente
  kedjan koncernen foretaget organisationen gruppen sjukhuset kommunen regionen natverket
  holdingu holding koncern koncernu retezec retezci skupine skupina podniku podnik spolecnosti organizaci siti nemocnici kraji`
    .trim()
    .split(/\s+/),
);
