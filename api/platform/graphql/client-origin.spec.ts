import { clientOrigin } from './client-origin.js';

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
