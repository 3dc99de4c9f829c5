import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSkills, impliedSkills } from './core/skills/skills.js';
import { readSkillFiles } from './read-skill-files.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-skills-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const namesIn = (text: string) => findSkills(text).map(({ name }) => name);

describe('skills files of the user', () => {
  it('of ESCO and O*NET teach the whole program their skills', async () => {
    const sentence = 'Tuned the bellows organ reeds with ReedVoicer Pro.';
    expect(namesIn(sentence)).toEqual([]);
    const esco = [
      'conceptUri,skillType,reuseLevel,preferredLabel,altLabels',
      'http://example.org/1,skill/competence,sector-specific,tune bellows organ reeds,bellows organ reeds',
    ];
    const onet = ['O*NET-SOC Code\tExample\tCommodity Title', '49-9063\tReedVoicer Pro\tOrgan software'];
    const report = await readSkillFiles([
      await fileOf('skills_en.csv', esco.join('\n')),
      await fileOf('Technology Skills.txt', onet.join('\n')),
    ]);
    expect(report).toEqual([
      'skills_en.csv: 1 skills added',
      expect.stringContaining('Technology Skills.txt'),
    ]);
    expect(namesIn(sentence)).toEqual(['tune bellows organ reeds', 'ReedVoicer Pro']);
    expect(impliedSkills('ReedVoicer Pro')).toContain('Organ software');
  });

  it('that are none, or are not there, are refused by name', async () => {
    await expect(readSkillFiles([await fileOf('shopping.csv', 'item,price\nflour,2\n')])).rejects.toThrow(
      /shopping\.csv holds no skills: .*preferredLabel/,
    );
    await expect(readSkillFiles([join(folder, 'missing.csv')])).rejects.toThrow(
      /missing\.csv cannot be read/,
    );
  });
});
