/** Names of human languages in the languages resumes are read in, and words for how well one is spoken. */
import { phraseKey } from './plain-letters.js';

const CODES = (
  'en de fr es nl sv cs it pt pl ru uk sk hu ro bg hr sr sl bs mk sq el tr ar he fa ur hi bn ta te mr gu kn ml pa si ne zh ja ko vi th id ms tl ' +
  'sw am ha yo ig zu af fi da no nb nn is et lv lt ga cy gd eu ca gl mt lb hy ka az kk uz ky mn my km lo la eo ku ps so rw mg br co fy fo gsw hsb oc sc tt tg tk ug wo xh yi yue'
).split(' ');

const OTHERS =
  'mandarin;mandarin chinese;cantonese;flemish;farsi;castellano;castilian;norwegian;bokmal;tagalog;filipino;serbo croatian;american sign language;asl;sign language;bsl;flamand;vlaams;swiss german;schweizerdeutsch;brazilian portuguese;latin american spanish;punjabi;hokkien;taiwanese;dari;pashto;slovenian;slovene;moldovan;creole;haitian creole;british english;american english;business english;wolof;twi;akan;shona;xhosa;quechua;sanskrit;myanmar;burmese';

const NAMES = languageNames();

function languageNames(): Set<string> {
  const names = new Set(OTHERS.split(';'));
  for (const locale of ['en', 'de', 'fr', 'es', 'nl', 'sv', 'cs', 'it', 'pt']) {
    const display = new Intl.DisplayNames([locale], { type: 'language' });
    for (const code of CODES) {
      const name = display.of(code);
      if (name && name !== code) names.add(phraseKey(name));
    }
  }
  return names;
}

export function isLanguageName(text: string): boolean {
  return NAMES.has(phraseKey(text));
}

export const LEVEL_WORDS =
  /\b(?:native|fluent|fluency|bilingual|proficient|proficiency|advanced|intermediate|basic|beginner|elementary|conversational|professional|mother tongue|working|limited|full|good|excellent|[abc][12]|muttersprach\w*|fließend|verhandlungssicher|gut|sehr gut|grundkenntnisse|fortgeschritten|maternelle|courant|lu|parlé|écrit|bilingue|intermédiaire|débutant|notions|nativo|nativa|fluido|alto|medio|básico|avanzado|moedertaal|vloeiend|goed|redelijk|basis|modersmål|flytande|god|goda|grundläggande|rodilý|mateřský|plynně|pokročil\w*|mírně|základy|aktivně|pasivně)\b/iu;
