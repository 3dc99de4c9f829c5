/**
 * One occupation under its names: synonyms within a language and translations between the languages of the house. A title
 * may be exchanged for another of its group and for nothing else; ranks ("senior", "head of") stand outside the groups.
 */
const OCCUPATIONS = `
software developer|software engineer|developer|programmer|software programmer|application developer|softwareentwickler|softwareentwicklerin|entwickler|entwicklerin|programmierer|programmiererin|anwendungsentwickler|softwareingenieur|developpeur|developpeuse|developpeur logiciel|ingenieur logiciel|developpeur informatique|desarrollador|desarrolladora|desarrollador de software|desarrolladora de software|ingeniero de software|ingeniera de software|programador|programadora|softwareontwikkelaar|ontwikkelaar|programmeur|programmeuse|mjukvaruutvecklare|programvaruutvecklare|systemutvecklare|utvecklare|mjukvaruingenjor|programmerare|vyvojar|vyvojarka|softwarovy vyvojar|programator|programatorka|vyvojar softwaru
web developer|webentwickler|webentwicklerin|developpeur web|developpeuse web|desarrollador web|desarrolladora web|webontwikkelaar|webbutvecklare|webovy vyvojar
data analyst|datenanalyst|datenanalystin|analyste de donnees|analista de datos|data analist|dataanalytiker|datovy analytik|datova analyticka
data engineer|dateningenieur|ingenieur de donnees|ingenieur data|ingeniero de datos|dataingenjor|datovy inzenyr
system administrator|systems administrator|sysadmin|systemadministrator|systemadministratorin|administrateur systeme|administrateur systemes|administrador de sistemas|systeembeheerder|systemadministrator|spravce systemu|systemovy administrator
registered nurse|nurse|staff nurse|krankenpfleger|krankenschwester|pflegefachkraft|pflegefachfrau|pflegefachmann|gesundheits und krankenpfleger|gesundheits und krankenpflegerin|infirmier|infirmiere|enfermero|enfermera|verpleegkundige|sjukskoterska|zdravotni sestra|vseobecna sestra|zdravotni bratr
nursing assistant|healthcare assistant|care assistant|nurse aide|pflegehelfer|pflegehelferin|pflegeassistent|pflegeassistentin|aide soignant|aide soignante|auxiliar de enfermeria|verzorgende|underskoterska|osetrovatel|osetrovatelka
physician|doctor|medical doctor|arzt|arztin|medecin|medico|medica|arts|lakare|lekar|lekarka
pharmacist|apotheker|apothekerin|pharmacien|pharmacienne|farmaceutico|farmaceutica|apotheker|farmaceut|farmaceutka|lekarnik|lekarnice|apotekare
physiotherapist|physical therapist|physiotherapeut|physiotherapeutin|kinesitherapeute|fisioterapeuta|fysiotherapeut|fysioterapeut|sjukgymnast|fyzioterapeut|fyzioterapeutka
teacher|schoolteacher|school teacher|lehrer|lehrerin|lehrkraft|enseignant|enseignante|professeur des ecoles|maestro|maestra|docente|profesor de secundaria|leraar|lerares|docent|leerkracht|larare|ucitel|ucitelka|primary school teacher|elementary school teacher|primary teacher|elementary teacher|grundschullehrer|grundschullehrerin|maitresse d'ecole|maestro de primaria|maestra de primaria|maestra de educacion primaria|leerkracht basisonderwijs|basisschoolleraar|grundskollarare|lagstadielarare|ucitel na zakladni skole|ucitelka na zakladni skole|ucitelka prvniho stupne
private tutor|tutor|nachhilfelehrer|nachhilfelehrerin|professeur particulier|profesor particular|profesora particular|bijlesdocent|privatlarare|doucovatel|doucovatelka|lektor|lektorka
kindergarten teacher|preschool teacher|nursery teacher|early years teacher|early childhood educator|erzieher|erzieherin|educateur de jeunes enfants|educatrice de jeunes enfants|educador infantil|educadora infantil|maestra de educacion infantil|kleuterleidster|forskollarare|ucitel materske skoly|ucitelka materske skoly|ucitelka v materske skole
accountant|buchhalter|buchhalterin|comptable|contable|boekhouder|redovisningsekonom|ekonom|ucetni
bookkeeper|accounting clerk|accounts clerk|aide comptable|auxiliar contable|ekonomiassistent
dispatcher|disponent|disponentin|transport planner|freight dispatcher|planificador de transporte|planificadora de transporte|transportplaner|transportplanerin|transportplanner|expediteur|transportplanerare|trafikledare|dispecer|dispecerka|affreteur
warehouse worker|warehouse operative|warehouse associate|lagerarbeiter|lagerarbeiterin|lagermitarbeiter|lagermitarbeiterin|lagerist|lageristin|magasinier|magasiniere|mozo de almacen|operario de almacen|magazijnmedewerker|lagerarbetare|skladnik|skladnice
warehouse specialist|warehouse logistics specialist|warehouse logistics operator|fachkraft fur lagerlogistik|fachlagerist|logisticien
truck driver|lorry driver|lkw fahrer|lkw fahrerin|berufskraftfahrer|berufskraftfahrerin|chauffeur routier|chauffeur poids lourd|camionero|conductor de camion|vrachtwagenchauffeur|lastbilschauffor|lastbilsforare|ridic kamionu|ridic nakladniho vozu|hgv driver|kraftfahrer|kraftfahrerin|conducteur routier|camionera|ridic nakladniho auta
bus driver|busfahrer|busfahrerin|chauffeur de bus|conducteur de bus|conductor de autobus|buschauffeur|busschauffor|bussforare|ridic autobusu|conductrice de bus|conductora de autobus|ridicka autobusu
driver|fahrer|fahrerin|chauffeur|chauffeuse|conducteur|conductrice|conductor|conductora|chauffor|forare|ridic|ridicka
cook|line cook|koch|kochin|cuisinier|cuisiniere|cocinero|cocinera|kok|kock|kuchar|kucharka
kitchen assistant|kitchen helper|kitchen porter|kuchenhilfe|aide de cuisine|commis de cuisine|ayudante de cocina|keukenhulp|koksbitrade|pomocny kuchar|pomocna kucharka|pomocna sila v kuchyni
waiter|waitress|server|kellner|kellnerin|servicekraft|serveur|serveuse|camarero|camarera|ober|serveerster|servitor|servitris|cisnik|servirka
bartender|barkeeper|barkeeperin|barman|barmaid|camarero de barra|bartender|barmanka
receptionist|front desk agent|rezeptionist|rezeptionistin|empfangsmitarbeiter|empfangsmitarbeiterin|receptionniste|recepcionista|receptioniste|receptionist|recepcni
baker|backer|backerin|boulanger|boulangere|panadero|panadera|bakker|bagare|pekar|pekarka
butcher|fleischer|fleischerin|metzger|metzgerin|boucher|bouchere|carnicero|carnicera|slager|slaktare|reznik
hairdresser|hair stylist|friseur|friseurin|coiffeur|coiffeuse|peluquero|peluquera|kapper|kapster|frisor|kadernik|kadernice
electrician|elektriker|elektrikerin|elektroniker|elektronikerin|electricien|electricienne|electricista|elektricien|elektromonteur|elektrikar|elektrikarka
plumber|klempner|installateur|plombier|fontanero|fontanera|loodgieter|rormokare|instalater|klempnerin|installateur sanitaire|plombiere
carpenter|joiner|tischler|tischlerin|schreiner|schreinerin|zimmermann|menuisier|menuisiere|charpentier|carpintero|carpintera|timmerman|snickare|tesar|truhlar|truhlarka
painter|maler|malerin|peintre en batiment|pintor|pintora|schilder|malare|malir pokoju|malir|decorator|malirka
welder|schweisser|schweisserin|soudeur|soudeuse|soldador|soldadora|lasser|svetsare|svarec|svarecka
mechanic|mechaniker|mechanikerin|mecanicien|mecanicienne|mecanico|mecanica|monteur|mekaniker|mechanik|mechanicka
car mechanic|auto mechanic|automotive technician|vehicle technician|kfz mechatroniker|kfz mechatronikerin|kfz mechaniker|automechaniker|mecanicien automobile|mecanicienne automobile|mecanico de automoviles|automonteur|bilmekaniker|automechanik|automotive mechanic|mecanicien auto|mecanico de coches
machine operator|maschinenbediener|maschinenbedienerin|anlagenfuhrer|maschinenfuhrer|conducteur de machine|operateur de machine|operario de maquinaria|operador de maquinas|machineoperator|maskinoperator|obsluha stroju|operator stroju
production worker|factory worker|produktionsmitarbeiter|produktionsmitarbeiterin|produktionshelfer|ouvrier de production|operario de produccion|productiemedewerker|produktionsmedarbetare|delnik ve vyrobe|vyrobni delnik
mechanical engineer|maschinenbauingenieur|maschinenbauingenieurin|ingenieur mecanique|ingeniero mecanico|ingeniera mecanica|werktuigbouwkundig ingenieur|maskiningenjor|strojni inzenyr
civil engineer|bauingenieur|bauingenieurin|ingenieur civil|ingenieur genie civil|ingeniero civil|ingeniera civil|civiel ingenieur|vag och vatteningenjor|stavebni inzenyr
electrical engineer|elektroingenieur|elektroingenieurin|ingenieur electrique|ingenieur electricien|ingeniero electrico|ingeniera electrica|elektrotechnisch ingenieur|elingenjor|elektroinzenyr
electrical designer|elkonstruktor|elektrokonstrukteur|elektrokonstrukteurin
design engineer|konstrukteur|konstrukteurin|ingenieur d'etudes|ingeniero de diseno|konstruktor|konstrukter|konstrukterka
project engineer|projektingenieur|projektingenieurin|ingenieur de projet|ingenieur projet|ingeniero de proyectos|ingeniera de proyectos|projectingenieur|projektingenjor|projektovy inzenyr
project manager|projektmanager|projektmanagerin|projektleiter|projektleiterin|chef de projet|cheffe de projet|gestor de proyectos|gestora de proyectos|jefe de proyecto|jefa de proyecto|projectmanager|projectleider|projektledare|projektovy manazer|projektova manazerka|vedouci projektu
product manager|produktmanager|produktmanagerin|chef de produit|cheffe de produit|jefe de producto|jefa de producto|productmanager|produktchef|produktovy manazer|produktova manazerka
engineer|ingenieur|ingenieurin|ingenieure|ingeniero|ingeniera|ingenjor|inzenyr|inzenyrka
technician|techniker|technikerin|technicien|technicienne|tecnico|tecnica|technicus|tekniker|technik|technicka
lab technician|laboratory technician|laboratory assistant|laborant|laborantin|technicien de laboratoire|technicienne de laboratoire|tecnico de laboratorio|tecnica de laboratorio|laboratoriummedewerker|laborantka|laboratorieassistent
architect|architekt|architektin|architecte|arquitecto|arquitecta|arkitekt|architektka
sales assistant|shop assistant|sales associate|retail assistant|verkaufer|verkauferin|vendeur|vendeuse|dependiente|dependienta|vendedor|vendedora|verkoper|verkoopster|verkoopmedewerker|winkelmedewerker|butikssaljare|saljare|butiksmedarbetare|prodavac|prodavacka|prodejce
sales representative|sales rep|vertriebsmitarbeiter|vertriebsmitarbeiterin|aussendienstmitarbeiter|commercial|commerciale|representante de ventas|representante comercial|comercial|vertegenwoordiger|obchodni zastupce|obchodni zastupkyne
cashier|kassierer|kassiererin|caissier|caissiere|cajero|cajera|kassamedewerker|kassor|kassorska|pokladni
customer service representative|customer service agent|customer service advisor|customer support agent|kundenberater|kundenberaterin|kundenbetreuer|kundenbetreuerin|kundenservicemitarbeiter|conseiller clientele|conseillere clientele|charge de clientele|agente de atencion al cliente|klantenservicemedewerker|medewerker klantenservice|kundtjanstmedarbetare|kundservicemedarbetare|pracovnik zakaznickeho servisu
administrative assistant|office assistant|burokraft|buroassistent|buroassistentin|verwaltungsassistent|assistant administratif|assistante administrative|auxiliar administrativo|auxiliar administrativa|asistente administrativo|administratief medewerker|kontorsassistent|administrativni pracovnik|administrativni pracovnice|administrativni asistentka
secretary|sekretar|sekretarin|secretaire|secretario|secretaria|secretaresse|sekreterare|sekretarka
clerk|sachbearbeiter|sachbearbeiterin|employe administratif|administrativo|administrativa|handlaggare|referent|referentka
social worker|sozialarbeiter|sozialarbeiterin|assistant social|assistante sociale|trabajador social|trabajadora social|maatschappelijk werker|socionom|socialni pracovnik|socialni pracovnice|travailleur social
graphic designer|grafikdesigner|grafikdesignerin|grafiker|grafikerin|graphiste|disenador grafico|disenadora grafica|grafisch ontwerper|grafisch vormgever|grafisk formgivare|graficky designer|grafik|graficka
journalist|journalistin|journaliste|periodista|redacteur|novinar|novinarka
translator|ubersetzer|ubersetzerin|traducteur|traductrice|traductor|traductora|vertaler|oversattare|prekladatel|prekladatelka|vertaalster
lawyer|attorney|rechtsanwalt|rechtsanwaltin|avocat|avocate|abogado|abogada|advocaat|advokat|advokatka|pravnik|pravnicka
cleaner|reinigungskraft|raumpfleger|raumpflegerin|agent d'entretien|agente d'entretien|limpiador|limpiadora|schoonmaker|schoonmaakster|stadare|lokalvardare|uklizec|uklizecka
security guard|security officer|sicherheitsmitarbeiter|sicherheitsmitarbeiterin|wachmann|agent de securite|guardia de seguridad|vigilante de seguridad|beveiliger|vaktare|ordningsvakt|ostraha|bezpecnostni pracovnik
gardener|gartner|gartnerin|jardinier|jardiniere|jardinero|jardinera|tuinman|hovenier|tradgardsmastare|zahradnik|zahradnice|landscaper
buyer|purchaser|purchasing agent|einkaufer|einkauferin|acheteur|acheteuse|comprador|compradora|inkoper|inkopare|nakupci
recruiter|personalreferent|personalreferentin|charge de recrutement|chargee de recrutement|seleccionador|reclutador|rekryterare|naborar|naborarka|personalista|personalistka
researcher|research scientist|forscher|forscherin|wissenschaftler|wissenschaftlerin|chercheur|chercheuse|investigador|investigadora|onderzoeker|forskare|vyzkumny pracovnik|vyzkumna pracovnice
librarian|bibliothekar|bibliothekarin|bibliothecaire|bibliotecario|bibliotecaria|bibliothecaris|bibliotekarie|knihovnik|knihovnice
photographer|fotograf|fotografin|photographe|fotografo|fotografa|fotografka|fotografe
quality inspector|quality controller|qualitatsprufer|qualitatspruferin|controleur qualite|controleuse qualite|inspector de calidad|inspectora de calidad|kwaliteitscontroleur|kvalitetskontrollant|kontrolor kvality|kontrolorka kvality
pastry chef|pastry cook|confectioner|konditor|konditorin|patissier|patissiere|pastelero|pastelera|repostero|repostera|banketbakker|konditori bagare|cukrar|cukrarka
optician|dispensing optician|augenoptiker|augenoptikerin|opticien|opticienne|optico|optica|optiker|opticka
bicycle mechanic|bike mechanic|fahrradmechaniker|fahrradmechanikerin|zweiradmechaniker|zweiradmechanikerin|mecanicien cycles|mecanicienne cycles|mecanico de bicicletas|mecanica de bicicletas|fietsenmaker|fietstechnicus|cykelmekaniker|cykelreparator|mechanik kol
florist|floristin|fleuriste|florista|bloemist|blomsterhandlare|kvetinar|kvetinarka
midwife|hebamme|sage femme|matrona|comadrona|verloskundige|barnmorska|porodni asistentka
dental assistant|zahnmedizinische fachangestellte|zahnarzthelferin|assistante dentaire|assistant dentaire|auxiliar dental|tandartsassistente|tandskoterska|zubni instrumentarka|dentalni asistentka
veterinarian|vet|tierarzt|tierarztin|veterinaire|veterinario|veterinaria|dierenarts|veterinar|zverolekar|veterinarka
paramedic|notfallsanitater|notfallsanitaterin|rettungssanitater|ambulancier|ambulanciere|tecnico de emergencias sanitarias|ambulanceverpleegkundige|ambulanssjukvardare|zachranar|zachranarka
tailor|seamstress|schneider|schneiderin|couturier|couturiere|tailleur|sastre|modista|kleermaker|coupeuse|skraddare|krejci|svadlena
farmer|landwirt|landwirtin|agriculteur|agricultrice|agricultor|agricultora|landbouwer|boer|lantbrukare|zemedelec|farmar`;

/** Subjects, departments and fields of study under their names in the languages of the house. */
const SUBJECTS = `
mathematics|maths|math|mathematik|mathematiques|matematicas|wiskunde|matematik|matematika|matematiky
physics|physik|physique|fisica|natuurkunde|fysik|fyzika|fyziky
chemistry|chemie|chimie|quimica|scheikunde|kemi
biology|biologie|biologia|biologi
history|geschichte|histoire|historia|geschiedenis|dejepis
computer science|informatics|informatik|informatique|informatica|datavetenskap|datateknik|informatika
mechanical engineering|maschinenbau|genie mecanique|ingenieria mecanica|werktuigbouwkunde|maskinteknik|strojirenstvi|strojni inzenyrstvi
electrical engineering|elektrotechnik|genie electrique|ingenieria electrica|elektrotechniek|elektroteknik|elektrotechnika
civil engineering|bauingenieurwesen|genie civil|ingenieria civil|civiele techniek|vag och vattenbyggnad|stavebni inzenyrstvi|stavebnictvi
economics|volkswirtschaftslehre|volkswirtschaft|sciences economiques|economie|economia|nationalekonomi|ekonomie
business administration|business management|betriebswirtschaftslehre|betriebswirtschaft|bwl|gestion des entreprises|administration des entreprises|administracion de empresas|bedrijfskunde|foretagsekonomi|podnikova ekonomika|podnikove hospodarstvi
accounting|accountancy|buchhaltung|rechnungswesen|comptabilite|contabilidad|boekhouding|redovisning|ucetnictvi
nursing|krankenpflege|gesundheits und krankenpflege|soins infirmiers|enfermeria|verpleegkunde|sjukskoterskeprogrammet|omvardnad|osetrovatelstvi
law|rechtswissenschaft|rechtswissenschaften|jura|droit|derecho|rechten|rechtsgeleerdheid|juridik|juristprogrammet|pravo
psychology|psychologie|psicologia|psykologi
warehouse logistics|lagerlogistik|logistique d'entrepot
logistics|logistik|logistique|logistica|logistiek|logistika
cooking|culinary arts|cuisine|cocina
cooking and gastronomy|culinary arts and gastronomy|cocina y gastronomia
marketing|vermarktung|mercadotecnia|marknadsforing
sales|vertrieb|verkauf|ventes|ventas|verkoop|forsaljning|prodej|obchod
purchasing|procurement|einkauf|achats|compras|inkoop|inkop|nakup
production|manufacturing|produktion|fertigung|fabrication|produccion|fabricacion|productie|tillverkning|vyroba
architecture|architektur|arquitectura|architectuur|arkitektur|architektura
languages|sprachen|langues|idiomas|talen|sprak|jazyky`;

const names = new Map<string, string>();
let longest = 1;
for (const [kind, text] of [
  ['occupation', OCCUPATIONS],
  ['subject', SUBJECTS],
] as const) {
  text
    .trim()
    .split('\n')
    .forEach((group, index) => {
      for (const name of group.split('|')) {
        const spaced = name.replace(/'/g, ' ');
        if (!names.has(spaced)) names.set(spaced, `${kind} ${index}`);
        longest = Math.max(longest, spaced.split(' ').length);
      }
    });
}

/**
 * The folded words of a title with the names of occupations and subjects replaced by the ids of their groups.
 * @returns the keys in order, and whether one of them is an occupation
 */
export function titleKeys(forms: readonly string[]): { keys: string[]; occupation: boolean } {
  const words = forms.flatMap((form) => form.split(/[.']/)).filter((word) => word !== '');
  const keys: string[] = [];
  let occupation = false;
  for (let index = 0; index < words.length;) {
    let taken = 1;
    let key = words[index]!;
    for (let length = Math.min(longest, words.length - index); length >= 1; length -= 1) {
      const group = names.get(words.slice(index, index + length).join(' '));
      if (group === undefined) continue;
      key = group;
      taken = length;
      occupation ||= group.startsWith('occupation');
      break;
    }
    keys.push(key);
    index += taken;
  }
  return { keys, occupation };
}
