/** Letters in Czech. */
import { at, placed, type LetterPhrases } from './letter-wording.js';

export const cs: LetterPhrases = {
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
