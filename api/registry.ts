/** The one list of what exists. A room that is not named here does not run. */
import type { Entities } from './platform/database/orm.js';
import type { TaskDefinition } from './engine/tasks/define-task.js';
import { Task } from './engine/tasks/task.entity.js';

export const entities: Entities = [Task];

export const tasks: TaskDefinition[] = [];
