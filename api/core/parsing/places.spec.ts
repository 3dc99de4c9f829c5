import { isPlace, placeOf } from './places.js';

describe('isPlace', () => {
  it.each([
    'Springfield, IL',
    'Berlin',
    'Praha',
    'Seoul, S.Korea',
    'Istanbul, Türkiye',
    'Köln, Deutschland',
    'Sevilla, España',
    'Pune, Maharashtra, India',
    'San Francisco Bay Area',
    'Remote',
    'Remote, USA',
  ])('is true for %s', (text) => {
    expect(isPlace(text)).toBe(true);
  });

  it.each([
    'Engineer, Google',
    'Northwind Bank, India',
    'Jane Smith',
    '2nd Place, Hacking Festival',
    'Python, SQL',
    'Director, Engineering',
    'Marketing',
  ])('is false for %s', (text) => {
    expect(isPlace(text)).toBe(false);
  });
});

describe('placeOf', () => {
  it('takes an address apart', () => {
    expect(placeOf('12 Harbour Road, Portland, OR 97201')).toEqual({
      address: '12 Harbour Road',
      city: 'Portland',
      region: 'OR',
      postalCode: '97201',
    });
    expect(placeOf('Rosenweg 12, 50667 Köln')).toEqual(
      expect.objectContaining({ city: 'Köln', postalCode: '50667' }),
    );
  });

  it('gives a country its code', () => {
    expect(placeOf('Brno, Česko')).toEqual({ city: 'Brno', countryCode: 'CZ' });
  });
});
