/**
 * What figures of resumes are about, by concept, in the seven languages of the house (beginnings of folded words). A line
 * in another language than its fact shares no word with it; where both name such a concept, it must be the same one.
 */
const CONCEPTS: Record<string, string> = {
  cost: 'cost|expens|spend|kosten|ausgab|cout|depens|frais|cost[eo]|gasto|uitgav|kostnad|utgift|naklad|vydaj',
  revenue:
    'revenue|turnover|sales|income|umsatz|erlos|vertrieb|verkauf|vente|recette|chiffre|venta|ingres|factura|omzet|verkop|forsalj|omsattn|trzb|prodej|obrat',
  profit: 'profit|margin|gewinn|marge|benefice|benefici|winst|vinst|marginal|zisk|marz',
  errors:
    'error|mistake|defect|fault|bug|fehler|mangel|ausschuss|erreur|defaut|anomal|fallo|defecto|fout|gebrek|felen|felet|brister|chyb|zavad|zmetk',
  complaints:
    'complain|claim|reklamation|beschwerd|reclamation|plainte|queja|reclama|klacht|klagomal|reklamac|stiznost',
  waste:
    'waste|scrap|wastage|abfall|verschnitt|verlust|dechet|perte|gaspill|residuo|desperdici|merma|afval|verspill|avfall|svinn|odpad|plytvan|ztrat',
  waiting: 'wait|queue|warte|attente|espera|wacht|vantetid|kotid|cekac|cekan',
  accidents:
    'accident|injur|incident|fallolyck|falls$|unfall|verletz|sturz|chute|bless|accidente|lesion|caida|ongeval|ongeluk|letsel|olyck|skad|uraz|nehod|padu|pady',
  mortality: 'mortal|death|sterb|todesfall|deces|muert|sterft|dodlig|dodsfall|umrt|umrtnost',
  attendance:
    'attendance|anwesenheit|assiduit|frequentation|asistencia|opkomst|aanwezig|narvaro|dochazk|navstevnost',
  absence: 'absen|fehlzeit|krankenstand|ausentism|verzuim|franvaro|nepritomn',
  satisfaction: 'satisf|zufrieden|tevreden|nojdhet|spokojen',
  energy: 'energ|electric|strom|electricit|stroom|elforbruk|elektrin',
  fuel: 'fuel|diesel|kraftstoff|sprit|carburant|combustib|brandstof|bransle|paliv|naft',
  inspections: 'inspection|inspektion|prufung|kontroll|inspeccion|inspectie|besiktning|kontrol',
  staff:
    'staff|employee|headcount|personal|mitarbeiter|personnel|effectif|plantilla|emplead|personeel|medewerker|medarbetar|anstalld|zamestnan',
  debt: 'debt|arrear|receivable|schuld|forderung|aussenstand|dette|creance|impaye|deuda|moros|achterstall|debiteur|skuld|fordran|dluh|pohledav',
  pupils: 'pupil|student|schuler|eleve|etudiant|alumno|estudiante|leerling|elever|eleve|zaku|zaci|zaky',
  readership:
    'reader|subscriber|follower|leser|abonn|lecteur|lector|suscript|seguidor|lezer|volger|lasar|prenumer|foljar|ctenar|predplatit',
};

const PATTERNS: readonly (readonly [string, RegExp])[] = Object.entries(CONCEPTS).map(
  ([concept, beginnings]): [string, RegExp] => {
    // Short beginnings stand inside many words by chance.
    const inside = beginnings.split('|').filter((one) => one.length >= 5);
    return [concept, new RegExp(`^(?:${beginnings})|^[a-z]{3,}(?:${inside.join('|')})`)];
  },
);

/** The concepts a folded word names, alone or within a compound ("merförsäljning", "faalkosten"). */
export function outcomesOf(form: string): string[] {
  return PATTERNS.filter(([, pattern]) => pattern.test(form)).map(([concept]) => concept);
}
