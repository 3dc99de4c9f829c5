/**
 * How the keys of applicant tracking systems, boards and page states name the fields of a posting, in order of trust.
 * Keys are compared in lower case without separators and namespaces: "job_title", "jobTitle" and "JobTitle" are one.
 */
export type KeyField =
  | 'title'
  | 'weakTitle'
  | 'company'
  | 'location'
  | 'city'
  | 'region'
  | 'country'
  | 'description'
  | 'datePosted'
  | 'validThrough'
  | 'employmentType'
  | 'remote'
  | 'onsite'
  | 'hybrid'
  | 'salary'
  | 'salaryMin'
  | 'salaryMax'
  | 'currency'
  | 'salaryUnit'
  | 'applyUrl'
  | 'seniority'
  | 'years'
  | 'department'
  | 'period';

const KEYS: Readonly<Record<KeyField, string>> = {
  title:
    'jobtitle positiontitle jobopeningname postingtitle jobpostingtitle requisitiontitle vacancytitle vacancyname profilename annonsrubrik jobname positionname displayjobtitle externaltitle offertitle jobadtitle title titel titre titulo',
  weakTitle: 'headline name text position role stelle stillingstittel nazev nombre intitule',
  company:
    'companyname hiringorganization hiringorganizationname employername organizationname companydisplayname company employer startup subcompany organization organisation hiringcompany companytitle arbetsgivarenamn arbetsgivare entityname agencyname brandname clientname legalemployer legalentity brand firma entreprise empresa',
  location:
    'normalizedlocation fulllocation locations alllocations joblocations workplaceaddress joblocation positionlocation positionlocationdisplay primarylocation location locationname locationstext worklocation candidaterequiredlocation jobgeo office offices cities lieutravail physicallocation arbetsplatsadress workplace places shortlocation formattedlocation secondarylocations additionallocations additionaloffices locationlabel joblocationtext standort ort address postaladdress',
  city: 'city cityname locality addresslocality town municipality kommun postort stadt ville ciudad',
  region: 'state statename region regionname province stateprovince addressregion county lan',
  country:
    'country countryname addresscountry land pays pais countryregion primarylocationcountry countrycode',
  description:
    'descriptionhtml jobdescription description descriptionbody opening content contenthtml htmlcontent encoded body fulldescription descriptiontext annonstextformaterad annonstext formattedpositiondescription jobdescriptions jobad lists responsibilities keyresponsibilities basicqualifications requirements qualifications preferredqualifications skillsknowledgeexpertise externaldescriptionstr externalresponsibilitiesstr externalqualificationsstr companydescription additional additionalinformation jobsummary summary duties majorduties qualificationsummary descriptionplain shortdescription excerpt details benefits organization positiondetails',
  datePosted:
    'dateposted datepublished publishedat publishedon publisheddate publicationdate publicationstartdate firstpublished firstpublishedat posteddate postedon postedat posted postingdate postingstartdate jobposteddate releaseddate releaseddate published datecreation publiceringsdatum pubdate createdat createdon created creationdate validfrom opendate openingdate date epoch timestamp updatedat updated lastupdate lastupdated postingtime tcreate',
  validThrough:
    'validthrough applicationdeadline deadlineat deadline applyby closingdate closedate closeat applicationclosedate expirationdate expirydate expires expiresat expireat enddate postingenddate unpostingdate sistaansokningsdatum lastapplicationdate lastpublicationdate sistapubliceringsdatum maximumstartdate maximumenddate validuntil validto',
  employmentType:
    'employmenttype employmenttypes employmenttypetext employmenttypecode typeofemployment employmentstatuslabel employmentstatus jobtype jobtypes jobscheduletype jobschedule positionschedule positionscheduletypecode positionofferingtype commitment contracttype contracttypes contracttime workinghourstype arbetstidtyp timetype worktype schedule workertype jobstatustext type typecontrat typecontratlibelle employmentdurations duration contract',
  remote:
    'remote isremote telecommuting workplacetype workplacetypetext workplacetypecode remotestatus remotetype locationtype workmode workarrangement workfromhome joblocationtype remotework isfullyremote telework',
  onsite: 'onsite ison site isonsite',
  hybrid: 'hybrid ishybrid',
  salary:
    'salary salaryrange basesalary compensation salaryinformation payrange pay salarydescription salarytext salarydescriptionplain compensationtiersummary scrapeablecompensationsalarysummary compensationsummary offeredremunerationpackage positionremuneration remuneration remunerationrange salarylabel salarydisplay payrate lonebeskrivning salaire estimatedsalary wage',
  salaryMin:
    'salarymin minsalary salaryminimum minimumsalary salaryminvalue salaryfrom annualsalarymin compensationminimum compensationmin minimumrange remunerationminimumamount paymin minpay basesalarymin lowerbound salarylow minimum minvalue min from minamount',
  salaryMax:
    'salarymax maxsalary salarymaximum maximumsalary salarymaxvalue salaryto annualsalarymax compensationmaximum compensationmax maximumrange remunerationmaximumamount paymax maxpay basesalarymax upperbound salaryhigh maximum maxvalue max to maxamount',
  currency:
    'salarycurrency currency currencycode compensationcurrency currencyid salarycurrencycode currencyisocode currencysymbol',
  salaryUnit:
    'salaryfrequency salaryperiod salaryunit salarytype salaryinterval compensationfrequency compensationinterval rateintervalcode remunerationrateintervalcode payperiod period interval unittext unit frequency type',
  applyUrl:
    'applyurl applicationurl careersapplyurl applyuri govtapplyonlineurl externalapplylink joburl jobposturl absoluteurl hostedurl positionuri careersurl url link loc shortlink refs landingpage webbadress externalpath jobpath href canonicalurl guid',
  seniority:
    'senioritylevel seniority experiencelevel careerlevel joblevel level experiencecode levels managerlevel',
  years:
    'yearsofexperience requiredexperience minimumexperience yearsexperience experience monthsofexperience',
  period: 'positionperiod',
  department:
    'department departmentlabel departments team category categories jobcategory jobfamily function industry division businesscategory recruitingcategory',
};
const FIELD_OF = new Map<string, { field: KeyField; rank: number }[]>();
for (const [field, keys] of Object.entries(KEYS) as [KeyField, string][]) {
  for (const [rank, key] of keys.split(' ').entries())
    FIELD_OF.set(key, [...(FIELD_OF.get(key) ?? []), { field, rank }]);
}

/** Lower case, without namespace and separators. */
export function normalKey(key: string): string {
  return key
    .slice(key.lastIndexOf(':') + 1)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The fields a normal key can mean; a lower rank is more trustworthy. */
export function keyFields(key: string): readonly { field: KeyField; rank: number }[] {
  return FIELD_OF.get(key) ?? [];
}
