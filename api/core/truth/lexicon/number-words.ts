/** Number words (folded) of the languages of the house, and the words that stand around numbers. */

export type LanguageCode = 'en' | 'de' | 'fr' | 'es' | 'nl' | 'sv' | 'cs';

export interface NumberWords {
  /** Words for 1 to 99 that are not built from others, and their inflections. */
  small: Record<string, number>;
  /** Words that multiply what stands before them. */
  scale: Record<string, number>;
  /** Word between parts: "and", "und", "y". */
  joiner: string;
  /** How tens and units are written in one word: `unit-ten` ("fünfunddreißig") or `ten-unit` ("trettiofem"). */
  compound: 'unit-ten' | 'ten-unit' | 'none';
}

/** Reads `2:two,twice 3:three`; without a prototype, so that no word of a text meets a method of objects. */
export function numberTable(entries: string): Record<string, number> {
  const result = Object.create(null) as Record<string, number>;
  for (const entry of entries.split(' ')) {
    const [number, words] = entry.split(':') as [string, string];
    for (const word of words.split(',')) result[word] = Number(number);
  }
  return result;
}

export const NUMBER_WORDS: Record<LanguageCode, NumberWords> = {
  en: {
    small: numberTable(
      '0:zero 1:one 2:two 3:three 4:four 5:five 6:six 7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve,dozen 13:thirteen 14:fourteen 15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty 30:thirty 40:forty,fourty 50:fifty 60:sixty 70:seventy 80:eighty 90:ninety',
    ),
    scale: numberTable('100:hundred 1000:thousand 1000000:million 1000000000:billion'),
    joiner: 'and',
    compound: 'none',
  },
  de: {
    small: numberTable(
      '2:zwei,zwo 3:drei,dreier 4:vier 5:funf 6:sechs 7:sieben 8:acht 9:neun 10:zehn 11:elf 12:zwolf,dutzend 13:dreizehn 14:vierzehn 15:funfzehn 16:sechzehn 17:siebzehn 18:achtzehn 19:neunzehn 20:zwanzig 30:dreissig 40:vierzig 50:funfzig 60:sechzig 70:siebzig 80:achtzig 90:neunzig',
    ),
    scale: numberTable(
      '100:hundert,einhundert 1000:tausend,eintausend 1000000:million,millionen,mio 1000000000:milliarde,milliarden,mrd',
    ),
    joiner: 'und',
    compound: 'unit-ten',
  },
  fr: {
    small: numberTable(
      '2:deux 3:trois 4:quatre 5:cinq 6:six 7:sept 8:huit 9:neuf 10:dix 11:onze 12:douze,douzaine 13:treize 14:quatorze 15:quinze,quinzaine 16:seize 20:vingt,vingts,vingtaine 30:trente,trentaine 40:quarante 50:cinquante,cinquantaine 60:soixante 70:septante 80:huitante,octante 90:nonante',
    ),
    scale: numberTable(
      '100:cent,cents,centaine 1000:mille,millier,milliers 1000000:million,millions 1000000000:milliard,milliards',
    ),
    joiner: 'et',
    compound: 'none',
  },
  es: {
    small: numberTable(
      '2:dos 3:tres 4:cuatro 5:cinco 6:seis 7:siete 8:ocho 9:nueve 10:diez 11:once 12:doce,docena 13:trece 14:catorce 15:quince 16:dieciseis 17:diecisiete 18:dieciocho 19:diecinueve 20:veinte 21:veintiuno,veintiun,veintiuna 22:veintidos 23:veintitres 24:veinticuatro 25:veinticinco 26:veintiseis 27:veintisiete 28:veintiocho 29:veintinueve 30:treinta 40:cuarenta 50:cincuenta 60:sesenta 70:setenta 80:ochenta 90:noventa',
    ),
    scale: numberTable(
      '100:cien,ciento,cientos 200:doscientos,doscientas 300:trescientos,trescientas 400:cuatrocientos,cuatrocientas 500:quinientos,quinientas 600:seiscientos,seiscientas 700:setecientos,setecientas 800:ochocientos,ochocientas 900:novecientos,novecientas 1000:mil,miles 1000000:millon,millones',
    ),
    joiner: 'y',
    compound: 'none',
  },
  nl: {
    small: numberTable(
      '2:twee 3:drie 4:vier 5:vijf 6:zes 7:zeven 8:acht 9:negen 10:tien 11:elf 12:twaalf,dozijn 13:dertien 14:veertien 15:vijftien 16:zestien 17:zeventien 18:achttien 19:negentien 20:twintig 30:dertig 40:veertig 50:vijftig 60:zestig 70:zeventig 80:tachtig 90:negentig',
    ),
    scale: numberTable('100:honderd,eenhonderd 1000:duizend 1000000:miljoen 1000000000:miljard'),
    joiner: 'en',
    compound: 'unit-ten',
  },
  sv: {
    small: numberTable(
      '2:tva 3:tre 4:fyra 5:fem 6:sex 7:sju 8:atta 9:nio 10:tio 11:elva 12:tolv,dussin 13:tretton 14:fjorton 15:femton 16:sexton 17:sjutton 18:arton 19:nitton 20:tjugo 30:trettio 40:fyrtio 50:femtio 60:sextio 70:sjuttio 80:attio 90:nittio',
    ),
    scale: numberTable(
      '100:hundra,etthundra 1000:tusen,ettusen 1000000:miljon,miljoner 1000000000:miljard,miljarder',
    ),
    joiner: 'och',
    compound: 'ten-unit',
  },
  cs: {
    small: numberTable(
      '2:dva,dve,dvou,dvema 3:tri,tremi,trech 4:ctyri,ctyr,ctyrmi,ctyrem 5:pet,peti 6:sest,sesti 7:sedm,sedmi 8:osm,osmi 9:devet,deviti 10:deset,deseti 11:jedenact,jedenacti 12:dvanact,dvanacti,tucet 13:trinact,trinacti 14:ctrnact,ctrnacti 15:patnact,patnacti 16:sestnact,sestnacti 17:sedmnact,sedmnacti 18:osmnact,osmnacti 19:devatenact,devatenacti 20:dvacet,dvaceti 30:tricet,triceti 40:ctyricet,ctyriceti 50:padesat,padesati 60:sedesat,sedesati 70:sedmdesat,sedmdesati 80:osmdesat,osmdesati 90:devadesat,devadesati',
    ),
    scale: numberTable(
      '100:sto,sta,ste,set 200:dveste 1000:tisic,tisice,tisici 1000000:milion,miliony,milionu 1000000000:miliarda,miliardy,miliard',
    ),
    joiner: 'a',
    compound: 'unit-ten',
  },
};

/** Words for multiplying and dividing, by the factor they say. */
export const FACTOR_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    2: 'double doubled doubling doubles twofold twice verdoppelt verdoppelte verdoppelung doppelt doubler double doublant doublement duplicar duplico duplicado duplicando duplique verdubbeld verdubbelde verdubbeling verdubbelen fordubblade fordubblat fordubbling fordubbla zdvojnasobil zdvojnasobila zdvojnasobeni dvojnasobek dvojnasobny',
    3: 'triple tripled tripling threefold verdreifacht verdreifachte tripler triplant triplicar triplico triplicado verdrievoudigd verdrievoudigde tredubblade tredubblat ztrojnasobil ztrojnasobila trojnasobek',
    4: 'quadrupled quadrupling fourfold vervierfacht vervierfachte quadruple quadrupler verviervoudigd fyrdubblade',
    10: 'tenfold verzehnfacht vertienvoudigd tiodubblade',
    0.5: 'halved halving halve halbiert halbierte halbierung divise moitie mitad gehalveerd halveerde halverade halverat halvering polovina polovinu polovinu',
  }).flatMap(([factor, words]) => words.split(' ').map((word): [string, number] => [word, Number(factor)])),
);

/** Parts of a whole, in percent; they count only after an article ("by a quarter"). */
export const FRACTION_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    50: 'half halfte moitie mitad helft halften',
    33.3: 'third drittel tiers tercio derde tredjedel',
    25: 'quarter viertel quart cuarto kwart fjardedel',
    20: 'fifth funftel cinquieme quinto vijfde femtedel',
    10: 'tenth zehntel dixieme decimo tiende tiondel',
  }).flatMap(([percent, words]) => words.split(' ').map((word): [string, number] => [word, Number(percent)])),
);

/** Vague amounts: at least this many. */
export const VAGUE_AMOUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    24: 'dozens dutzende dizaines douzaines docenas tientallen dussintals desitky',
    200: 'hundreds hunderte hunderten centaines cientos honderden hundratals stovky',
    2000: 'thousands tausende tausenden milliers miles duizenden tusentals tisice',
    2000000: 'millions millionen millones miljoenen miljontals miliony',
  }).flatMap(([amount, words]) => words.split(' ').map((word): [string, number] => [word, Number(amount)])),
);

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Said before a number, it makes the number a lower bound. */
export const OVER_WORDS = set(
  'over more above exceeding uber mehr plus mas meer over boven mer over vice pres nad sobre',
);
export const AT_LEAST_WORDS = set('least mindestens moins menos minstens minst minimalne alespon min');
export const UP_TO_WORDS = set(
  'to max maximum under below maximal hochstens bis jusqu jusque hasta tot maximaal upp till upp az maximalne many much',
);
export const ABOUT_WORDS = set(
  'about around approximately approx roughly nearly almost circa ca some rund etwa ungefahr knapp fast environ pres quasi presque unos unas aproximadamente casi alrededor ongeveer bijna ungefar cirka nastan priblizne asi zhruba temer',
);

export const PERCENT_WORDS = set(
  'percent percentage pct prozent prozentpunkte prozentpunkten procent procenta procentenheter procentpoint procentpunten pourcent pct percentagepoint',
);

/** Minutes in one of the unit. */
export const TIME_UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    [1 / 60]:
      'second seconds sec secs sekunde sekunden seconde secondes segundo segundos seconden sekund sekunder sekunda sekund sekundy s',
    [1 / 60000]: 'ms millisecond milliseconds millisekunden millisecondes milisegundos',
    1: 'minute minutes min mins minuten minuto minutos minuut minuter minut minuty minutach',
    60: 'hour hours hr hrs h stunde stunden heure heures hora horas uur uren timme timmar hodina hodiny hodin',
    1440: 'day days tag tage tagen jour jours dia dias dag dagen dagar den dny dni dnu',
    10080:
      'week weeks woche wochen semaine semaines semana semanas week weken vecka veckor tyden tydny tydnu',
    43830: 'month months monat monate monaten mois mes meses maand maanden manad manader mesic mesice mesicu',
    525960:
      'year years yr yrs jahr jahre jahren an ans annee annees ano anos jaar jaren ar aret rok roku roky let lety',
  }).flatMap(([minutes, words]) => words.split(' ').map((word): [string, number] => [word, Number(minutes)])),
);

/** Currency signs, codes and names by ISO 4217 code. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    USD: '$ usd us$ dollar dollars dolar dolares',
    EUR: '€ eur euro euros eura eur meur teur',
    GBP: '£ gbp pound pounds sterling',
    CHF: 'chf franken sfr fr',
    JPY: '¥ jpy yen',
    CZK: 'kc czk koruna korun koruny mczk',
    SEK: 'sek kr kronor kronen msek mkr mnkr tsek tkr',
    INR: '₹ inr rupees lakh crore',
    PLN: 'zl pln zloty',
    CAD: 'cad c$ ca$',
    AUD: 'aud a$ au$',
  }).flatMap(([code, words]) => words.split(' ').map((word): [string, string] => [word, code])),
);

/** Short scales written after a figure: `10k`, `3 Mio.`, `2m`. */
export const FIGURE_SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1000: 'k tsd tys tis thousand tausend mille mil duizend tusen tisic tisice tkr teur tsek tdkk tnok',
    1000000:
      'm mm mn mio million millions millionen millones millon miljoen miljoner miljon milion miliony milionu mil. msek mkr mnkr meur mdkk mnok mczk mchf musd',
    1000000000:
      'b bn mrd billion billions milliarden milliarde milliards milliard miljard miljarder miliardy',
  }).flatMap(([factor, words]) => words.split(' ').map((word): [string, number] => [word, Number(factor)])),
);
