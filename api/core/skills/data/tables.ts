/** All tables of the taxonomy; where two name the same thing, the earlier one has it. */
import type { SkillTable } from '../taxonomy.js';
import { DATA_SCIENCE } from './data-science.js';
import { INFRASTRUCTURE } from './infrastructure.js';
import { SOFTWARE } from './software.js';

export const SKILL_TABLES: readonly SkillTable[] = [SOFTWARE, INFRASTRUCTURE, DATA_SCIENCE];
