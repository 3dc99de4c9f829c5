/** Telling titles of jobs and names of companies from the other short texts of a page. */
import { clean, fold } from '../../text/normal-form.js';
import { isDateOnly } from './dates.js';
import { isJobTitleLike } from './job-words.js';

/** Boards and applicant tracking systems: they show postings and rarely are the employer. */
const BOARDS = new Set(
  (
    'linkedin|indeed|glassdoor|stepstone|monster|jobs cz|prace cz|greenhouse|lever|workable|ashby|ashbyhq|smartrecruiters|recruitee|personio|teamtailor|workday|myworkdayjobs|xing|totaljobs|reed|reed co uk|cv library|ziprecruiter|careerbuilder|dice|seek|' +
    'naukri|infojobs|pole emploi|france travail|welcome to the jungle|apec|hellowork|jobteaser|startupjobs|startupjobs cz|no fluff jobs|nofluffjobs|just join it|justjoin it|pracuj pl|finn no|finn|nav|arbetsformedlingen|platsbanken|jobindex|duunitori|' +
    'tecnoempleo|talentclue|talent clue|talent com|jooble|adzuna|remotive|remote ok|remoteok|we work remotely|himalayas|wellfound|angellist|built in|the muse|usajobs|jobicy|arbeitnow|eures|jobscout24|jobs ch|karriere at|nationale vacaturebank|werkzoeken|' +
    'intermediair|blocket jobb|profesia|profesia sk|jobvite|icims|icims talent platform|taleo|successfactors|sap successfactors|breezy|breezy hr|bamboohr|jazzhr|pinpoint|eightfold|phenom|avature|rippling|gupy|catho|vagas com|green japan|wantedly|doda|mynavi|rikunabi|' +
    'jobs ac uk|gov uk|cwjobs|jobserve|cvlibrary|simplyhired|snagajob|flexjobs|upwork|stellenanzeigen de|jobware|kimeta|meinestadt|arbeitsagentur|bundesagentur fur arbeit|jobboerse|cadremploi|regionsjob|meteojob|alma career|lmc|peoplestrong|applicant tracking software|google|facebook|twitter|instagram|youtube|github|hn jobs|y combinator|hacker news|workatastartup|job board|freshteam|zoho recruit|comeet|homerun|join|join com|softgarden|rexx systems|d vinci|umantis|haufe|oracle|taleo net|cornerstone|csod|ukg|ultipro|paylocity|adp|dayforce|jobbnorge|webcruiter|webbplatsen|varbi|visma|jobylon|hr manager|emply|reachmee|easycruit|onlyfy|prescreen|talentsoft|beetween|flatchr|digitalrecruiters|jobaffinity|turbolia|bizneo|epreselec|trabajos com|jobandtalent|randstad job board'
  ).split('|'),
);
const GENERIC =
  /^(?:careers?|jobs?|job (?:details?|description|posting|postings|search|opportunit\w+|openings?|board|listings?|offers?|ad|alerts?|summary|title|id|application|apply)|career (?:opportunit\w+|site|portal|search|details)|our jobs|all jobs|open(?:ing)?s?|open (?:positions?|roles|jobs)|current (?:openings?|vacancies|opportunities)|vacanc(?:y|ies)|positions?|opportunit(?:y|ies)|work(?:ing)? (?:with|at|for) us|join (?:us|our team|the team)|search(?: jobs| results)?|find (?:jobs?|your .*)|home|menu|login|log in|sign (?:in|up)|register|welcome.*|apply(?: now| online| here| for this (?:job|position))?|details?|overview|description|summary|loading.*|error.*|page not found|not found|404.*|untitled|document|detail|detail pozice|detail nabidky|volna mista|volne pozice|nabidka prace|nabidky prace|pracovni nabidka|kariera|karriere|stellenangebote?|stellenanzeigen?|offene stellen|jobangebote?|stellenmarkt|stellenbeschreibung|offres? d emploi|nos offres|recrutement|carriere|carrieres|emplois?|ofertas?(?: de (?:empleo|trabajo))?|empleo|trabaja con nosotros|vacatures?|werken bij.*|lediga (?:jobb|tjanster)|jobb|uvod|wstep|praca|vagas|lavora con noi|apply for job|cookie.*|privacy.*|share.*|about(?: us)?|contact(?: us)?|new|featured|back(?: to .*)?|required|optional|submit|more|read more|basic section|job|uvodni stranka|similar jobs.*|related jobs.*|recommended.*|you may also.*|people also.*|explore.*|security verification|not you|save job|share this job|skip to.*|main content|job overview|about the job|job info(?:rmation)?|job location|position details|job details page|current job openings|employment opportunities|career opportunities|employment|human resources|internal error|access denied|forbidden|just a moment.*|attention required.*|javascript.*|test|meta job)$/;
const SENTENCE =
  /[!?]$|(?<=\p{L}{4})\.\s|\b(?:we are|we're|you will|you'll|click here|cookies|wir suchen dich|nous recherchons un|please|our team|your browser)\b/iu;

/** Titles keep their words; only white space and invisible characters change. */
export function cleanTitle(text: string): string {
  // The look behind lets a run be tried from its first sign alone: pages may hold runs of any length.
  return clean(text).replace(/^[\s|•·–—-]+|(?<![\s|•·–—,:;-])[\s|•·–—,:;-]+$/g, '');
}

/** False for texts that cannot be a job's title: names of pages, sections and buttons, dates, sentences. */
export function canBeTitle(text: string): boolean {
  const title = cleanTitle(text);
  if (title.length < 2 || title.length > 200 || !/\p{L}{2}/u.test(title)) return false;
  const key = fold(title);
  if (GENERIC.test(key) || BOARDS.has(key)) return false;
  if (SENTENCE.test(title) && !(isJobTitleLike(title) && title.length < 110)) return false;
  if (/https?:|www\.|@/.test(title)) return false;
  return !isDateOnly(title, { now: new Date(Date.UTC(2030, 0, 1)) });
}

/** True for job boards and applicant tracking systems. */
export function isBoardName(text: string): boolean {
  const key = fold(text);
  return BOARDS.has(key) || BOARDS.has(key.replace(/ (?:com|de|cz|co uk|org|net|io|jobs|careers)$/, ''));
}

const LEGAL_FORM =
  /(?:^|[\s,.])(?:inc|llc|llp|ltd|limited|plc|corp|corporation|company|co|gmbh(?: ?& ?co\.? ?kg(?:aa)?)?|ag|se|kg|ohg|e\.? ?v|ug|mbh|s\.?a\.?(?:s|r\.?l)?|sarl|s\.?l\.?u?|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|ab|a\.?s|as|asa|oy|oyj|aps|a\/s|s\.? ?r\.? ?o|a\.? ?s|k\.? ?s|z\.? ?s|o\.? ?p\.? ?s|sp\.? ?z ?o\.? ?o|pty|pvt|kft|zrt|group|holding|holdings|stiftung|foundation|university|universität|université|institute|hospital|klinikum|bank|株式会社|有限会社)\.?\)?$/iu;

/** True when a name ends in a legal form or its like ("GmbH", "s.r.o.", "Inc."). */
export function hasLegalForm(text: string): boolean {
  return LEGAL_FORM.test(text.trim()) || /株式会社|合同会社|有限公司|주식회사/.test(text);
}

const NO_COMPANY =
  /^(?:company|companies|employer|unternehmen|entreprise|empresa|confidential.*|vertraulich|anonym\w*|n\/?a|none|null|undefined|unknown|private|our client|client|see description|logo|image|careers?|jobs?|home|apply.*|website|visit.*|view.*|powered by.*|hosted by.*|© .*|more.*|about.*|learn more|follow|share|save|login|register|menu|search.*|remote|hybrid|full[- ]time|part[- ]time|select.*|test|location|company logo|employer logo|(?:your|the) company|us|this (?:job|company).*|\d[\d\s.,+-]*|.*\b(?:employees|reviews|applicants|openings|open positions)\b.*)$/iu;

/** False for texts that cannot be a company's name. */
export function isCompanyName(text: string): boolean {
  const name = clean(text);
  if (name.length < 2 || name.length > 110 || !/\p{L}/u.test(name)) return false;
  if (NO_COMPANY.test(name) || /https?:|www\.\S+\/|@|[<>{}]/.test(name)) return false;
  if (
    name.split(' ').length > 12 ||
    (/[.:;]$/.test(name) && name.split(' ').length > 5 && !hasLegalForm(name))
  )
    return false;
  return !/[!?]$|(?<=\p{L}{4})\.\s\p{Lu}\p{L}+ \p{L}+ /u.test(name);
}

/** Company names without words that only say it is a career page: "Careers at Acme | Jobs" -> "Acme". */
export function withoutCareerWords(text: string): string {
  const at =
    /^(?:.{0,60}\s)?(?:careers?|jobs?|opportunit(?:y|ies)|employment|vacancies|working|openings)\s+(?:at|with|@)\s+(.{2,70})$/iu.exec(
      clean(text),
    );
  return clean(at?.[1] ?? text)
    .replace(
      /^(?:careers?|jobs?|karriere|join|work|working|life|stellen(?:angebote)?|offene stellen|vacatures?|werken|carri[eè]res?|emplois?|empleos?|job openings|open positions|lediga jobb|kariéra|volná místa|homepage|welcome)\s*(?:at|@|bei|chez|en|bij|hos|på|with|v|ve|-|–|\||:)\s+/iu,
      '',
    )
    .replace(
      /\s*(?:[-–—|:]\s*)?(?:careers?(?: (?:site|page|portal|center|centre|website|opportunities|home))?|jobs?(?: (?:board|site|portal))?|karriere(?:portal|seite)?|karrier[aä]|job openings|stellenangebote|recruiting|recruitment|talent (?:community|network)|vacatures|vacancies|carri[eè]res|empleo|jobb|kariéra|logo|homepage|employment|external career site|candidate portal)$/iu,
      '',
    )
    .replace(/^(?:logo(?: of| von| de)?)\s+/iu, '')
    .replace(/[’']s$/u, '')
    .trim();
}
