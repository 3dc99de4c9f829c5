import { accessDefences } from './access.js';
import { egressDefences } from './egress.js';
import { entryDefences } from './entry.js';
import { filesDefences } from './files.js';
import { modelsAndTasksDefences } from './models-and-tasks.js';
import { recordDefences } from './record.js';
import { renderingDefences } from './rendering.js';
import { requestsDefences } from './requests.js';
import { secretsDefences } from './secrets.js';
import { sessionsDefences } from './sessions.js';
import { socketsDefences } from './sockets.js';
import { tenancyDefences } from './tenancy.js';
import type { SwitchedOff } from './cut.js';

/**
 * Defences that are left out one by one in `switched-off.security.ts`. Those that a test switches off by an option of the part
 * itself are not here: their own test files do it, see docs/security/defences.md.
 */
export const SWITCHED_OFF: readonly SwitchedOff[] = [
  ...sessionsDefences,
  ...entryDefences,
  ...accessDefences,
  ...requestsDefences,
  ...socketsDefences,
  ...egressDefences,
  ...filesDefences,
  ...renderingDefences,
  ...recordDefences,
  ...tenancyDefences,
  ...modelsAndTasksDefences,
  ...secretsDefences,
];
