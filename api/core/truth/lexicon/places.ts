/** Places people live and work in: countries in seven languages, and cities a claim is most often made about. */
import { foldCase } from '../words.js';

const REGION_CODES =
  'AD AE AF AL AM AO AR AT AU AZ BA BD BE BG BH BO BR BY CA CH CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FR GB GE GH GR GT HK HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KH KR KW KZ LB LI LK LT LU LV MA MC MD ME MK MT MX MY NG NI NL NO NP NZ OM PA PE PH PK PL PR PT PY QA RO RS RU SA SE SG SI SK SN SV SY TH TN TR TW TZ UA UG US UY UZ VE VN YE ZA ZW'.split(
    ' ',
  );
const LOCALES = ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs'];

const CITIES = `Amsterdam; Rotterdam; Utrecht; Eindhoven; The Hague; Den Haag; Groningen; Leiden; Antwerp; Antwerpen; Ghent; Gent; Brussels; Brussel; Bruxelles; Berlin; Hamburg; Munich; München; Muenchen; Cologne; Köln; Frankfurt; Stuttgart; Düsseldorf; Dortmund; Essen; Leipzig; Dresden; Hannover; Nuremberg; Nürnberg; Bremen; Bonn; Mannheim; Karlsruhe; Freiburg; Heidelberg; Potsdam; Vienna; Wien; Graz; Linz; Salzburg; Innsbruck; Zurich; Zürich; Geneva; Genève; Genf; Basel; Bern; Lausanne; Paris; Lyon; Marseille; Toulouse; Bordeaux; Lille; Nantes; Nice; Strasbourg; Rennes; Montpellier; Grenoble; Madrid; Barcelona; Valencia; Sevilla; Seville; Bilbao; Málaga; Zaragoza; Lisbon; Lisboa; Porto; London; Manchester; Birmingham; Leeds; Glasgow; Edinburgh; Bristol; Liverpool; Cardiff; Belfast; Sheffield; Nottingham; Newcastle; Cambridge; Oxford; Brighton; Dublin; Cork; Galway; Stockholm; Göteborg; Gothenburg; Malmö; Uppsala; Linköping; Oslo; Bergen; Copenhagen; København; Köpenhamn; Aarhus; Helsinki; Tampere; Reykjavik; Tallinn; Riga; Vilnius; Warsaw; Warszawa; Kraków; Krakow; Wrocław; Gdańsk; Poznań; Prague; Praha; Praze; Prag; Brno; Brně; Ostrava; Plzeň; Olomouc; Liberec; Bratislava; Košice; Budapest; Bucharest; Cluj; Sofia; Belgrade; Zagreb; Ljubljana; Athens; Istanbul; Ankara; Rome; Roma; Milan; Milano; Turin; Torino; Naples; Florence; Bologna; Kyiv; Kiev; Lviv; Moscow; Saint Petersburg; Tel Aviv; Jerusalem; Dubai; Abu Dhabi; Doha; Riyadh; Cairo; Casablanca; Lagos; Nairobi; Accra; Johannesburg; Cape Town; Mumbai; Delhi; New Delhi; Bangalore; Bengaluru; Hyderabad; Chennai; Pune; Kolkata; Karachi; Lahore; Dhaka; Singapore; Kuala Lumpur; Jakarta; Bangkok; Manila; Hanoi; Ho Chi Minh City; Hong Kong; Shanghai; Beijing; Shenzhen; Guangzhou; Taipei; Seoul; Busan; Tokyo; Osaka; Kyoto; Sydney; Melbourne; Brisbane; Perth; Adelaide; Canberra; Auckland; Wellington; Toronto; Montreal; Montréal; Vancouver; Calgary; Ottawa; Edmonton; Winnipeg; Halifax; New York; NYC; Brooklyn; Manhattan; Boston; Chicago; Los Angeles; San Francisco; San Diego; San Jose; Seattle; Portland; Denver; Boulder; Austin; Dallas; Houston; San Antonio; Phoenix; Las Vegas; Salt Lake City; Minneapolis; Milwaukee; Detroit; Cleveland; Columbus; Cincinnati; Pittsburgh; Philadelphia; Baltimore; Washington; Atlanta; Miami; Orlando; Tampa; Charlotte; Raleigh; Nashville; Memphis; New Orleans; St. Louis; Kansas City; Indianapolis; Louisville; Richmond; Sacramento; Oakland; Palo Alto; Mountain View; Honolulu; Anchorage; Mexico City; Ciudad de México; Guadalajara; Monterrey; Bogotá; Medellín; Lima; Quito; Santiago; Buenos Aires; Montevideo; São Paulo; Sao Paulo; Rio de Janeiro; Brasília; Caracas; Havana;
Berlijn; Berlín; Berlíně; Londres; Londen; Londýn; Londýně; Parijs; París; Paříž; Paříži; Wenen; Viena; Vienne; Vídeň; Vídni; Mnichov; Mnichově; Múnich; Hamburk; Bruselas; Brusel; Bruselu; Ginebra; Bazilej; Lisbonne; Lissabon; Lisabon; Varšava; Varšavě; Varsovie; Varsovia; Warschau; Krakau; Cracovie; Praag; Praga; Budapešť; Atény; Athen; Mailand; Milán; Kopenhagen; Copenhague; Kodaň; Moskau; Moscou; Moskva; Barcelone; Séville; Bratislavě; Ostravě; Plzni; Olomouci; Curych; Zúrich; Tokio; Pekin; Peking; Singapur; Singapour; Singapuru;
California; Texas; Florida; Massachusetts; Illinois; Ohio; Michigan; Pennsylvania; Colorado; Oregon; Arizona; Virginia; Maryland; New Jersey; Ontario; Quebec; British Columbia; Alberta; Bavaria; Bayern; Hessen; Sachsen; Scotland; Wales; England; Catalonia; Cataluña; Flanders; Silicon Valley; Europe; Europa; Asia; Africa; Afrika; USA; UK; UAE; EMEA; APAC; DACH; LATAM`;

const places = new Set<string>();
for (const locale of LOCALES) {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  for (const code of REGION_CODES)
    places.add(
      foldCase(names.of(code) ?? code)
        .replace(/[^\p{L}]+/gu, ' ')
        .trim(),
    );
}
for (const city of CITIES.split(';'))
  places.add(
    foldCase(city.trim())
      .replace(/[^\p{L}]+/gu, ' ')
      .trim(),
  );
// Everyday words in one of the languages, or first names.
for (const word of [
  'nice',
  'essen',
  'man',
  'cork',
  'reading',
  'bath',
  'jersey',
  'georgia',
  'tour',
  'split',
  'most',
  'leiden',
  'jordan',
  'chad',
  'florence',
  'cuba',
  'georgie',
  'sofia',
  'oman',
  'charlotte',
  'phoenix',
  'lima',
  'turkey',
])
  places.delete(word);

/** Folded names of one to three words. */
export const PLACES: ReadonlySet<string> = places;

/** Names of a country by its ISO code and by each other name, folded; for "USA" against "United States" or "US". */
export const COUNTRY_CODES: ReadonlyMap<string, string> = new Map([
  ...LOCALES.flatMap((locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    return REGION_CODES.map((code): [string, string] => [
      foldCase(names.of(code) ?? code)
        .replace(/[^\p{L}]+/gu, ' ')
        .trim(),
      code,
    ]);
  }),
  ...REGION_CODES.map((code): [string, string] => [code.toLowerCase(), code]),
  ...Object.entries({
    usa: 'US',
    'united states of america': 'US',
    america: 'US',
    uk: 'GB',
    'great britain': 'GB',
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    czechia: 'CZ',
    'czech republic': 'CZ',
    holland: 'NL',
    nederland: 'NL',
    deutschland: 'DE',
    espana: 'ES',
    turkey: 'TR',
    uae: 'AE',
    'ceska republika': 'CZ',
    cesko: 'CZ',
    'u s': 'US',
  }),
]);

/** Words before a place that make it the place where the person is (folded). */
export const HERE_CUES: ReadonlySet<string> = new Set(
  'based located living live lives local relocated relocating resident residing reside office ansassig wohnhaft lebe wohne wohnt sitz standort base basee habite residant reside domicilie resido vivo radicado residente woonachtig gevestigd woon bosatt baserad bor bydlim bydliste sidlem zijici pusobici'.split(
    ' ',
  ),
);
