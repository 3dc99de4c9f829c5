/** Letters in French. */
import { frenchOf } from '../spoken-title.js';
import { at, placed, type LetterPhrases } from './letter-wording.js';

export const fr: LetterPhrases = {
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
    `J’occupe actuellement le poste ${frenchOf(position)}${at(employer, 'chez')}${since === '' ? '' : `, depuis ${since}`}.`,
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
