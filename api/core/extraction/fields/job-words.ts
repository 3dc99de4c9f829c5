/** Words that make a short text a job's title, in the languages postings come in. */
const STEMS =
  'engineer ingenieur ingénieur ingeniero ingenjör inženýr developer entwickler développeur desarrollador ontwikkelaar utvecklare vývojář programmierer programmer programátor programmerare manager manažer gestor gerente leiter responsable vedoucí chef leader lead head director direktor directeur directora chief officer vice president analyst analytiker analyste analista consultant berater conseiller consultor adviseur konsult konzultant poradce architect architekt architecte arquitecto specialist spezialist spécialiste especialista expert coordinator koordinator coordinateur coordinador coördinator samordnare koordinátor administrator administrateur administrador správce assistant assistent assistente asistente asistent sekretär secretary secretaris designer grafiker scientist wissenschaftler researcher forscher chercheur investigador onderzoeker forskare technician techniker technicien técnico monteur tekniker technik mechanic mechaniker mécanicien mecánico mechanik electrician elektriker électricien electricista elektricien nurse krankenpfleger pflegefachkraft pflegekraft infirmier enfermero verpleegkundige sjuksköterska sestra teacher lehrer professeur enseignant profesor docent leraar lärare učitel instructor trainer coach tutor driver fahrer chauffeur conductor řidič förare clerk sachbearbeiter kaufmann kauffrau employé empleado medewerker medarbetare pracovník zaměstnanec mitarbeiter associate representative vertreter verkäufer vendeur vendedor verkoper säljare prodavač seller sales cashier kassierer caissier cajero pokladní receptionist recepcionista empfang cook koch cuisinier cocinero kok kock kuchař waiter kellner serveur camarero servitör číšník barista housekeeper cleaner reinigungskraft warehouse lagerist operator operátor opérateur operario worker arbeiter ouvrier werker arbetare dělník helper helfer accountant buchhalter comptable contable boekhouder redovisningsekonom účetní controller auditor revisor lawyer anwalt avocat abogado advocaat jurist attorney paralegal recruiter personalreferent rekrytering intern internship praktikant praktikum werkstudent stagiaire stage becario prácticas estágio estagiário stáž trainee apprentice auszubildende ausbildung azubi alternance apprenti lärling učeň physician arzt ärztin médecin médico läkare lékař doctor therapist therapeut pharmacist apotheker scientist strategist planner buyer einkäufer acheteur comprador inköpare nákupčí editor redakteur rédacteur redactor writer author translator übersetzer copywriter producer tester supervisor superintendent foreman captain pilot steward guard security agent broker executive partner owner editor fellow faculty adjunct postdoc phd doktorand monitor educator erzieher pedagog éducateur educador social worker sozialarbeiter caregiver carer aide librarian curator inspector surveyor estimator scheduler dispatcher trafikledare welder schweißer soudeur soldador svářeč machinist painter plumber carpenter tischler schreiner bricklayer gardener baker bäcker butcher hairdresser friseur stylist beautician chemist biologist physicist geologist statistician actuary underwriter teller banker trader investor bookkeeper payroll strategy marketer devops sre qa sysadmin frontend backend fullstack full-stack software stocker picker packer crew member volunteer aushilfe minijob ferienjob quereinsteiger referent dozent wissenschaftlicher scrum owner evangelist advocate ambassador merchandiser host hostess bartender optician optometrist dentist zahnarzt veterinarian tierarzt midwife hebamme paramedic medic psychologist psychiatrist counselor counsellor dietitian';
const WORDS = new Set(STEMS.normalize('NFC').split(' '));
/** Endings that carry the job in compounding languages: "Softwareentwickler", "Serviceteknikare". */
const ENDINGS =
  /(?:entwickler|ingenieur|ingenjör|leiter|berater|techniker|tekniker|monteur|kaufmann|kauffrau|kaufleute|fahrer|pfleger|schwester|kraft|helfer|manager|architekt|spezialist|specialist|assistent|verkäufer|referent|mitarbeiter|medewerker|medarbetare|utvecklare|ontwikkelaar|ansvarig|chef|ledare|konsult|sköterska|sköterskor|vývojář|řidič|mechaniker|elektroniker|informatiker|betreuer|planer|meister|fachkraft|gehilfe|lehrer|lärare|skötare|montör|säljare|förare|rådgivare|handläggare|konsulent|sjef|leder|utvikler)(?:in|innen|\*in|:in|_in|\/-?in|\/in|n|s)?$/iu;
const GENDER_MARK =
  /\(\s*(?:[mfwdxhigno]|div|gn|all(?: genders)?)\s*(?:[/|,*.]\s*(?:[mfwdxhigno]|div|gn))+\s*\)|\b[mfwdh]\s?\/\s?[mfwdhx](?:\s?\/\s?[mfwdx])?\b|\(all genders\)|\bH\/F\b|\bF\/H\b/iu;

/** True when a short text names a job: a known word for one, a compound ending in one or a mark of gender. */
export function isJobTitleLike(text: string): boolean {
  if (GENDER_MARK.test(text)) return true;
  for (const word of text.toLowerCase().split(/[^\p{L}-]+/u)) {
    if (word.length < 3) continue;
    if (WORDS.has(word) || (word.endsWith('s') && WORDS.has(word.slice(0, -1)))) return true;
    if (
      word.length > 7 &&
      (ENDINGS.test(word) || WORDS.has(word.replace(/(?:in|innen|e|a|es|as|ka|ou)$/u, '')))
    )
      return true;
    const dash = word.lastIndexOf('-');
    if (dash > 0 && (WORDS.has(word.slice(dash + 1)) || ENDINGS.test(word.slice(dash + 1)))) return true;
  }
  return false;
}

/** Marks of gender that German and French postings put after a title. */
export function hasGenderMark(text: string): boolean {
  return GENDER_MARK.test(text);
}
