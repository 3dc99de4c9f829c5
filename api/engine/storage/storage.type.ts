import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/scalars.js';
import type { FileLinks } from './file-links.js';
import type { StoredFile } from './stored-file.entity.js';

/** Long enough to read a page and download what it offers; the page asks again when it is opened again. */
const DOWNLOAD_SECONDS = 60 * 60;

@ObjectType({
  simpleResolvers: true,
  description: 'A file to download. The link needs no login and expires.',
})
export class FileLink {
  @Field(() => String)
  url!: string;

  @Field(() => DateTime)
  expiresAt!: Date;

  @Field(() => String)
  contentType!: string;

  @Field(() => Int, { description: 'Bytes.' })
  size!: number;

  @Field(() => String, { description: 'SHA-256 in hexadecimal.' })
  checksum!: string;

  @Field(() => String)
  fileName!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A header to send with an upload.' })
export class HttpHeader {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Where to send a file. Its id is then given to importResume or importJobs.',
})
export class Upload {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Send the bytes with PUT; good once.' })
  url!: string;

  @Field(() => [HttpHeader])
  headers!: HttpHeader[];

  @Field(() => DateTime)
  expiresAt!: Date;
}

@InputType()
export class CreateUploadInput {
  @Field(() => String)
  fileName!: string;

  @Field(() => String, { description: 'What the browser says it is; the content decides.' })
  contentType!: string;

  @Field(() => Int, { description: 'Bytes, exactly.' })
  size!: number;
}

/** The link under which whoever asked may download a file; null for a file without bytes. */
export function toFileLink(
  context: { origin: string; deps: { fileLinks: FileLinks } },
  file: StoredFile,
): FileLink | null {
  if (file.status !== 'STORED' || file.checksum === null) return null;
  const { path, expiresAt } = context.deps.fileLinks.sign('get', file, DOWNLOAD_SECONDS);
  const { contentType, size, checksum, fileName } = file;
  return { url: `${context.origin}${path}`, expiresAt, contentType, size, checksum, fileName };
}
