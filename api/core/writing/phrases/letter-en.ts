/** Letters in English. */
import { inFirstPerson } from './english-sentences.js';
import { at, type LetterPhrases } from './letter-wording.js';

export const en: LetterPhrases = {
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
