/** Names of places and directions that change with the language (folded): one name a line, in all its forms. */
const GROUPS = `
north northern nord nordlich nordliche norte du-nord noord noordelijk norra severni sever
south southern sud sudlich sudliche sur meridional zuid zuidelijk sodra jizni
east eastern ost ostlich ostliche est oriental orientale este oost oostelijk ostra vychodni
west western westlich westliche ouest occidental occidentale oeste westelijk vastra zapadni
central zentral centre centrale midden mellersta stredni
upper ober haute alto alta opper ovre horni | lower nieder unter basse bajo baja neder nedre dolni
free freie libre vrije fria svobodna | royal konigliche real koninklijke kungliga kralovska
bavaria bayern baviere baviera beieren bajorn bavorsko | saxony sachsen saxe sajonia saksen sasko | brittany bretagne bretana | normandy normandie normandia
burgundy bourgogne burgund borgona bourgondie | lorraine lothringen lorena | alsace elsass alsacia | savoy savoie savoyen saboya | provence provenza
catalonia cataluna catalunya katalonien catalogne catalonie | andalusia andalucia andalusien andalousie | castile castilla kastilien castille | basque vasco baskenland baske | galicia galice
flanders flandern vlaanderen flandre flandes | wallonia wallonie wallonien | zeeland zealand | moravia mahren moravie morava morave | bohemia bohmen cechy boheme | silesia schlesien slezsko silesie | scania skane schonen
hesse hessen | thuringia thuringen | rhineland rheinland rhenanie renania | westphalia westfalen | swabia schwaben | franconia franken
munich munchen mnichov monaco | cologne koln keulen colonia kolin | nuremberg nurnberg norimberk | vienna wien vienne viena wenen viden | zurich curych | geneva genf geneve ginebra zeneva | basel bale basilea | brunswick braunschweig | hanover hannover hanovre
prague praha prag praga praag | pilsen plzen | brno brunn | warsaw warschau varsovie varsovia varsava warszawa | cracow krakow krakau cracovie cracovia
brussels brussel bruxelles bruselas brussels brusel | antwerp antwerpen anvers amberes | ghent gent gand gante | bruges brugge brujas | hague haag | lisbon lissabon lisboa lisbonne lisabon | seville sevilla | saragossa zaragoza | milan mailand milano | rome rom roma | turin torino | venice venedig venezia venise | naples neapel napoli | florence florenz firenze | gothenburg goteborg goteburg | copenhagen kopenhagen kobenhavn copenhague kodan | athens athen athenes atenas | moscow moskau moscou moscu moskva | strasbourg strassburg estrasburgo | nice nizza | dunkirk dunkerque dunkirchen | lyons lyon | marseilles marseille marsella`;

const groups = new Map<string, Set<number>>();
GROUPS.trim()
  .split(/[|\n]/)
  .forEach((line, index) => {
    for (const name of line.trim().split(/\s+/)) groups.set(name, (groups.get(name) ?? new Set()).add(index));
  });

/** True when two folded words are one place or direction in two languages. */
export function sameExonym(a: string, b: string): boolean {
  const own = groups.get(a);
  const other = groups.get(b);
  return own !== undefined && other !== undefined && [...own].some((group) => other.has(group));
}
