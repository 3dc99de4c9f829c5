import type { SkillTable } from '../taxonomy.js';

/** Leading, planning, selling, buying, administering: the skills of offices of every trade. */
export const BUSINESS: SkillTable = {
  field: 'business',
  kind: 'skill',
  lines: `
# Project management
Project Management | Project Manager Skills; Managing Projects; Project Leadership; Project Planning and Execution; Project Delivery; Manage Projects | @de Projektmanagement; Projektleitung; Projektsteuerung | @fr Gestion de projet; Gestion de projets; Conduite de projet | @es Gestión de proyectos; Dirección de proyectos; Administración de proyectos | @nl Projectmanagement; Projectleiding; Projectbeheer | @sv Projektledning; Projektledare; Projekthantering | @cs Projektové řízení; Řízení projektů | @da Projektledelse; Projektstyring | @no Prosjektledelse; Prosjektstyring | @pl Zarządzanie projektami | @it Gestione progetti; Gestione dei progetti; Project management | @pt Gestão de projetos; Gerenciamento de projetos
Project Planning | Project Scheduling; Work Breakdown Structure; Project Plans | > Project Management | @de Projektplanung | @fr Planification de projet | @es Planificación de proyectos | @nl Projectplanning | @sv Projektplanering
Project Coordination | Project Coordinator; Coordinating Projects | @de Projektkoordination | @fr Coordination de projet | @es Coordinación de proyectos
Program Management | Programme Management; Program Manager; Programme Manager | > Project Management
Portfolio Management | Project Portfolio Management; PPM
Project Controls | Earned Value Management; Cost Control | > Project Management
Project Management Office | PMO
PMP | Project Management Professional; PMP Certification | > Project Management | ~ PRINCE2
PRINCE2 | Prince 2; PRINCE2 Practitioner | > Project Management | ~ PMP
CAPM | Certified Associate in Project Management | > Project Management
IPMA | > Project Management
Agile | Agile Methodologies; Agile Methodology; Agile Development; Agile Software Development; Agile Project Management; Agile Working; Agile Methods; Agile Frameworks; Agile Environment | @de Agile Methoden; Agile Softwareentwicklung; Agiles Projektmanagement | @fr Méthodes agiles; Méthode agile | @es Metodologías ágiles; Metodología ágil | @nl Agile werken | @sv Agila metoder; Agilt arbetssätt | @cs Agilní metodiky
Scrum | Scrum Methodology; Sprint Planning; Scrum Framework | > Agile
Scrum Master | > Scrum
Certified Scrum Master | =CSM; CSM Certification | > Scrum Master
Professional Scrum Master | PSM I; PSM II; PSM | > Scrum Master
Product Owner | Product Ownership | > Scrum; Product Management | + CSPO; PSPO
Kanban | Kanban Boards | > Agile
SAFe | =SAFe; Scaled Agile; Scaled Agile Framework | > Agile
Extreme Programming | > Agile
Waterfall Methodology | =Waterfall; Waterfall Model
Backlog Management | Backlog Refinement; Backlog Grooming; Product Backlog; Backlog Prioritization | > Agile
User Stories | User Story Writing; User Story Mapping | > Agile
Microsoft Project | MS Project; MSProject; MS-Project
Primavera P6 | Primavera; Oracle Primavera | > Project Planning
Asana | =Asana
Trello
Monday.com
ClickUp
Basecamp
Smartsheet
=Notion
Wrike
Gantt Charts
# Product
Product Management | Product Manager Skills; Digital Product Management; Product Lifecycle Management; Managing Products | @de Produktmanagement | @fr Gestion de produit; Gestion de produits | @es Gestión de productos; Gestión de producto | @nl Productmanagement; Productbeheer | @sv Produktledning | @cs Produktový management
Product Strategy | Product Vision | > Product Management
Product Roadmaps | Product Roadmap; Roadmapping; Roadmap Planning; Product Roadmapping | > Product Management
Product Development | New Product Development; NPD; New Product Introduction; NPI | @de Produktentwicklung | @fr Développement de produits; Développement de produit | @es Desarrollo de productos | @nl Productontwikkeling | @sv Produktutveckling | @cs Vývoj produktů
Product Discovery | Product Research
Product Launch | Product Launches; Go-to-market; Go-to-market Strategy; GTM Strategy; GTM
Product Marketing | > Marketing
Minimum Viable Product | MVP Development
OKRs | OKR; Objectives and Key Results
KPIs | Key Performance Indicators; KPI; KPI Reporting; Performance Metrics; KPI Tracking | @de Kennzahlen | @fr Indicateurs de performance | @sv Nyckeltal
# Analysis and change
Business Analysis | Business Analyst; Business Analytics; Analysis of Business Needs; Business Systems Analysis | @de Business-Analyse; Geschäftsanalyse | @fr Analyse d'affaires; Analyse métier | @es Análisis de negocio; Análisis de negocios | @nl Bedrijfsanalyse | @sv Verksamhetsanalys
CBAP | Certified Business Analysis Professional | > Business Analysis
Requirements Analysis | Requirements Gathering; Requirement Gathering; Requirements Elicitation; Requirement Analysis; Requirements Engineering; Business Requirements; Requirements Management; Requirements Specification; Functional Specifications | @de Anforderungsanalyse; Anforderungsmanagement | @fr Analyse des besoins; Recueil des besoins | @es Análisis de requisitos; Toma de requisitos | @sv Kravanalys; Kravhantering
Gap Analysis
Feasibility Studies | Feasibility Study; Feasibility Analysis
Business Process Modeling | Process Modeling; Process Mapping; Business Process Mapping; Business Process Analysis; Process Modelling
Business Process Management | BPM; Business Process Reengineering; Business Process Re-engineering; Process Management | @de Prozessmanagement; Geschäftsprozessmanagement | @fr Gestion des processus | @es Gestión de procesos | @nl Procesmanagement; Procesbeheer | @sv Processledning
Process Improvement | Continuous Improvement; Business Process Improvement; Process Optimization; Process Optimisation; Continuous Process Improvement; Operational Excellence; Improving Processes | @de Prozessoptimierung; Prozessverbesserung; Kontinuierliche Verbesserung; KVP | @fr Amélioration continue; Amélioration des processus | @es Mejora continua; Mejora de procesos; Optimización de procesos | @nl Procesverbetering; Continu verbeteren; Procesoptimalisatie | @sv Ständiga förbättringar; Processförbättring; Förbättringsarbete | @cs Zlepšování procesů; Neustálé zlepšování
Lean | =Lean; Lean Management; Lean Thinking; Lean Methodology | > Process Improvement
Six Sigma | Lean Six Sigma; 6 Sigma | > Process Improvement
Six Sigma Green Belt | Green Belt; Lean Six Sigma Green Belt | > Six Sigma
Six Sigma Black Belt | Black Belt; Lean Six Sigma Black Belt | > Six Sigma Green Belt
DMAIC | > Six Sigma
Kaizen | > Lean
5S | 5S Methodology | > Lean
Value Stream Mapping | > Lean
Root Cause Analysis | RCA; 5 Whys; Fishbone Diagram; Ishikawa; Root Cause Investigation
Change Management | Organizational Change Management; Organisational Change; Organizational Change; Change Leadership; Transformation Management | @de Veränderungsmanagement; Change-Management | @fr Conduite du changement; Gestion du changement | @es Gestión del cambio | @nl Verandermanagement; Verandermanagement (change) | @sv Förändringsledning | @cs Řízení změn
Prosci | > Change Management | + ADKAR
Digital Transformation | Digitalization; Digitalisation; Business Transformation | @de Digitalisierung; Digitale Transformation | @fr Transformation numérique; Transformation digitale | @es Transformación digital | @nl Digitale transformatie; Digitalisering | @sv Digital transformation | @cs Digitalizace | @da Digitalisering; Digital omstilling | @no Digitalisering | @pl Transformacja cyfrowa; Cyfryzacja | @it Trasformazione digitale | @pt Transformação digital
Benchmarking
# Strategy and management
Strategic Planning | Strategy Development; Strategic Management; Business Planning; Business Strategy; Corporate Strategy; Strategy Execution; Strategic Plans; Strategy Formulation | @de Strategieentwicklung; Strategische Planung; Unternehmensstrategie | @fr Planification stratégique; Stratégie d'entreprise | @es Planificación estratégica; Estrategia empresarial | @nl Strategische planning; Strategieontwikkeling | @sv Strategisk planering; Strategiarbete | @cs Strategické plánování
Business Development | Biz Dev; New Business Development; Business Developer | @de Geschäftsentwicklung; Geschäftsfeldentwicklung | @fr Développement commercial; Développement des affaires | @es Desarrollo de negocio; Desarrollo de negocios; Desarrollo comercial | @nl Bedrijfsontwikkeling | @sv Affärsutveckling | @cs Rozvoj obchodu
Operations Management | Business Operations; Operational Management; Operations Planning; Manage Operations; Operations Leadership; Operational Planning | @de Betriebsmanagement; Betriebsleitung | @fr Gestion des opérations | @es Gestión de operaciones; Dirección de operaciones | @nl Operationeel management | @sv Verksamhetsledning; Driftledning
General Management | Business Management; P&L Management; P&L Responsibility; Profit and Loss; P&L; Business Administration; Administración de empresas; BWL; Betriebswirtschaft; Företagsekonomi; Gestion d'entreprise; Bedrijfskunde
People Management | Team Management; Staff Management; Personnel Management; Staff Supervision; Managing Teams; Team Supervision; Line Management; Staff Leadership; Supervision of Staff; Managing People; Supervisory Experience | @de Mitarbeiterführung; Personalführung; Teamleitung; Teamführung | @fr Gestion d'équipe; Management d'équipe; Encadrement d'équipe; Encadrement | @es Gestión de equipos; Dirección de equipos; Gestión de personal | @nl Leidinggeven; Teammanagement; Personeelsmanagement | @sv Personalledning; Personalansvar; Arbetsledning | @cs Vedení týmu; Vedení lidí; Řízení lidí | @da Personaleledelse
Performance Management | Performance Appraisal; Performance Reviews; Performance Appraisals; Performance Evaluation; Employee Performance Management
Stakeholder Management | Stakeholder Engagement; Stakeholder Relations; Stakeholder Communication; Managing Stakeholders | @de Stakeholder-Management | @fr Gestion des parties prenantes | @es Gestión de partes interesadas; Gestión de stakeholders | @nl Stakeholdermanagement
Vendor Management | Supplier Management; Supplier Relationship Management; Vendor Relations; Third-party Management; Supplier Relations; Vendor Relationship Management | @de Lieferantenmanagement | @fr Gestion des fournisseurs | @es Gestión de proveedores | @nl Leveranciersmanagement | @sv Leverantörshantering
Risk Management | Risk Assessment; Risk Analysis; Enterprise Risk Management; Risk Mitigation; Risk Identification; Operational Risk; Risk Assessments | @de Risikomanagement; Risikoanalyse; Risikobewertung | @fr Gestion des risques; Analyse des risques | @es Gestión de riesgos; Análisis de riesgos; Evaluación de riesgos | @nl Risicomanagement; Risicobeheer; Risicoanalyse | @sv Riskhantering; Riskanalys; Riskbedömning | @cs Řízení rizik; Analýza rizik | @da Risikostyring | @no Risikostyring | @pl Zarządzanie ryzykiem | @it Gestione del rischio; Risk management | @pt Gestão de risco; Gestão de riscos
Crisis Management | Crisis Response; Crisis Communications; Crisis Communication
Resource Planning | Resource Management; Resource Allocation; Workforce Planning; Staff Scheduling; Manpower Planning; Staff Planning; Personaleinsatzplanung; Shift Planning; Rostering
Business Case Development | Business Cases; Business Case
Market Entry | Market Expansion; Internationalization Strategy
Mergers and Acquisitions | M&A; Mergers & Acquisitions; Post-merger Integration | @fr Fusions et acquisitions | @es Fusiones y adquisiciones
Management Consulting | Business Consulting; Strategy Consulting; Consulting Services; Advisory Services; Consulting | @de Unternehmensberatung; Beratung | @fr Conseil en management; Conseil aux entreprises | @es Consultoría | @nl Bedrijfsadvies; Consultancy
Corporate Governance | Board Governance
Entrepreneurship | Startups; Start-up Development; Business Start-up | @de Unternehmertum | @fr Entrepreneuriat | @es Emprendimiento | @nl Ondernemerschap | @sv Entreprenörskap
Fundraising | Donor Relations; Donor Management; Major Gifts; Capital Campaigns; Philanthropy; Donor Stewardship
Grant Writing | Grants; Grant Proposals; Grant Applications; Grant Management; Grant Administration | @fr Demandes de subvention
Nonprofit Management | Non-profit Management; NGO Management; Charity Management
Volunteer Management | Volunteer Coordination; Volunteer Recruitment
Policy Development | Policy Making; Policy Analysis; Policies and Procedures; Policy Writing; Public Policy
Facilities Management | Facility Management; Building Management; Facilities Maintenance; Building Maintenance; Office Facilities; Facility Maintenance | @de Gebäudemanagement; Facility-Management | @fr Gestion des installations | @es Gestión de instalaciones | @nl Facilitair management; Facilitair beheer | @sv Fastighetsskötsel; Fastighetsförvaltning
Quality Management | Quality Assurance; Quality Management Systems; QMS; Total Quality Management; TQM; Quality Systems | @de Qualitätsmanagement; Qualitätssicherung; QM | @fr Gestion de la qualité; Assurance qualité; Management de la qualité | @es Gestión de calidad; Gestión de la calidad; Aseguramiento de la calidad | @nl Kwaliteitsmanagement; Kwaliteitsborging; Kwaliteitszorg | @sv Kvalitetsledning; Kvalitetssäkring; Kvalitetsarbete | @cs Řízení kvality; Zajištění kvality | @da Kvalitetssikring; Kvalitetsstyring; Kvalitetsledelse | @no Kvalitetsstyring | @pl Zarządzanie jakością | @it Gestione della qualità | @pt Gestão da qualidade
Quality Control | Quality Inspection; Quality Inspections; Quality Checks; Quality Testing; Product Inspection | @de Qualitätskontrolle; Qualitätsprüfung | @fr Contrôle qualité; Contrôle de la qualité | @es Control de calidad | @nl Kwaliteitscontrole | @sv Kvalitetskontroll | @cs Kontrola kvality | @da Kvalitetskontrol | @no Kvalitetskontroll | @pl Kontrola jakości | @it Controllo qualità | @pt Controlo de qualidade; Controle de qualidade
ISO 9001 | ISO 9000; ISO9001 | > Quality Management
Auditing | Internal Audits; Audits; Quality Audits; Audit Planning; Supplier Audits | @de Auditierung | @sv Revision | @es Auditoría | @da Revision | @no Revisjon | @pl Audyt | @it Revisione contabile | @pt Auditoria
Sustainability | Corporate Sustainability; Sustainable Development; Sustainability Management; CSR; Corporate Social Responsibility | @de Nachhaltigkeit; Nachhaltigkeitsmanagement | @fr Développement durable; RSE | @es Sostenibilidad | @nl Duurzaamheid | @sv Hållbarhet; Hållbar utveckling | @cs Udržitelnost
ESG | ESG Reporting; Environmental, Social and Governance; CSRD; Sustainability Reporting | > Sustainability
# Sales
Sales | Selling; Sales Experience; Direct Sales; Sales Skills; Selling Skills; Sales Techniques; Selling Techniques | @de Vertrieb; Verkauf; Verkaufserfahrung | @fr Vente; Ventes; Techniques de vente | @es Ventas; Técnicas de venta | @nl Verkoop; Verkoopvaardigheden | @sv Försäljning | @cs Prodej; Obchodní dovednosti | @da Salg | @no Salg | @pl Sprzedaż | @it Vendite | @pt Vendas
Sales Management | Sales Leadership; Sales Team Management; Managing Sales Teams; Sales Manager | > Sales | @de Vertriebsleitung; Vertriebssteuerung; Verkaufsleitung | @fr Management commercial; Direction des ventes | @es Gestión de ventas; Gestión comercial; Dirección comercial | @nl Verkoopmanagement | @sv Försäljningsledning
Sales Strategy | Sales Planning; Sales Plans; Territory Planning | > Sales
B2B Sales | B2B; Business-to-business Sales; Business to Business; Business-to-business; Enterprise Sales; Corporate Sales | > Sales
B2C Sales | B2C; Business-to-consumer; Consumer Sales | > Sales
Inside Sales | Telesales; Internal Sales; Vertriebsinnendienst; Innendienst; Phone Sales; Telephone Sales | > Sales
Field Sales | Outside Sales; Außendienst; Door-to-door Sales; Vertriebsaußendienst | > Sales
Technical Sales | Sales Engineering; Presales; Pre-sales; Solution Selling; Technischer Vertrieb | > Sales
Consultative Selling | Value Selling; Consultative Sales | > Sales | + SPIN Selling; Challenger Sales; MEDDIC; MEDDPICC
Key Account Management | Key Accounts; KAM; Key-Account-Management; Strategic Account Management; Major Account Management | > Account Management
Account Management | Client Management; Client Relationship Management; Account Manager; Managing Accounts; Client Account Management; Client Relations; Client Relationships; Client Relationship | @de Kundenbetreuung; Kundenmanagement | @fr Gestion de comptes; Gestion de la clientèle; Gestion des clients | @es Gestión de cuentas; Gestión de clientes | @nl Accountmanagement; Relatiebeheer; Klantbeheer | @sv Kundansvar; Kundrelationer
Cold Calling | Telemarketing; Outbound Calls; Outbound Calling; Kaltakquise; Prospección telefónica; Prospection téléphonique | > Lead Generation
Lead Generation | Prospecting; Sales Prospecting; Customer Acquisition; New Client Acquisition; Client Acquisition; Lead Qualification; Pipeline Generation; Demand Generation; Sales Lead Generation | @de Kundenakquise; Neukundengewinnung; Akquise; Kundengewinnung | @fr Prospection; Prospection commerciale; Génération de leads | @es Captación de clientes; Prospección; Generación de leads | @nl Acquisitie; Leadgeneratie; Klantenwerving | @sv Nykundsbearbetning; Kundanskaffning
Sales Pipeline Management | Pipeline Management; Sales Pipeline; Sales Funnel; Sales Forecasting; Sales Forecasts; Sales Funnel Management | > Sales
Closing Sales | Sales Closing; Closing Deals; Deal Closing; Closing Techniques | > Sales
Upselling | Up-selling; Cross-selling; Upsell; Cross Selling; Suggestive Selling; Cross-sell | > Sales
Sales Operations | Sales Ops; Sales Support; Sales Administration; Revenue Operations; RevOps; Vertriebsassistenz; Sales Enablement | + CPQ
Sales Presentations | Sales Demos; Product Demonstrations; Product Demos; Product Demonstration; Product Presentations
Channel Sales | Channel Management; Partner Management; Partner Sales; Distributor Management; Reseller Management; Strategic Partnerships; Partnership Development; Partnership Management; Channel Partners; Strategic Alliances
Territory Management | Sales Territory Management; Territory Sales
Contract Negotiation | Contract Negotiations; Commercial Negotiation; Contract Negotiating; Negotiating Contracts; Price Negotiation; Vertragsverhandlungen; Négociation commerciale; Negociación comercial; Vertragsverhandlung | ~ Contract Management
Tendering | Bid Management; Bid Writing; RFP; Request for Proposal; RFPs; RFP Responses; RFQ; Proposal Writing; Tender Management; Tenders; Proposal Development; Bid Preparation; Angebotserstellung; Ausschreibungen; Appels d'offres; Appel d'offres; Licitaciones; Aanbestedingen; RFI
Pricing Strategy | Pricing; Price Management; Pricing Analysis; Dynamic Pricing; Pricing Models; Revenue Management; Yield Management
CRM | Customer Relationship Management; CRM Software; CRM Systems; CRM Tools; CRM System; Customer Relationship Management Software | @de CRM-System; CRM-Systeme; Kundenbeziehungsmanagement | @fr Gestion de la relation client | @es Gestión de relaciones con clientes | @cs CRM systémy
Salesforce | Salesforce.com; SFDC; Salesforce CRM; Sales Force CRM; Salesforce Sales Cloud; Sales Cloud | > CRM | ~ HubSpot; Microsoft Dynamics 365
Salesforce Administration | Salesforce Administrator; Salesforce Certified Administrator; Salesforce Admin | > Salesforce
Salesforce Development | Visualforce; Lightning Web Components; Salesforce Lightning; Salesforce Developer | > Salesforce
Salesforce Marketing Cloud | ExactTarget | > Salesforce; Marketing Automation
Pardot | Salesforce Pardot; Account Engagement | > Salesforce; Marketing Automation
Salesforce Service Cloud | Service Cloud | > Salesforce
HubSpot | HubSpot CRM; Hub Spot | > CRM | + HubSpot Marketing Hub; HubSpot Sales Hub
Zoho CRM | Zoho | > CRM
Pipedrive | > CRM
Sugar CRM | SugarCRM | > CRM
SalesLoft | Outreach.io; =Outreach Sales Platform
LinkedIn Sales Navigator | Sales Navigator
Gong.io
ZoomInfo
# Customer service
Customer Service | Client Service; Customer Care; Customer Support; Client Services; Customer Service Skills; Customer Assistance; Serving Customers; Guest Service; Customer Service Experience; Customer Service Management | @de Kundenservice; Kundendienst; Kundenorientierung; Kundenbetreuung (Service) | @fr Service client; Service à la clientèle; Relation client; Relation clientèle; Accueil client | @es Atención al cliente; Servicio al cliente; Atención a clientes | @nl Klantenservice; Klantgerichtheid; Klantenservice medewerker; Klantcontact | @sv Kundservice; Kundtjänst; Kundbemötande; Kundkontakt | @cs Zákaznický servis; Péče o zákazníky; Zákaznická podpora; Péče o klienty | @da Kundeservice; Kundekontakt; Kundebetjening | @no Kundeservice; Kundebehandling | @pl Obsługa klienta | @it Assistenza clienti; Servizio clienti | @pt Atendimento ao cliente; Serviço ao cliente
Customer Success | Customer Success Management; Client Success; Customer Retention; Client Retention; Churn Reduction; Customer Onboarding; Client Onboarding
Customer Experience | CX; Customer Journey; Customer Experience Management; Customer Journey Mapping; Customer Satisfaction; CSAT; Net Promoter Score; NPS; Client Satisfaction
Complaint Handling | Complaint Resolution; Complaints; Complaint Management; Handling Complaints; Customer Complaints; Dispute Resolution (Customers); Reklamationsbearbeitung; Beschwerdemanagement; Gestion des réclamations; Gestión de reclamaciones; Klachtenafhandeling; Reklamationer; Resolving Complaints
Call Center Operations | Call Center; Call Centre; Contact Center; Contact Centre; Inbound Calls; Call Handling; Telephone Customer Service; Call Center Experience; Answering Calls; Answering Phones; Phone Support; Inbound Customer Service; Callcenter; Centre d'appels | > Customer Service
Business Process Outsourcing | BPO; KPO; International BPO; Domestic BPO; Voice Process
Telephone Etiquette | Phone Etiquette; Telephone Skills; Telephone Manner; Phone Manner; Multi-line Phone Systems; Switchboard; Telephone Reception
Live Chat Support | Live Chat; Chat Support; Email Support | > Customer Service
Intercom | =Intercom
Genesys | + Avaya; Five9; Talkdesk
# Procurement
Procurement | Purchasing; Sourcing; Strategic Sourcing; Buying; Strategic Procurement; Sourcing Strategy; Purchase Orders; Procurement Management; Purchase Order; Purchasing Management; Procure-to-pay; Procure to Pay | @de Einkauf; Beschaffung; Strategischer Einkauf | @fr Achats; Approvisionnement; Approvisionnements | @es Compras; Aprovisionamiento; Gestión de compras; Adquisiciones | @nl Inkoop; Strategische inkoop | @sv Inköp; Upphandling; Strategiskt inköp | @cs Nákup; Zásobování | @da Indkøb | @no Innkjøp; Anskaffelser | @pl Zakupy | @it Approvvigionamento | @pt Aprovisionamento
Category Management | > Procurement
Contract Management | Contract Administration; Contracts Management; Contract Lifecycle Management; Vertragsmanagement; Gestion des contrats; Gestión de contratos; Contractbeheer; Avtalshantering | @da Kontraktstyring | @no Kontraktstyring | @pl Zarządzanie umowami | @it Gestione contratti | @pt Gestão de contratos
Supplier Evaluation | Supplier Selection; Supplier Qualification; Vendor Evaluation; Vendor Selection; Supplier Development | > Procurement
Spend Analysis | Cost Reduction; Cost Savings; Cost Optimization; Cost Saving
Coupa | > Procurement | + Jaggaer
CIPS | MCIPS | > Procurement
# Human resources
Human Resources | HR; Human Resources Management; Human Resource Management; HRM; HR Management; Human Resource; Human Resources (HR); HR Generalist | @de Personalwesen; Personalmanagement; Personalarbeit | @fr Ressources humaines; Gestion des ressources humaines; =RH; =GRH | @es Recursos humanos; Gestión de recursos humanos; =RRHH; RR.HH. | @nl Personeelszaken; Human resources management; Personeelsbeleid; P&O | @sv Personalfrågor; Personalarbete | @cs Lidské zdroje; Personalistika; Řízení lidských zdrojů | @da Personaleadministration; HR | @no Personalledelse | @pl Kadry; Zasoby ludzkie | @it Risorse umane | @pt Recursos humanos
Recruitment | Technical Recruitment; US IT Recruitment; Recruiting; Talent Acquisition; Hiring; Staffing; Candidate Sourcing; Full-cycle Recruiting; Talent Sourcing; Staff Recruitment; End-to-end Recruitment; Full-cycle Recruitment; IT Recruitment; Candidate Screening; Recruitment and Selection | > Human Resources | @de Personalbeschaffung; Personalgewinnung; Rekrutierung; Personalauswahl | @fr Recrutement; Acquisition de talents | @es Reclutamiento; Selección de personal; Reclutamiento y selección; Contratación de personal | @nl Werving en selectie; Werving; Personeelswerving | @sv Rekrytering | @cs Nábor; Nábor zaměstnanců | @da Rekruttering | @no Rekruttering | @pl Rekrutacja | @it Reclutamento; Selezione del personale | @pt Recrutamento
Executive Search | Headhunting; Direct Search | > Recruitment
Interviewing Candidates | Interviewing Skills; Behavioral Interviewing; Job Interviews; Competency-based Interviewing; Structured Interviews | > Recruitment
Technical Recruiting | > Recruitment
Employer Branding | Employer Brand | > Recruitment
Boolean Search | X-ray Search | > Recruitment
Applicant Tracking Systems | Applicant Tracking System; ATS Software
LinkedIn Recruiter | > Recruitment
Onboarding | Employee Onboarding; New Hire Orientation; New Employee Orientation; Induction Training; Staff Onboarding; New Hire Onboarding
Employee Relations | Labor Relations; Labour Relations; Industrial Relations; Union Relations; Collective Bargaining; Employee Engagement; Staff Relations; Conflict Mediation at Work; Labour Negotiations
Employee Benefits | Benefits Administration; Benefits Management; Compensation and Benefits; Compensation & Benefits; Total Rewards; Comp & Ben; Compensation Management; Benefit Administration; Salary Benchmarking; Job Evaluation
Payroll | Payroll Processing; Payroll Management; Payroll Administration; Salary Processing | @de Lohnbuchhaltung; Gehaltsabrechnung; Entgeltabrechnung; Lohn- und Gehaltsabrechnung; Lohnabrechnung; Lohn- und Gehaltsbuchhaltung | @fr Paie; Gestion de la paie; Traitement de la paie | @es Nóminas; Nómina; Gestión de nóminas | @nl Salarisadministratie; Loonadministratie; Salarisverwerking | @sv Löneadministration; Lönehantering; Lönekörning | @cs Mzdová agenda; Mzdové agendy; Zpracování mezd; Mzdové účetnictví | @da Lønadministration; Lønkørsel | @no Lønnskjøring | @pl Naliczanie płac | @it Paghe; Buste paga | @pt Folha de pagamento; Processamento salarial
Talent Management | Succession Planning; Talent Development; Talent Review; Career Development Programs; Career Pathing
Learning and Development | L&D; Training and Development; Learning & Development; Training & Development; Employee Training; Staff Training; Employee Development; Staff Development; Corporate Training; Workforce Development; Training of Staff; Training Staff | @de Personalentwicklung; Mitarbeiterschulung; Weiterbildung; Schulungen | @fr Formation du personnel; Formation professionnelle; Formation des employés | @es Formación de personal; Capacitación; Capacitación de personal; Formación interna | @nl Opleiding en ontwikkeling; Personeelsontwikkeling | @sv Kompetensutveckling; Personalutveckling; Utbildning av personal | @cs Vzdělávání zaměstnanců; Školení zaměstnanců
Organizational Development | Organisational Development; Organization Development; Organizational Design; Organization Design; Organisationsentwicklung; Organisational Design
Diversity and Inclusion | DEI; Diversity, Equity and Inclusion; Diversity & Inclusion; D&I; Diversity Equity and Inclusion; Equality and Diversity
HRIS | HR Information Systems; HRMS; HR Systems; HR Software; Human Resources Information System; HCM Systems
Workday | =Workday; Workday HCM; Workday Financials | > HRIS
BambooHR | > HRIS | + Personio HR; =Personio
ADP | ADP Workforce Now; ADP Payroll; Dayforce | > Payroll | + Paychex; Ceridian Dayforce
Kronos | > HRIS | + UKG; UltiPro
Employment Law | Labor Law; Labour Law; Labor Laws; Employment Legislation; Arbeitsrecht; Droit du travail; Droit social; Derecho laboral; Arbeidsrecht; Arbetsrätt; Pracovní právo; Labour Legislation; Employment Laws
SHRM-CP | SHRM Certified Professional | > Human Resources | + SHRM-SCP
PHR | Professional in Human Resources | > Human Resources | + SPHR
CIPD | CIPD Level 5; CIPD Level 7 | > Human Resources
HR Business Partnering | HR Business Partner; HRBP | > Human Resources
HR Administration | HR Admin; Personnel Administration; Personnel Records; Personalsachbearbeitung; Personaladministration; Employee Records; Administration du personnel; Administración de personal | > Human Resources
HR Policies | HR Policy; HR Strategy | > Human Resources
# Administration
Office Administration | Administrative Support; Office Management; Clerical Skills; Administrative Assistance; Clerical Work; Administrative Duties; Office Work; Administration; Administrative Tasks; Administrative Skills; Clerical Duties; Secretarial Skills; Secretarial Support; Office Support; Administrative Work; General Office Duties; Administrative Experience; Clerical Support; Office Organization; Office Coordination; Office Manager; Administrative Assistant | @de Büroorganisation; Büroverwaltung; Sekretariat; Bürotätigkeiten; Verwaltung; Verwaltungstätigkeiten; Sachbearbeitung; Büromanagement; Sekretariatsaufgaben; Assistenztätigkeiten | @fr Secrétariat; Gestion administrative; Assistanat; Tâches administratives; Gestion de bureau; Travail de bureau | @es Administración; Gestión administrativa; Tareas administrativas; Secretariado; Trabajo administrativo; Administración de oficina | @nl Administratie; Administratieve ondersteuning; Secretariaat; Kantooradministratie; Administratieve taken; Secretariële ondersteuning | @sv Kontorsadministration; Administrativt arbete; Sekreterararbete; Administrativa uppgifter; Kontorsarbete | @cs Administrativa; Administrativní práce; Kancelářské práce; Administrativní činnost | @da Kontorarbejde; Administrative opgaver
Executive Assistance | Executive Support; Personal Assistance; C-level Support; Executive Assistant; Executive Administrative Support; Direktionsassistenz; Assistanat de direction; Personal Assistant | > Office Administration
Calendar Management | Scheduling; Appointment Scheduling; Diary Management; Meeting Scheduling; Schedule Management; Scheduling Appointments; Appointment Setting; Scheduling Meetings; Terminkoordination; Terminplanung; Terminvereinbarung; Gestion d'agenda; Gestion d'agendas; Gestión de agenda; Agendabeheer; Kalenderhantering | > Office Administration
Travel Arrangements | Travel Coordination; Travel Management; Travel Booking; Travel Planning; Reiseplanung; Reiseorganisation; Reisemanagement; Business Travel Planning; Booking Travel
Meeting Coordination | Meeting Planning; Minute Taking; Meeting Minutes; Minutes of Meetings; Taking Minutes; Meeting Facilitation; Protokollführung; Meeting Management; Committee Support
Reception | Front Desk; Front Office; Receptionist Skills; Reception Duties; Front Desk Operations; Empfang; Accueil; Recepción; Receptie; Reception Work; Front Desk Reception; Receptionist; Front Desk Experience
Filing | Document Management; Records Management; Record Keeping; Record-keeping; Recordkeeping; Document Control; Archiving; Filing Systems; Records Administration; File Management; Document Handling; Dokumentenmanagement; Archivierung; Gestion documentaire; Classement; Archivage; Gestión documental; Archivo; Archivering; Arkivering; Maintaining Records; Document Administration; Maintain Records
Correspondence | Business Correspondence; Business Writing; Letter Writing; Email Correspondence; Korrespondenz; Geschäftskorrespondenz; Schriftverkehr; Email Management; Correspondance; Written Correspondence; Mail Handling; Mail Processing
Typing | Touch Typing; Keyboarding; Typing Speed; 10 Key; Ten-key; Keyboard Skills; Maschinenschreiben; Zehnfingersystem; Mecanografía; Dactylographie; Data Typing
Transcription | Audio Typing; Dictation; Medical Transcription; Legal Transcription
Office Equipment | Fax Machines; Photocopying; Photocopiers; Office Machines; Copiers; Fax; Printers and Scanners
Inventory of Office Supplies | Office Supplies Management; Ordering Office Supplies; Ordering Supplies; Supply Ordering
Event Planning | Event Management; Event Coordination; Event Organization; Event Organisation; Conference Planning; Event Production; Events Management; Organizing Events; Corporate Events; Meeting and Event Planning; Trade Shows; Event Logistics; Organising Events; Conference Organization; Event Marketing | @de Veranstaltungsmanagement; Eventmanagement; Veranstaltungsorganisation; Eventplanung; Veranstaltungsplanung | @fr Événementiel; Organisation d'événements; Gestion d'événements | @es Organización de eventos; Gestión de eventos; Planificación de eventos | @nl Evenementenorganisatie; Eventmanagement (NL) | @sv Evenemangsplanering; Eventplanering | @cs Organizace akcí; Event management (CZ)
Database Maintenance (Office) | Contact Database Management
Virtual Assistance | Virtual Assistant
Translation | Translating; Written Translation; Document Translation | @de Übersetzung; Übersetzen | @fr Traduction | @es Traducción | @nl Vertalen; Vertaling | @sv Översättning | @cs Překlady; Překladatelství | @da Oversættelse | @no Oversettelse | @pl Tłumaczenie | @it Traduzione | @pt Tradução
Interpreting | Interpretation Services; Simultaneous Interpreting; Consecutive Interpreting; Language Interpretation; Dolmetschen; Tlumočení; Tolkning; Interprétation
Localization | Localisation; Software Localization; Translation Memory; CAT Tools | + Trados; SDL Trados; MemoQ
Real Estate | Property Management; Real Estate Sales; Realty; Real Estate Management; Leasing; Property Leasing; Tenant Relations; Lettings; Residential Property; Immobilien; Immobilienverwaltung; Hausverwaltung; Immobilier; Gestion immobilière; Bienes raíces; Inmobiliaria; Gestión inmobiliaria; Vastgoed; Vastgoedbeheer; Fastighetsmäkleri; Nemovitosti; Lease Administration; Property Manager
Property Valuation | Real Estate Appraisal; Property Appraisal; Real Estate Valuation | > Real Estate
Yardi | > Real Estate | + AppFolio
Real Estate License | Real Estate Licence; Licensed Realtor | > Real Estate
# Office software
Microsoft Office | MS Office; Office 365; Microsoft 365; MS Office Suite; Microsoft Office Suite; O365; M365; MS-Office; MSOffice; Microsoft Suite; Microsoft Office 365; Office Suite; Office-Paket; Office-Anwendungen; MS-Office-Kenntnisse; Suite Office; Pack Office; Paquete Office; Officepaketet; Kancelářský balík; MS Office-Programme; MS Office Package; Microsoft Office Package; Microsoft Office Applications; MS Office Applications; Ofimática; Bureautique
Microsoft Excel | =Excel; MS Excel; MS-Excel; Advanced Excel; Excel Spreadsheets; Microsoft Office Excel; Excel Formulas; Excel Pivot; Excelkenntnisse; Excel-Kenntnisse; =Excelu; =Excelem | > Microsoft Office; Spreadsheets
Pivot Tables | Pivot Table; VLOOKUP; XLOOKUP; V-Lookup; Excel Macros; Excel Modeling; V-lookups | > Microsoft Excel
Microsoft Word | ?Word; MS Word; MS-Word; Microsoft Office Word | > Microsoft Office; Word Processing
Word Processing | Text Processing; Textverarbeitung; Traitement de texte; Procesador de textos
Microsoft PowerPoint | PowerPoint; MS PowerPoint; Power Point; MS Power Point; MS-PowerPoint; PPT; Powerpoint Presentations | > Microsoft Office
Microsoft Outlook | ?Outlook; MS Outlook; MS-Outlook; Outlook 365 | > Microsoft Office
Microsoft Teams | MS Teams; ?Teams | > Microsoft Office
Microsoft OneNote | OneNote | > Microsoft Office
Microsoft Visio | MS Visio; Visio
Microsoft Publisher | MS Publisher
OneDrive | Microsoft OneDrive
Google Workspace | G Suite; GSuite; Google Suite; Google Apps; Google Docs; Google Drive; Google Slides; Google Calendar
LibreOffice | OpenOffice; Open Office; Libre Office
Gmail | Email Software | + Lotus Notes
?Slack | Slack Messaging
?Zoom | Zoom Meetings; Zoom Video; Cisco WebEx; Videoconferencing; Video Conferencing | + WebEx; Google Meet; Skype
Airtable
Apple iWork | Apple Keynote | + Apple Numbers; Apple Pages
DocuSign | E-signature
Computer Literacy | Computer Skills; Computer Literate; Computer Knowledge; Basic Computer Skills; PC Skills; IT Skills; Computer Proficiency; Digital Literacy; IT Literacy; Computer Operation; Computer Proficient; Computer Operations | @de EDV-Kenntnisse; PC-Kenntnisse; IT-Kenntnisse; Computerkenntnisse; IT-Affinität; EDV | @fr Connaissances informatiques; Outils informatiques; Maîtrise des outils informatiques; Compétences informatiques | @es Conocimientos informáticos; Manejo de ordenador; Informática a nivel usuario | @nl Computervaardigheden; Computerkennis; Computervaardig | @sv Datorvana; God datorvana; Datorkunskaper | @cs Práce na PC; Znalost práce na PC; Počítačová gramotnost; Práce s PC | @da IT-kendskab; IT-færdigheder
`,
};
