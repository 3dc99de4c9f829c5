import { findSalary, type SalaryContext } from './salary.js';

const LABEL: SalaryContext = { labelled: true };

describe('findSalary', () => {
  it.each<[string, SalaryContext, string | null, number | null, number | null, string | null]>([
    ['$170,000 – $300,000 / year', {}, 'USD', 170000, 300000, 'YEAR'],
    ['The salary range is $150k to $180k per year plus equity', {}, 'USD', 150000, 180000, 'YEAR'],
    ['up to £45,000 per annum', {}, 'GBP', null, 45000, 'YEAR'],
    ['ab 18,50 € pro Stunde', {}, 'EUR', 18.5, null, 'HOUR'],
    ['Gehalt: 45.000 - 55.000 € brutto pro Jahr', {}, 'EUR', 45000, 55000, 'YEAR'],
    ['Rémunération : 40 à 45 K€ brut annuel', {}, 'EUR', 40000, 45000, 'YEAR'],
    ['entre 1.800 y 2.200 euros al mes', {}, 'EUR', 1800, 2200, 'MONTH'],
    ['€ 3.500 - € 4.200 bruto per maand', {}, 'EUR', 3500, 4200, 'MONTH'],
    ['35 000 kr per månad', { language: 'sv' }, 'SEK', 35000, 35000, 'MONTH'],
    ['50-80.000 Kč', { ...LABEL, language: 'cs' }, 'CZK', 50000, 80000, 'MONTH'],
    ['50 000 \u200D–\u200D 80 000 Kč', LABEL, 'CZK', 50000, 80000, 'MONTH'],
    ['月給25万円〜35万円', {}, 'JPY', 250000, 350000, 'MONTH'],
    ['₹12-18 LPA', {}, 'INR', 1200000, 1800000, 'YEAR'],
    ['CHF 90’000 – 110’000', LABEL, 'CHF', 90000, 110000, 'YEAR'],
    ['30,000 to 35,000 per annum', LABEL, null, 30000, 35000, 'YEAR'],
    ['£450 - £500 per day', {}, 'GBP', 450, 500, 'DAY'],
    ['$120k', { ...LABEL, dollar: 'AUD' }, 'AUD', 120000, 120000, 'YEAR'],
  ])('reads %s', (text, context, currency, min, max, unit) => {
    const found = findSalary(text, context);
    expect(found?.salary).toEqual({ currency, min, max, unit });
    expect(text).toContain(found?.excerpt);
  });

  it.each([
    ['Competitive', LABEL],
    ['We raised $50 million in funding', {}],
    ['revenue of $4.53 billion in fiscal 2025', {}],
    ['$500 sign-on bonus', {}],
    ['a learning budget of €1,000 a year', {}],
    ['our 12,000 employees', {}],
    ['1 position, 100%', LABEL],
  ] as [string, SalaryContext][])('finds no pay in: %s', (text, context) =>
    expect(findSalary(text, context)).toBeNull(),
  );
});
