import { keepReturn, safeReturn, takeReturn } from './safe-return';

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

describe('takeReturn', () => {
  it('brings back what was kept, once', () => {
    keepReturn('/resumes/1');

    expect(takeReturn(undefined)).toBe('/resumes/1');
    expect(takeReturn(undefined)).toBeUndefined();
  });

  it('prefers the address to what was kept', () => {
    keepReturn('/resumes/1');

    expect(takeReturn('/jobs')).toBe('/jobs');
  });
});
