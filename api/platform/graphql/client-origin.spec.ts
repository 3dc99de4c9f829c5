import { clientOrigin, isOwnOrigin } from './client-origin.js';

describe('clientOrigin', () => {
  it.each([
    ['127.0.0.1:4000', 'http://localhost:4000', 'http://127.0.0.1:4000'],
    ['localhost:4200', 'http://localhost:4000', 'http://localhost:4200'],
    ['[::1]:4000', 'http://localhost:4000', 'http://[::1]:4000'],
    ['evil.example', 'http://localhost:4000', 'http://localhost:4000'],
    ['localhost.evil.example:4000', 'http://localhost:4000', 'http://localhost:4000'],
    ['127.0.0.1:4000@evil.example', 'http://localhost:4000', 'http://localhost:4000'],
    ['localhost:4000', 'https://atlas.example', 'https://atlas.example'],
    [undefined, 'https://atlas.example', 'https://atlas.example'],
  ])('a client that says %j of %j gets links to %j', (host, publicUrl, origin) => {
    expect(clientOrigin(host, publicUrl)).toBe(origin);
  });
});

describe('isOwnOrigin', () => {
  it.each([
    ['https://atlas.example', true],
    ['https://atlas.example:443', true],
    [undefined, true],
    ['http://atlas.example', false],
    ['https://atlas.example:8443', false],
    ['https://evil.example', false],
    ['https://atlas.example.evil.example', false],
    ['http://localhost:4000', false],
    ['null', false],
    ['', false],
  ])('of %j beside https://atlas.example is %s', (origin, own) => {
    expect(isOwnOrigin(origin, 'https://atlas.example')).toBe(own);
  });

  it('is any of this machine where the program is of this machine alone', () => {
    expect(isOwnOrigin('http://127.0.0.1:4200', 'http://localhost:4000')).toBe(true);
    expect(isOwnOrigin('http://evil.example', 'http://localhost:4000')).toBe(false);
  });
});
