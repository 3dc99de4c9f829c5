import { DOCX, nameOfType } from './file-type.js';

describe('the name of a file', () => {
  it.each([
    ['resume.pdf', 'application/pdf', 'resume.pdf'],
    ['RESUME.PDF', 'application/pdf', 'RESUME.PDF'],
    ['resume.docx', DOCX, 'resume.docx'],
    ['notes.md', 'text/plain', 'notes.md'],
    ['resume', 'text/plain', 'resume.txt'],
    ['setup.bat', 'text/plain', 'setup.bat.txt'],
    ['resume.exe', 'application/pdf', 'resume.exe.pdf'],
    ['posting.txt', 'application/pdf', 'posting.txt.pdf'],
    ['pdf', 'application/pdf', 'pdf.pdf'],
    ['page.hta', 'text/html', 'page.hta.html'],
  ])('%j of type %s is kept as %j', (given, type, kept) => expect(nameOfType(given, type)).toBe(kept));
});
