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
