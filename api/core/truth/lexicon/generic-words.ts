/** Verbs and fillers of resumes that tie a line to no fact in particular; numbers and outcomes are never bound by them. */
import { stemOf } from '../stems.js';

const WORDS = `
achieve achieved accomplish add added allow assist attain boost bring build built change collaborate complete conduct contribute coordinate create cut decrease deliver design develop direct drive enable enhance ensure establish execute expand exceed experience gain generate get give grow handle head help hire hit implement improve include increase initiate introduce keep launch lead led lift look lower made maintain make manage mentor move new obtain offer optimise optimize organise organize oversee own perform plan prepare present produce provide put raise ran reach receive reduce result resulting run save saved saving savings see serve set shrink slash spearhead start support supervise take team together train trim use used using via work worked write year years month months week weeks day days hour hours annually annual percent total average various multiple several successfully effectively efficiently overall better best less fewer
erhohen erhoht erhohte steigern gesteigert steigerte senken gesenkt senkte reduzieren reduziert reduzierte verringern verringert verbessern verbessert verbesserte einsparen eingespart sparte erzielt erreicht erreichte erstellen erstellt entwickeln entwickelt fuhren gefuhrt leiten geleitet arbeiten gearbeitet durch dadurch wodurch jahr jahre jahren monat monate prozent einfuhrung einfuhren eingefuhrt umsetzen umgesetzt unterstutzen durchfuhren durchgefuhrt team neue neuen
augmenter augmente augmentation reduire reduit reduisant reduction baisser baisse ameliorer ameliore amelioration economiser economise realiser realise creer cree developper developpe mettre mis place gerer travail travailler an ans annee mois permettre permis permettant equipe nouveau nouvelle
aumentar aumento aumentando reducir redujo reduciendo reduccion mejorar mejora ahorrar ahorrando ahorro lograr logre crear creacion desarrollar realizar trabajar trabajo ano anos mes permitir equipo nuevo nueva
verhogen verhoogd verhoogde verlagen verlaagd verminderen verminderd verbeteren verbeterd besparen bespaard bespaarde realiseren gerealiseerd maken gemaakt ontwikkelen ontwikkeld werken jaar maand waardoor team nieuwe
oka okade minska minskade sanka sankte forbattra forbattrade spara sparade skapa skapade utveckla utvecklade arbeta arbetade ar manad vilket genom team nya
zvysit zvysil zvysila zvyseni snizit snizil snizila snizeni zlepsit zlepsil zlepsila usetrit usetril usetrila dosahnout dosahl vytvorit vytvoril vyvinout pracovat rok roku mesic coz tym novy nove`;

const stems = new Set(WORDS.trim().split(/\s+/).map(stemOf));

/** True for the stem of a word that says nothing in particular. */
export function isGenericStem(stem: string): boolean {
  return stems.has(stem);
}

/** Verbs that claim an effect (stems): what follows them is what was achieved. */
const EFFECTS = `
reduce reduced reducing cut cutting decrease decreased decreasing lower lowered lowering shrink slash slashed slashing halving increase increased increasing raise raised raising boost boosted boosting grow grew growing improve improved improving double doubling doubled triple tripling save saved saving generate generated generating eliminate eliminated eliminating accelerate accelerating
senken senkte gesenkt reduzieren reduzierte reduziert verringerte verringert steigern steigerte gesteigert erhohte erhoht verbesserte verbessert sparte eingespart
reduisant reduit augmentant augmente baisser ameliorant ameliore economisant economise
reduciendo redujo aumentando aumento mejorando ahorrando ahorro
verlaagde verminderde verhoogde verbeterde bespaarde
minskade sankte okade forbattrade sparade
snizil snizila zvysil zvysila zlepsil zlepsila usetril usetrila`;
export const EFFECT_FORMS: ReadonlySet<string> = new Set(EFFECTS.trim().split(/\s+/));

/** Traits and pleasantries a summary may hold without a fact: they claim nothing that could be checked (stems). */
const SOFT = `
reliable motivated passionate dedicated committed hardworking hard-working diligent thorough organised organized organise patient friendly flexible adaptable curious creative proactive careful precise detail oriented minded attention positive attitude enthusiastic enthusiasm enjoy enjoys love loves like likes team player communicator communicative listener self starter driven keen eager learner learn open looking seeking seek role opportunity challenge challenges professional practical experienced skilled proven track record strong solid excellent good great calm pressure punctual honest loyal resilient independent independently energetic ambitious goal focused people person responsible trustworthy quality customer service value values environment background knowledge hands-on comfortable interested interest career next step ready join contribute grow bring brings
zuverlassig zuverlassige zuverlassiger motiviert motivierte engagiert engagierte engagierter teamfahig teamfahige belastbar belastbare flexibel freundlich freundliche sorgfaltig sorgfaltige genau strukturiert selbststandig selbstandig arbeitsweise leidenschaft freude begeistert kommunikativ lernbereit neugierig punktlich erfahren erfahrene erfahrener suche neue herausforderung stelle aufgabe gewissenhaft
fiable motive motivee serieux serieuse rigoureux rigoureuse organise organisee dynamique ponctuel ponctuelle souriant autonome curieux curieuse polyvalent polyvalente passion passionne passionnee equipe esprit recherche poste sens relationnel gout travail
responsable fiable motivado motivada trabajador trabajadora organizado organizada puntual dinamico dinamica proactivo proactiva pasion apasionado apasionada entusiasta busco puesto nuevo reto actitud positiva gusta trato amable
betrouwbaar betrouwbare gemotiveerd gemotiveerde nauwkeurig nauwkeurige leergierig flexibel enthousiast enthousiaste teamspeler zelfstandig klantgericht klantgerichte punctueel zoek functie uitdaging passie collegiaal
palitlig motiverad noggrann ansvarsfull flexibel driven nyfiken lagspelare engagerad trivs soker tjanst positiv serviceinriktad punktlig strukturerad
spolehliva spolehlivy peclivy pecliva motivovany motivovana flexibilni komunikativni samostatny samostatna dochvilny dochvilna tymovy hrac hledam prace prijemne vystupovani zodpovedny`;
const softStems = new Set(SOFT.trim().split(/\s+/).map(stemOf));

export function isSoftStem(stem: string): boolean {
  return softStems.has(stem);
}
