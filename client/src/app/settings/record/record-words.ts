import { type AuditAction } from '../../../generated/settings/graphql';
import { momentWords } from '../../ui/time-words';

/** A moment as the database writes it. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** `FactRevision`, `first_name` and `JobImported` as words: "fact revision", "first name", "job imported". */
export function plainWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** The same as the beginning of a sentence. */
export function sentenceWords(name: string): string {
  const words = plainWords(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Rows whose name in the program says little to a person: one of them, and several. */
const KINDS: Record<string, readonly [string, string]> = {
  Consent: ['an agreement', 'agreements'],
  DocumentExport: ['an exported resume', 'exported resumes'],
  FactDraft: ['a suggestion', 'suggestions'],
  FactRevision: ['an earlier version of a fact', 'earlier versions of facts'],
  LetterExport: ['an exported letter', 'exported letters'],
  LoginIdentity: ['a way to sign in', 'ways to sign in'],
  Mail: ['an e-mail', 'e-mails'],
  MailRequest: ['a request for an e-mail', 'requests for e-mails'],
  MailToken: ['a link sent by e-mail', 'links sent by e-mail'],
  ModelAnswer: ['a model’s answer', 'answers of models'],
  ModelBatch: ['a batch of calls to a model', 'batches of calls to models'],
  ModelCall: ['a call to a model', 'calls to models'],
  ModelSettings: ['the model settings', 'model settings'],
  ProfileQuestion: ['a question', 'questions'],
  SecondFactor: ['the authenticator app', 'authenticator apps'],
  StoredFile: ['a file', 'files'],
};

/** So many rows of a kind: "a session", "an API token", "10 recovery codes". */
export function kindWords(kind: string, count: number): string {
  const known = KINDS[kind];
  if (known) return count === 1 ? known[0] : `${count} ${known[1]}`;
  const words = plainWords(kind).replace(/^api /, 'API ');
  if (count > 1) return `${count} ${words}s`;
  return `${/^[aeio]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** Who acted, as the record names them. */
export function actorWords(actor: string): string {
  if (actor === 'user') return 'You';
  if (actor === 'admin') return 'An administrator';
  if (actor === 'system') return 'AtlasOps';
  if (actor.startsWith('token:')) return `An API token of yours (…${actor.slice(-4)})`;
  return /^[A-Z_]+$/.test(actor) ? `The task "${plainWords(actor)}"` : `AtlasOps (${plainWords(actor)})`;
}

const ACTIONS: Record<AuditAction, string> = { CREATE: 'added', UPDATE: 'changed', DELETE: 'removed' };

/** What was done, as the middle of a sentence. */
export function actionWords(action: AuditAction): string {
  return ACTIONS[action];
}

/**
 * A recorded value on one line: texts as they are, moments in the reader's time zone, long ones by their length (that is all the record holds of them),
 * secrets as such, anything else as JSON. Null for nothing.
 */
export function valueWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value === '(secret)') return 'a secret';
  if (typeof value === 'string') return MOMENT.test(value) ? momentWords(value) : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isLongText(value)) return `a text of ${value.length} characters`;
  return JSON.stringify(value);
}

function isLongText(value: unknown): value is { length: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sha256' in value &&
    'length' in value &&
    typeof value.length === 'number'
  );
}
