/** Letters in Dutch. */
import { at, placed, type LetterPhrases } from './letter-wording.js';

export const nl: LetterPhrases = {
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
