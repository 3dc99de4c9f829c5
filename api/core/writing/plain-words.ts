/** Words every posting and resume has, in the languages the product reads; they say nothing about fit. */
export const WORDS_WITHOUT_WEIGHT: ReadonlySet<string> = new Set(
  (
    'able about across also among andere andra another auch avec been being beim between both company companies cela como ' +
    'dans dass dein deine depuis desde deze dieser diese ding dies dort durch each eine einem einen einer eines else ' +
    'elle entre eran erfahrung esta este estos etre euch experience expertise experiencia fram från from fuer good great ' +
    'haben have having hebben helping here highly ihre ihnen including into ideally jobb join just kann knowledge leur ' +
    'like look looking maar many meer mehr mais mehrere member mida minimum more most must nebo nebst nice nicht notre ' +
    'nous något nach oder offer other otros onze over para plus pour poste preferred proficiency proficient proven ' +
    'please position qualifications required requirement requirements responsibilities responsible role roles sein seine ' +
    'should skill skills solid some sowie strong such sich sind som sont sous team teams tento than that their them there ' +
    'these they this those through under understanding unser unsere using utan values vara very votre vous well ' +
    'were weil werden what when where which while will wird with within without work working would year years your zijn ' +
    'zkusenosti znalost jahre jaren anos annees mindestens ability familiarity excellent'
  ).split(' '),
);
