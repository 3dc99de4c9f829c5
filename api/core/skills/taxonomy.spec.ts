import { readSkillTable } from './taxonomy.js';

const read = (lines: string) => readSkillTable({ field: 'test', kind: 'skill', lines });

describe('readSkillTable', () => {
  it('reads names, aliases, what is implied, neighbours and names in other languages', () => {
    const [skill] = read('Cheese | Fromage; =KASE | > Milk; Food | ~ Butter | @de Käse; Quark');
    expect(skill).toMatchObject({ name: 'Cheese', implies: ['Milk', 'Food'], neighbours: ['Butter'] });
    expect(skill!.aliases).toEqual([
      { text: 'Cheese', mode: 'free' },
      { text: 'Fromage', mode: 'free' },
      { text: 'KASE', mode: 'case' },
      { text: 'Käse', mode: 'free' },
      { text: 'Quark', mode: 'free' },
    ]);
  });

  it('lets a heading speak for its lines', () => {
    const skills = read('# Clouds ~ > Computing\nOne\nTwo | > Three\n# Other\nFour');
    expect(skills.map((skill) => [skill.name, skill.group, skill.groupIsClose, skill.implies])).toEqual([
      ['One', 'Clouds', true, ['Computing']],
      ['Two', 'Clouds', true, ['Computing', 'Three']],
      ['Four', 'Other', false, []],
    ]);
  });

  it('makes children skills of their own that imply the line’s', () => {
    const skills = read('Painting | + Oil Painting; ?Fresco');
    expect(skills.map(({ name, implies, aliases }) => [name, implies, aliases[0]!.mode])).toEqual([
      ['Painting', [], 'free'],
      ['Oil Painting', ['Painting'], 'free'],
      ['Fresco', ['Painting'], 'context'],
    ]);
  });

  it('marks the name itself among the aliases, and spells JavaScript libraries', () => {
    const [skill] = read('Reed | =Reed | *js');
    expect(skill!.aliases.map(({ text, mode }) => `${mode} ${text}`)).toEqual([
      'case Reed',
      'free Reed.js',
      'free ReedJS',
      'free Reed JS',
    ]);
  });
});
