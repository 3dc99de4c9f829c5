import { withSoftHyphens } from './soft-hyphens.js';

const glyphs = (text: string): unknown[] => [[...text].map((unicode) => ({ unicode }))];

describe('withSoftHyphens', () => {
  it('puts the hyphens back where the operators draw them', () => {
    const items = [{ str: 'fullstack work' }, { str: ' ' }, { str: 'Mar. 2010 Aug. 2017' }];
    const shown = [glyphs('full\u00adstack work'), glyphs('Mar. 2010 \u00ad Aug. 2017')];
    expect(withSoftHyphens(items, shown)).toEqual(['full-stack work', ' ', 'Mar. 2010 - Aug. 2017']);
  });

  it('puts back a hyphen at the end of a line', () => {
    expect(
      withSoftHyphens([{ str: 'sub' }, { str: 'missions' }], [glyphs('sub\u00ad'), glyphs('missions')]),
    ).toEqual(['sub-', 'missions']);
  });

  it('follows ligatures', () => {
    expect(
      withSoftHyphens(
        [{ str: 'office' }, { str: 'inhouse' }],
        [glyphs('o\ufb03ce'), glyphs('in\u00adhouse')],
      ),
    ).toEqual(['office', 'in-house']);
  });

  it('leaves texts alone that the operators do not hold', () => {
    expect(withSoftHyphens([{ str: 'other text' }], [glyphs('form\u00adfield')])).toEqual(['other text']);
  });
});
