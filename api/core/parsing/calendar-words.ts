/** Month names, seasons and words for "until now", by language; all lower case without diacritics. */

/** Month names and their abbreviations; index 0 is January. English, German, French, Spanish, Dutch, Swedish, Czech, Italian, Portuguese. */
export const MONTH_NAMES: readonly string[] = [
  'january jan januar janner jaenner janvier janv enero ene januari leden ledna gennaio gen janeiro',
  'february feb febr februar fevrier fevr fev febrero februari unor unora febbraio fevereiro',
  'march mar marz maerz mrz mars marzo maart mrt brezen brezna marco',
  'april apr avril avr abril abr duben dubna aprile',
  'may mai mayo mei maj kveten kvetna maggio mag maio',
  'june jun juni juin junio cerven cervna giugno giu junho',
  'july jul juli juillet juil julio cervenec cervence luglio lug julho',
  'august aug aout agosto ago augustus augusti srpen srpna',
  'september sep sept septembre septiembre setiembre zari settembre set setembro',
  'october oct oktober okt octobre octubre rijen rijna ottobre ott outubro out',
  'november nov novembre noviembre listopad listopadu novembro',
  'december dec dezember dez decembre diciembre dic prosinec prosince dicembre dezembro',
];

export const SEASON_NAMES =
  'spring summer fall autumn winter fruhling sommer herbst printemps ete automne hiver primavera verano otono invierno lente zomer herfst var host sommar vinter jaro leto podzim zima ws ss wise sose wintersemester sommersemester';

/** Words that stand for the end of something that goes on. */
export const PRESENT_WORDS: readonly string[] = [
  'present',
  'presently',
  'the present',
  'now',
  'current',
  'currently',
  'today',
  'ongoing',
  'on going',
  'to date',
  'till date',
  'date',
  'until now',
  'till now',
  'heute',
  'dato',
  'aktuell',
  'laufend',
  'jetzt',
  'derzeit',
  'gegenwart',
  'gegenwartig',
  'aujourdhui',
  "aujourd'hui",
  'aujourd’hui',
  'actuel',
  'actuelle',
  'actuellement',
  'en cours',
  'ce jour',
  'a ce jour',
  'maintenant',
  'presente',
  'el presente',
  'la actualidad',
  'actualidad',
  'actual',
  'actualmente',
  'hoy',
  'la fecha',
  'heden',
  'nu',
  'huidig',
  'vandaag',
  'nuvarande',
  'pagaende',
  'idag',
  'tills vidare',
  'soucasnost',
  'soucasnosti',
  'dosud',
  'doposud',
  'nyni',
  'dnes',
  'oggi',
  'in corso',
  'attuale',
  'atual',
  'atualmente',
  'o momento',
  'hoje',
  '현재',
  '至今',
  '现在',
];

/** Words before a lone date that make it a start. */
export const SINCE_WORDS = 'since seit ab depuis desde sinds vanaf sedan fran od dal from';

/** Words before a lone date that make it an end. */
export const UNTIL_WORDS = "until till bis jusqu’a jusqu'a hasta tot tills do fino through";
