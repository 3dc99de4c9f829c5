/**
 * Reads the taxonomy's compact text format into skills.
 *
 * A line is one skill: `Name | alias; alias | > implied; implied | ~ neighbour; neighbour | @de name; name`.
 * `>` names what the skill implies ("PostgreSQL" implies "SQL"), `~` what is close enough for partial credit, `@xx`
 * names in another language. A name or alias may be marked: `=Excel` counts in running text only in that case,
 * `?Go` only in that case and where the words around it speak for it, `!Name` never in running text (but as an entry of
 * a skills list). `+ Child; Child` adds skills that imply this one and have no other names. `*js` adds the usual spellings of a JavaScript library (`React.js`, `ReactJS`, `React JS`).
 * A heading `# Group` starts a group; `# Group ~` says its members are neighbours of one another; `# Group > Parent`
 * that all imply the parent.
 */

/** `skill`: what one can be able to do or use; `soft`: a trait of character; `language`: a human language. */
export type SkillKind = 'skill' | 'soft' | 'language';

/**
 * `free`: found in any case; `case`: only spelt so; `context`: spelt so and supported by its surroundings; `listed`:
 * only as an entry of its own. The matcher adds two of its own: `everyday` for free names that are everyday words, and
 * `capitals` for free abbreviations that are not told from words in lower case.
 */
export type AliasMode = 'free' | 'case' | 'context' | 'listed' | 'everyday' | 'capitals';

export interface SkillAlias {
  text: string;
  mode: AliasMode;
}

export interface Skill {
  name: string;
  kind: SkillKind;
  /** The profession's file: `software`, `health`, ... */
  field: string;
  group: string;
  /** The name itself first. */
  aliases: SkillAlias[];
  /** Canonical names it implies directly. */
  implies: string[];
  /** Canonical names of its neighbours, as written in the data (one direction). */
  neighbours: string[];
  /** Whether the members of its group are neighbours of one another. */
  groupIsClose: boolean;
}

/** One profession's data. */
export interface SkillTable {
  field: string;
  kind: SkillKind;
  lines: string;
}

const MODES: Record<string, AliasMode> = { '=': 'case', '?': 'context', '!': 'listed' };

function readAlias(written: string): SkillAlias {
  const mode = MODES[written.charAt(0)];
  return mode === undefined ? { text: written, mode: 'free' } : { text: written.slice(1), mode };
}

function splitList(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Reads one profession's table. Lines that name nothing are skipped. */
export function readSkillTable(table: SkillTable): Skill[] {
  const skills: Skill[] = [];
  let group = table.field;
  let groupIsClose = false;
  let groupImplies: string[] = [];
  for (const raw of table.lines.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('# ')) {
      const [heading = '', implied = ''] = line.slice(2).split('>');
      groupIsClose = heading.trim().endsWith('~');
      group = heading.replace('~', '').trim();
      groupImplies = splitList(implied);
      continue;
    }
    skills.push(
      ...readSkillLine(line, { field: table.field, kind: table.kind, group, groupIsClose, groupImplies }),
    );
  }
  return skills;
}

interface LineSetting {
  field: string;
  kind: SkillKind;
  group: string;
  groupIsClose: boolean;
  groupImplies: string[];
}

function newSkill(head: SkillAlias, implies: readonly string[], setting: LineSetting): Skill {
  const { field, kind, group, groupIsClose } = setting;
  return {
    name: head.text,
    kind,
    field,
    group,
    groupIsClose,
    aliases: [head],
    implies: implies.filter((name) => name !== head.text),
    neighbours: [],
  };
}

/** The line's skill, then its children. */
function readSkillLine(line: string, setting: LineSetting): Skill[] {
  const [first = '', ...rest] = line.split('|').map((part) => part.trim());
  const skill = newSkill(readAlias(first), setting.groupImplies, setting);
  const children: Skill[] = [];
  for (const part of rest) {
    if (part.startsWith('>')) {
      skill.implies.push(...splitList(part.slice(1)).filter((name) => !skill.implies.includes(name)));
    } else if (part.startsWith('~')) {
      skill.neighbours.push(...splitList(part.slice(1)));
    } else if (part.startsWith('+')) {
      children.push(
        ...splitList(part.slice(1)).map((child) => newSkill(readAlias(child), [skill.name], setting)),
      );
    } else if (part === '*js') {
      for (const ending of ['.js', 'JS', ' JS'])
        skill.aliases.push({ text: skill.name + ending, mode: 'free' });
    } else {
      const names = part.startsWith('@') ? part.replace(/^@\w+\s*/, '') : part;
      for (const alias of splitList(names).map(readAlias)) {
        // The name itself may be marked among its aliases.
        if (alias.text === skill.name) skill.aliases[0] = alias;
        else skill.aliases.push(alias);
      }
    }
  }
  return [skill, ...children];
}
