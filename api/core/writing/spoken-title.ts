/** How titles and sentences are written where a person would read them aloud. */
import { collapse } from '../text/normal-form.js';

const FORMS = String.raw`(?:[mwfhdxi]|gn|all genders|alle geschlechter)`;
const BRACKETED = new RegExp(String.raw`[([] ?${FORMS}(?: ?[/|,*] ?${FORMS}){0,4} ?[)\]]`, 'giu');
const TRAILING = / (?:[mwfhd]\/){1,3}[mwfhdx](?=$| ?[-–,|])/giu;

/** A posting's title without the markers of gender that law asks for: "(m/w/d)", "H/F", "[all genders]". */
export function spokenTitle(title: string): string {
  const spoken = collapse(collapse(title).replace(BRACKETED, '').replace(TRAILING, ''));
  return spoken === '' ? title : spoken;
}

/** A sentence that ends with one full stop where it ends with an abbreviation: "B.V..". */
export function withOneStop(sentence: string): string {
  return sentence.replace(/(?<=\p{L})\.\.(?=$|\s)/gu, '.');
}

/** French "de" before a name: "d’infirmier", "de cuisinier". */
export function frenchOf(name: string): string {
  return /^[aeiouyâàéèêëîïôûœæh]/iu.test(name) ? `d’${name}` : `de ${name}`;
}
