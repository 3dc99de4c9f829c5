/** PostgreSQL's limit for the text of one notification is 8,000 bytes; a list of ids is cut into pieces below it. */
const MAX_BYTES = 7_900;
const SEPARATOR = ',';

/** Notifications that together carry these ids, each small enough to send. Ids hold no comma. */
export function packIds(ids: Iterable<string>): string[] {
  const messages: string[] = [];
  let message = '';
  for (const id of ids) {
    if (message !== '' && message.length + id.length + SEPARATOR.length > MAX_BYTES) {
      messages.push(message);
      message = '';
    }
    message += message === '' ? id : SEPARATOR + id;
  }
  if (message !== '') messages.push(message);
  return messages;
}

export function unpackIds(message: string): string[] {
  return message === '' ? [] : message.split(SEPARATOR);
}
