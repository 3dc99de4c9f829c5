import { importEscoSkills } from './import-esco.js';
import { importOnetSkills } from './import-onet.js';
import { skillTaxonomy } from './skills.js';

describe('importEscoSkills', () => {
  const head = 'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels';

  it('reads labels, alternatives within a cell, and traits', () => {
    const { skills, warnings } = importEscoSkills(
      `${head}\nSkill,http://x/1,skill/competence,sector-specific,tune harps,"harp tuning\nadjust harps",\nSkill,http://x/2,knowledge,transversal,stay calm,,\n`,
    );
    expect(warnings).toEqual([]);
    expect(skills.map(({ name, kind, aliases }) => [name, kind, aliases.map(({ text }) => text)])).toEqual([
      ['tune harps', 'skill', ['tune harps', 'harp tuning', 'adjust harps']],
      ['stay calm', 'soft', ['stay calm']],
    ]);
    expect(
      skillTaxonomy()
        .with(skills)
        .find('years of harp tuning')
        .map(({ name }) => name),
    ).toEqual(['tune harps']);
  });

  it('says which lines it leaves out', () => {
    const { skills, warnings } = importEscoSkills(
      `${head}\nSkill,u,s,r,a,,\nSkill,u,s,r,a,,\nSkill,u,s,r,,,`,
    );
    expect(skills).toHaveLength(1);
    expect(warnings).toEqual([
      'Line 3 repeats "a" and is left out.',
      'Line 4 has no preferredLabel and is left out.',
    ]);
  });

  it.each(['', 'just a text', 'a,b\n1,2', '"open'])('gives no skills for %j', (text) => {
    expect(importEscoSkills(text).skills).toEqual([]);
  });
});

describe('importOnetSkills', () => {
  it('reads technologies, which imply their kind', () => {
    const { skills } = importOnetSkills(
      'O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\n11-1011.00\tHarpSoft\t1\tHarp software\tN\n11-1011.00\tHarpSoft\t1\tHarp software\tN\n',
    );
    expect(skills.map(({ name, implies }) => [name, implies])).toEqual([
      ['HarpSoft', ['Harp software']],
      ['Harp software', []],
    ]);
  });

  it('reads element files, each name once', () => {
    const { skills } = importOnetSkills(
      'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\n1\t2.A\tListening\tIM\n1\t2.A\tListening\tLV\n',
    );
    expect(skills.map(({ name }) => name)).toEqual(['Listening']);
  });

  it('says when the file is of another kind', () => {
    expect(importOnetSkills('a\tb\n1\t2').warnings).toHaveLength(1);
  });
});
