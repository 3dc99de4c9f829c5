import { findEmploymentTypes, isEmploymentTypeOnly } from './employment-type.js';
import { educationOf, languagesOf, visaOf, yearsOf } from './demands.js';
import { placeFromParts, placeLikeness, readLocations } from './locations.js';
import { findRemote, findRemoteStatement } from './remote.js';

describe('readLocations', () => {
  it.each([
    ['US-IL-Yorkville', ['Yorkville, IL, US']],
    ['Albacete (España)', ['Albacete, España']],
    ['Berlin, Hamburg, München', ['Berlin', 'Hamburg', 'München']],
    ['New York, New York', ['New York, New York']],
    ['London, UK; Paris, France', ['London, UK', 'Paris, France']],
    ['Hybrid - London', ['London']],
    ['San Francisco, CA +2 more', ['San Francisco, CA']],
    ['Remote', ['Remote']],
    ['3 Locations', []],
    ['US-', []],
  ])('reads %s', (text, places) => expect(readLocations(text)).toEqual(places));
});

describe('placeLikeness', () => {
  it('tells places from departments, titles and badges', () => {
    for (const place of [
      'Sao Paulo - Brazil',
      'Mclean, VA',
      '10115 Berlin',
      'Remote, Italy',
      'Horní náměstí 3, Vsetín',
    ])
      expect(placeLikeness(place)).toBeGreaterThan(0.5);
    for (const other of [
      'Operation & Strategy',
      'Product Manager, Berlin',
      'Full-time',
      'Engineering',
      'Apply now',
    ])
      expect(placeLikeness(other)).toBe(0);
  });
});

it('writes out country codes and leaves out what a place says twice', () => {
  expect(placeFromParts(['Stockholm', 'Stockholm'], 'SE')).toBe('Stockholm, Sweden');
  expect(placeFromParts([null, ''], null)).toBeNull();
});

it('reads kinds of employment in codes and in words', () => {
  expect(findEmploymentTypes('FULL_TIME')?.types).toEqual(['FULL_TIME']);
  expect(findEmploymentTypes('Práce na plný úvazek, práce na zkrácený úvazek')?.types).toEqual([
    'FULL_TIME',
    'PART_TIME',
  ]);
  expect(findEmploymentTypes('Indefinido')).toMatchObject({ types: ['FULL_TIME'], sure: false });
  expect(findEmploymentTypes('Engineering')).toBeNull();
  expect([
    isEmploymentTypeOnly('Permanent, Full-time'),
    isEmploymentTypeOnly('Full-time nurse wanted'),
  ]).toEqual([true, false]);
});

it('reads modes of work, and commitments only from sentences that commit', () => {
  expect([
    findRemote('Modalidad: Híbrido')?.mode,
    findRemote('Fully remote')?.mode,
    findRemote('Presencial')?.mode,
  ]).toEqual(['HYBRID', 'REMOTE', 'ONSITE']);
  expect(findRemoteStatement('You work with remote teams in Asia.')).toBeNull();
  expect(findRemoteStatement('This role is fully remote.')?.mode).toBe('REMOTE');
});

it('reads years, degrees, languages and visas that are asked for', () => {
  expect(yearsOf('Mindestens 3 Jahre Berufserfahrung')?.value).toBe(3);
  expect(yearsOf('For over 20 years our company has gathered experience')).toBeNull();
  expect(educationOf("Master's degree in Finance; Ph.D preferred")?.value).toBe('MASTER');
  expect(educationOf('Bachelor degree is a plus')).toBeNull();
  expect(educationOf('Certified Scrum Master')).toBeNull();
  expect(languagesOf('Goda kunskaper i svenska och engelska')?.value).toEqual(['sv', 'en']);
  expect(visaOf('We are unable to sponsor visas.')?.value).toBe(false);
  expect(visaOf('Visa sponsorship is available for this position.')?.value).toBe(true);
  expect(visaOf('We accept Visa cards')).toBeNull();
});
