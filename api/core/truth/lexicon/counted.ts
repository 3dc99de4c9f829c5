/** What numbers count, by category: a number may not move from one category to another. */
export type Counted = 'people' | 'customers' | 'places' | 'organisations' | 'time';

const WORDS: Record<Counted, string> = {
  people: `stagiaire stagiaires stagiair stagiairs praktikant praktikanten praktikantinnen becario becarios becaria practicante practicantes praktikanter stazistu stazisty stazista ucnu ucne ucni lehrling lehrlingen auszubildender auszubildende vikarier sommarvikarier temps temp vikarie kolegyn kolegyne kolegu juniors novices starters newcomers
    people person persons team teams staff employee employees engineer engineers developer developers report reports direct colleague colleagues member members crew squad group hire hires nurse nurses worker workers analyst analysts designer designers manager managers teacher teachers volunteer volunteers intern interns trainee trainees apprentice apprentices technician technicians chef chefs cook cooks waiter waiters driver drivers assistant assistants specialist specialists recruit recruits headcount workforce subordinates strong
    mitarbeiter mitarbeitende mitarbeitenden mitarbeiterinnen personen team teams kollegen kolleginnen angestellte angestellten leute auszubildende auszubildenden azubis lehrlinge kopfe beschaftigte beschaftigten fachkrafte pflegekrafte gruppe kopfiges
    personnes personne equipe employes salaries collaborateurs collegues agents membres apprentis ouvriers infirmiers infirmieres techniciens gens
    personas persona equipo empleados trabajadores companeros miembros colaboradores grupo aprendices tecnicos enfermeras operarios
    personen mensen medewerkers collega werknemers teamleden leden groep leerlingen monteurs ploeg
    personer medarbetare anstallda kollegor teamet gruppen larlingar montorer
    lidi osob zamestnancu zamestnance pracovniku clenu kolegu tymu tym osoby podrizenych`,
  customers: `regulars shoppers diners readers lecteurs lectores lezers lasare stammkunden privatkunden neukunden grosskunden vaste stamgasten stamkunder
    customer customers client clients user users patient patients student students pupil pupils guest guests visitor visitors subscriber subscribers follower followers member resident residents child children participants attendees learners
    kunden kundinnen nutzer nutzerinnen patienten patientinnen schuler schulerinnen gaste besucher bewohner kinder teilnehmer teilnehmende
    clients utilisateurs patients eleves etudiants visiteurs abonnes enfants residents clientes usuarios pacientes alumnos estudiantes visitantes ninos huespedes
    klanten gebruikers patienten bezoekers studenten gasten kinderen kunder anvandare patienter elever besokare gaster barn
    zakazniku klientu uzivatelu pacientu zaku studentu hostu navstevniku deti`,
  places: `country countries office offices site sites location locations city cities store stores branch branches shop shops market markets region regions state states school schools clinic clinics ward wards hospital hospitals restaurant restaurants warehouse warehouses plant plants factory factories continents
    landern lander standorte standorten filialen filiale stadte stadten niederlassungen geschafte laden markte schulen werke werken stationen
    pays bureaux sites magasins villes agences ecoles regions usines paises oficinas sedes tiendas ciudades sucursales escuelas regiones fabricas
    landen vestigingen winkels steden kantoren scholen locaties standort filialer avdelningskontor skolor restauranter restaurantes hoteles hotels hotely restaurace hospitales clinicas plantas almacenes centros hopitaux cliniques entrepots krankenhauser krankenhausern lagern ziekenhuizen sjukhus sjukhusen butikerna skladech sklady nemocnicich nemocnice prodejnach zavodech zavody pobocky pobocce filialen lander kontor butiker stader skolor zemi zemich pobocek pobockach prodejen mest mestech skol`,
  organisations: `companies company businesses business units unit departments department vendors suppliers partners organisations organizations firms agencies brands
    unternehmen firmen abteilungen lieferanten partner geschaftsbereiche bereiche entreprises services fournisseurs departements empresas departamentos proveedores bedrijven afdelingen leveranciers foretag avdelningar leverantorer firem oddeleni dodavatelu`,
  time: '',
};

/** Folded form -> category. */
export const COUNTED: ReadonlyMap<string, Counted> = new Map(
  (Object.entries(WORDS) as [Counted, string][]).flatMap(([category, words]) =>
    words
      .trim()
      .split(/\s+/)
      .filter((word) => word.length > 0)
      .map((word): [string, Counted] => [word, category]),
  ),
);

/** Words that make a number of people a team of one's own (folded). */
export const TEAM_WORDS: ReadonlySet<string> = new Set(
  'team teams crew squad group reports staff headcount subordinates gruppe mitarbeiter mitarbeitende mitarbeitenden kopfiges equipe equipo personas personnes plantilla medewerkers groep ploeg medarbetare gruppen teamet tym tymu lidi podrizenych zamestnancu'.split(
    ' ',
  ),
);
