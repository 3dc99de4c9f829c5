import 'reflect-metadata';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SentenceBasis } from '../../core/letter/letter-document.js';
import { ModelSourceType } from '../../engine/llm/model-source.type.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { FactType } from '../profiles/fact.type.js';
import {
  LETTER_LENGTHS,
  LETTER_ORIGINS,
  LETTER_STATUSES,
  LETTER_TONES,
  type LetterLength,
  type LetterOrigin,
  type LetterStatus,
  type LetterTone,
  type LetterVersion,
} from './letter.entity.js';

function wordsOf<Word extends string>(words: readonly Word[]): Record<Word, Word> {
  return Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
}

export const LetterToneEnum = wordsOf(LETTER_TONES);
registerEnumType(LetterToneEnum, {
  name: 'LetterTone',
  description: 'How a letter speaks. It changes the wording, never what is claimed.',
  valuesConfig: {
    PLAIN: { description: 'Short and to the point.' },
    WARM: { description: 'Friendly, with some interest shown in the work.' },
    FORMAL: { description: 'As public bodies, banks and law firms expect it.' },
  },
});

export const LetterLengthEnum = wordsOf(LETTER_LENGTHS);
registerEnumType(LetterLengthEnum, {
  name: 'LetterLength',
  description: 'How much a letter tells.',
  valuesConfig: {
    SHORT: { description: 'One example of the person’s work; about 80 words.' },
    MEDIUM: { description: 'Up to three examples; about 150 words.' },
    LONG: { description: 'Up to five examples and the education; about 250 words, one page.' },
  },
});

export const LetterStatusEnum = wordsOf(LETTER_STATUSES);
registerEnumType(LetterStatusEnum, {
  name: 'LetterVersionStatus',
  description: 'What a version of a letter is to the letter.',
  valuesConfig: {
    CURRENT: { description: 'The text of the letter.' },
    DRAFT: { description: 'Proposed; changes nothing until it is accepted.' },
    EARLIER: { description: 'Was the text of the letter before.' },
    REJECTED: { description: 'A draft the user did not want.' },
    REPLACED: { description: 'A draft nobody had decided about when a newer one was written.' },
  },
});

export const LetterOriginEnum = wordsOf(LETTER_ORIGINS);
registerEnumType(LetterOriginEnum, {
  name: 'LetterOrigin',
  description: 'Who wrote a version.',
  valuesConfig: {
    RULES: { description: 'The product, from facts and set phrases, without a model.' },
    MODEL: { description: 'A model; each sentence was checked against the facts it cites.' },
    USER: { description: 'The user by hand.' },
  },
});

const SentenceBasisEnum = {
  FACTS: 'facts',
  POSTING: 'posting',
  FORM: 'form',
  OWN: 'own',
} as const satisfies Record<string, SentenceBasis>;
registerEnumType(SentenceBasisEnum, {
  name: 'LetterSentenceBasis',
  description: 'What a sentence of a letter rests on.',
  valuesConfig: {
    FACTS: { description: 'Facts of the person, named in `facts`.' },
    POSTING: { description: 'What the posting says.' },
    FORM: { description: 'Nothing: a set phrase that claims nothing.' },
    OWN: { description: 'Typed by the user; held against all their facts and the posting.' },
  },
});

@ObjectType('LetterSentence', {
  simpleResolvers: true,
  description: 'One sentence of a letter and what it rests on.',
})
export class LetterSentenceType {
  @Field(() => ID, { description: 'Unique within the version; the same in versions that kept the sentence.' })
  id!: string;

  @Field(() => String, { description: 'The sentence as it stands in the letter.' })
  text!: string;

  @Field(() => SentenceBasisEnum, { description: 'What kind of thing it rests on.' })
  basis!: SentenceBasis;

  @Field(() => [FactType], { description: 'The facts it cites; empty unless `basis` is FACTS.' })
  facts!: FactType[];

  @Field(() => Boolean, {
    description: 'false: neither facts nor posting say this; an export is blocked.',
  })
  supported!: boolean;
}

@ObjectType('LetterParagraph', { simpleResolvers: true, description: 'A paragraph of a letter.' })
export class LetterParagraphType {
  @Field(() => ID, { description: 'Unique within the version.' })
  id!: string;

  @Field(() => String, { description: 'Its sentences as running text, as an editor shows it.' })
  text!: string;

  @Field(() => [LetterSentenceType], { description: 'In order.' })
  sentences!: LetterSentenceType[];
}

@ObjectType('RemovedSentence', {
  simpleResolvers: true,
  description: 'A sentence a model wrote that did not stand the check, kept so that the user can see it.',
})
export class RemovedSentenceType {
  @Field(() => String, { description: 'What the model wrote.' })
  text!: string;

  @Field(() => String, { description: 'Why it is not in the letter, in plain words.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The sentence that stands there instead; null when it was left out.',
  })
  replacedBy!: string | null;
}

@ObjectType('LetterVersion', {
  simpleResolvers: true,
  description: 'One text of a letter. Its words never change; its status does.',
})
export class LetterVersionType {
  @Field(() => ID, { description: 'The letter it is a version of.' })
  letterId!: string;

  @Field(() => Int, { description: 'Counted from 1 within the letter, drafts included.' })
  version!: number;

  @Field(() => LetterStatusEnum, { description: 'What it is to the letter now.' })
  status!: LetterStatus;

  @Field(() => LetterOriginEnum, { description: 'Who wrote it.' })
  origin!: LetterOrigin;

  @Field(() => LetterToneEnum, {
    nullable: true,
    description: 'The tone asked for; null for versions by hand.',
  })
  tone!: LetterTone | null;

  @Field(() => LetterLengthEnum, {
    nullable: true,
    description: 'The length asked for; null for versions by hand.',
  })
  length!: LetterLength | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the user noted when saving; null without a note.',
  })
  note!: string | null;

  @Field(() => String, { description: 'Subject line for an e-mail or the head of the page.' })
  subject!: string;

  @Field(() => String, { description: 'First line, e.g. "Hello,".' })
  greeting!: string;

  @Field(() => String, { description: 'Line before the signature, e.g. "Kind regards,".' })
  farewell!: string;

  @Field(() => String, { description: 'Name it is signed with; empty when the profile has no name.' })
  signature!: string;

  @Field(() => ModelSourceType, {
    nullable: true,
    description: 'The model call it comes from; null unless `origin` is MODEL.',
  })
  writer!: ModelSourceType | null;

  @Field(() => [RemovedSentenceType], {
    description: 'What the model wrote and the check did not let through; empty unless `origin` is MODEL.',
  })
  removed!: RemovedSentenceType[];

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the user accepted or rejected it; null for what was never a draft or waits.',
  })
  decidedAt!: Date | null;

  /** The row it was made of, for the fields that are resolved when asked for. */
  row!: LetterVersion;
}

export function toVersionType(row: LetterVersion): LetterVersionType {
  const { letterId, version, status, origin, tone, length, note, writer, removed, createdAt, decidedAt } =
    row;
  const { subject, greeting, farewell, signature } = row.document;
  return Object.assign(new LetterVersionType(), {
    letterId,
    version,
    status,
    origin,
    tone,
    length,
    note,
    subject,
    greeting,
    farewell,
    signature,
    writer,
    removed,
    createdAt,
    decidedAt,
    row,
  });
}
