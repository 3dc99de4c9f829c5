import type { TaskDeps } from './engine/tasks/step-context.js';
import type { Config } from './platform/config/config.js';
import { openFileStore } from './start-api.js';

/** What the steps of the registry's tasks use of this process, and how to close it. */
export function openTaskDeps(config: Config): { deps: TaskDeps; close: () => Promise<void> } {
  return { deps: { config, fileStore: openFileStore(config) }, close: () => Promise.resolve() };
}
