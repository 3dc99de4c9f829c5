import type { EntityManager } from '@mikro-orm/postgresql';
import type { ResumeDocument } from '../../core/resume/resume-document.js';
import type { Fact } from '../profiles/fact.entity.js';
import { toFactType, toFields, type FactType } from '../profiles/fact.type.js';
import { readFacts } from '../profiles/profile-reader.js';
import type {
  ResumeBasicsType,
  ResumeSectionType,
  TruthFindingType,
  TruthReportType,
} from './resume-content.type.js';
import { checkDocument, type UnsupportedClaim } from './resume-truth.js';
import { readDocument } from './resume-store.js';
import type { Resume } from './resume.entity.js';

/** A resume's newest document together with what it rests on, read once for all fields a client asks for. */
export class ResumeView {
  private readonly factTypes: ReadonlyMap<string, FactType>;
  private readonly claims: UnsupportedClaim[];

  private constructor(
    readonly document: ResumeDocument,
    facts: readonly Fact[],
  ) {
    this.factTypes = new Map(facts.map((fact) => [fact.id, toFactType(fact)]));
    this.claims = checkDocument(document, facts);
  }

  static async read(em: EntityManager, resume: Resume): Promise<ResumeView> {
    return new ResumeView(await readDocument(em, resume), await readFacts(em, resume.accountId));
  }

  /** A document that is not stored, as it would be shown. */
  static of(document: ResumeDocument, facts: readonly Fact[]): ResumeView {
    return new ResumeView(document, facts);
  }

  facts(ids: readonly string[]): FactType[] {
    return ids.flatMap((id) => this.factTypes.get(id) ?? []);
  }

  get truth(): TruthReportType {
    return { ok: this.claims.length === 0, findings: this.findings(this.claims) };
  }

  findings(claims: readonly UnsupportedClaim[]): TruthFindingType[] {
    return claims.map(({ closestFactId, ...claim }) => ({
      ...claim,
      closestFact: closestFactId === null ? null : (this.factTypes.get(closestFactId) ?? null),
    }));
  }

  get basics(): ResumeBasicsType {
    const { basics, basicsFacts } = this.document;
    return {
      name: basics.name ?? null,
      label: basics.label ?? null,
      email: basics.email ?? null,
      phone: basics.phone ?? null,
      url: basics.url ?? null,
      city: basics.location?.city ?? null,
      region: basics.location?.region ?? null,
      countryCode: basics.location?.countryCode ?? null,
      profiles: basics.profiles ?? [],
      facts: this.facts(basicsFacts),
    };
  }

  get sections(): ResumeSectionType[] {
    const unsupported = new Set(this.claims.map(({ lineId }) => lineId));
    return this.document.sections.map(({ id, key, title, entries }) => ({
      id,
      key,
      title,
      entries: entries.map((entry) => ({
        id: entry.id,
        fields: toFields(entry.fields),
        facts: this.facts(entry.facts),
        lines: entry.lines.map((line) => ({
          id: line.id,
          role: line.role,
          text: line.text,
          facts: this.facts(line.facts),
          supported: !unsupported.has(line.id),
        })),
      })),
    }));
  }

  /** The heading of an entry as one line, e.g. for the change that is about it. */
  entryTitle(entryId: string | null): string | null {
    if (entryId === null) return null;
    const entry = this.document.sections.flatMap(({ entries }) => entries).find(({ id }) => id === entryId);
    if (entry === undefined) return null;
    const { position, studyType, name, organization, institution, title, language } = entry.fields;
    const parts = [position ?? studyType, name ?? organization ?? institution ?? title ?? language];
    return parts.filter((part) => part !== undefined).join(', ') || null;
  }
}
