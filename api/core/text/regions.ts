/** Countries and their parts by name and code, in the languages postings come in. */
import { fold } from './normal-form.js';

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'nl',
  'sv',
  'cs',
  'pt',
  'it',
  'pl',
  'da',
  'nb',
  'fi',
  'ca',
  'sk',
  'ja',
];
const EXTRA_NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  'united states of america': 'US',
  america: 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  gbr: 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  czechia: 'CZ',
  'czech republic': 'CZ',
  'ceska republika': 'CZ',
  brd: 'DE',
  uae: 'AE',
  'republic of ireland': 'IE',
  korea: 'KR',
  'south korea': 'KR',
  'republic of korea': 'KR',
  russia: 'RU',
  'viet nam': 'VN',
  turkey: 'TR',
  'hong kong': 'HK',
  macau: 'MO',
  taiwan: 'TW',
  deutschland: 'DE',
  'estados unidos': 'US',
  eeuu: 'US',
  'ee uu': 'US',
  'slovak republic': 'SK',
  'slovenska republika': 'SK',
  bosnia: 'BA',
  macedonia: 'MK',
  'ivory coast': 'CI',
  burma: 'MM',
  palestine: 'PS',
};
/** ISO 3166 alpha-3 of the countries most postings come from. */
const ALPHA3: Readonly<Record<string, string>> = {
  USA: 'US',
  GBR: 'GB',
  DEU: 'DE',
  FRA: 'FR',
  ESP: 'ES',
  ITA: 'IT',
  NLD: 'NL',
  BEL: 'BE',
  CHE: 'CH',
  AUT: 'AT',
  SWE: 'SE',
  NOR: 'NO',
  DNK: 'DK',
  FIN: 'FI',
  POL: 'PL',
  CZE: 'CZ',
  SVK: 'SK',
  HUN: 'HU',
  ROU: 'RO',
  BGR: 'BG',
  PRT: 'PT',
  IRL: 'IE',
  GRC: 'GR',
  CAN: 'CA',
  MEX: 'MX',
  BRA: 'BR',
  ARG: 'AR',
  CHL: 'CL',
  COL: 'CO',
  PER: 'PE',
  AUS: 'AU',
  NZL: 'NZ',
  JPN: 'JP',
  KOR: 'KR',
  CHN: 'CN',
  TWN: 'TW',
  HKG: 'HK',
  SGP: 'SG',
  MYS: 'MY',
  IDN: 'ID',
  PHL: 'PH',
  THA: 'TH',
  VNM: 'VN',
  IND: 'IN',
  PAK: 'PK',
  BGD: 'BD',
  LKA: 'LK',
  ARE: 'AE',
  SAU: 'SA',
  QAT: 'QA',
  ISR: 'IL',
  TUR: 'TR',
  EGY: 'EG',
  ZAF: 'ZA',
  NGA: 'NG',
  KEN: 'KE',
  UKR: 'UA',
  LUX: 'LU',
  EST: 'EE',
  LVA: 'LV',
  LTU: 'LT',
  SVN: 'SI',
  HRV: 'HR',
  SRB: 'RS',
  ISL: 'IS',
  CRI: 'CR',
  MLT: 'MT',
  CYP: 'CY',
};
/** Groups of countries that postings give as a place to work from. */
const WIDE_AREAS = new Set(
  (
    'europe|emea|apac|latam|european union|eu|eea|asia|africa|north america|south america|latin america|middle east|nordics|dach|benelux|worldwide|global|anywhere|europa|' +
    'americas|amer|na|mena|oceania|international|weltweit|iberia|cee|uk and ireland|us or canada'
  ).split('|'),
);

/** "XX:code=name,…": states and provinces whose names or codes stand beside cities in postings. */
const PARTS: readonly string[] = [
  'US:AL=Alabama,AK=Alaska,AZ=Arizona,AR=Arkansas,CA=California,CO=Colorado,CT=Connecticut,DE=Delaware,DC=District of Columbia,FL=Florida,GA=Georgia,HI=Hawaii,ID=Idaho,IL=Illinois,IN=Indiana,IA=Iowa,KS=Kansas,KY=Kentucky,LA=Louisiana,ME=Maine,MD=Maryland,MA=Massachusetts,MI=Michigan,MN=Minnesota,MS=Mississippi,MO=Missouri,MT=Montana,NE=Nebraska,NV=Nevada,NH=New Hampshire,NJ=New Jersey,NM=New Mexico,NY=New York,NC=North Carolina,ND=North Dakota,OH=Ohio,OK=Oklahoma,OR=Oregon,PA=Pennsylvania,RI=Rhode Island,SC=South Carolina,SD=South Dakota,TN=Tennessee,TX=Texas,UT=Utah,VT=Vermont,VA=Virginia,WA=Washington,WV=West Virginia,WI=Wisconsin,WY=Wyoming,PR=Puerto Rico',
  'CA:AB=Alberta,BC=British Columbia,MB=Manitoba,NB=New Brunswick,NL=Newfoundland and Labrador,NS=Nova Scotia,ON=Ontario,PE=Prince Edward Island,QC=Quebec,SK=Saskatchewan',
  'AU:NSW=New South Wales,VIC=Victoria,QLD=Queensland,SA=South Australia,WA=Western Australia,TAS=Tasmania,ACT=Australian Capital Territory,NT=Northern Territory',
  'DE:BW=Baden-Württemberg,BY=Bayern,BE=Berlin,BB=Brandenburg,HB=Bremen,HH=Hamburg,HE=Hessen,MV=Mecklenburg-Vorpommern,NI=Niedersachsen,NW=Nordrhein-Westfalen,NRW=Nordrhein-Westfalen,RP=Rheinland-Pfalz,SL=Saarland,SN=Sachsen,ST=Sachsen-Anhalt,SH=Schleswig-Holstein,TH=Thüringen,-=Bavaria,-=Saxony,-=Lower Saxony,-=North Rhine-Westphalia,-=Hesse',
  'GB:-=Greater London,-=West Midlands,-=Greater Manchester,-=West Yorkshire,-=South Yorkshire,-=Surrey,-=Kent,-=Essex,-=Hertfordshire,-=Berkshire,-=Hampshire,-=Oxfordshire,-=Cambridgeshire,-=Merseyside,-=Tyne and Wear,-=Lancashire,-=Cheshire,-=Devon,-=Cornwall,-=Norfolk,-=Suffolk,-=Bedfordshire,-=Buckinghamshire,-=Gloucestershire,-=Somerset,-=Wiltshire,-=Dorset,-=East Sussex,-=West Sussex,-=Staffordshire,-=Warwickshire,-=Leicestershire,-=Nottinghamshire,-=Derbyshire,-=Lincolnshire,-=Northamptonshire,-=Shropshire,-=Worcestershire,-=Cumbria,-=Durham,-=North Yorkshire,-=East Midlands,-=South East,-=Northern England',
  'ES:-=Andalucía,-=Aragón,-=Asturias,-=Cantabria,-=Castilla y León,-=Castilla-La Mancha,-=Cataluña,-=Catalunya,-=Catalonia,-=Comunidad de Madrid,-=Comunidad Valenciana,-=Extremadura,-=Galicia,-=La Rioja,-=Navarra,-=País Vasco,-=Islas Baleares,-=Canarias',
  'FR:-=Île-de-France,-=Ile de France,-=Auvergne-Rhône-Alpes,-=Bretagne,-=Normandie,-=Nouvelle-Aquitaine,-=Occitanie,-=Hauts-de-France,-=Grand Est,-=Pays de la Loire,-=Provence-Alpes-Côte d’Azur,-=Bourgogne-Franche-Comté,-=Centre-Val de Loire',
  'NL:-=Noord-Holland,-=Zuid-Holland,-=Noord-Brabant,-=Gelderland,-=Overijssel,-=Flevoland,-=Friesland,-=Drenthe,-=Zeeland,-=North Holland,-=South Holland',
  'CZ:-=Středočeský kraj,-=Jihočeský kraj,-=Plzeňský kraj,-=Karlovarský kraj,-=Ústecký kraj,-=Liberecký kraj,-=Královéhradecký kraj,-=Pardubický kraj,-=Kraj Vysočina,-=Jihomoravský kraj,-=Olomoucký kraj,-=Zlínský kraj,-=Moravskoslezský kraj,-=Hlavní město Praha',
  'SE:-=Stockholms län,-=Skåne län,-=Västra Götalands län,-=Uppsala län,-=Östergötlands län,-=Norrbottens län,-=Skåne',
  'IN:KA=Karnataka,MH=Maharashtra,TN=Tamil Nadu,TS=Telangana,UP=Uttar Pradesh,HR=Haryana,GJ=Gujarat,WB=West Bengal,KL=Kerala,-=Punjab,-=Rajasthan,-=Andhra Pradesh,-=Madhya Pradesh',
  'BR:SP=São Paulo,RJ=Rio de Janeiro,MG=Minas Gerais,RS=Rio Grande do Sul,PR=Paraná,SC=Santa Catarina,DF=Distrito Federal,BA=Bahia,PE=Pernambuco,CE=Ceará',
  'IT:-=Lombardia,-=Lazio,-=Piemonte,-=Veneto,-=Toscana,-=Emilia-Romagna,-=Campania,-=Sicilia,-=Puglia,-=Liguria',
  'CH:ZH=Zürich,-=Kanton Zürich,-=Aargau,-=Basel-Stadt,-=Vaud,-=Ticino',
  'AT:-=Niederösterreich,-=Oberösterreich,-=Steiermark,-=Tirol,-=Kärnten,-=Vorarlberg',
];

interface Tables {
  countries: Map<string, string>;
  parts: Map<string, string>;
  partCodes: Map<string, string>;
}
let tables: Tables | null = null;

function load(): Tables {
  if (tables !== null) return tables;
  const countries = new Map<string, string>();
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes: string[] = [];
  for (let first = 65; first < 91; first += 1) {
    for (let second = 65; second < 91; second += 1) {
      const code = String.fromCharCode(first, second);
      const name = english.of(code);
      // EU, EZ and UN are groups, QO, XA and the like private codes; historical codes repeat a living name.
      if (
        name !== undefined &&
        !/^(?:EU|EZ|UN|QO|ZZ|X[A-Z])$/.test(code) &&
        Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
      )
        codes.push(code);
    }
  }
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const key = fold(names.of(code) ?? '');
      if (key !== '' && !countries.has(key)) countries.set(key, code);
    }
  }
  for (const [name, code] of Object.entries(EXTRA_NAMES)) countries.set(name, code);
  const parts = new Map<string, string>();
  const partCodes = new Map<string, string>();
  for (const line of PARTS) {
    const country = line.slice(0, 2);
    for (const entry of line.slice(3).split(',')) {
      const [code = '', name = ''] = entry.split('=');
      if (!parts.has(fold(name))) parts.set(fold(name), country);
      if (code !== '-' && !partCodes.has(code)) partCodes.set(code, country);
    }
  }
  tables = { countries, parts, partCodes };
  return tables;
}

/** ISO 3166 alpha-2 of a country's name in any of the languages, or null. "Georgia" is a country here. */
export function countryOf(name: string): string | null {
  return load().countries.get(fold(name)) ?? null;
}

/** ISO 3166 alpha-2 of a code of two or three capitals, or null. */
export function countryOfCode(code: string): string | null {
  const upper = code.trim().toUpperCase();
  if (upper === 'UK') return 'GB';
  if (/^[A-Z]{3}$/.test(upper)) return ALPHA3[upper] ?? null;
  if (!/^[A-Z]{2}$/.test(upper)) return null;
  return load().countries.get(fold(countryName(upper) ?? '')) === upper ? upper : null;
}

let english: Intl.DisplayNames | null = null;
/** English name of an ISO code, or null. */
export function countryName(code: string): string | null {
  english ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  return /^[A-Z]{2}$/.test(code) ? (english.of(code) ?? null) : null;
}

/** The country of a state's or province's name, or null. */
export function countryOfPart(name: string): string | null {
  return load().parts.get(fold(name)) ?? null;
}

/** The country of a state's or province's code as it stands after a city ("TX", "NSW"), or null. */
export function countryOfPartCode(code: string): string | null {
  return load().partCodes.get(code) ?? null;
}

/** "EMEA", "Europe", "Worldwide". */
export function isWideArea(name: string): boolean {
  return WIDE_AREAS.has(fold(name));
}
