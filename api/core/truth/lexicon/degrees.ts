/** Degrees by level; a degree keeps its level and, where both sides name one, its kind. */
export type DegreeLevel = 'school' | 'vocational' | 'associate' | 'bachelor' | 'master' | 'doctorate';

const LEVELS: Record<DegreeLevel, string> = {
  school:
    'highschool diploma ged abitur matura baccalaureat bac bachillerato havo vwo vmbo gymnasieexamen maturita abi realschule realschulabschluss hauptschulabschluss mittlere reife',
  vocational:
    'ausbildung apprenticeship ausbildungsabschluss gesellenbrief meisterbrief cap bep fp mbo vyucni yrkeshogskola lehre geselle certificate staatsexamen trade',
  associate: 'associate associates aa aas as foundation hnd hnc bts dut deug',
  bachelor:
    'bachelor bachelors ba bs bsc bba beng btech bcom bed bfa barch bn bsn llb licence licenciatura licenciado licenciada grado kandidatexamen kandidat bakalar bc hbo undergraduate bachelorstudium ab be',
  master:
    'master masters ma ms msc mba meng mtech mcom med mfa march mph msn llm mphil mres diplom magister maitrise masterexamen magisterexamen mgr ing ingenieur dipl postgraduate msw mpa maestria civilingenjor doctorandus drs masterstudium',
  doctorate:
    'phd doctor doctorate doktor dr promotion doctorat doctorado promovierte dphil md jd edd dba psyd pharmd dnp promoviert doktorsexamen doktorat doktorgrad rerum',
};

export const DEGREE_LEVELS: ReadonlyMap<string, DegreeLevel> = new Map(
  (Object.entries(LEVELS) as [DegreeLevel, string][]).flatMap(([level, words]) =>
    words.split(' ').map((word): [string, DegreeLevel] => [word, level]),
  ),
);

/** Kinds within a level, by folded abbreviation or word; two degrees of different kinds are different degrees. */
export const DEGREE_KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    science: 'bs bsc ms msc science sciences scientiarum ssc rer nat',
    arts: 'ba ma arts art artium',
    business: 'mba bba business administration',
    engineering: 'beng meng be engineering ing ingenieur btech mtech civilingenjor technology',
    law: 'llb llm jd law laws',
    education: 'bed med edd education',
    finearts: 'bfa mfa fine',
    publichealth: 'mph health',
    nursing: 'bsn msn bn nursing dnp',
    medicine: 'md medicine',
    commerce: 'bcom mcom commerce',
  }).flatMap(([kind, words]) => words.split(' ').map((word): [string, string] => [word, kind])),
);

/** Words that make a certificate or qualification claim in running text (folded stems or forms). */
export const CREDENTIAL_WORDS: ReadonlySet<string> = new Set(
  `certified certificate certification certificates certifications certificated certify chartered licensed licence license licensure accredited accreditation qualified diploma degree phd mba doctorate doctoral bachelor bachelors master masters msc bsc graduate graduated alumnus alumna honours honors laude valedictorian
  zertifiziert zertifikat zertifizierung zertifizierter zertifizierte diplom diplomierte diplomiert abschluss promoviert promotion doktortitel meisterbrief gepruft staatlich approbation approbiert studium lizenz
  certifie certifiee certificat certification diplome diplomee agree agreee doctorat licencie titulaire brevet
  certificado certificada certificacion titulado titulada titulo diplomado doctorado colegiado licenciado licenciada master maestria
  gecertificeerd certificaat certificering diploma gediplomeerd bevoegd geregistreerd doctoraat
  certifierad certifikat certifiering legitimerad legitimation examen diplomerad examinerad doktorsexamen behorig
  certifikovany certifikovana certifikat certifikace diplom atestace osvedceni titul doktorat zkouska`
    .trim()
    .split(/\s+/),
);
