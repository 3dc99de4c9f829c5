/** All tables of the taxonomy; where two name the same thing, the earlier one has it. */
import type { SkillTable } from '../taxonomy.js';
import { BUSINESS } from './business.js';
import { DATA_SCIENCE } from './data-science.js';
import { ENGINEERING_TRADES } from './engineering-trades.js';
import { FINANCE } from './finance.js';
import { HEALTH } from './health.js';
import { HOSPITALITY_RETAIL } from './hospitality-retail.js';
import { HUMAN_LANGUAGES } from './human-languages.js';
import { INFRASTRUCTURE } from './infrastructure.js';
import { MARKETING_DESIGN } from './marketing-design.js';
import { PUBLIC_SERVICE } from './public-service.js';
import { SCIENCE } from './science.js';
import { SOFT_SKILLS } from './soft-skills.js';
import { SOFTWARE } from './software.js';

export const SKILL_TABLES: readonly SkillTable[] = [
  SOFTWARE,
  INFRASTRUCTURE,
  DATA_SCIENCE,
  BUSINESS,
  FINANCE,
  MARKETING_DESIGN,
  HEALTH,
  PUBLIC_SERVICE,
  ENGINEERING_TRADES,
  HOSPITALITY_RETAIL,
  SCIENCE,
  HUMAN_LANGUAGES,
  SOFT_SKILLS,
];
