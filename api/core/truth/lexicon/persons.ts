/** By which words a sentence of a letter shows of whom it speaks, and that it only says what the writer wishes (folded). */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** The writer, alone or with colleagues. */
export const FIRST_PERSON: Record<string, ReadonlySet<string>> = {
  en: words('i my me mine myself we our ours us im ive'),
  de: words(
    'ich mein meine meinem meinen meiner meines mir mich wir uns unser unsere unserem unseren unserer',
  ),
  fr: words('je j mon ma mes moi me m nous notre nos'),
  es: words(
    'yo mi mis me conmigo nosotros nuestro nuestra nuestros nuestras he soy estoy fui tengo tuve hemos',
  ),
  nl: words('ik mijn mij me wij we ons onze'),
  sv: words('jag min mitt mina mig vi var vart vara oss'),
  cs: words('ja jsem mam muj moje moji mou me mi mne my jsme nas nase byl byla mel mela bych'),
};

/** Languages that leave the pronoun out tell the person by the verb's ending (with its accent). */
export const FIRST_PERSON_VERB: Record<string, RegExp> = {
  es: /\p{L}{2,}(?:é|í)(?!\p{L})/u,
};

/** The employer who is written to. */
export const SECOND_PERSON: Record<string, ReadonlySet<string>> = {
  en: words('you your yours'),
  de: words('sie ihr ihre ihrem ihren ihrer ihres ihnen du dein deine euch euer eure eurem euren'),
  fr: words('vous votre vos'),
  es: words('usted ustedes su sus vosotros vuestro vuestra vuestros vuestras os'),
  nl: words('u uw jullie je jouw'),
  sv: words('ni er ert era du din ditt dina'),
  cs: words('vy vas vam vami vase vasi vasem vaseho'),
};

/** What a letter is sent with, hopes for and thanks for: beginnings of words that tell a wish from a claim. */
export const WISH =
  /(?:^| )(?:would|could|hope|hoping|wish|look forward|looking forward|apply|applying|application|enjoy|interest|excited|glad|happy|pleased|delighted|keen|eager|curious|want|thank|resume|cv|attached|enclosed|available|welcome|discuss|talk|hear|reach|contact|appreciat|consider|sincerely|wurde|wurden|mochte|freue|freuen|gern|bewerbe|bewerbung|interess|begeister|dank|lebenslauf|anbei|gesprach|souhait|voudrais|aimerais|serais|candidat|postul|interess|ravi|heureu|merci|remerci|joint|entretien|disponib|gustaria|quisiera|encantaria|solicit|candidatur|interes|ilusion|gracias|agradec|adjunt|entrevista|graag|zou|sollicit|solliciteer|belangstell|bedankt|dank|bijlage|gesprek|garna|skulle|soker|ansokan|intresse|tack|bifog|samtal|rad|rada|uchazim|zadost|zajem|zajima|dekuji|priloh|rozhovor|setkani)/;
