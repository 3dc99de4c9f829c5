/** Section titles in the languages read, and what they are titles of. */
import { phraseKey } from './plain-letters.js';

/** What a section of a document holds; `courses` go to the education, `contact` to the basics, `other` stays as text. */
export type SectionKey =
  | 'summary'
  | 'work'
  | 'education'
  | 'skills'
  | 'projects'
  | 'certificates'
  | 'languages'
  | 'volunteer'
  | 'awards'
  | 'publications'
  | 'interests'
  | 'references'
  | 'courses'
  | 'contact'
  /** Labelled odds and ends: each label is routed by its own words. */
  | 'additional'
  | 'other';

/** Whole titles by language, in plain letters: en; de; fr; es; nl; sv; cs; it and pt; ko and zh. */
const TITLES: Record<Exclude<SectionKey, 'other'>, string> = {
  summary:
    'summary;professional summary;executive summary;career summary;summary of qualifications;qualifications summary;profile;professional profile;' +
    'career profile;personal profile;about;about me;who i am;objective;career objective;career objectives;professional objective;personal statement;overview;' +
    'professional overview;introduction;bio;biography;highlights;career highlights;professional highlights;at a glance;headline;personal summary;career overview;statement;mission;my story;' +
    'zusammenfassung;profil;kurzprofil;uber mich;ueber mich;berufsprofil;berufliches profil;personliches profil;ziel;berufsziel;karriereziel;' +
    'resume professionnel;a propos;a propos de moi;profil professionnel;accroche;objectif;objectif professionnel;presentation;synthese;' +
    'resumen;resumen profesional;perfil;perfil profesional;sobre mi;acerca de mi;objetivo;objetivo profesional;extracto;' +
    'samenvatting;profiel;over mij;persoonlijk profiel;professioneel profiel;profielschets;doelstelling;' +
    'sammanfattning;om mig;profil och mal;kort om mig;personlig profil;' +
    'shrnuti;profesni shrnuti;o mne;profesni profil;kariernicil;kariernci cil;kariérní cil;souhrn;' +
    'profilo;chi sono;resumo;sobre mim;자기소개;소개;요약;个人简介;自我评价',
  work:
    'experience;work experience;professional experience;work history;employment;employment history;employment experience;career history;career;' +
    'professional background;professional history;relevant experience;relevant work experience;industry experience;job experience;positions;' +
    'positions held;work;career experience;experiences;work experiences;professional experiences;internships;internship;internship experience;internships and work experience;' +
    'practical experience;teaching experience;research experience;clinical experience;other experience;additional experience;selected experience;leadership experience;' +
    'professional employment;academic experience;military experience;military service;where i ve worked;where i have worked;what i ve done;appointments;academic appointments;' +
    'berufserfahrung;berufserfahrungen;beruflicher werdegang;werdegang;berufspraxis;arbeitserfahrung;praktische erfahrung;praktische erfahrungen;praktika;praktikum;berufliche erfahrung;berufliche erfahrungen;' +
    'berufliche laufbahn;beruflicher hintergrund;erfahrung;erfahrungen;berufstatigkeit;anstellungen;' +
    'experience professionnelle;experiences professionnelles;experience;experiences;parcours professionnel;emplois;stages;parcours;' +
    'experiencia;experiencia profesional;experiencia laboral;historial laboral;trayectoria profesional;trayectoria;practicas;' +
    'werkervaring;ervaring;professionele ervaring;loopbaan;arbeidsverleden;stages;stage;relevante werkervaring;' +
    'arbetslivserfarenhet;erfarenhet;yrkeserfarenhet;arbetserfarenhet;anstallningar;praktik;' +
    'pracovni zkusenosti;zkusenosti;praxe;profesni zkusenosti;pracovni praxe;zamestnani;pracovni historie;profesni praxe;' +
    'esperienza;esperienze;esperienza professionale;esperienze professionali;esperienza lavorativa;esperienze lavorative;experiencia profissional;경력;경력사항;업무 경험;工作经历;工作经验;实习经历',
  education:
    'education;educational background;academic background;academic history;academic qualifications;educational qualifications;education and training;' +
    'education background;academics;academic education;studies;schooling;formal education;educational history;degrees;academic credentials;academic profile;education history;qualifications;academic training;' +
    'ausbildung;bildung;bildungsweg;studium;schulbildung;akademische ausbildung;ausbildung und studium;hochschulbildung;akademischer werdegang;schulische ausbildung;bildungsgang;aus und weiterbildung;schule;berufsausbildung;' +
    'formation;formations;formation academique;etudes;parcours academique;diplomes;education;cursus;scolarite;diplomes et formations;formation et diplomes;' +
    'educacion;formacion;formacion academica;estudios;titulacion;titulaciones;educacion y formacion;' +
    'opleiding;opleidingen;onderwijs;studie;studies;opleiding en cursussen;vooropleiding;' +
    'utbildning;utbildningar;akademisk utbildning;studier;' +
    'vzdelani;studium;dosazene vzdelani;nejvyssi dosazene vzdelani;' +
    'istruzione;istruzione e formazione;formazione;educacao;formacao;formacao academica;학력;학력사항;교육;教育背景;教育经历',
  skills:
    'skills;technical skills;core skills;key skills;professional skills;skill set;skillset;core competencies;competencies;competences;key competencies;' +
    'areas of expertise;area of expertise;expertise;technologies;tech stack;technical expertise;technical proficiencies;technical proficiency;proficiencies;tools;tools and technologies;software;software skills;' +
    'computer skills;it skills;hard skills;soft skills;top skills;programming skills;programming languages;technical knowledge;technical competencies;' +
    'specialties;specialities;abilities;strengths;additional skills;skills summary;skills and abilities;skills and tools;skills and technologies;skills and expertise;skills and competencies;other skills;relevant skills;personal skills;interpersonal skills;industry knowledge;core strengths;technical summary;technical environment;technical profile;toolbox;digital skills;what i know;programs;technology;programming;technical;methods and tools;' +
    'fahigkeiten;kenntnisse;kompetenzen;fachkenntnisse;edv kenntnisse;it kenntnisse;technische kenntnisse;technische fahigkeiten;kenntnisse und fahigkeiten;fahigkeiten und kenntnisse;qualifikationen;fachliche kompetenzen;' +
    'software kenntnisse;programmierkenntnisse;kernkompetenzen;starken;besondere kenntnisse;weitere kenntnisse;soziale kompetenzen;personliche fahigkeiten;' +
    'competences;competences techniques;competences cles;competence;savoir faire;savoir etre;informatique;competences informatiques;outils;logiciels;connaissances;atouts;qualites;' +
    'habilidades;competencias;aptitudes;conocimientos;habilidades tecnicas;competencias tecnicas;conocimientos tecnicos;informatica;destrezas;conocimientos informaticos;herramientas;capacidades;' +
    'vaardigheden;competenties;kennis;technische vaardigheden;computervaardigheden;kennis en vaardigheden;kerncompetenties;it vaardigheden;kwaliteiten;' +
    'fardigheter;kompetenser;kompetens;kunskaper;tekniska fardigheter;datakunskaper;it kunskaper;nyckelkompetenser;egenskaper;tekniska kunskaper;kompetenser och fardigheter;' +
    'dovednosti;schopnosti;znalosti;znalosti a dovednosti;technicke dovednosti;odborne znalosti;pocitacove dovednosti;kompetence;pc znalosti;odborne dovednosti;it dovednosti;schopnosti a dovednosti;' +
    'competenze;capacita;competenze tecniche;conhecimentos;기술;보유 기술;기술 스택;핵심 역량;스킬;技能;专业技能;技术栈',
  projects:
    'projects;personal projects;selected projects;key projects;side projects;academic projects;open source;open source projects;open source contributions;project experience;' +
    'notable projects;relevant projects;technical projects;university projects;research projects;featured projects;project work;project highlights;portfolio;major projects;project;independent projects;school projects;course projects;creative works;' +
    'projekte;eigene projekte;ausgewahlte projekte;projekterfahrung;private projekte;referenzprojekte;' +
    'projets;projets personnels;projets academiques;realisations;' +
    'proyectos;proyectos personales;proyectos destacados;' +
    'projecten;persoonlijke projecten;eigen projecten;' +
    'projekt;egna projekt;projekty;vlastni projekty;vybrane projekty;progetti;projetos;프로젝트;주요 프로젝트;项目经历;项目经验',
  certificates:
    'certifications;certification;certificates;certificate;licenses;licences;licenses and certifications;licenses certifications;licences and certifications;certifications and licenses;' +
    'professional certifications;training;trainings;training and certifications;certifications and training;courses and certifications;certifications and courses;professional development;credentials;professional qualifications;accreditations;continuing education;licensure;professional training;certified;professional licenses;' +
    'zertifikate;zertifizierungen;zertifikate und weiterbildungen;weiterbildung;weiterbildungen;fortbildung;fortbildungen;lizenzen;fuhrerschein;zusatzqualifikationen;kurse und zertifikate;' +
    'certifications;certificats;certificats et licences;formations complementaires;formation continue;permis;habilitations;' +
    'certificaciones;certificados;licencias;licencias y certificaciones;formacion complementaria;cursos y certificaciones;acreditaciones;' +
    'certificaten;certificeringen;diploma s en certificaten;licenties;rijbewijs;trainingen;bijscholing;' +
    'certifikat;certifieringar;certifikat och kurser;licenser;korkort;vidareutbildning;' +
    'certifikaty;certifikace;skoleni;certifikaty a skoleni;osvedceni;ridicsky prukaz;certificazioni;certificati;certificacoes;자격증;자격사항;证书;资格证书',
  languages:
    'languages;language skills;language;spoken languages;foreign languages;language proficiency;linguistic skills;languages spoken;' +
    'sprachen;sprachkenntnisse;fremdsprachen;fremdsprachenkenntnisse;langues;langues etrangeres;competences linguistiques;idiomas;lenguas;conocimiento de idiomas;' +
    'talen;talenkennis;taalvaardigheden;sprak;sprakkunskaper;jazyky;jazykove znalosti;jazykove dovednosti;jazykove schopnosti;lingue;competenze linguistiche;언어;외국어;어학;语言;语言能力',
  volunteer:
    'volunteer;volunteering;volunteer experience;volunteer work;community service;community involvement;volunteer activities;social engagement;civic engagement;community;volunteerism;outreach;' +
    'extracurricular;extracurricular activities;extra curricular activities;activities;leadership;leadership and activities;activities and leadership;leadership activities;student activities;campus involvement;extracurricular activity;involvement;community engagement;service;' +
    'ehrenamt;ehrenamtliche tatigkeiten;ehrenamtliches engagement;engagement;soziales engagement;gesellschaftliches engagement;ausseruniversitares engagement;' +
    'benevolat;experiences benevoles;engagement associatif;vie associative;engagements;activites extra scolaires;voluntariado;experiencia de voluntariado;' +
    'vrijwilligerswerk;nevenactiviteiten;bestuurservaring;ideellt arbete;ideella uppdrag;volontararbete;ideellt engagemang;dobrovolnictvi;dobrovolnicka cinnost;volontariato;봉사활동;志愿者经历',
  awards:
    'awards;honors;honours;awards and honors;honors and awards;honors awards;awards and achievements;achievements;key achievements;accomplishments;awards and recognition;recognition;scholarships;awards and scholarships;scholarships and awards;fellowships;fellowships and awards;' +
    'honors and achievements;selected honors;distinctions;prizes;honors and scholarships;grants;grants and awards;awards and grants;achievements and awards;accolades;major achievements;awards and accomplishments;' +
    'auszeichnungen;preise;preise und auszeichnungen;auszeichnungen und preise;erfolge;stipendien;ehrungen;prix;prix et distinctions;recompenses;distinctions;bourses;' +
    'premios;premios y reconocimientos;logros;reconocimientos;becas;prijzen;onderscheidingen;prestaties;prijzen en onderscheidingen;utmarkelser;priser;stipendier;meriter;' +
    'oceneni;uspechy;vyznamenani;stipendia;premi;riconoscimenti;premios e reconhecimentos;수상;수상내역;수상 경력;获奖经历;荣誉奖项',
  publications:
    'publications;selected publications;papers;articles;research publications;journal articles;conference papers;books;patents;talks;invited talks;presentations;conference presentations;talks and presentations;speaking;speaking engagements;publications and patents;patents and publications;publications and presentations;publications and talks;publication;writing;lectures;conferences;conferences and presentations;seminars;' +
    'veroffentlichungen;publikationen;patente;vortrage;publications et conferences;brevets;conferences;publicaciones;ponencias;patentes;publicaties;presentaties;patenten;publikationer;' +
    'patent;foredrag;publikace;publikacni cinnost;prednasky;patenty;pubblicazioni;publicacoes;논문;출판;论文发表',
  interests:
    'interests;hobbies;hobbies and interests;interests and hobbies;personal interests;other interests;passions;interests and activities;activities and interests;additional interests;interest;' +
    'interessen;hobbys;hobbies und interessen;interessen und hobbys;freizeit;hobbies;freizeitaktivitaten;centres d interet;interets;loisirs;loisirs et interets;centre d interets;passions;' +
    'intereses;aficiones;pasatiempos;hobby s;hobby s en interesses;interesses;vrije tijd;intressen;fritidsintressen;fritid;intressen och fritid;' +
    'zajmy;konicky;zajmy a konicky;volny cas;interessi;hobby;취미;兴趣爱好',
  references:
    'references;referees;reference;recommendations;testimonials;professional references;referenzen;empfehlungen;references professionnelles;recommandations;referencias;recomendaciones;' +
    'referenties;referenser;reference a doporuceni;doporuceni;referenze;추천인',
  courses:
    'courses;coursework;relevant coursework;relevant courses;course work;selected coursework;key courses;graduate coursework;undergraduate coursework;kurse;relevante kurse;cours;cursos;asignaturas;cursussen;kurser;kurzy;corsi;',
  additional:
    'additional;additional information;additional info;other;other information;miscellaneous;more;further information;additional details;additional skills and interests;sonstiges;weitere informationen;weitere angaben;' +
    'divers;autres;informations complementaires;otros;otros datos;informacion adicional;overig;overige;ovrigt;ovriga meriter;ostatni;dalsi informace;altro;outros',
  contact:
    'contact;contact me;contact information;contact details;contact info;personal information;personal details;personal data;details;info;links;find me online;social;social media;online presence;online;profiles;personal;websites;social links;get in touch;address;personal info;' +
    'kontakt;kontaktdaten;personliche daten;personliche angaben;angaben zur person;zur person;adresse;profile;coordonnees;informations personnelles;contacts;etat civil;reseaux sociaux;reseaux;liens;' +
    'contacto;datos personales;datos de contacto;informacion personal;contactgegevens;persoonlijke gegevens;persoonsgegevens;personalia;gegevens;kontaktuppgifter;personuppgifter;kontaktinformation;' +
    'kontaktni udaje;osobni udaje;kontaktni informace;kontakty;contatti;dati personali;informazioni personali;contato;dados pessoais;연락처;인적사항;联系方式;个人信息',
};

/** Longest titles are told apart first ("language skills" is no skills section). */
const TITLE_KEYS = new Map<string, SectionKey>();
for (const key of Object.keys(TITLES) as Exclude<SectionKey, 'other'>[]) {
  for (const title of TITLES[key].split(';')) {
    const phrase = phraseKey(title);
    if (phrase && !TITLE_KEYS.has(phrase)) TITLE_KEYS.set(phrase, key);
  }
}
// one word that several languages share: the likelier reading
TITLE_KEYS.set('profile', 'summary');
TITLE_KEYS.set('stages', 'work');

/** The word a longer title turns on: last in English, German and the like, first in Romance languages. */
const TURNING_WORDS: Record<string, SectionKey> = {
  experience: 'work',
  experiences: 'work',
  employment: 'work',
  internships: 'work',
  erfahrung: 'work',
  erfahrungen: 'work',
  experiencia: 'work',
  werkervaring: 'work',
  ervaring: 'work',
  erfarenhet: 'work',
  zkusenosti: 'work',
  education: 'education',
  ausbildung: 'education',
  formation: 'education',
  educacion: 'education',
  formacion: 'education',
  opleiding: 'education',
  utbildning: 'education',
  vzdelani: 'education',
  skills: 'skills',
  competencies: 'skills',
  expertise: 'skills',
  kenntnisse: 'skills',
  fahigkeiten: 'skills',
  kompetenzen: 'skills',
  competences: 'skills',
  habilidades: 'skills',
  competencias: 'skills',
  vaardigheden: 'skills',
  fardigheter: 'skills',
  dovednosti: 'skills',
  technologies: 'skills',
  projects: 'projects',
  projekte: 'projects',
  projets: 'projects',
  proyectos: 'projects',
  projecten: 'projects',
  projekty: 'projects',
  publications: 'publications',
  papers: 'publications',
  talks: 'publications',
  patents: 'publications',
  presentations: 'publications',
  publikationen: 'publications',
  awards: 'awards',
  honors: 'awards',
  honours: 'awards',
  achievements: 'awards',
  accomplishments: 'awards',
  scholarships: 'awards',
  auszeichnungen: 'awards',
  certifications: 'certificates',
  certificates: 'certificates',
  licenses: 'certificates',
  zertifikate: 'certificates',
  languages: 'languages',
  sprachen: 'languages',
  interests: 'interests',
  hobbies: 'interests',
  interessen: 'interests',
  references: 'references',
  coursework: 'courses',
  volunteering: 'volunteer',
  volunteer: 'volunteer',
  activities: 'volunteer',
  leadership: 'volunteer',
  engagement: 'volunteer',
  involvement: 'volunteer',
  summary: 'summary',
  profile: 'summary',
};

const JOINERS = /\s+(?:and|und|et|y|e|en|och|a|og|i|o|of|de|des|in)\s+|\s*[&,/+|]\s*/i;

/** A title with its number and what stands in brackets behind it. */
const LONGEST_LINE = 200;

/**
 * What a title announces; null when it is no known title.
 *
 * @param mode `exact`: the whole text is a known title. `loose`: also joined titles ("Skills & Interests") and
 *   qualified ones ("Computer Engineering Experience"), for lines that already look like headings.
 */
export function sectionKeyOf(text: string, mode: 'exact' | 'loose'): SectionKey | null {
  const given = text.trim();
  if (given.length > LONGEST_LINE) return null;
  const title = given
    .replace(/^[\s\d.)IVX]*[.)]\s+/, '')
    .replace(/\s*\((?:[^)]*)\)\s*$/, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim();
  if (title.length < 2 || title.length > 60) return null;
  const phrase = phraseKey(title);
  const exact = TITLE_KEYS.get(phrase);
  if (exact || mode === 'exact') return exact ?? null;

  const joined = title.split(JOINERS).map((piece) => phraseKey(piece));
  if (joined.length > 1) {
    const keys = joined.flatMap((piece) => TITLE_KEYS.get(piece) ?? []);
    // "Leadership and Work Experience" holds positions first of all
    if (keys.includes('work')) return 'work';
    if (keys[0]) return keys[0];
  }
  const words = phrase.split(' ');
  if (words.length > 5 || /\d/.test(phrase)) return null;
  return TURNING_WORDS[words[words.length - 1]!] ?? TURNING_WORDS[words[0]!] ?? null;
}
