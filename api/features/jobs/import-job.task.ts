import { z } from 'zod';
import type { ExtractionResult } from '../../core/posting/posting.js';
import type { FileStore } from '../../engine/storage/file-store.js';
import { defineTask } from '../../engine/tasks/define-task.js';
import type { StepContext } from '../../engine/tasks/step-context.js';
import type { PageFetcher } from '../../platform/browser/page-fetcher.js';
import { FinalError } from '../../platform/errors/step-error.js';
import type { TextKind } from '../../platform/http/decode-text.js';
import { fetchPage } from '../../platform/http/fetch-page.js';
import { storeArtefact } from './artefacts.js';
import { askAboutGaps, describeGaps, type GapsReport } from './gaps/ask-about-gaps.js';
import type { FilledReading } from './gaps/fill-gaps.js';
import { findGaps, GAP_FIELDS, StructuredFields, type GapField } from './gaps/find-gaps.js';
import { pageWords } from './gaps/page-words.js';
import { asStepError, failureOf, refuseStatus } from './import-failures.js';
import { chooseReading, countFields, needsBrowser, readPosting } from './posting-reader.js';
import type { PageText } from './posting-reader.js';
import { readFetched, type FetchedPage } from './read-fetched.js';
import { markExpired, saveNewJob, saveNewReading } from './save-imported-job.js';
import type { ImportedPosting } from './save-imported-job.js';

declare module '../../engine/tasks/step-context.js' {
  interface TaskDeps {
    fileStore: FileStore;
    pageFetcher: PageFetcher;
  }
}

const input = z.object({
  source: z.enum(['URL', 'TEXT', 'FILE']),
  url: z.string().optional(),
  /** By it an import of the same address that is under way is found. */
  canonicalUrl: z.string().optional(),
  /** The stored text or file. */
  fileId: z.uuid().optional(),
  fileName: z.string().optional(),
  /** What a model would be asked is left to the Task that asks about all postings of the import together. */
  asksLater: z.boolean().optional(),
  /** A saved job is looked at again. */
  jobId: z.uuid().optional(),
});

export type ImportJobInput = z.output<typeof input>;

/** The model layer gives up on a call long before; this is for a machine that stands still. */
const ASK_TIMEOUT_MS = 180_000;

const EXTENSION: Record<TextKind, string> = { html: 'html', json: 'json', xml: 'xml', text: 'txt' };
const PLAIN_TYPE: Record<TextKind, string> = {
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain',
};

/** An address, a pasted text or a file becomes a saved job, or an answer in plain words why it cannot. */
export const importJobTask = defineTask({
  kind: 'IMPORT_JOB',
  title: titleOf,
  input,
  state: z.object({
    page: z.custom<FetchedPage>(),
    reading: z.custom<FilledReading>(),
    browserMayHelp: z.boolean(),
    /** The page as a browser drew it, kept as a file, where that is what the reading is of. */
    drawnId: z.string().nullable(),
    closed: z.boolean(),
    gaps: z.array(z.enum(GAP_FIELDS)),
    gapsReport: z.custom<GapsReport>(),
    jobId: z.string(),
    duplicate: z.boolean(),
  }),
  steps: {
    fetch: {
      title: 'Fetch the page',
      timeoutMs: 30_000,
      retries: 2,
      retryDelayMs: 1_000,
      when: (_state, { source }) => source === 'URL',
      run: async (context) => ({ page: await fetchSnapshot(context) }),
    },
    read: {
      title: 'Read the posting',
      timeoutMs: 60_000,
      retries: 1,
      run: async (context, state) => {
        const text = await readText(context, state.page === undefined ? {} : { page: state.page });
        const reading = readPosting(text);
        await storeReading(context, reading);
        context.progress(describe(reading), 1);
        return { reading, browserMayHelp: state.page !== undefined && needsBrowser(text, reading) };
      },
    },
    browser: {
      title: 'Open it in a browser',
      timeoutMs: 60_000,
      retries: 1,
      when: (state) => state.browserMayHelp === true,
      run: async (context, state) => readInBrowser(context, known(state.page), known(state.reading)),
    },
    check: {
      title: 'Check what was read',
      run: async (context, state) => {
        const failure = failureOf(known(state.reading), state.page?.httpStatus ?? null);
        if (failure === null) return { closed: false, gaps: await gapsOf(context, state) };
        const closed = failure.code === 'POSTING_EXPIRED' || failure.code === 'PAGE_GONE';
        // A job that is saved stays; that its page is closed by now is worth knowing and no failure.
        if (!closed || context.input.jobId === undefined) throw failure;
        context.progress(failure.message, 1);
        return { closed: true, gaps: [] };
      },
    },
    ask: {
      title: 'Ask a model about what is missing',
      timeoutMs: ASK_TIMEOUT_MS,
      retries: 1,
      when: (state, { asksLater }) => asksLater !== true && (state.gaps ?? []).length > 0,
      run: async (context, state) => {
        const text = await readText(context, state);
        const first = known(state.reading);
        context.progress(`Asking about ${known(state.gaps).join(', ')}`, 0.2);
        const { reading, report } = await askAboutGaps(context.deps.models.forTask(context), {
          reading: first,
          gaps: known(state.gaps),
          words: pageWords(text, first.description),
          now: text.readAt,
        });
        context.progress(describeGaps(report), 1);
        return { reading, gapsReport: report };
      },
    },
    save: {
      title: 'Save the job',
      retries: 3,
      run: async (context, state) => {
        const saved = await save(context, state.closed === true, {
          reading: known(state.reading),
          url: context.input.url ?? null,
          finalUrl: state.page?.finalUrl ?? null,
          snapshotId: known(state.page?.snapshotId ?? context.input.fileId),
        });
        await context.setSubject({ jobId: saved.jobId });
        context.progress(saved.duplicate ? 'You had saved this posting before' : 'Saved', 1);
        return saved;
      },
    },
  },
  result: ({ jobId, duplicate, closed, gapsReport, gaps = [], page, drawnId }, { asksLater, fileId }) => ({
    jobId,
    duplicate: duplicate ?? false,
    closed: closed ?? false,
    ...(gapsReport === undefined ? {} : { model: gapsReport }),
    ...(asksLater === true && duplicate !== true && gaps.length > 0
      ? { later: { gaps, page: page ?? null, drawnId: drawnId ?? null, fileId: fileId ?? null } }
      : {}),
    improvable: gapsReport?.improvable ?? false,
  }),
  concurrency: 4,
});

type Context = StepContext<ImportJobInput>;

function titleOf({ source, url, fileName, jobId }: ImportJobInput): string {
  const host = url === undefined ? null : (URL.parse(url)?.host.replace(/^www\./, '') ?? null);
  if (jobId !== undefined) return host === null ? 'Read a posting again' : `Look again at ${host}`;
  if (source === 'TEXT') return 'Import a pasted posting';
  return `Import ${host ?? fileName ?? 'a file'}`;
}

async function fetchSnapshot(context: Context): Promise<FetchedPage> {
  const url = known(context.input.url);
  context.progress(`Asking ${URL.parse(url)?.host ?? 'the site'}`, 0.1);
  const page = await fetchPage(url, {
    allowPrivate: context.deps.config.fetchAllowPrivate,
    contactUrl: context.deps.config.publicUrl,
    signal: context.signal,
  }).catch((error: unknown) => {
    throw asStepError(error);
  });
  refuseStatus(page.status);
  const snapshotId = await storeArtefact(context, context.deps.fileStore, {
    purpose: 'SNAPSHOT',
    fileName: `${URL.parse(page.finalUrl)?.hostname ?? 'page'}.${EXTENSION[page.kind]}`,
    // With its encoding: the bytes are kept as they were sent.
    contentType: page.headers['content-type']?.slice(0, 200) ?? PLAIN_TYPE[page.kind],
    bytes: page.bytes,
  });
  context.progress(`${Math.max(1, Math.round(page.bytes.length / 1024))} KB`, 1);
  return {
    snapshotId,
    finalUrl: page.finalUrl,
    httpStatus: page.status,
    kind: page.kind,
    declaredType: page.headers['content-type'] ?? '',
    fetchedAt: page.fetchedAt.toISOString(),
  };
}

async function readText(
  context: Context,
  { page, drawnId }: { page?: FetchedPage; drawnId?: string | null },
): Promise<PageText> {
  return await readFetched(context.em, context.deps.fileStore, {
    page: page ?? null,
    drawnId: drawnId ?? null,
    fileId: page === undefined ? known(context.input.fileId) : null,
  });
}

/** Reads the page once more, to know which source said what. */
async function gapsOf(
  context: Context,
  state: { page?: FetchedPage; drawnId?: string | null; reading?: ExtractionResult },
): Promise<GapField[]> {
  const text = await readText(context, state);
  const structured = new StructuredFields();
  readPosting(text, structured.observe);
  const reading = known(state.reading);
  return findGaps(reading, structured.list, pageWords(text, reading.description));
}

async function readInBrowser(
  context: Context,
  page: FetchedPage,
  first: ExtractionResult,
): Promise<{ reading: ExtractionResult; drawnId: string | null }> {
  context.progress('Waiting for the page to build itself', 0.2);
  const rendered = await context.deps.pageFetcher
    .fetch(page.finalUrl, { signal: context.signal })
    .catch((error: unknown) => {
      // Half a posting is better than none.
      if (first.status === 'posting') return null;
      throw asStepError(error);
    });
  if (rendered === null) return { reading: first, drawnId: null };
  const drawnId = await storeArtefact(context, context.deps.fileStore, {
    purpose: 'ARTEFACT',
    fileName: 'rendered.html',
    contentType: 'text/html; charset=utf-8',
    bytes: Buffer.from(rendered.text, 'utf8'),
  });
  const documents = [{ url: rendered.finalUrl, text: rendered.text }, ...rendered.frames];
  const readings = documents.map(({ url, text }) =>
    readPosting({ content: text, kind: 'html', url, readAt: rendered.fetchedAt }),
  );
  const reading = chooseReading([first, ...readings]) ?? first;
  await storeReading(context, reading);
  context.progress(describe(reading), 1);
  return { reading, drawnId: reading === first ? null : drawnId };
}

async function storeReading(context: Context, reading: ExtractionResult): Promise<void> {
  await storeArtefact(context, context.deps.fileStore, {
    purpose: 'ARTEFACT',
    fileName: 'reading.json',
    contentType: 'application/json',
    bytes: Buffer.from(JSON.stringify(reading), 'utf8'),
  });
}

async function save(
  context: Context,
  closed: boolean,
  posting: ImportedPosting,
): Promise<{ jobId: string; duplicate: boolean }> {
  const { jobId } = context.input;
  return context.save(async (em, record) => {
    if (jobId === undefined) {
      const saved = await saveNewJob(em, posting);
      if (!saved.duplicate) {
        await record({ type: 'job.imported', subjectId: saved.jobId });
        await record({ type: 'job.analyzed', subjectId: saved.jobId });
      }
      return saved;
    }
    if (!closed) {
      await record({ type: 'job.analyzed', subjectId: jobId, data: { again: true } });
      return saveNewReading(em, jobId, posting);
    }
    await markExpired(em, jobId);
    await record({ type: 'job.expired', subjectId: jobId });
    return { jobId, duplicate: false };
  });
}

function describe(reading: ExtractionResult): string {
  const fields = countFields(reading);
  const asked = reading.requirements.length;
  if (reading.status !== 'posting') return 'No complete posting in the page as sent';
  return `${fields} fields, ${asked} ${asked === 1 ? 'requirement' : 'requirements'}`;
}

/** What an earlier step has found; its absence would be a fault of this file. */
function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new FinalError('INTERNAL', 'An earlier step left nothing to go on with.');
  return value;
}
