import { parse } from 'graphql';
import { refuseLiterals, refuseVariables } from './refuse-texts.js';

function deep(levels: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level += 1) value = { inner: value };
  return value;
}

describe('the values of a request', () => {
  it('refuses lists that are longer than any list of the contract', () => {
    const list = Array.from({ length: 5_001 }, () => 'x');
    expect(refuseVariables({ input: { ids: list } })?.message).toContain('more than 5000 items');
    expect(refuseVariables({ input: { ids: list.slice(1) } })).toBeNull();
  });

  it('refuses what is nested without end, without ending itself', () => {
    expect(refuseVariables({ input: deep(61) })?.message).toContain('nested too deep');
    expect(refuseVariables({ input: deep(50_000) })?.message).toContain('nested too deep');
    expect(refuseVariables({ input: deep(50) })).toBeNull();
  });

  it.each(['a\u0000b', '\ud800', 'x\udc00'])('refuses a text that cannot be kept: %j', (text) => {
    expect(refuseVariables({ name: text })?.message).toContain('cannot be saved');
    expect(refuseVariables({ input: [{ [text]: 'x' }] })?.message).toContain('cannot be saved');
  });

  it('refuses NUL in the query itself; halves of characters are no GraphQL', () => {
    expect(refuseLiterals(parse('{ a(b: "x\\u0000") }'))?.message).toContain('cannot be saved');
    expect(() => parse('{ a(b: "x\\ud800") }')).toThrow('Syntax Error');
  });

  it('lets every other text pass', () => {
    expect(refuseVariables({ name: 'Zoë \u{1f600} \n\t' })).toBeNull();
    expect(refuseLiterals(parse('{ a(b: "Zoë") }'))).toBeNull();
  });
});
