import type { SkillTable } from '../taxonomy.js';

/** Human languages by their English names, with their names in the languages postings are written in. */
export const HUMAN_LANGUAGES: SkillTable = {
  field: 'languages',
  kind: 'language',
  lines: `
# Languages
?English | anglicky; ?Englisch; Englischkenntnisse; ?Anglais; anglais; ?Inglés; inglés; ?Engels; engels; ?Engelska; engelska; ?Angličtina; angličtina; anglický jazyk; angličtiny; ?Engelsk; Business English; English Language; Wirtschaftsenglisch; Inglese
?German | německy; ?Deutsch; Deutschkenntnisse; ?Allemand; allemand; ?Alemán; alemán; ?Duits; duits; ?Tyska; tyska; ?Němčina; němčina; německý jazyk; němčiny; ?Tysk; German Language; Tedesco
?French | francouzsky; ?Französisch; Französischkenntnisse; ?Français; français; ?Francés; francés; ?Frans; ?Franska; franska; Francouzština; francouzština; French Language; ?Fransk
?Spanish | španělsky; ?Spanisch; Spanischkenntnisse; ?Espagnol; espagnol; ?Español; español; ?Castellano; castellano; ?Spaans; spaans; ?Spanska; spanska; Španělština; španělština; Spanish Language; ?Spansk; Bilingual Spanish
?Italian | italsky; ?Italienisch; Italienischkenntnisse; ?Italien; ?Italiano; ?Italiaans; ?Italienska; italienska; Italština; Italian Language
?Portuguese | ?Portugiesisch; ?Portugais; portugais; ?Portugués; portugués; ?Portugees; ?Portugisiska; Portugalština; ?Português; Brazilian Portuguese
?Dutch | ?Niederländisch; Niederländischkenntnisse; ?Néerlandais; néerlandais; ?Neerlandés; ?Nederlands; ?Nederlandse taal; ?Nederländska; Nizozemština; Flemish; Dutch Language
?Swedish | ?Schwedisch; ?Suédois; suédois; ?Sueco; ?Zweeds; ?Svenska; svenska; Švédština; ?Svensk; Swedish Language
?Danish | ?Dänisch; ?Danois; ?Danés; ?Deens; ?Danska; danska; Dánština; ?Dansk; dansk
?Norwegian | ?Norwegisch; ?Norvégien; ?Noruego; ?Noors; ?Norska; norska; Norština; ?Norsk
?Finnish | ?Finnisch; ?Finnois; ?Finlandés; ?Fins; ?Finska; finska; Finština
?Icelandic | ?Isländisch
?Czech | česky; ?Tschechisch; ?Tchèque; ?Checo; ?Tsjechisch; ?Tjeckiska; ?Čeština; čeština; český jazyk; češtiny
?Slovak | ?Slowakisch; Slovenština; slovenština
?Polish | polsky; ?Polnisch; Polnischkenntnisse; ?Polonais; ?Polaco; ?Pools; ?Polska; polska; Polština; Polish Language
?Hungarian | ?Ungarisch; Maďarština
?Romanian | ?Rumänisch; ?Roumain; ?Rumano
?Bulgarian | ?Bulgarisch
?Greek | ?Griechisch; ?Grec; ?Griego
?Turkish | ?Türkisch; ?Turc; ?Turco; ?Turkiska
?Russian | rusky; ?Russisch; Russischkenntnisse; ?Russe; ?Ruso; ?Ryska; Ruština; ruština
?Ukrainian | ?Ukrainisch; Ukrajinština
?Croatian | ?Kroatisch
?Serbian | ?Serbisch
?Slovenian | ?Slowenisch
?Bosnian
?Albanian | ?Albanisch
?Lithuanian
?Latvian
?Estonian
?Catalan | ?Català; ?Catalán; ?Katalanisch
?Basque | ?Euskera
?Galician | ?Gallego
?Irish | ?Gaeilge
?Welsh | ?Cymraeg
?Arabic | ?Arabisch; ?Arabe; ?Árabe; ?Arabiska; Modern Standard Arabic
?Hebrew | ?Hebräisch; ?Hébreu; ?Hebreo
?Persian | ?Farsi; ?Dari; ?Persisch; ?Persan
?Kurdish | ?Kurdisch
?Urdu
?Hindi
?Bengali | ?Bangla
?Punjabi
?Gujarati
?Marathi
?Tamil
?Telugu
?Kannada
?Malayalam
?Nepali
?Sinhala
?Chinese | Mandarin; Mandarin Chinese; Cantonese; ?Chinesisch; ?Chinois; ?Chino; ?Chinees; ?Kinesiska; Čínština
?Japanese | ?Japanisch; ?Japonais; ?Japonés; ?Japans; ?Japanska; Japonština
?Korean | ?Koreanisch; ?Coréen; ?Coreano
?Vietnamese | ?Vietnamesisch
?Thai
?Indonesian | Bahasa Indonesia
?Malay | Bahasa Melayu
?Tagalog | ?Filipino
?Swahili | Kiswahili
?Amharic
?Somali
?Afrikaans
?Zulu | isiZulu
?Yoruba
?Latin
?Armenian
?Georgian
?Azerbaijani
?Kazakh
?Uzbek
?Mongolian
American Sign Language | =ASL; Sign Language; British Sign Language; Gebärdensprache; Langue des signes; Lengua de signos; Gebarentaal; Teckenspråk; Znakový jazyk
`,
};
