/** How much a skill tells about who fits: a tool of one trade tells much, what every office asks for tells little. */
import { skillOf } from '../skills/skills.js';

const EVERYWHERE = new Set([
  'Microsoft Office',
  'Microsoft Word',
  'Microsoft Outlook',
  'Microsoft PowerPoint',
  'Computer Literacy',
  'Google Workspace',
  'Slack',
  'Zoom',
  'Microsoft Teams',
  'Artificial Intelligence',
  'Technical Documentation',
  'Reporting',
  'Research',
  'Training Delivery',
  'Design',
  'Writing',
  'Documentation',
  'Version Control',
  'Process Improvement',
  'Quality Management',
  'Software Development',
  'Business Development',
  'People Management',
  'Agile',
  'Stakeholder Management',
  'Healthcare',
  'Insurance',
  'Law',
  'Manufacturing',
  'Operations Management',
  'Data Management',
  'Regulatory Compliance',
  'Finance',
  'Innovation Management',
  'Sales',
  'Marketing',
  'APIs',
  'Cloud Computing',
  'Music',
  'Sports Coaching',
  'Energy Management',
  'Diversity and Inclusion',
  'Health Insurance',
  'Occupational Health and Safety',
  'Office Administration',
  'Recruitment',
  'Learning and Development',
  'Monitoring',
  'Mathematics',
]);
/** The names of whole trades: the title part of a match weighs them already. */
const TRADES = new Set([
  'Back-end Development',
  'Front-end Development',
  'Full-stack Development',
  'Web Development',
  'Mobile Development',
  'Accounting',
  'Nursing',
  'Teaching',
  'Project Management',
  'Product Management',
  'Data Science',
  'Data Engineering',
  'Mechanical Engineering',
  'Electrical Engineering',
  'Civil Engineering',
  'Human Resources',
  'Customer Service',
  'Construction',
]);
const TRADE_IMPORTANCE = 0.5;
const EVERYWHERE_IMPORTANCE = 0.4;
const LANGUAGE_IMPORTANCE = 0.7;
/** The base of a whole field ("Information Security") tells less than a tool within it. */
const UNKNOWN_IMPORTANCE = 0.8;

/** 0..1 for a canonical name; a name the taxonomy does not know counts as usual. */
export function skillImportance(name: string): number {
  if (EVERYWHERE.has(name)) return EVERYWHERE_IMPORTANCE;
  if (TRADES.has(name)) return TRADE_IMPORTANCE;
  const skill = skillOf(name);
  if (skill === null) return UNKNOWN_IMPORTANCE;
  return skill.kind === 'language' ? LANGUAGE_IMPORTANCE : skill.kind === 'soft' ? 0.1 : 1;
}
