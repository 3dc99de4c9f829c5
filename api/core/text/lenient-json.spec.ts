import { endOfJson, parseLenientJson } from './lenient-json.js';

describe('parseLenientJson', () => {
  it.each([
    ['{"a":1,}', { a: 1 }],
    ['// note\n{"a": [1, 2, ], }', { a: [1, 2] }],
    ['/* x */ {"a":"b\nc"}', { a: 'b\nc' }],
    ['{"a":undefined,"b":NaN}', { a: null, b: null }],
    ['{"a":{"b":[1', { a: { b: [1] } }],
    ['{"a":"cut of', { a: 'cut of' }],
    ['{&quot;a&quot;: 1}', { a: 1 }],
    ['{"url":"a//b/*c"}', { url: 'a//b/*c' }],
  ])('reads %s', (text, value) => expect(parseLenientJson(text)).toEqual(value));

  it.each(['', 'hello', '{"a":1]', '[['.repeat(5000)])('gives undefined for what is no JSON', (text) => {
    expect(parseLenientJson(text)).toBeUndefined();
  });
});

describe('endOfJson', () => {
  it('respects strings and nesting', () => {
    const text = 'x={"a":"}{","b":[{}]};y';
    expect(text.slice(2, endOfJson(text, 2))).toBe('{"a":"}{","b":[{}]}');
    expect(endOfJson('{"a"', 0)).toBe(-1);
  });
});
