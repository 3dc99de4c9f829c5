import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { accountOwned } from '../../../platform/database/account-table.js';

export type ExportFormat = 'PDF' | 'DOCX' | 'TXT';
export type Paper = 'A4' | 'LETTER';

/** A file made of one version of a resume. */
export const DocumentExport = defineEntity({
  name: 'DocumentExport',
  tableName: 'document_export',
  ...accountOwned('document_export'),
  indexes: [{ name: 'document_export_account_resume', properties: ['accountId', 'resumeId', 'createdAt'] }],
  uniques: [{ name: 'document_export_account_id', properties: ['accountId', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    resumeId: p.uuid(),
    resumeVersion: p.integer(),
    format: p.text().$type<ExportFormat>(),
    template: p.text(),
    paper: p.text().$type<Paper>(),
    fileId: p.uuid(),
    /** null for formats without pages. */
    pages: p.integer().strictNullable(),
    createdAt: p.datetime(3),
  },
});

export type DocumentExport = InferEntity<typeof DocumentExport>;
