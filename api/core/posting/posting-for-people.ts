import { placesOfMachineTalk, withoutMachineTalk } from '../text/machine-talk.js';
import type { Posting } from './posting.js';

/**
 * The posting without what is addressed to a program, be it spread over fields: neither shown to a model nor ground for what
 * it says.
 */
export function postingForPeople<Known extends Partial<Posting>>(posting: Known): Known {
  const { title = null, company = null, locations = [], requirements = [], description = null } = posting;
  const lines = description === null ? [] : withoutMachineTalk(description).split('\n');
  const asked = requirements.map(({ text }) => text);
  const head = [title ?? '', company ?? '', ...locations];
  const spoken = placesOfMachineTalk([...head, ...asked, ...lines]);
  // Whoever spreads a request over fields can leave out those between.
  const spread = placesOfMachineTalk([title ?? '', ...asked, ...lines]);
  const isPlain = (at: number, place: number | null): boolean =>
    !spoken.has(at) && (place === null || !spread.has(place));
  const asks = head.length;
  const told = head.length + asked.length;
  return {
    ...posting,
    title: isPlain(0, 0) ? title : null,
    company: isPlain(1, null) ? company : null,
    locations: locations.filter((_place, at) => isPlain(2 + at, null)),
    requirements: requirements.filter((_one, at) => isPlain(asks + at, 1 + at)),
    description:
      description === null
        ? null
        : lines.filter((_line, at) => isPlain(told + at, 1 + asked.length + at)).join('\n'),
  };
}
