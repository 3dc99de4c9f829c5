/**
 * The sentences letters are made of, by language. Every one is plain and checkable: no praise of oneself, no praise of
 * the employer that nobody looked up. Each list holds variants; a letter takes one by the posting, so that two letters
 * of one person do not read alike and the same letter reads the same every time.
 */
import { inFirstPerson } from './english-sentences.js';

export type LetterTone = 'PLAIN' | 'WARM' | 'FORMAL';

/** Where a line of a resume was done. */
export interface EvidencePlace {
  /** Employer, organisation or project; may be empty. */
  name: string;
  isProject: boolean;
}

export interface EvidenceSentence {
  text: string;
  /** Indexes of the lines it tells. */
  lines: number[];
}

export interface LetterPhrases {
  /** `name` is a person's name, or null when nobody is known. */
  greeting(tone: LetterTone, name: string | null): string;
  subject(title: string, company: string): string;
  /** `company` may be empty. */
  applying: Record<LetterTone, ((title: string, company: string) => string)[]>;
  /** When the posting has no title. */
  applyingAtAll(company: string): string;
  /** A position the person holds now; `since` is a year or empty. */
  current(position: string, employer: string, since: string): string;
  former(position: string, employer: string): string;
  /** Added to `current` or `former`, before the full stop. */
  years(years: number): string;
  asks: ((skills: string) => string)[];
  /** Tells lines of the resume that were done in one place; they come without their full stops. */
  evidence(lines: readonly string[], where: EvidencePlace): EvidenceSentence[];
  alsoSkills(skills: string): string;
  degree(degree: string, school: string): string;
  closing: Record<LetterTone, string[]>;
  farewell: Record<LetterTone, string>;
  followUp: {
    applied(title: string, company: string, date: string): string;
    stillInterested: Record<LetterTone, string>;
    thanks(title: string): string;
    checkIn(title: string): string;
    question: Record<LetterTone, string>;
    reminder(line: string): string;
    subject(title: string): string;
    thanksSubject(title: string): string;
  };
  and: string;
}

const at = (company: string, preposition: string): string =>
  company === '' ? '' : ` ${preposition} ${company}`;

/** The line as a part of a sentence; words that are names or, in German, may be nouns keep their capital. */
function inSentence(line: string, keepsCapitals: boolean): string {
  return keepsCapitals || /^\p{Lu}(?:\p{Lu}|\P{L})/u.test(line)
    ? line
    : line.charAt(0).toLowerCase() + line.slice(1);
}

/** "At Acme: ...; ..." as one sentence, in the languages whose lines cannot be turned into whole ones by rule. */
function placed(
  lines: readonly string[],
  { name, isProject }: EvidencePlace,
  words: { at: string; project: string; otherwise: string; colon: string; keepsCapitals?: boolean },
): EvidenceSentence[] {
  const place = name === '' ? words.otherwise : `${isProject ? words.project : words.at} ${name}`.trim();
  const told = lines.map((line) => inSentence(line, words.keepsCapitals ?? false)).join('; ');
  return [{ text: `${place}${words.colon} ${told}.`, lines: lines.map((_, at) => at) }];
}

const en: LetterPhrases = {
  greeting: (tone, name) =>
    name !== null ? `Dear ${name},` : tone === 'FORMAL' ? 'Dear Sir or Madam,' : 'Hello,',
  subject: (title, company) => `Application: ${title}${at(company, 'at')}`,
  applying: {
    PLAIN: [
      (title, company) => `I am applying for the ${title} position${at(company, 'at')}.`,
      (title, company) => `I would like to apply for the ${title} position${at(company, 'at')}.`,
    ],
    WARM: [
      (title, company) =>
        `I was glad to see that ${company === '' ? 'you are' : `${company} is`} looking for a new ${title}, and I would like to apply.`,
      (title, company) =>
        `Your ${title} opening${at(company, 'at')} caught my eye, and I would like to apply for it.`,
    ],
    FORMAL: [
      (title, company) => `I wish to apply for the position of ${title}${at(company, 'at')}.`,
      (title, company) =>
        `Please accept this letter as my application for the position of ${title}${at(company, 'at')}.`,
    ],
  },
  applyingAtAll: (company) =>
    `I would like to apply for the position you have advertised${at(company, 'at')}.`,
  current: (position, employer, since) =>
    `I currently work as ${position}${at(employer, 'at')}${since === '' ? '' : `, where I have been since ${since}`}.`,
  former: (position, employer) => `My most recent position was ${position}${at(employer, 'at')}.`,
  years: (years) => `, and I have ${years} years of experience altogether`,
  asks: [
    (skills) => `You ask for ${skills}; this is where I have used ${/ and |,/.test(skills) ? 'them' : 'it'}.`,
    (skills) => `Your posting asks for ${skills}, so here is what I have done in that area.`,
  ],
  evidence: (lines, { name, isProject }) => {
    const place = name === '' ? '' : isProject ? `In my project ${name}` : `At ${name}`;
    return lines.map((line, nth) => {
      const own = inFirstPerson(line);
      const text = ((): string => {
        if (own === null) return nth > 0 || place === '' ? `Another example: ${line}.` : `${place}: ${line}.`;
        if (nth === 1) return `${own.replace(/^I /, 'I also ')}.`;
        if (nth > 1) return `There I ${own.slice(2)}.`;
        return place === '' ? `${own}.` : `${place}, ${own}.`;
      })();
      return { text, lines: [nth] };
    });
  },
  alsoSkills: (skills) => `I have also worked with ${skills}.`,
  degree: (degree, school) => `My education: ${degree}${school === '' ? '' : `, ${school}`}.`,
  closing: {
    PLAIN: [
      'My resume is attached. I would be happy to answer any questions.',
      'My resume has the details. I would be glad to talk them through with you.',
    ],
    WARM: [
      'I would enjoy hearing more about the team and the work, and telling you more about mine.',
      'If this sounds like what you need, I would really like to talk.',
    ],
    FORMAL: [
      'Please find my resume enclosed. I would welcome the opportunity to discuss my application with you.',
      'My resume is enclosed, and I am available for an interview at your convenience.',
    ],
  },
  farewell: { PLAIN: 'Kind regards,', WARM: 'Best wishes,', FORMAL: 'Yours faithfully,' },
  followUp: {
    applied: (title, company, date) =>
      `I applied for the ${title} position${at(company, 'at')}${date === '' ? '' : ` on ${date}`} and wanted to ask whether there is any news.`,
    stillInterested: {
      PLAIN: 'I am still interested in the position.',
      WARM: 'I am still very much interested and would love to be part of the next steps.',
      FORMAL: 'I remain interested in the position.',
    },
    thanks: (title) => `Thank you for taking the time to talk with me about the ${title} position.`,
    checkIn: (title) => `I wanted to check in about the ${title} position.`,
    question: {
      PLAIN: 'Could you tell me when you expect to decide?',
      WARM: 'If there is anything else you would like to know, please just ask.',
      FORMAL: 'I would be grateful for an indication of the further timetable.',
    },
    reminder: (line) =>
      `One thing from my background: ${line.replace(/^(At|In) /, (word) => word.toLowerCase())}`,
    subject: (title) => `Following up: ${title}`,
    thanksSubject: (title) => `Thank you: ${title}`,
  },
  and: 'and',
};

const de: LetterPhrases = {
  greeting: (tone, name) =>
    name !== null
      ? `Guten Tag ${name},`
      : tone === 'FORMAL'
        ? 'Sehr geehrte Damen und Herren,'
        : 'Guten Tag,',
  subject: (title, company) => `Bewerbung: ${title}${at(company, 'bei')}`,
  applying: {
    PLAIN: [(title, company) => `hiermit bewerbe ich mich auf die Stelle „${title}“${at(company, 'bei')}.`],
    WARM: [
      (title, company) =>
        `Ihre Stelle „${title}“${at(company, 'bei')} hat mich gleich angesprochen, deshalb bewerbe ich mich.`,
    ],
    FORMAL: [
      (title, company) =>
        `mit diesem Schreiben bewerbe ich mich um die ausgeschriebene Stelle „${title}“${at(company, 'bei')}.`,
    ],
  },
  applyingAtAll: (company) => `hiermit bewerbe ich mich auf die ausgeschriebene Stelle${at(company, 'bei')}.`,
  current: (position, employer, since) =>
    `${since === '' ? 'Zurzeit' : `Seit ${since}`} arbeite ich${at(employer, 'bei')} als ${position}.`,
  former: (position, employer) => `Zuletzt war ich${at(employer, 'bei')} als ${position} tätig.`,
  years: (years) => ` und bringe insgesamt ${years} Jahre Berufserfahrung mit`,
  asks: [(skills) => `Sie suchen Erfahrung mit ${skills}; damit habe ich gearbeitet.`],
  evidence: (lines, where) =>
    placed(lines, where, {
      at: 'Bei',
      project: 'Im Projekt',
      otherwise: 'Aus meiner Praxis',
      colon: ':',
      keepsCapitals: true,
    }),
  alsoSkills: (skills) => `Gearbeitet habe ich auch mit ${skills}.`,
  degree: (degree, school) => `Meine Ausbildung: ${degree}${school === '' ? '' : `, ${school}`}.`,
  closing: {
    PLAIN: ['Näheres steht in meinem Lebenslauf. Über ein Gespräch freue ich mich.'],
    WARM: ['Ich würde gern mehr über Ihr Team erfahren und freue mich, von Ihnen zu hören.'],
    FORMAL: [
      'Meinen Lebenslauf füge ich bei. Über die Einladung zu einem persönlichen Gespräch freue ich mich.',
    ],
  },
  farewell: { PLAIN: 'Freundliche Grüße', WARM: 'Herzliche Grüße', FORMAL: 'Mit freundlichen Grüßen' },
  followUp: {
    applied: (title, company, date) =>
      `${date === '' ? 'vor einiger Zeit' : `am ${date}`} habe ich mich auf die Stelle „${title}“${at(company, 'bei')} beworben und möchte mich nach dem Stand erkundigen.`,
    stillInterested: {
      PLAIN: 'Mein Interesse an der Stelle besteht weiterhin.',
      WARM: 'Ich habe weiterhin große Lust auf die Aufgabe.',
      FORMAL: 'An der Stelle bin ich unverändert interessiert.',
    },
    thanks: (title) => `vielen Dank für das Gespräch über die Stelle „${title}“.`,
    checkIn: (title) => `ich möchte mich kurz zur Stelle „${title}“ melden.`,
    question: {
      PLAIN: 'Können Sie mir sagen, wann mit einer Entscheidung zu rechnen ist?',
      WARM: 'Wenn Sie noch etwas wissen möchten, fragen Sie gern.',
      FORMAL: 'Für eine kurze Auskunft über das weitere Verfahren wäre ich Ihnen dankbar.',
    },
    reminder: (line) => `Zur Erinnerung an meinen Hintergrund: ${line}`,
    subject: (title) => `Nachfrage: ${title}`,
    thanksSubject: (title) => `Danke für das Gespräch: ${title}`,
  },
  and: 'und',
};

const fr: LetterPhrases = {
  greeting: (_tone, name) => (name !== null ? `Bonjour ${name},` : 'Madame, Monsieur,'),
  subject: (title, company) => `Candidature : ${title}${at(company, '–')}`,
  applying: {
    PLAIN: [
      (title, company) => `Je vous adresse ma candidature au poste « ${title} »${at(company, 'chez')}.`,
    ],
    WARM: [
      (title, company) =>
        `Votre annonce pour le poste « ${title} »${at(company, 'chez')} a retenu mon attention et je souhaite y répondre.`,
    ],
    FORMAL: [
      (title, company) =>
        `J’ai l’honneur de vous soumettre ma candidature au poste « ${title} »${at(company, 'chez')}.`,
    ],
  },
  applyingAtAll: (company) => `Je vous adresse ma candidature au poste annoncé${at(company, 'chez')}.`,
  current: (position, employer, since) =>
    `J’occupe actuellement le poste de ${position}${at(employer, 'chez')}${since === '' ? '' : `, depuis ${since}`}.`,
  former: (position, employer) => `Mon dernier poste : ${position}${at(employer, 'chez')}.`,
  years: (years) => `, et j’ai au total ${years} ans d’expérience`,
  asks: [(skills) => `Vous recherchez une expérience avec ${skills} ; voici ce que j’ai fait.`],
  evidence: (lines, where) =>
    placed(lines, where, { at: 'Chez', project: 'Projet', otherwise: 'Exemple', colon: ' :' }),
  alsoSkills: (skills) => `J’ai également travaillé avec ${skills}.`,
  degree: (degree, school) => `Ma formation : ${degree}${school === '' ? '' : `, ${school}`}.`,
  closing: {
    PLAIN: ['Mon CV donne les détails. Je reste à votre disposition pour toute question.'],
    WARM: ['J’aimerais beaucoup en savoir plus sur votre équipe et vous parler de mon travail.'],
    FORMAL: ['Vous trouverez mon CV ci-joint. Je me tiens à votre disposition pour un entretien.'],
  },
  farewell: {
    PLAIN: 'Cordialement,',
    WARM: 'Bien à vous,',
    FORMAL: 'Veuillez agréer, Madame, Monsieur, mes salutations distinguées.',
  },
  followUp: {
    applied: (title, company, date) =>
      `J’ai postulé${date === '' ? '' : ` le ${date}`} au poste « ${title} »${at(company, 'chez')} et souhaite savoir où en est ma candidature.`,
    stillInterested: {
      PLAIN: 'Le poste m’intéresse toujours.',
      WARM: 'Ce poste m’intéresse toujours beaucoup.',
      FORMAL: 'Je vous confirme mon intérêt pour ce poste.',
    },
    thanks: (title) => `Merci de m’avoir consacré du temps pour parler du poste « ${title} ».`,
    checkIn: (title) => `Je reviens vers vous au sujet du poste « ${title} ».`,
    question: {
      PLAIN: 'Pouvez-vous me dire quand la décision est prévue ?',
      WARM: 'Si vous souhaitez savoir autre chose, n’hésitez pas à me le demander.',
      FORMAL: 'Je vous remercie de bien vouloir m’indiquer la suite du calendrier.',
    },
    reminder: (line) => `Pour rappel de mon parcours : ${line}`,
    subject: (title) => `Suivi de candidature : ${title}`,
    thanksSubject: (title) => `Merci pour l’entretien : ${title}`,
  },
  and: 'et',
};

const es: LetterPhrases = {
  greeting: (tone, name) =>
    name !== null ? `Hola, ${name}:` : tone === 'FORMAL' ? 'Estimados señores:' : 'Buenos días:',
  subject: (title, company) => `Candidatura: ${title}${at(company, 'en')}`,
  applying: {
    PLAIN: [
      (title, company) =>
        `Les escribo para presentar mi candidatura al puesto de ${title}${at(company, 'en')}.`,
    ],
    WARM: [
      (title, company) =>
        `Su oferta de ${title}${at(company, 'en')} me llamó la atención y quiero presentarme.`,
    ],
    FORMAL: [
      (title, company) =>
        `Me dirijo a ustedes para presentar mi candidatura al puesto de ${title}${at(company, 'en')}.`,
    ],
  },
  applyingAtAll: (company) =>
    `Les escribo para presentar mi candidatura al puesto anunciado${at(company, 'en')}.`,
  current: (position, employer, since) =>
    `Actualmente trabajo como ${position}${at(employer, 'en')}${since === '' ? '' : `, desde ${since}`}.`,
  former: (position, employer) => `Mi último puesto fue ${position}${at(employer, 'en')}.`,
  years: (years) => `, y en total tengo ${years} años de experiencia`,
  asks: [(skills) => `Piden experiencia con ${skills}; esto es lo que he hecho.`],
  evidence: (lines, where) =>
    placed(lines, where, { at: 'En', project: 'Proyecto', otherwise: 'Ejemplo', colon: ':' }),
  alsoSkills: (skills) => `También he trabajado con ${skills}.`,
  degree: (degree, school) => `Mi formación: ${degree}${school === '' ? '' : `, ${school}`}.`,
  closing: {
    PLAIN: ['Mi currículum tiene los detalles. Quedo a su disposición para cualquier pregunta.'],
    WARM: ['Me gustaría mucho saber más del equipo y contarles más de mi trabajo.'],
    FORMAL: ['Adjunto mi currículum y quedo a su disposición para una entrevista.'],
  },
  farewell: { PLAIN: 'Un saludo,', WARM: 'Un saludo cordial,', FORMAL: 'Atentamente,' },
  followUp: {
    applied: (title, company, date) =>
      `Presenté mi candidatura al puesto de ${title}${at(company, 'en')}${date === '' ? '' : ` el ${date}`} y quería preguntar si hay novedades.`,
    stillInterested: {
      PLAIN: 'El puesto me sigue interesando.',
      WARM: 'El puesto me sigue interesando mucho.',
      FORMAL: 'Les confirmo mi interés por el puesto.',
    },
    thanks: (title) => `Gracias por dedicarme su tiempo para hablar del puesto de ${title}.`,
    checkIn: (title) => `Les escribo de nuevo por el puesto de ${title}.`,
    question: {
      PLAIN: '¿Podrían decirme cuándo esperan decidir?',
      WARM: 'Si quieren saber algo más, pregúntenme con toda confianza.',
      FORMAL: 'Les agradecería que me informaran de los próximos pasos.',
    },
    reminder: (line) => `Como recordatorio de mi trayectoria: ${line}`,
    subject: (title) => `Seguimiento: ${title}`,
    thanksSubject: (title) => `Gracias por la entrevista: ${title}`,
  },
  and: 'y',
};

const nl: LetterPhrases = {
  greeting: (tone, name) =>
    name !== null ? `Beste ${name},` : tone === 'FORMAL' ? 'Geachte heer, mevrouw,' : 'Goedendag,',
  subject: (title, company) => `Sollicitatie: ${title}${at(company, 'bij')}`,
  applying: {
    PLAIN: [(title, company) => `Hierbij solliciteer ik naar de functie ${title}${at(company, 'bij')}.`],
    WARM: [
      (title, company) =>
        `De vacature ${title}${at(company, 'bij')} sprak me meteen aan, daarom solliciteer ik graag.`,
    ],
    FORMAL: [
      (title, company) => `Met deze brief solliciteer ik naar de functie ${title}${at(company, 'bij')}.`,
    ],
  },
  applyingAtAll: (company) => `Hierbij solliciteer ik naar de geplaatste vacature${at(company, 'bij')}.`,
  current: (position, employer, since) =>
    `${since === '' ? 'Op dit moment' : `Sinds ${since}`} werk ik${at(employer, 'bij')} als ${position}.`,
  former: (position, employer) => `Mijn laatste functie was ${position}${at(employer, 'bij')}.`,
  years: (years) => ` en ik heb in totaal ${years} jaar ervaring`,
  asks: [(skills) => `U vraagt ervaring met ${skills}; dit heb ik daarmee gedaan.`],
  evidence: (lines, where) =>
    placed(lines, where, { at: 'Bij', project: 'Project', otherwise: 'Voorbeeld', colon: ':' }),
  alsoSkills: (skills) => `Ook heb ik gewerkt met ${skills}.`,
  degree: (degree, school) => `Mijn opleiding: ${degree}${school === '' ? '' : `, ${school}`}.`,
  closing: {
    PLAIN: ['De details staan in mijn cv. Ik licht ze graag toe.'],
    WARM: ['Ik hoor graag meer over het team en vertel u graag meer over mijn werk.'],
    FORMAL: ['Mijn cv is bijgevoegd. Graag licht ik mijn sollicitatie toe in een gesprek.'],
  },
  farewell: { PLAIN: 'Met vriendelijke groet,', WARM: 'Hartelijke groet,', FORMAL: 'Hoogachtend,' },
  followUp: {
    applied: (title, company, date) =>
      `${date === '' ? 'Enige tijd geleden' : `Op ${date}`} heb ik gesolliciteerd naar de functie ${title}${at(company, 'bij')}; ik ben benieuwd of er nieuws is.`,
    stillInterested: {
      PLAIN: 'Ik ben nog steeds geïnteresseerd in de functie.',
      WARM: 'Ik heb nog steeds veel zin in deze functie.',
      FORMAL: 'Mijn belangstelling voor de functie is onveranderd.',
    },
    thanks: (title) => `Dank voor het gesprek over de functie ${title}.`,
    checkIn: (title) => `Ik kom graag nog even terug op de functie ${title}.`,
    question: {
      PLAIN: 'Kunt u mij zeggen wanneer u verwacht te beslissen?',
      WARM: 'Als u nog iets wilt weten, vraag het gerust.',
      FORMAL: 'Graag verneem ik van u hoe de procedure verder verloopt.',
    },
    reminder: (line) => `Ter herinnering aan mijn achtergrond: ${line}`,
    subject: (title) => `Navraag: ${title}`,
    thanksSubject: (title) => `Dank voor het gesprek: ${title}`,
  },
  and: 'en',
};

const sv: LetterPhrases = {
  greeting: (_tone, name) => (name !== null ? `Hej ${name},` : 'Hej,'),
  subject: (title, company) => `Ansökan: ${title}${at(company, 'på')}`,
  applying: {
    PLAIN: [(title, company) => `Jag söker tjänsten som ${title}${at(company, 'på')}.`],
    WARM: [
      (title, company) =>
        `Er annons om tjänsten som ${title}${at(company, 'på')} fångade mitt intresse, och jag vill gärna söka den.`,
    ],
    FORMAL: [(title, company) => `Härmed ansöker jag om tjänsten som ${title}${at(company, 'på')}.`],
  },
  applyingAtAll: (company) => `Jag söker den utannonserade tjänsten${at(company, 'på')}.`,
  current: (position, employer, since) =>
    `${since === '' ? 'Just nu' : `Sedan ${since}`} arbetar jag som ${position}${at(employer, 'på')}.`,
  former: (position, employer) => `Senast arbetade jag som ${position}${at(employer, 'på')}.`,
  years: (years) => ` och jag har sammanlagt ${years} års erfarenhet`,
  asks: [(skills) => `Ni frågar efter ${skills}; så här har jag arbetat med det.`],
  evidence: (lines, where) =>
    placed(lines, where, { at: 'På', project: 'Projekt', otherwise: 'Exempel', colon: ':' }),
  alsoSkills: (skills) => `Jag har också arbetat med ${skills}.`,
  degree: (degree, school) => `Min utbildning: ${degree}${school === '' ? '' : `, ${school}`}.`,
  closing: {
    PLAIN: ['Mer finns i mitt cv. Jag berättar gärna mer.'],
    WARM: ['Jag vill gärna höra mer om teamet och berätta mer om mitt arbete.'],
    FORMAL: ['Mitt cv är bifogat. Jag kommer gärna på en intervju.'],
  },
  farewell: { PLAIN: 'Vänliga hälsningar', WARM: 'Varma hälsningar', FORMAL: 'Med vänlig hälsning' },
  followUp: {
    applied: (title, company, date) =>
      `Jag sökte tjänsten som ${title}${at(company, 'på')}${date === '' ? '' : ` den ${date}`} och undrar hur det går med rekryteringen.`,
    stillInterested: {
      PLAIN: 'Jag är fortfarande intresserad av tjänsten.',
      WARM: 'Jag är fortfarande mycket intresserad av tjänsten.',
      FORMAL: 'Mitt intresse för tjänsten kvarstår.',
    },
    thanks: (title) => `Tack för samtalet om tjänsten som ${title}.`,
    checkIn: (title) => `Jag återkommer angående tjänsten som ${title}.`,
    question: {
      PLAIN: 'När räknar ni med att fatta beslut?',
      WARM: 'Hör gärna av er om ni undrar över något.',
      FORMAL: 'Jag är tacksam för besked om den fortsatta processen.',
    },
    reminder: (line) => `Som påminnelse om min bakgrund: ${line}`,
    subject: (title) => `Uppföljning: ${title}`,
    thanksSubject: (title) => `Tack för samtalet: ${title}`,
  },
  and: 'och',
};

const cs: LetterPhrases = {
  greeting: (_tone, name) => (name !== null ? `Dobrý den, ${name},` : 'Dobrý den,'),
  subject: (title, company) => `Žádost o pozici: ${title}${at(company, '–')}`,
  applying: {
    PLAIN: [
      (title, company) =>
        `ucházím se o pozici „${title}“${company === '' ? '' : ` ve společnosti ${company}`}.`,
    ],
    WARM: [
      (title, company) =>
        `zaujala mě Vaše nabídka pozice „${title}“${company === '' ? '' : ` ve společnosti ${company}`}, a proto se o ni ucházím.`,
    ],
    FORMAL: [
      (title, company) =>
        `tímto se ucházím o pozici „${title}“${company === '' ? '' : ` ve společnosti ${company}`}.`,
    ],
  },
  applyingAtAll: (company) =>
    `ucházím se o inzerovanou pozici${company === '' ? '' : ` ve společnosti ${company}`}.`,
  current: (position, employer, since) =>
    `${since === '' ? 'Nyní' : `Od roku ${since}`} pracuji na pozici ${position}${employer === '' ? '' : ` (${employer})`}.`,
  former: (position, employer) =>
    `Naposledy mám praxi z pozice ${position}${employer === '' ? '' : ` (${employer})`}.`,
  years: (years) => ` a celkem mám ${years} ${years < 5 ? 'roky' : 'let'} praxe`,
  asks: [(skills) => `Hledáte zkušenosti: ${skills}. Zde je, co k tomu mohu doložit.`],
  evidence: (lines, where) =>
    placed(lines, where, { at: '', project: 'Projekt', otherwise: 'Příklad', colon: ':' }),
  alsoSkills: (skills) => `Mám zkušenosti také s: ${skills}.`,
  degree: (degree, school) => `Vzdělání: ${degree}${school === '' ? '' : `, ${school}`}.`,
  closing: {
    PLAIN: ['Podrobnosti najdete v mém životopise. Na dotazy odpovím.'],
    WARM: ['Budu se těšit, až se o týmu dozvím víc a povím Vám víc o své práci.'],
    FORMAL: ['Životopis přikládám. Budu se těšit na osobní setkání.'],
  },
  farewell: { PLAIN: 'S pozdravem', WARM: 'Srdečně zdraví', FORMAL: 'S úctou' },
  followUp: {
    applied: (title, company, date) =>
      `ucházím se o pozici „${title}“${company === '' ? '' : ` ve společnosti ${company}`}${date === '' ? '' : ` (žádost ze dne ${date})`}. Jsou prosím nějaké novinky?`,
    stillInterested: {
      PLAIN: 'O pozici mám stále zájem.',
      WARM: 'O pozici mám stále velký zájem.',
      FORMAL: 'Můj zájem o pozici trvá.',
    },
    thanks: (title) => `děkuji za rozhovor o pozici „${title}“.`,
    checkIn: (title) => `ozývám se k pozici „${title}“.`,
    question: {
      PLAIN: 'Můžete mi prosím sdělit, kdy plánujete rozhodnout?',
      WARM: 'Pokud Vás bude ještě něco zajímat, ptejte se.',
      FORMAL: 'Za informaci o dalším postupu předem děkuji.',
    },
    reminder: (line) => `Pro připomenutí mé praxe: ${line}`,
    subject: (title) => `Dotaz: ${title}`,
    thanksSubject: (title) => `Děkuji za rozhovor: ${title}`,
  },
  and: 'a',
};

const LANGUAGES: Record<string, LetterPhrases> = { en, de, fr, es, nl, sv, cs };

/** The phrases of a BCP 47 language; English where the language is not known. */
export function letterPhrases(language: string): LetterPhrases {
  return LANGUAGES[language.toLowerCase().split('-')[0] ?? 'en'] ?? en;
}
