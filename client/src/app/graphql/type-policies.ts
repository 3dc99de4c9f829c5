import { type TypePolicies } from '@apollo/client/cache';
import { relayStylePagination } from '@apollo/client/utilities';

/** How the cache tells objects apart and joins the pages of a list. */
export const TYPE_POLICIES: TypePolicies = {
  Query: {
    fields: {
      jobs: relayStylePagination(['filter', 'orderBy']),
      resumes: relayStylePagination(['filter']),
      letters: relayStylePagination(['filter']),
      drafts: relayStylePagination(['filter']),
      applications: relayStylePagination(['filter']),
      adminAccounts: relayStylePagination(['filter']),
      adminActions: relayStylePagination(),
      auditLog: relayStylePagination(['filter']),
      domainEvents: relayStylePagination(['filter']),
      tasks: relayStylePagination(['filter']),
    },
  },
  // Parts of a resume carry ids that are unique within their document only: a tailored copy shares them with its base.
  ResumeSection: { keyFields: false },
  ResumeEntry: { keyFields: false },
  ResumeLine: { keyFields: false },
  // A list asks for less of these than a page does; what the page knew must survive.
  MatchReport: { keyFields: false, merge: true },
  TruthReport: { keyFields: false, merge: true },
  ResumeBasics: { keyFields: false, merge: true },
  Page: { keyFields: ['slug'] },
  AccountSecurity: { keyFields: false, merge: true },
  // Versions of a letter share the ids of what they have in common.
  LetterVersion: { keyFields: ['letterId', 'version'] },
  LetterParagraph: { keyFields: false },
  LetterSentence: { keyFields: false },
  ResumeVersion: { keyFields: false },
  FactRevision: { keyFields: false },
};
