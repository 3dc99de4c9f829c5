import type { SwitchedOff } from './cut.js';

const FILE_LINKS = 'api/engine/storage/file-links.ts';
const STORAGE_SPEC = 'api/engine/storage/storage.spec.ts';
const FILE_ROUTES = 'api/engine/storage/file-routes.ts';
const INCOMING_FILE = 'api/engine/storage/incoming-file.ts';
const STORE_FILE = 'api/engine/storage/store-file.ts';
const VIRUS_SCANNER = 'api/engine/storage/virus-scanner.ts';
const VIRUS_SCANNER_SPEC = 'api/engine/storage/virus-scanner.spec.ts';
const DOCUMENT_READER = 'api/platform/files/document-reader.ts';
const DOCUMENT_READER_SPEC = 'api/platform/files/document-reader.spec.ts';
const ZIP_ARCHIVE = 'api/platform/files/zip-archive.ts';
const DECODE_DOCUMENT_SPEC = 'api/platform/files/decode-document.spec.ts';

export const filesDefences: readonly SwitchedOff[] = [
  {
    defence: 'Links are signed',
    cuts: [[FILE_LINKS, 'if (!good) return null;', '']],
    red: [STORAGE_SPEC, 'open nothing else, for no other purpose, and not for ever'],
  },
  {
    defence: 'Links end',
    cuts: [[FILE_LINKS, 'Number(expires) * 1000 <= this.now().getTime()', 'false']],
    red: [STORAGE_SPEC, 'open nothing else, for no other purpose, and not for ever'],
  },
  {
    defence: 'Links are for one purpose',
    cuts: [[FILE_LINKS, 'letter !== KIND_LETTER[kind] || ', '']],
    red: [STORAGE_SPEC, 'open nothing else, for no other purpose, and not for ever'],
  },
  {
    defence: 'An upload link works once',
    cuts: [
      [FILE_ROUTES, "if (file.status !== 'PENDING')", 'if (false)'],
      [FILE_ROUTES, "{ id: file.id, status: 'PENDING' },", '{ id: file.id },'],
    ],
    red: [STORAGE_SPEC, 'go to a link that works once'],
  },
  {
    defence: 'Files are told by content',
    cuts: [[FILE_ROUTES, 'if (type !== null) return type;', 'return contentType;']],
    red: [STORAGE_SPEC, 'are taken by content'],
  },
  {
    defence: 'Uploads have their announced size',
    cuts: [[INCOMING_FILE, 'if (announced !== null && size < announced) {', 'if (false) {']],
    red: [STORAGE_SPEC, 'must have the announced size'],
  },
  {
    defence: 'Uploads are no larger than announced',
    cuts: [
      [INCOMING_FILE, 'if (announced !== null && size > announced) {', 'if (false) {'],
      [FILE_ROUTES, 'if (Number.isFinite(announced) && announced > file.size) {', 'if (false) {'],
    ],
    red: [STORAGE_SPEC, 'must have the announced size'],
  },
  {
    defence: 'Names of files become no paths',
    cuts: [[STORE_FILE, "name.split(/[/\\\\]/).pop() ?? ''", 'name']],
    red: [STORAGE_SPEC, '"/etc/passwd" becomes "passwd"'],
  },
  {
    defence: 'Stored pages are shown as of no origin',
    cuts: [[FILE_ROUTES, '"sandbox; default-src', '"default-src']],
    red: [STORAGE_SPEC, 'give the file with headers under which it can do no harm'],
  },
  {
    defence: 'A scanner without a verdict refuses',
    cuts: [
      [
        VIRUS_SCANNER,
        `throw unavailable(error);
    }
    if`,
        `return;
    }
    if`,
      ],
    ],
    red: [VIRUS_SCANNER_SPEC, 'when it is not there'],
  },
  {
    defence: 'Files with viruses are refused',
    cuts: [
      [VIRUS_SCANNER, "if (answer === 'stream: OK') return;", "if (answer.startsWith('stream: ')) return;"],
    ],
    red: [VIRUS_SCANNER_SPEC, 'when it says something else'],
  },
  {
    defence: 'Reading a file takes no longer than it may',
    cuts: [
      [
        DOCUMENT_READER,
        "this.kill(worker, new DocumentError('TIMEOUT', `This file took longer",
        "void (worker, new DocumentError('TIMEOUT', `This file took longer",
      ],
    ],
    red: [DOCUMENT_READER_SPEC, 'kills a child that takes too long'],
  },
  {
    defence: 'Reading a file takes no more memory than it may',
    cuts: [
      [DOCUMENT_READER, 'resident > this.memoryMb * 1024 * 1024', 'false'],
      [DOCUMENT_READER, 'Math.floor(this.memoryMb * 0.75)', '4096'],
    ],
    red: [DOCUMENT_READER_SPEC, 'kills a child that takes too much memory'],
  },
  {
    defence: 'Files over the size limit are not read',
    cuts: [[DOCUMENT_READER, 'if (bytes.length > this.maxBytes) {', 'if (false) {']],
    red: [DOCUMENT_READER_SPEC, 'refuses a file over the size limit'],
  },
  {
    defence: 'Archives are not inflated past their limit',
    cuts: [[ZIP_ARCHIVE, 'if (announced > limits.inflatedBytes) {', 'if (false) {']],
    red: [DECODE_DOCUMENT_SPEC, 'stops inflating at the limit'],
  },
  {
    defence: 'Entries of archives are as large as they say',
    cuts: [[ZIP_ARCHIVE, 'validateEntrySizes: true', 'validateEntrySizes: false']],
    red: [DECODE_DOCUMENT_SPEC, 'refuses an entry that unpacks to more than it says'],
  },
  {
    defence: 'Documents are not nested without end',
    cuts: [['api/platform/files/xml-tree.ts', 'open.length > MAX_DEPTH || ', '']],
    red: [DECODE_DOCUMENT_SPEC, 'refuses nesting that would exhaust the stack'],
  },
  {
    defence: 'All files of an account have their limit',
    cuts: [[STORE_FILE, 'Number(rows[0]?.used ?? 0) + bytes > ACCOUNT_QUOTA_BYTES', 'false']],
    red: ['api/engine/storage/quota.spec.ts', 'lets all files of an account together be so large'],
  },
  {
    defence: 'Archives hold no more entries than they may',
    cuts: [[ZIP_ARCHIVE, 'if (seen > limits.entries || zip.entryCount > limits.entries) {', 'if (false) {']],
    red: [DECODE_DOCUMENT_SPEC, 'refuses too much and too many by the directory'],
  },
];
