/** How well a language is spoken, from 1 (a little) to 5 (native), by folded word or level of the CEFR. */
const LEVELS: Record<number, string> = {
  1: 'a1 a2 basic beginner elementary grundkenntnisse anfanger notions debutant basico basica basis grundlaggande zaklady zaklad zacatecnik conversational-basic little scolaire schoolkenntnisse',
  2: 'b1 intermediate conversational limited mittel gut intermediaire intermedio intermedia gemiddeld medel stredne stredni pokrocily maltrise working redelijk bra',
  3: 'b2 good advanced upper sehr avance avanzado avanzada gevorderd avancerad pokrocila goed professional professionnel profesional',
  4: 'c1 fluent fluently full fliessend fluessig verhandlungssicher couramment courant fluido fluida vloeiend flytande plynne plynule proficient business',
  5: 'c2 native mother muttersprache muttersprachler muttersprachlich maternelle natif nativo nativa moedertaal modersmal rodily rodny materstina bilingual bilingue zweisprachig tweetalig tvasprakig',
};

export const FLUENCY: ReadonlyMap<string, number> = new Map(
  Object.entries(LEVELS).flatMap(([level, words]) =>
    words.split(' ').map((word): [string, number] => [word, Number(level)]),
  ),
);
