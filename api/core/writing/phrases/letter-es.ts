/** Letters in Spanish. */
import { at, placed, type LetterPhrases } from './letter-wording.js';

export const es: LetterPhrases = {
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
