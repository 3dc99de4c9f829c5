import { safeReturn } from './safe-return';

describe('safeReturn', () => {
  it.each(['/resumes/1', '/jobs?text=go'])('returns to a page of this product: %s', (next) => {
    expect(safeReturn(next)).toBe(next);
  });

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ])('goes to the jobs instead of %s', (next) => {
    expect(safeReturn(next)).toBe('/jobs');
  });
});
