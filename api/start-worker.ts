import type { TaskDeps } from './engine/tasks/step-context.js';
import { findChromium } from './platform/browser/find-chromium.js';
import { createPageFetcher } from './platform/browser/page-fetcher.js';
import type { Config } from './platform/config/config.js';
import { openFileStore } from './start-api.js';

/** What the steps of the registry's tasks use of this process, and how to close it. */
export function openTaskDeps(config: Config): { deps: TaskDeps; close: () => Promise<void> } {
  const pageFetcher = createPageFetcher({ findChromium, allowPrivate: config.fetchAllowPrivate });
  return {
    deps: { config, fileStore: openFileStore(config), pageFetcher },
    close: () => pageFetcher.close(),
  };
}
