/**
 * Words about the right to work, clearances, licences to drive and to practise: what a recruiter decides on at once.
 * A phrase that has one needs a fact that says the same.
 */
const CUES = `
notary visa visas citizen citizens citizenship sponsorship sponsor clearance authorized authorised authorization authorisation eligible permit permanent resident residency greencard passport naturalized naturalised h-1b h1b notarized bonded
license licence licensed licensure admitted bar barreau zugelassen zugelassene colegiada colegiado balie cdl hgv dbs vetted bondable
aufenthaltserlaubnis aufenthaltstitel arbeitserlaubnis arbeitsgenehmigung niederlassungserlaubnis staatsburger staatsburgerin staatsburgerschaft staatsangehorigkeit sicherheitsuberprufung visum fuhrerschein fahrerlaubnis fuhrungszeugnis approbation unbefristet unbefristete
nationalite citoyen citoyenne citoyennete sejour habilitation permis titulaire autorisation autorise autorisee naturalise
nacionalidad ciudadano ciudadana ciudadania residencia residente visado autorizacion autorizado carnet carne habilitacion pasaporte
verblijfsvergunning werkvergunning staatsburger nationaliteit rijbewijs verblijfsstatus burgerschap paspoort vog screening
uppehallstillstand arbetstillstand medborgare medborgarskap korkort sakerhetsprovning sakerhetsklassning legitimation permanent
obcanstvi obcan obcanka povoleni pobyt vizum viza ridicsky ridicske ridicskym ridicskeho prukaz prukazu prukazem proverka bezpecnostni rodny`;

export const LEGAL_CUES: ReadonlySet<string> = new Set(CUES.trim().split(/\s+/));

/** Phrases, folded and with single spaces, that are legal claims though their words are everyday ones. */
export const LEGAL_PHRASES: readonly string[] = [
  'green card',
  'work permit',
  'right to work',
  'authorized to work',
  'authorised to work',
  'eligible to work',
  'permanent resident',
  'security clearance',
  'top secret',
  'without sponsorship',
  'no sponsorship',
  'dual citizen',
  'driving licence',
  'driving license',
  'drivers license',
  'driver s license',
  'blue card',
  'blaue karte',
  'indefinite leave',
  'settled status',
  'eu citizen',
  'us citizen',
  'clean driving',
  'permis b',
  'permis de conduire',
  'permis de travail',
  'titre de sejour',
  'carte de sejour',
  'permiso de trabajo',
  'permiso de residencia',
  'carnet de conducir',
  'carne de conducir',
  'ridicskym prukazem',
  'ridicskeho prukazu',
  'ridicske opravneni',
  'permiso de conducir',
  'ridicsky prukaz',
  'pracovni povoleni',
  'trvaly pobyt',
  'permanent uppehallstillstand',
  'b korkort',
  'rijbewijs b',
  'work authorization',
  'work authorisation',
  'admitted to the bar',
  'work rights',
  'security cleared',
  'right to live',
  'called to the bar',
  'bar admission',
  'zugelassener rechtsanwalt',
  'zugelassene rechtsanwaltin',
  'inscrit au barreau',
  'inscrite au barreau',
];

/** Cues that also have an everyday sense and count only beside another cue or a phrase. */
export const WEAK_LEGAL_CUES: ReadonlySet<string> = new Set(
  'admitted bar barreau zugelassen zugelassene colegiado colegiada balie permanent resident residents eligible sponsor sponsorship authorized authorised authorization authorisation permit passport clearance license licence licensed autorisation autorise autorizacion autorizado titulaire habilitation habilitacion residente unbefristet unbefristete screening bonded citizens legitimation bezpecnostni povoleni pobyt autorisee carne viza rodny vetted residencia obcan'.split(
    ' ',
  ),
);
