import {
  allSkills,
  canonicalSkill,
  findSkills,
  impliedSkills,
  relatedSkills,
  skillAliases,
  skillTaxonomy,
} from './skills.js';

const names = (text: string): string[] => findSkills(text).map((mention) => mention.name);

describe('findSkills', () => {
  it('gives the place and the words of each mention, also behind characters outside the base plane', () => {
    const text = '🚀 Postgres und Größe: k8s';
    for (const { start, end, text: written } of findSkills(text))
      expect(text.slice(start, end)).toBe(written);
    expect(findSkills(text).map(({ name, text: written }) => [name, written])).toEqual([
      ['PostgreSQL', 'Postgres'],
      ['Kubernetes', 'k8s'],
    ]);
  });

  it('prefers the longest name and never overlaps', () => {
    expect(names('Amazon Web Services and Spring Boot')).toEqual(['AWS', 'Spring Boot']);
    expect(names('C++, C# and Objective-C')).toEqual(['C++', 'C#', 'Objective-C']);
  });

  it.each([
    ['You will go to customers and react quickly.', []],
    ['Excel in your role', []],
    ['Experience with Excel', ['Microsoft Excel']],
    ['Vitamin C for the C-level', []],
    ['Java, C and R', ['Java', 'C', 'R']],
    ['A Go developer', ['Go']],
    ['Our R&D team', ['Research']],
    ['She will send it', []],
    ['html, css, react', ['HTML', 'CSS', 'React']],
    ['We look for a chef in our kitchen', []],
    ['Puppet, Chef, Ansible', ['Puppet', 'Chef', 'Ansible']],
    ['the German market', []],
    ['Fluent in German', ['German']],
    ['Experience in teaching', ['Teaching']],
    ['after teaching hours', []],
  ])('reads "%s"', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('does not join words across the lines of a list, but does across a wrapped line', () => {
    expect(names('- Data\n- Engineering')).not.toContain('Data Engineering');
    expect(names('worked with machine\nlearning for years')).toContain('Machine Learning');
  });

  it('keeps traits of character apart', () => {
    expect(names('Teamwork and communication')).toEqual([]);
    expect(findSkills('Teamwork', { kinds: ['soft'] }).map(({ name }) => name)).toEqual(['Teamwork']);
  });

  it.each([
    ['Buchhaltung mit DATEV', 'Accounting'],
    ['la comptabilité', 'Accounting'],
    ['contabilidad general', 'Accounting'],
    ['ervaring met boekhouding', 'Accounting'],
    ['redovisning och lön', 'Accounting'],
    ['znalost účetnictví', 'Accounting'],
  ])('knows names of other languages: %s', (text, expected) => {
    expect(names(text)).toContain(expected);
  });

  it('takes anything without throwing, in time that grows with the length', () => {
    const odd = [
      '',
      '\ud800',
      '\u0000'.repeat(50),
      '++##..//&&',
      'é'.repeat(1000),
      `${'java '.repeat(20_000)}`,
      '👩‍💻'.repeat(500),
    ];
    for (const text of odd) expect(() => findSkills(text)).not.toThrow();
    expect(findSkills('C, '.repeat(10_000))).toHaveLength(0);
  });
});

describe('names', () => {
  it.each([
    ['k8s', 'Kubernetes'],
    ['Python 3', 'Python'],
    ['HTML5', 'HTML'],
    ['go', 'Go'],
    ['ReactJS', 'React'],
    ['nothing of the kind', null],
    ['', null],
  ])('"%s" stands for %s', (name, expected) => {
    expect(canonicalSkill(name)).toBe(expected);
  });

  it('follows what a skill implies through others', () => {
    expect(impliedSkills('PostgreSQL')).toContain('SQL');
    expect(impliedSkills('Spring Boot')).toEqual(expect.arrayContaining(['Spring', 'Java']));
    expect(impliedSkills('SQL')).not.toContain('PostgreSQL');
  });

  it('is near in both directions, and never to itself', () => {
    expect(relatedSkills('AWS')).toContain('Microsoft Azure');
    expect(relatedSkills('Azure')).toContain('AWS');
    expect(relatedSkills('AWS')).not.toContain('AWS');
  });

  it('lists all names, the canonical one first', () => {
    expect(skillAliases('k8s')[0]).toBe('Kubernetes');
    expect(skillAliases('k8s')).toContain('K8s');
    expect(skillAliases('no such skill')).toEqual([]);
  });
});

describe('the tables', () => {
  const skills = allSkills();
  const canonical = new Set(skills.map((skill) => skill.name));

  it('hold at least three thousand skills across professions, each once', () => {
    expect(canonical.size).toBeGreaterThanOrEqual(3000);
    expect(canonical.size).toBe(skills.length);
    expect(new Set(skills.map((skill) => skill.field)).size).toBeGreaterThanOrEqual(12);
  });

  it('refer only to skills there are', () => {
    const unknown = skills.flatMap((skill) =>
      [...skill.implies, ...skill.neighbours].filter((name) => !canonical.has(name)),
    );
    expect(unknown).toEqual([]);
  });

  it('give every name to one skill', () => {
    const stolen = skills.flatMap((skill) =>
      skill.aliases
        .filter((alias) => canonicalSkill(alias.text) !== skill.name)
        .map((alias) => `${alias.text} of ${skill.name} stands for ${canonicalSkill(alias.text)}`),
    );
    expect(stolen).toEqual([]);
  });

  it('imply nothing in a circle', () => {
    const circular = skills.filter((skill) =>
      skill.implies.some((name) => impliedSkills(name).includes(skill.name)),
    );
    expect(circular.map((skill) => skill.name)).toEqual([]);
  });
});

describe('an extended taxonomy', () => {
  it('finds what was added and leaves the product’s own as it was', () => {
    const more = skillTaxonomy().with([
      {
        name: 'Glass harmonica',
        kind: 'skill',
        field: 'own',
        group: 'own',
        aliases: [{ text: 'Glass harmonica', mode: 'free' }],
        implies: ['Music'],
        neighbours: [],
        groupIsClose: false,
      },
    ]);
    expect(more.find('plays glass harmonica').map(({ name }) => name)).toEqual(['Glass harmonica']);
    expect(more.implied('Glass harmonica')).toContain('Music');
    expect(findSkills('plays glass harmonica')).toEqual([]);
  });
});
