/** Letters in German. */
import { at, placed, type LetterPhrases } from './letter-wording.js';

export const de: LetterPhrases = {
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
