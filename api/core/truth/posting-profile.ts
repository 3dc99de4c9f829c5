import type { Posting } from '../posting/posting.js';
import type { JsonResume } from '../resume/json-resume.js';

/**
 * What a posting says of the employer and the work, in the form the truth gate takes facts in: a sentence about the employer
 * is then held against the posting as one about the person is held against their facts.
 */
export function postingProfile(posting: Partial<Posting>): JsonResume {
  const { title, company, locations = [], description, requirements = [], skills = [] } = posting;
  return {
    basics: {
      ...(description == null || description === '' ? {} : { summary: description.slice(0, 6_000) }),
    },
    work: [
      {
        ...(company == null ? {} : { name: company }),
        ...(title == null ? {} : { position: title }),
        ...(locations.length === 0 ? {} : { location: locations.join(', ') }),
        highlights: [
          ...requirements.map(({ text }) => text),
          // Long descriptions are read paragraph by paragraph: a summary is cut where a line is.
          ...(description ?? '').split(/\n+/).filter((line) => line.trim() !== ''),
        ].slice(0, 400),
      },
    ],
    ...(skills.length === 0 ? {} : { skills: [{ name: 'Skills', keywords: [...skills] }] }),
  };
}
