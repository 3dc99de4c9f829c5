import type { SkillTable } from '../taxonomy.js';

/** Accounting, tax, audit, banking, investment, insurance. */
export const FINANCE: SkillTable = {
  field: 'finance',
  kind: 'skill',
  lines: `
# Accounting
Accounting | Financial Accounting; Accountancy; General Accounting; Accounting Principles; Accounting Experience; Accounting Procedures; Corporate Accounting; Accounting Operations; Accounting Standards | @de Buchhaltung; Finanzbuchhaltung; Rechnungswesen; Buchführung | @fr Comptabilité; Comptabilité générale | @es Contabilidad; Contabilidad financiera | @nl Boekhouding; Financiële administratie; Boekhouden | @sv Redovisning; Bokföring; Ekonomiadministration | @cs Účetnictví | @da Bogholderi; Regnskab; Bogføring | @no Regnskap | @pl Księgowość; Rachunkowość | @it Contabilità | @pt Contabilidade
Bookkeeping | Book-keeping; Book Keeping; Bookkeeper; Double-entry Bookkeeping | > Accounting | @pl Prowadzenie ksiąg | @it Tenuta dei conti | @pt Escrituração contábil
Accounts Payable | =AP Processing; A/P; Accounts Payables; Invoice Processing; Kreditorenbuchhaltung; Comptabilité fournisseurs; Cuentas por pagar; Crediteurenadministratie; Crediteuren; Leverantörsreskontra; Kreditorenbuchführung; Vendor Invoices | > Accounting
Accounts Receivable | =AR Processing; A/R; Accounts Receivables; Debitorenbuchhaltung; Comptabilité clients; Cuentas por cobrar; Debiteurenadministratie; Debiteurenbeheer; Kundreskontra; Cash Application | > Accounting
General Ledger | GL Accounting; General Ledger Accounting; General Ledgers; Hauptbuchhaltung; GL Reconciliation; Ledger Accounting; Journal Entries; Journal Entry; Chart of Accounts | > Accounting
Month-End Close | Month End Close; Monthly Close; Year-end Close; Period-end Close; Financial Close; Month-end Closing; Year-end Closing; Month End Closing; Monatsabschluss; Monatsabschlüsse; Jahresabschluss; Jahresabschlüsse; Clôture mensuelle; Cierre mensual; Cierre contable; Maandafsluiting; Jaarrekening; Bokslut; Månadsbokslut; Årsbokslut; Účetní závěrka; Close Process; Closing Process; Clôture comptable | > Accounting
Account Reconciliation | Bank Reconciliation; Bank Reconciliations; Account Reconciliations; Balance Sheet Reconciliation; Reconciliations; Reconciliation; Intercompany Reconciliation; Kontenabstimmung; Rapprochement bancaire; Conciliación bancaria; Conciliaciones bancarias; Avstämningar; Kontoavstämning | > Accounting
Billing | Invoicing; Billing Systems; Billing Procedures; Invoice Management; Customer Billing; Fakturierung; Rechnungsstellung; Facturation; Facturación; Facturatie; Facturering; Fakturering; Fakturace; Billing and Invoicing; Invoices
Collections | Debt Collection; Credit Control; Credit Collections; Forderungsmanagement; Recouvrement; Cobranzas; Cobros; Inkasso; Debt Recovery; Mahnwesen; Dunning; Debtor Management; Collections Management
Expense Management | Expense Reports; Expense Reporting; Travel Expenses; Reisekostenabrechnung; Notes de frais; Expense Report; Expense Control; Petty Cash; Petty Cash Management
Fixed Assets | Fixed Asset Accounting; Depreciation; Anlagenbuchhaltung; Immobilisations; Asset Accounting; Fixed Assets Accounting | > Accounting
Cost Accounting | Product Costing; Standard Costing; Kostenrechnung; Comptabilité analytique; Contabilidad de costos; Cost Analysis; Cost Calculation; Kalkulation; Cost Management; Job Costing; Cost Accounting Systems; Contabilidad analítica | > Accounting
Management Accounting | Managerial Accounting; Controlling; Financial Controlling; Contrôle de gestion; Control de gestión; Finanzcontrolling; Business Controlling; Financial Control; Finance Controlling; Verksamhetscontrolling | > Accounting
Intercompany Accounting | Intercompany Transactions; Intercompany | > Accounting
Revenue Recognition | ASC 606; IFRS 15 | > Accounting
Financial Statements | Preparation of Financial Statements; Balance Sheets; Income Statements; Financial Statement Preparation; Balance Sheet; Income Statement; Profit and Loss Statements; Statutory Accounts; Financial Statement; Bilanzierung; Bilanzbuchhaltung; Bilans comptables; Estados financieros; Bilanzen; Cash Flow Statements; États financiers; Consolidated Financial Statements; Consolidation Accounting; Konzernabschluss; Financial Consolidation | > Accounting
Financial Reporting | External Reporting; Statutory Reporting; Finanzberichterstattung; Reporting financier; Informes financieros; Financial Reports; Financiële rapportage; Finansiell rapportering; SEC Reporting; 10-K; Finanční výkaznictví | > Accounting; Reporting | @da Regnskabsaflæggelse | @no Finansiell rapportering | @pl Sprawozdawczość finansowa | @it Bilancio | @pt Relato financeiro
US GAAP | GAAP; Generally Accepted Accounting Principles; U.S. GAAP | > Accounting | ~ IFRS
IFRS | International Financial Reporting Standards; IAS/IFRS | > Accounting | ~ US GAAP
German GAAP | HGB; Handelsgesetzbuch | > Accounting
SOX Compliance | Sarbanes-Oxley; SOX; Sarbanes Oxley; Sarbanes-Oxley Act
Internal Controls | Internal Control; Internal Control Systems; ICFR; Control Testing
Fund Accounting | Nonprofit Accounting; Governmental Accounting; GASB | > Accounting
QuickBooks | Quick Books; QuickBooks Online; Intuit QuickBooks; Quickbook | > Accounting | ~ Xero; Sage
Xero | > Accounting
FreshBooks | > Accounting
DATEV | DATEV-Kenntnisse | > Accounting
Lexware | > Accounting | + sevDesk
Tally | Tally ERP; Tally ERP 9; TallyPrime | > Accounting
Exact Online | > Accounting | + AFAS; Twinfield
Fortnox | > Accounting | + Visma; e-conomic
Peachtree | Peachtree Accounting | > Accounting
BlackLine | > Month-End Close
Bill.com
Hyperion | Oracle Hyperion; Hyperion Essbase; HFM | + Essbase
Anaplan | Workday Adaptive | + Adaptive Insights; Adaptive Planning
OneStream
# Tax and audit
Taxation | Tax; Tax Law; Tax Compliance; Taxes; Tax Regulations; Steuerrecht; Steuern; Fiscalité; Fiscalidad; Derecho tributario; Belastingen; Belastingrecht; Skatter; Skatterätt; Daně; Impuestos
Tax Preparation | Tax Returns; Tax Filing; Income Tax Returns; Tax Return Preparation; Steuererklärungen; Déclarations fiscales; Declaraciones de impuestos; Tax Return; Income Tax Preparation; Individual Tax Returns; Individual Taxation; Belastingaangifte; Inkomstdeklarationer | > Taxation
Tax Planning | Tax Advisory; Steuerberatung; Tax Consulting; Tax Strategy | > Taxation
Corporate Tax | Corporate Taxation; Corporate Income Tax; Business Tax | > Taxation
VAT | Value Added Tax; VAT Returns; Umsatzsteuer; TVA; IVA; BTW-aangifte; Indirect Tax; Umsatzsteuervoranmeldung; Déclarations de TVA; BTW | > Taxation | + GST; Sales Tax
Transfer Pricing | > Taxation
International Taxation | International Tax | > Taxation
Auditing (Finance) | Financial Audit; External Audit; Internal Audit; Statutory Audit; Financial Auditing; Audit; Internal Auditing; Wirtschaftsprüfung; Interne Revision; Audit interne; Auditoría interna; Audit financier; Audit Procedures; Auditoría financiera; Interne audit; Audit Assistance; External Auditing
Forensic Accounting | > Accounting
CPA | =CPA; Certified Public Accountant; CPA Certification | > Accounting
ACCA | Association of Chartered Certified Accountants; ACCA Qualified | > Accounting
ACA Qualification | =ACA; Chartered Accountant; Chartered Accountancy; ICAEW | > Accounting
CMA | =CMA; Certified Management Accountant | > Accounting
CIMA | > Management Accounting
Certified Internal Auditor | =CIA Certified Internal Auditor | > Auditing (Finance)
Enrolled Agent | > Taxation
# Finance
Finance | Corporate Finance; Financial Management; Business Finance; Finance Management; Finanzwesen; Finanzen; Finanzmanagement; Gestion financière; Finanzas; Gestión financiera; Finanzas corporativas; Financiën; Financieel beheer; Finansförvaltning; Corporate Financial Management; Finance Operations; Financial Operations
Financial Analysis | Financial Analyses; Financial Analyst; Finance Analysis; Financial Data Analysis; Variance Analysis; Financial Statement Analysis; Ratio Analysis; Finanzanalyse; Analyse financière; Análisis financiero; Financiële analyse; Finansiell analys; Finanční analýza; Profitability Analysis | > Finance
Financial Modeling | Financial Modelling; Financial Models; Finanzmodellierung; Modelización financiera; Modélisation financière; Valuation Modeling; DCF; Discounted Cash Flow; LBO Modeling; Financial Model; DCF Modeling | > Financial Analysis
Financial Planning and Analysis | FP&A; Financial Planning & Analysis; Finanzplanung | > Financial Analysis; Budgeting
Budgeting | Budget Management; Budget Planning; Budget Preparation; Budgets; Budget Control; Budget Development; Budgeting and Forecasting; Budget Administration; Managing Budgets; Budget Monitoring; Budget Analysis; Budget Forecasting; Budgetierung; Budgetplanung; Budgetverantwortung; Budgetsteuerung; Gestion budgétaire; Gestion de budget; Élaboration de budgets; Presupuestos; Gestión de presupuestos; Elaboración de presupuestos; Begroting; Budgetbeheer; Budgettering; Budgetansvar; Budgetarbete; Rozpočtování; Manage Budgets; Budget Oversight | @da Budgettering; Budgetlægning | @no Budsjettering | @pl Budżetowanie | @it Budgeting | @pt Orçamentação
Financial Forecasting | Cash Flow Forecasting; Revenue Forecasting; Budget Forecasts; Cash Forecasting; Financial Projections | > Financial Analysis; Forecasting
Cash Management | Cash Flow Management; Liquidity Management; Cash Flow; Gestion de trésorerie; Liquiditätsplanung; Tesorería; Cashflow Management; Cash Flow Analysis
Treasury | Treasury Management; Corporate Treasury; Treasury Operations; Trésorerie | > Finance
Valuation | Business Valuation; Company Valuation; Equity Valuation; Unternehmensbewertung; Asset Valuation | > Financial Analysis
Due Diligence | Financial Due Diligence; Commercial Due Diligence
Investment Management | Asset Management; Wealth Management; Investment Strategy; Investments; Portfolio Analysis; Fund Management; Investment Portfolio Management; Vermögensverwaltung; Gestion d'actifs; Gestión de activos; Vermögensberatung; Gestion de patrimoine; Investment Advisory; Vermogensbeheer; Investment Analysis; Investing; Investment Research | > Finance
Investment Banking | Equity Capital Markets; Debt Capital Markets; Deal Origination; Pitch Books; Pitchbooks | > Finance | + IPO
Private Equity | > Finance
Venture Capital | > Finance
Equity Research | Equities; Stock Analysis; Equity Analysis; Stock Market | > Financial Analysis
Fixed Income | Bonds; Fixed Income Securities; Bond Trading; Credit Markets
Derivatives | Options Trading; Futures Trading; Swaps; Financial Derivatives; Options Pricing
Trading | Securities Trading; Equity Trading; Forex; FX Trading; Foreign Exchange; Commodity Trading; Algorithmic Trading; Electronic Trading; Energy Trading; Quantitative Trading
Capital Markets | Financial Markets; Marchés financiers; Kapitalmarkt; Mercados financieros; Securities; Global Markets
Quantitative Finance | Financial Engineering; Quantitative Modeling; Risk Modeling; Quant Finance
Hedge Funds | Alternative Investments; Mutual Funds
Bloomberg Terminal | Bloomberg; Reuters Eikon | + Refinitiv Eikon; FactSet; Capital IQ; Morningstar; PitchBook
CFA | Chartered Financial Analyst; CFA Charterholder; CFA Level I; CFA Level II | > Investment Management
FRM | Financial Risk Manager | > Financial Risk Management
CFP | Certified Financial Planner | > Financial Advisory
Series 7 | FINRA Licenses; FINRA Series 7 | > Investment Management | + Series 66; Series 63; Series 65
Financial Advisory | Financial Planning; Financial Advice; Financial Advisor; Personal Financial Planning; Retirement Planning; Estate Planning; Financial Consulting; Finanzberatung; Conseil financier; Asesoría financiera; Financial Counseling; Anlageberatung
Financial Risk Management | Market Risk; Credit Risk; Liquidity Risk; Credit Risk Management; Kreditrisiko; Risque de crédit; Value at Risk; Credit Risk Analysis; Market Risk Management | > Risk Management
Basel III | Regulatory Capital; Capital Adequacy; MiFID; Banking Regulation; Regulatory Reporting | + Basel II; Solvency II; MiFID II; CRR
Anti-Money Laundering | AML; Anti Money Laundering; Money Laundering Prevention; Geldwäscheprävention; Blanchiment d'argent; AML Compliance; Bank Secrecy Act; BSA/AML; Sanctions Screening; Transaction Monitoring; Financial Crime; CTF | + CAMS
KYC | Know Your Customer; Customer Due Diligence; CDD; KYC/AML; Enhanced Due Diligence
Banking | Retail Banking; Commercial Banking; Banking Operations; Corporate Banking; Private Banking; Banking Services; Bankwesen; Bankgeschäft; Banque; Banca; Bankwezen; Bankväsen; Bankovnictví; Bank Operations; Consumer Banking; Core Banking; Business Banking; Banking Products; Bankkaufmann; Bankkauffrau
Lending | Loans; Loan Processing; Loan Origination; Mortgage Lending; Commercial Lending; Consumer Lending; Kreditvergabe; Loan Servicing; Crédit; Préstamos; Hypothèques; Hypotheken; Kredite; Mortgages; Mortgage; Loan Underwriting; Baufinanzierung; Loan Officer; Mortgage Loans; Hipotecas; Loan Documentation; Mortgage Banking
Credit Analysis | Credit Assessment; Credit Scoring; Creditworthiness; Kreditanalyse; Bonitätsprüfung; Analyse de crédit; Análisis de crédito; Credit Underwriting; Credit Review; Credit Reports; Analyse crédit
Payments | SWIFT Payments; SEPA; Wire Transfers; Payment Operations; ACH; Zahlungsverkehr; Card Payments; ISO 20022; Trade Settlement; Settlements; Payment Operations (SWIFT); Digital Payments; Electronic Payments
Trade Finance | Letters of Credit; Letter of Credit; Documentary Credit; Akkreditive
FinTech | Financial Technology; Fin-tech
Cryptocurrency | Crypto; Bitcoin; Digital Assets; Cryptocurrencies; Crypto Trading
Murex | + Calypso Trading; Charles River
Temenos T24 | Temenos | + Finacle; Avaloq; Flexcube
Financial Services | Finanzdienstleistungen; Services financiers; Servicios financieros; Financiële dienstverlening; Finansiella tjänster
Economics | Macroeconomics; Microeconomics; Economic Analysis; Economic Research; Volkswirtschaft; Économie; Economía; Economie; Nationalekonomi; Ekonomie; Economic Modeling; VWL
Cash Handling | Cash Register; Cash Registers; Cashiering; Handling Cash; Cash Drawer; Money Handling; Till Operation; Kassieren; Kassentätigkeit; Encaissement; Manejo de caja; Manejo de efectivo; Kassawerk; Kassaarbete; Cash Transactions; Cash Management (Retail); Kassenführung; Tenue de caisse; Kassahantering; Arqueo de caja; Cash Counting; Cashier; Cashier Experience; Cash Receipts; Pokladna
# Insurance
Insurance | Insurance Products; Insurance Sales; General Insurance; Versicherung; Versicherungen; Versicherungswesen; Assurance; Assurances; Seguros; Verzekeringen; Försäkring; Pojištění; Pojišťovnictví; Insurance Industry; Insurance Brokerage; Versicherungskaufmann
Underwriting | Insurance Underwriting; Risk Underwriting | > Insurance
Claims Management | Claims Handling; Claims Processing; Insurance Claims; Claims Adjusting; Claims Adjustment; Claims Administration; Schadenregulierung; Schadenbearbeitung; Gestion des sinistres; Gestión de siniestros; Schadebehandeling; Skadereglering; Claims Investigation; Claims Examination; Claim Processing; Claims | > Insurance
Actuarial Science | Actuarial Analysis; Actuarial Modeling; Actuary; Aktuariat; Actuariat; Actuarial Valuation; Actuarial | > Insurance; Statistics
Reinsurance | Rückversicherung; Réassurance | > Insurance
Life Insurance | Life and Health Insurance; Lebensversicherung; Annuities | > Insurance
Health Insurance | Krankenversicherung; Health Plans; Managed Care | > Insurance | + Medicare; Medicaid
Property and Casualty Insurance | P&C Insurance; Property & Casualty; Casualty Insurance; Property and Casualty; Sachversicherung; P&C | > Insurance
Insurance License | Insurance Licence; Licensed Insurance Agent; Life and Health License | > Insurance
Workers Compensation | Workers' Compensation; Workers' Comp; Workers Comp
`,
};
