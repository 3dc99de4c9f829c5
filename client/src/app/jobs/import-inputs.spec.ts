import { readImportInputs } from './import-inputs';

describe('readImportInputs', () => {
  it('takes lines, commas and spaces between addresses', () => {
    expect(
      readImportInputs('https://a.example/1\nhttps://b.example/2, https://c.example/3 d.example/jobs'),
    ).toEqual({
      urls: ['https://a.example/1', 'https://b.example/2', 'https://c.example/3', 'https://d.example/jobs'],
      text: null,
    });
  });

  it('asks for each address once', () => {
    expect(readImportInputs('https://a.example/1 https://a.example/1').urls).toHaveLength(1);
  });

  it('takes any other text for one posting, also when it names addresses', () => {
    const text = 'Baker wanted in Lund.\nApply at https://bakery.example/jobs';

    expect(readImportInputs(` ${text} `)).toEqual({ urls: [], text });
  });

  it('finds nothing in nothing', () => {
    expect(readImportInputs('  \n ')).toEqual({ urls: [], text: null });
  });
});
