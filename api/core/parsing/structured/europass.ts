/** Reads Europass XML: the SkillsPassport of 2013 (version 3) and the HR-XML Candidate of 2020. */
import type { JsonResume, ResumeLocation } from '../../resume/json-resume.js';
import { networkOf, withScheme } from '../contact-links.js';
import { findPeriods } from '../dates.js';
import type { XmlNode } from '../text-document.js';

export function readEuropass(root: XmlNode): { resume: JsonResume; warnings: string[] } {
  const resume = root.name.toLowerCase() === 'candidate' ? readCandidate(root) : readSkillsPassport(root);
  const kept = dropEmpty(resume) as JsonResume | undefined;
  return { resume: kept ?? {}, warnings: kept?.basics?.name ? [] : ['No name was found.'] };
}

/** All elements of a path of names below a node; '*' skips any depth. */
function all(node: XmlNode | undefined, ...path: string[]): XmlNode[] {
  let found = node ? [node] : [];
  for (const name of path) {
    found = found.flatMap((item) =>
      name === '*' ? deep(item) : item.children.filter((child) => child.name === name),
    );
  }
  return found;
}

function deep(node: XmlNode): XmlNode[] {
  return [node, ...node.children.flatMap(deep)];
}

function one(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return all(node, ...path)[0];
}

function text(node: XmlNode | undefined, ...path: string[]): string | undefined {
  const value = one(node, ...path)
    ?.text.replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return value === '' ? undefined : value;
}

function lines(value: string | undefined): string[] {
  return (value ?? '')
    .split(/\r?\n|<\/(?:li|p)>|<br\s*\/?>/i)
    .map((line) =>
      line
        .replace(/<[^>]+>/g, '')
        .replace(/^\s*[•●▪*–-]\s*/, '')
        .trim(),
    )
    .filter(Boolean);
}

/** Version 3 writes dates as attributes: `year="2008" month="--09" day="---01"`. */
function attributeDate(node: XmlNode | undefined): string | undefined {
  const year = node?.attributes['year'];
  if (!year) return undefined;
  const month = node.attributes['month']?.replace(/-/g, '');
  const day = node.attributes['day']?.replace(/-/g, '');
  return [year, month, month && day].filter(Boolean).join('-');
}

function readSkillsPassport(root: XmlNode): JsonResume {
  const learner = one(root, 'LearnerInfo') ?? one(root, '*', 'LearnerInfo');
  const person = one(learner, 'Identification');
  const address = one(person, 'ContactInfo', 'Address', 'Contact');
  const names = [text(person, 'PersonName', 'FirstName'), text(person, 'PersonName', 'Surname')];
  const sites = all(person, 'ContactInfo', 'WebsiteList', 'Website', 'Contact').map((site) => site.text);
  const skills = one(learner, 'Skills');
  const description = (group: string): string[] => lines(text(skills, group, 'Description'));
  return {
    basics: {
      name: names.filter(Boolean).join(' '),
      label: text(learner, 'Headline', 'Description', 'Label'),
      email: text(person, 'ContactInfo', 'Email', 'Contact'),
      phone: text(person, 'ContactInfo', 'TelephoneList', 'Telephone', 'Contact'),
      url: firstSite(sites),
      profiles: sites.flatMap((site) => networkOf(site) ?? []),
      location: location(
        text(address, 'AddressLine'),
        text(address, 'PostalCode'),
        text(address, 'Municipality'),
        text(address, 'Country', 'Code'),
      ),
    },
    work: all(learner, 'WorkExperienceList', 'WorkExperience').map((entry) => ({
      position: text(entry, 'Position', 'Label'),
      name: text(entry, 'Employer', 'Name'),
      location: text(entry, 'Employer', 'ContactInfo', 'Address', 'Contact', 'Municipality'),
      startDate: attributeDate(one(entry, 'Period', 'From')),
      endDate: attributeDate(one(entry, 'Period', 'To')),
      highlights: lines(one(entry, 'Activities')?.text),
    })),
    education: all(learner, 'EducationList', 'Education').map((entry) => ({
      studyType: text(entry, 'Title'),
      institution: text(entry, 'Organisation', 'Name'),
      location: text(entry, 'Organisation', 'ContactInfo', 'Address', 'Contact', 'Municipality'),
      startDate: attributeDate(one(entry, 'Period', 'From')),
      endDate: attributeDate(one(entry, 'Period', 'To')),
      highlights: lines(one(entry, 'Activities')?.text),
    })),
    languages: [
      ...all(skills, 'Linguistic', 'MotherTongueList', 'MotherTongue').map((entry) => ({
        language: text(entry, 'Description', 'Label'),
        fluency: 'Native',
      })),
      ...all(skills, 'Linguistic', 'ForeignLanguageList', 'ForeignLanguage').map((entry) => ({
        language: text(entry, 'Description', 'Label'),
        fluency: [...new Set(one(entry, 'ProficiencyLevel')?.children.map((level) => level.text))].join(
          ' / ',
        ),
      })),
    ],
    ...achievements(learner),
    skills: ['Communication', 'Organisational', 'JobRelated', 'Computer', 'Other'].map((group) => ({
      name: description(group).length > 0 ? group : undefined,
      keywords: description(group),
    })),
  };
}

/** Version 3 lists publications, honours and the like as achievements told apart by a code. */
function achievements(
  learner: XmlNode | undefined,
): Pick<JsonResume, 'publications' | 'awards' | 'projects'> {
  const found = all(learner, 'AchievementList', 'Achievement');
  const ofCode = (code: RegExp): string[] =>
    found
      .filter((entry) => code.test(text(entry, 'Title', 'Code') ?? ''))
      .flatMap((entry) => lines(one(entry, 'Description')?.text));
  return {
    publications: ofCode(/^publications$/).map((name) => ({ name })),
    awards: ofCode(/^honors_awards$/).map((title) => ({ title })),
    projects: ofCode(/^projects$/).map((name) => ({ name })),
  };
}

/** The language's English name by its ISO code ("lav"), which is all that the file holds; the code when it has none. */
function languageName(code: string | undefined): string | undefined {
  if (!code || !/^[a-z]{2,3}$/i.test(code)) return code;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code.toLowerCase()) ?? code;
}

function readCandidate(root: XmlNode): JsonResume {
  const person = one(root, 'CandidatePerson');
  const profile = one(root, 'CandidateProfile');
  const channels = all(person, 'Communication');
  const uris = channels.flatMap((channel) => all(channel, 'URI').map((uri) => uri.text));
  const email = uris.find((uri) => uri.includes('@'));
  const sites = uris.filter((uri) => !uri.includes('@'));
  const phone = channels
    .map((channel) =>
      [text(channel, 'CountryDialing'), text(channel, 'DialNumber')].filter(Boolean).join(' '),
    )
    .find((number) => /\d{5}/.test(number));
  const address = channels.map((channel) => one(channel, 'Address')).find((found) => found);
  return {
    basics: {
      name: [text(person, 'PersonName', 'GivenName'), text(person, 'PersonName', 'FamilyName')]
        .filter(Boolean)
        .join(' '),
      label: text(profile, 'ExecutiveSummary') ? undefined : text(profile, 'ProfileName'),
      summary: text(profile, 'ExecutiveSummary'),
      email,
      phone: phone
        ? /^\d/.test(phone) && channels.some((channel) => text(channel, 'CountryDialing'))
          ? `+${phone}`
          : phone
        : undefined,
      url: firstSite(sites),
      profiles: sites.flatMap((site) => networkOf(site) ?? []),
      location: location(
        text(address, 'AddressLine'),
        text(address, 'PostalCode'),
        text(address, 'CityName'),
        text(address, 'CountryCode'),
      ),
    },
    work: all(profile, 'EmploymentHistory', 'EmployerHistory').flatMap((employer) =>
      all(employer, 'PositionHistory').map((position) => ({
        name: text(employer, 'OrganizationName'),
        position: text(position, 'PositionTitle'),
        location: text(position, '*', 'CityName') ?? text(employer, '*', 'CityName'),
        startDate: formatted(one(position, 'EmploymentPeriod', 'StartDate')),
        endDate: formatted(one(position, 'EmploymentPeriod', 'EndDate')),
        highlights: lines(one(position, 'Description')?.text),
      })),
    ),
    education: all(profile, 'EducationHistory', 'EducationOrganizationAttendance').map((entry) => ({
      institution: text(entry, 'OrganizationName'),
      studyType: text(entry, 'EducationDegree', 'DegreeName') ?? text(entry, 'ProgramName'),
      location: text(entry, '*', 'CityName'),
      startDate: formatted(one(entry, 'AttendancePeriod', 'StartDate')),
      endDate: formatted(one(entry, 'AttendancePeriod', 'EndDate')),
      highlights: lines(one(entry, 'EducationDegree', 'OccupationalSkillsCovered')?.text),
    })),
    publications: all(profile, 'PublicationHistory', 'Publication').map((entry) => ({
      name: text(entry, 'Title'),
      publisher: text(entry, 'Reference'),
      releaseDate: text(entry, 'Year'),
      url: text(entry, 'Link'),
    })),
    skills: [
      ...all(profile, 'PersonQualifications', 'PersonCompetency'),
      ...all(profile, 'Skills', 'PersonCompetency'),
    ]
      .filter((entry) => text(entry, 'TaxonomyID') !== 'language')
      .map((entry) => ({ name: text(entry, 'CompetencyName') })),
    languages: [
      ...all(person, 'PrimaryLanguageCode').map((entry) => ({
        language: languageName(entry.text.trim()),
        fluency: 'Native',
      })),
      ...all(profile, 'PersonQualifications', 'PersonCompetency')
        .filter((entry) => text(entry, 'TaxonomyID') === 'language')
        .map((entry) => ({
          language: text(entry, 'CompetencyName') ?? languageName(text(entry, 'CompetencyID')),
          fluency: [
            ...new Set(all(entry, 'CompetencyDimension', 'Score', 'ScoreText').map((score) => score.text)),
          ].join(' / '),
        })),
    ],
  };
}

function formatted(node: XmlNode | undefined): string | undefined {
  const value =
    node &&
    deep(node)
      .map((item) => item.text)
      .find((item) => /\d{4}/.test(item));
  return value ? (findPeriods(value)[0]?.start ?? undefined) : undefined;
}

function location(address?: string, postalCode?: string, city?: string, country?: string): ResumeLocation {
  return {
    address,
    postalCode,
    city,
    countryCode: country && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : undefined,
  };
}

function firstSite(sites: readonly string[]): string | undefined {
  const site = sites.find((candidate) => candidate.includes('.') && !networkOf(candidate));
  return site ? withScheme(site) : undefined;
}

/** The value without empty strings, lists and objects; undefined when nothing is left. */
function dropEmpty(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    const list = value.map(dropEmpty).filter((item) => item !== undefined);
    return list.length > 0 ? list : undefined;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .map(([key, item]) => [key, dropEmpty(item)] as const)
      .filter(([, item]) => item !== undefined);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  return value ?? undefined;
}
