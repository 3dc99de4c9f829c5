/** Letters in Swedish. */
import { at, placed, type LetterPhrases } from './letter-wording.js';

export const sv: LetterPhrases = {
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
