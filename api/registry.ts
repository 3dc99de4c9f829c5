/** The one list of what exists. A room that is not named here does not run. */
import { AuditEntry } from './engine/events/audit-entry.entity.js';
import { DomainEvent } from './engine/events/domain-event.entity.js';
import type { EventHandler } from './engine/events/event-handlers.js';
import type { QueueWorker } from './engine/events/queue-workers.js';
import { RecordResolver } from './engine/events/record.resolver.js';
import type { Schedule } from './engine/events/schedules.js';
import { mailWorker } from './engine/mail/deliver-mail.js';
import { Mail } from './engine/mail/mail.entity.js';
import { callOffBatchHandler } from './engine/llm/batches/call-off-batch.handler.js';
import { ModelBatch } from './engine/llm/batches/model-batch.entity.js';
import { ModelAnswer } from './engine/llm/model-answer.entity.js';
import { ModelCall } from './engine/llm/model-call.entity.js';
import { ModelProvider } from './engine/llm/model-provider.entity.js';
import { ModelSettings } from './engine/llm/model-settings.entity.js';
import { DeploymentSpending, ModelSpending } from './engine/llm/model-spending.entity.js';
import { ModelSettingsResolver } from './engine/llm/graphql/model-settings.resolver.js';
import { ModelProvidersResolver } from './engine/llm/graphql/model-providers.resolver.js';
import {
  ModelUsageResolver,
  PriceQuoteResolver,
  TaskModelCallsResolver,
} from './engine/llm/graphql/model-usage.resolver.js';
import type { QuotePlan } from './engine/llm/quote.js';
import { fillGapsTask } from './features/jobs/gaps/fill-gaps.task.js';
import { importQuote } from './features/jobs/gaps/quote-import.js';
import { letterQuote } from './features/letters/quote-letter.js';
import { enhancingQuote } from './features/profiles/enhancing/quote-enhancing.js';
import { tailoringQuote } from './features/resumes/quote-tailoring.js';
import type { ModelAccess, ModelQuota } from './engine/llm/answer.js';
import { modelAccess as accountsModelAccess } from './features/accounts/model-access.js';
import { StorageResolver } from './engine/storage/storage.resolver.js';
import { StoredFile } from './engine/storage/stored-file.entity.js';
import type { TaskDefinition } from './engine/tasks/define-task.js';
import { Task } from './engine/tasks/task.entity.js';
import { TasksResolver } from './engine/tasks/tasks.resolver.js';
import { Account, LoginIdentity, Session } from './features/accounts/account.entity.js';
import { AccountSecurityResolver } from './features/accounts/account-security.resolver.js';
import { AccountsResolver } from './features/accounts/accounts.resolver.js';
import { AdminAction } from './features/accounts/admin/admin-action.entity.js';
import { AdminResolver } from './features/accounts/admin/admin.resolver.js';
import { sealAnewSchedule } from './features/accounts/seal-anew.js';
import { tellOfBudgetSchedule } from './features/accounts/admin/tell-of-budget.schedule.js';
import { ApiToken } from './features/accounts/api-tokens/api-token.entity.js';
import { ApiTokensResolver } from './features/accounts/api-tokens/api-tokens.resolver.js';
import { Consent } from './features/accounts/consent/consent.entity.js';
import { ConsentsResolver } from './features/accounts/consent/consents.resolver.js';
import { EmailsResolver } from './features/accounts/emails/emails.resolver.js';
import { accountMailWorker } from './features/accounts/emails/mail-requests.js';
import { MailRequest, MailToken } from './features/accounts/emails/mail-token.entity.js';
import { PasswordsResolver } from './features/accounts/passwords/passwords.resolver.js';
import { deleteAccountTask } from './features/accounts/rights/delete-account.task.js';
import { exportDataTask } from './features/accounts/rights/export-data.task.js';
import { finishErasuresSchedule, retentionSchedule } from './features/accounts/rights/rights-schedules.js';
import { importDataTask } from './features/accounts/rights/import-data.task.js';
import { RightsResolver } from './features/accounts/rights/rights.resolver.js';
import { CaptchaResolver } from './features/accounts/proof-of-work/captcha.resolver.js';
import { SolvedChallenge } from './features/accounts/proof-of-work/solved-challenge.entity.js';
import { SessionsResolver } from './features/accounts/sessions/sessions.resolver.js';
import { SignInLink } from './features/accounts/sign-in/sign-in-link.entity.js';
import { SignInResolver } from './features/accounts/sign-in/sign-in.resolver.js';
import { RecoveryCode, SecondFactor } from './features/accounts/two-factor/second-factor.entity.js';
import { TwoFactorResolver } from './features/accounts/two-factor/two-factor.resolver.js';
import { ServerInfoResolver } from './features/accounts/server-info.resolver.js';
import { ApplicationLettersResolver } from './features/applications/application-letters.resolver.js';
import { Application } from './features/applications/application.entity.js';
import { CalendarLink } from './features/applications/calendar/calendar-link.entity.js';
import { CalendarLinksResolver } from './features/applications/calendar/calendar-links.resolver.js';
import { endCalendarLinkHandler } from './features/applications/calendar/end-calendar-link.handler.js';
import { ApplicationFilesResolver } from './features/applications/application-files.resolver.js';
import {
  ApplicationsResolver,
  JobApplicationResolver,
} from './features/applications/applications.resolver.js';
import { DraftsResolver } from './features/profiles/enhancing/drafts.resolver.js';
import { enhanceProfileTask } from './features/profiles/enhancing/enhance-profile.task.js';
import { FactDraft, ProfileQuestion } from './features/profiles/enhancing/fact-draft.entity.js';
import { ProfileQuestionsResolver } from './features/profiles/enhancing/questions.resolver.js';
import { PageRevision } from './features/pages/page.entity.js';
import { PagesResolver } from './features/pages/pages.resolver.js';
import { Fact, FactRevision } from './features/profiles/fact.entity.js';
import { Profile } from './features/profiles/profile.entity.js';
import { FactHistoryResolver, ProfilesResolver } from './features/profiles/profiles.resolver.js';
import { importJobTask } from './features/jobs/import-job.task.js';
import { Job, JobAddress } from './features/jobs/job.entity.js';
import { JobsResolver, TaskJobResolver } from './features/jobs/jobs.resolver.js';
import { exportLetterTask } from './features/letters/exports/export-letter.task.js';
import { LetterExport } from './features/letters/exports/letter-export.entity.js';
import {
  LetterExportsResolver,
  LetterFilesResolver,
} from './features/letters/exports/letter-exports.resolver.js';
import {
  JobLettersResolver,
  LetterVersionResolver,
  TaskLetterResolver,
} from './features/letters/letter-relations.resolver.js';
import { Letter, LetterVersion } from './features/letters/letter.entity.js';
import { LettersResolver } from './features/letters/letters.resolver.js';
import { writeLetterTask } from './features/letters/write-letter.task.js';
import { ChangesResolver } from './features/resumes/changes/changes.resolver.js';
import { ProposedChange } from './features/resumes/changes/proposed-change.entity.js';
import { DocumentExport } from './features/resumes/exports/document-export.entity.js';
import { exportDocumentTask } from './features/resumes/exports/export-document.task.js';
import {
  ExportsResolver,
  ResumeExportsResolver,
  TaskExportResolver,
} from './features/resumes/exports/exports.resolver.js';
import { followProfileHandler } from './features/resumes/follow-profile.handler.js';
import { ImportResumeResolver } from './features/resumes/importing/import-resume.resolver.js';
import { importResumeTask } from './features/resumes/importing/import-resume.task.js';
import {
  JobMatchResolver,
  MatchReportResolver,
  ResumeMatchResolver,
} from './features/resumes/matching/matching.resolver.js';
import {
  JobResumesResolver,
  ProfileResumeResolver,
  TaskResumeResolver,
} from './features/resumes/resume-relations.resolver.js';
import { Resume, ResumeVersion } from './features/resumes/resume.entity.js';
import { ResumesResolver } from './features/resumes/resumes.resolver.js';
import { tailorResumeTask } from './features/resumes/tailor-resume.task.js';
import type { Entities } from './platform/database/orm.js';
import type { ResolverClass } from './platform/graphql/build-schema.js';

export const entities: Entities = [
  Task,
  DomainEvent,
  AuditEntry,
  StoredFile,
  ModelCall,
  ModelSpending,
  DeploymentSpending,
  ModelAnswer,
  ModelProvider,
  ModelBatch,
  ModelSettings,
  Account,
  LoginIdentity,
  Session,
  Mail,
  MailToken,
  MailRequest,
  SecondFactor,
  RecoveryCode,
  SignInLink,
  ApiToken,
  Consent,
  AdminAction,
  SolvedChallenge,
  Job,
  JobAddress,
  Profile,
  Fact,
  FactRevision,
  FactDraft,
  ProfileQuestion,
  Resume,
  ResumeVersion,
  ProposedChange,
  DocumentExport,
  Letter,
  LetterVersion,
  LetterExport,
  Application,
  CalendarLink,
  PageRevision,
];

export const resolvers: readonly ResolverClass[] = [
  AccountsResolver,
  AccountSecurityResolver,
  EmailsResolver,
  PasswordsResolver,
  TwoFactorResolver,
  SessionsResolver,
  ApiTokensResolver,
  ConsentsResolver,
  CaptchaResolver,
  SignInResolver,
  AdminResolver,
  RightsResolver,
  ServerInfoResolver,
  RecordResolver,
  StorageResolver,
  TasksResolver,
  ModelProvidersResolver,
  ModelSettingsResolver,
  ModelUsageResolver,
  PriceQuoteResolver,
  TaskModelCallsResolver,
  JobsResolver,
  TaskJobResolver,
  ProfilesResolver,
  FactHistoryResolver,
  DraftsResolver,
  ProfileQuestionsResolver,
  MatchReportResolver,
  JobMatchResolver,
  ResumeMatchResolver,
  ImportResumeResolver,
  ResumesResolver,
  ProfileResumeResolver,
  JobResumesResolver,
  TaskResumeResolver,
  ChangesResolver,
  ExportsResolver,
  ResumeExportsResolver,
  TaskExportResolver,
  LettersResolver,
  LetterVersionResolver,
  LetterExportsResolver,
  LetterFilesResolver,
  JobLettersResolver,
  TaskLetterResolver,
  ApplicationFilesResolver,
  CalendarLinksResolver,
  ApplicationsResolver,
  JobApplicationResolver,
  ApplicationLettersResolver,
  PagesResolver,
];

export const tasks: TaskDefinition[] = [
  importJobTask,
  fillGapsTask,
  importResumeTask,
  tailorResumeTask,
  exportDocumentTask,
  writeLetterTask,
  exportLetterTask,
  enhanceProfileTask,
  exportDataTask,
  importDataTask,
  deleteAccountTask,
] as TaskDefinition[];

export const eventHandlers: EventHandler[] = [
  followProfileHandler,
  endCalendarLinkHandler,
  callOffBatchHandler,
];

/** Who may use language models, and what plans let them spend; no room has plans yet. */
export const modelAccess: ModelAccess = accountsModelAccess;
export const modelQuota: ModelQuota | null = null;

/** What kinds of Tasks would ask models, for quotes. */
export const quotePlans: QuotePlan[] = [importQuote, enhancingQuote, tailoringQuote, letterQuote];

/** Work with queues of their own that nobody watches. */
export const queueWorkers: QueueWorker[] = [mailWorker, accountMailWorker];

export const schedules: Schedule[] = [
  finishErasuresSchedule,
  retentionSchedule,
  tellOfBudgetSchedule,
  sealAnewSchedule,
];
