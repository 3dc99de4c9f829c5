/** Names of places: countries by code (their names come from Unicode's CLDR), states and provinces, large cities. */

export const COUNTRY_CODES = (
  'AD AE AF AG AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN ' +
  'CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID ' +
  'IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN ' +
  'MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SB SC SD SE SG ' +
  'SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'
).split(' ');

/** Names CLDR does not give, in plain letters. */
export const COUNTRY_ALIASES: Record<string, string> = {
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  'united states of america': 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  czechia: 'CZ',
  'ceska republika': 'CZ',
  turkey: 'TR',
  turkiye: 'TR',
  korea: 'KR',
  'republic of korea': 'KR',
  uae: 'AE',
  russia: 'RU',
  vietnam: 'VN',
  'viet nam': 'VN',
  brasil: 'BR',
  'hong kong': 'HK',
  macau: 'MO',
  macedonia: 'MK',
  'ivory coast': 'CI',
  eire: 'IE',
  's korea': 'KR',
  's africa': 'ZA',
  'n ireland': 'GB',
  kazakstan: 'KZ',
  'the philippines': 'PH',
  ksa: 'SA',
  rsa: 'ZA',
  prc: 'CN',
  bharat: 'IN',
  'republic of ireland': 'IE',
};

/** States, provinces and territories of the United States, Canada, Australia; codes first, names after. */
export const REGION_CODES =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD TAS ACT BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH';

export const REGION_NAMES = (
  'alabama;alaska;arizona;arkansas;california;colorado;connecticut;delaware;florida;georgia;hawaii;idaho;illinois;' +
  'indiana;iowa;kansas;kentucky;louisiana;maine;maryland;massachusetts;michigan;minnesota;mississippi;missouri;montana;' +
  'nebraska;nevada;new hampshire;new jersey;new mexico;new york;north carolina;north dakota;ohio;oklahoma;oregon;' +
  'pennsylvania;rhode island;south carolina;south dakota;tennessee;texas;utah;vermont;virginia;washington;west virginia;' +
  'wisconsin;wyoming;district of columbia;d c;alberta;british columbia;manitoba;new brunswick;newfoundland;nova scotia;' +
  'ontario;prince edward island;quebec;saskatchewan;yukon;new south wales;victoria;queensland;tasmania;south australia;' +
  'western australia;bavaria;bayern;hessen;hesse;sachsen;saxony;niedersachsen;lower saxony;nordrhein westfalen;nrw;' +
  'north rhine westphalia;baden wurttemberg;rheinland pfalz;saarland;brandenburg;thuringen;thuringia;schleswig holstein;' +
  'sachsen anhalt;mecklenburg vorpommern;ile de france;bretagne;normandie;occitanie;provence;auvergne rhone alpes;' +
  'nouvelle aquitaine;hauts de france;grand est;pays de la loire;cataluna;catalunya;catalonia;andalucia;comunidad de madrid;' +
  'pais vasco;galicia;castilla y leon;comunidad valenciana;noord holland;zuid holland;utrecht;noord brabant;gelderland;' +
  'limburg;overijssel;friesland;groningen;drenthe;flevoland;zeeland;vlaanderen;flanders;wallonie;skane;vastra gotaland;' +
  'stockholms lan;morava;moravia;bohemia;jihomoravsky kraj;karnataka;maharashtra;tamil nadu;telangana;kerala;gujarat;' +
  'uttar pradesh;west bengal;punjab;haryana;rajasthan;delhi;andhra pradesh;madhya pradesh;bihar;odisha;lombardia;lazio;' +
  'piemonte;toscana;veneto;sicilia;zurich;bern;vaud;geneve;tirol;steiermark;salzburg;karnten;sindh;lagos state;gauteng;' +
  'western cape;sao paulo;rio de janeiro;minas gerais;ciudad de mexico;cdmx;jalisco;nuevo leon;bay area;greater london;' +
  'west midlands;greater manchester;yorkshire;kent;surrey;essex;sussex;oxfordshire;cambridgeshire;hertfordshire;ncr'
).split(';');

/** Cities known well enough to stand alone, in plain letters. */
export const CITY_NAMES = (
  'london;manchester;birmingham;leeds;glasgow;edinburgh;bristol;liverpool;cambridge;oxford;belfast;cardiff;nottingham;sheffield;' +
  'dublin;cork;galway;new york;new york city;nyc;brooklyn;los angeles;san francisco;san diego;san jose;seattle;boston;chicago;houston;dallas;' +
  'austin;denver;atlanta;miami;philadelphia;phoenix;portland;detroit;minneapolis;washington dc;washington d c;baltimore;' +
  'pittsburgh;cleveland;columbus;charlotte;nashville;salt lake city;las vegas;sacramento;palo alto;mountain view;menlo park;' +
  'sunnyvale;cupertino;redmond;toronto;vancouver;montreal;ottawa;calgary;edmonton;waterloo;berlin;munich;munchen;hamburg;' +
  'koln;cologne;frankfurt;frankfurt am main;stuttgart;dusseldorf;leipzig;dresden;nurnberg;nuremberg;hannover;bremen;essen;' +
  'dortmund;bonn;karlsruhe;mannheim;heidelberg;aachen;potsdam;freiburg;augsburg;darmstadt;wien;vienna;graz;linz;innsbruck;' +
  'salzburg;zurich;geneva;geneve;genf;basel;bern;lausanne;paris;lyon;marseille;toulouse;bordeaux;lille;nantes;strasbourg;' +
  'nice;rennes;grenoble;montpellier;madrid;barcelona;valencia;sevilla;seville;bilbao;malaga;zaragoza;lisbon;lisboa;porto;' +
  'amsterdam;rotterdam;den haag;the hague;utrecht;eindhoven;delft;leiden;groningen;brussels;bruxelles;brussel;antwerp;' +
  'antwerpen;gent;ghent;leuven;stockholm;goteborg;gothenburg;malmo;uppsala;lund;linkoping;oslo;bergen;copenhagen;kobenhavn;' +
  'aarhus;helsinki;espoo;tampere;prague;praha;brno;ostrava;plzen;olomouc;liberec;bratislava;kosice;warsaw;warszawa;krakow;' +
  'wroclaw;gdansk;poznan;lodz;budapest;bucharest;bucuresti;cluj napoca;sofia;belgrade;zagreb;ljubljana;athens;thessaloniki;' +
  'istanbul;ankara;izmir;rome;roma;milan;milano;turin;torino;bologna;florence;firenze;naples;napoli;tel aviv;jerusalem;haifa;' +
  'dubai;abu dhabi;doha;riyadh;cairo;casablanca;tunis;lagos;nairobi;accra;johannesburg;cape town;mumbai;bombay;delhi;new delhi;' +
  'bangalore;bengaluru;hyderabad;chennai;pune;kolkata;gurgaon;gurugram;noida;ahmedabad;karachi;lahore;islamabad;dhaka;colombo;' +
  'singapore;kuala lumpur;jakarta;bangkok;manila;ho chi minh city;hanoi;hong kong;shanghai;beijing;shenzhen;guangzhou;taipei;' +
  'tokyo;osaka;seoul;sydney;melbourne;brisbane;perth;adelaide;canberra;auckland;wellington;sao paulo;rio de janeiro;' +
  'buenos aires;santiago;bogota;medellin;lima;mexico city;ciudad de mexico;guadalajara;monterrey;kyiv;kiev;lviv;minsk;moscow;' +
  'saint petersburg;riga;vilnius;tallinn;reykjavik;luxembourg'
).split(';');
