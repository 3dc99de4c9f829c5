/**
 * Names of skills that are also everyday words, in the languages of the taxonomy. In running text they say nothing by
 * themselves ("the delivery of results", "She"); they count as an entry of a list, or where the words around them say
 * that a skill is meant ("experience in delivery").
 */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  `accueil act acting admissions aesthetics aid appeals appraisals army art arts assembly asset assurance audits auctioneering automation
   baker barber beauty bonds booking bookings boating broadcasting budgets butcher bygg bouw bau
   calculus canning caring casting chauffeur chef claims classement cloning coatings coiffure collections commerce compositing compressors
   concierge conducting conductor conservation containers contracts controlling cook corrections correspondence courier credits crisis
   crypto cuisine curriculum customs
   dance dancing dean defense delivery deliveries demolition dental derecho derechos design designs detail details detention diagnosis
   diagnostics discovery dispatch dispatcher dispatching displays disposition distribution dna dramaturg drama drawing drilling driver
   drivers driving droit drums
   editing education embroidery empathy encaissement energie energy entretien estimates estimation estetica ethics excavation exhibition
   export exports extrusion
   fabrication facilitation facials fahrer fashion fencing fermentation filing finance financien firearms fitness fleischer flying
   forging foto fotos framing freight fulfillment fulfilment fundraising
   gas geographies geography government governments grading grants grinding grocery guarding guitar
   harvesting hearings heating history hospital hospitals hosting hotel hotels hunting hydraulics hygiene
   immobilier impact import imports informatica innovation innovations inquiry inspection instruction insurance interpretation inventory
   investing investments invoices ironing
   jazz jura judgement kam kochen koch kock kok
   laborant labeling lager lamination lassen laundry law leasing legal lehren licensing lifting limpieza linen literature litigation loading
   loans localization logging luxury lecturing
   maler management manual maintenance manufacture marketplace mechanics medicine medicines medications medien menage milking military
   mining mining mixing mobile mode modeling montage mortgage motions moving music
   naaien navigation navy netzwerk newsletter numbers nursery
   offshore oil onboarding opera optics orientation originality
   packaging packer packing pain painting patents patrol payments personas philosophy phonetics photo physician piano picking piloting pitch planting
   plating play poetry police policing polis politie polymers pottery premises prescription prescriptions presentations pricing principal
   principals probability procedures producción production productie produktion produccion promotion promotions propulsion protocol protocols
   prototypes publications publicity publishing pumps
   radio receiving recht rechten reception recording recycling refunds rehab reklama repair repairs reparation reparatur reparto research
   reservation retail returns reservas rhetoric rigging risk routing
   safe safety sala sanitation scaffolding scale scheduling schneider schreiner schlosser sculpture seaesen secretariat securities security segmentation selling send
   sensors seo serving sewing she shipping shooting simulation singing sketching sketch skincare smart soldado sourcing sports staffing stage stamping standard
   startups stocking styling stylist supervision supply surgery surgical survey surveys surveying swaps
   tailor tailoring taxes teacher teachers teaching telecom television textiles theatre theater threading ticketing training trainings transport transportation transporte
   trading trauma trials tull turning tutor typing
   unloading upstream downstream utilities utility valves vente ventes ventas verkauf vision vitals volunteer
   wiring warehouse warehouses waste weaving welding wholesale winkel workshops writing zimmerei mise ober sit sen iva nec mig ear sea mes lan
   bank boilers bearings cladding cases doors epic tenders tails visits vat tva
   pravo skatter dane doprava vyroba nakup prodej bemanning bevakning inkop stad
   right rights rules scanning server serveur taxation therapy touring visa voice wedding word
   community conflict content coordinator counsel court deadlines delegation demand economy ekonomi economie engine evaluations events export
   farm figures flight focus food form functional funds game global hands health industry item leads lean learning
   library light line live local model monitoring moulding news notes office operations parts people performance plan planning plant play
   salg vendite vendas cucina cozinha zakupy magazzino limpeza ledelse revision bilancio grafica hydraulika paghe
   power press print process product program project property public quality reading records reference release relations reports request
   resources response review reviews role rooms sample screen search service session shop show sign site social software solution
   sound source space speaking standards state stock storage store stories strategy structure studio style system systems table talent target
   team test testing text time tools track trade travel treatment trust unit user value vehicle video view water web weight window wood work`.split(
    /\s+/,
  ),
);
