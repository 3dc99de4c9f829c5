import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';
import type { ExportFormat, Paper } from '../../resumes/exports/document-export.entity.js';

/** A file made of one version of a letter. */
export const LetterExport = defineEntity({
  name: 'LetterExport',
  tableName: 'letter_export',
  ...accountOwned('letter_export'),
  indexes: [{ name: 'letter_export_account_letter', properties: ['accountId', 'letterId', 'createdAt'] }],
  uniques: [{ name: 'letter_export_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    letterId: p.uuid(),
    letterVersion: p.integer(),
    format: p.text().$type<ExportFormat>(),
    template: p.text(),
    paper: p.text().$type<Paper>(),
    fileId: p.uuid(),
    /** null for formats without pages. */
    pages: p.integer().strictNullable(),
    createdAt: p.datetime(3),
  },
});

export type LetterExport = InferEntity<typeof LetterExport>;
