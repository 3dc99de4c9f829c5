import { frenchOf, spokenTitle, withOneStop } from './spoken-title.js';

describe('spokenTitle', () => {
  it.each([
    ['Qualitätsprüfer (m/w/d)', 'Qualitätsprüfer'],
    ['Data Engineer [f/m/x] – Remote', 'Data Engineer – Remote'],
    ['Chargé de support client H/F', 'Chargé de support client'],
    ['Koch (gn)', 'Koch'],
    ['Pflegefachkraft (all genders)', 'Pflegefachkraft'],
    ['Engineer (m)', 'Engineer'],
    ['Verkäufer m/w/d - Teilzeit', 'Verkäufer - Teilzeit'],
    ['Engineer (Platform)', 'Engineer (Platform)'],
    ['UX/UI Designer', 'UX/UI Designer'],
    ['(m/w/d)', '(m/w/d)'],
  ])('says %s as %s', (title, spoken) => expect(spokenTitle(title)).toBe(spoken));

  it('is quick on brackets without end', () => {
    expect(spokenTitle(`${'(m/w/'.repeat(20_000)}x`)).toHaveLength(100_001);
    const started = performance.now();
    spokenTitle(`a${' '.repeat(200_000)}b`);
    // Quadratic work would take minutes.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('withOneStop', () => {
  it('ends after an abbreviation with its stop', () => {
    expect(withOneStop('Hij werkt bij Warmtelijn B.V..')).toBe('Hij werkt bij Warmtelijn B.V.');
    expect(withOneStop('And so on...')).toBe('And so on...');
  });
});

describe('frenchOf', () => {
  it('elides before a vowel or a silent h', () => {
    expect([frenchOf('Infirmier'), frenchOf('Étudiant'), frenchOf('Cuisinier')]).toEqual([
      'd’Infirmier',
      'd’Étudiant',
      'de Cuisinier',
    ]);
  });
});
