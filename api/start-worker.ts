import { closeDocumentPrinter } from './engine/documents/render-document.js';
import type { ModelLayer } from './engine/llm/model-layer.js';
import type { TaskDeps } from './engine/tasks/step-context.js';
import { findChromium } from './platform/browser/find-chromium.js';
import { createPageFetcher } from './platform/browser/page-fetcher.js';
import type { Config } from './platform/config/config.js';
import { closeDocumentReader } from './platform/files/read-document.js';
import { openFileStore } from './start-api.js';

/** What the steps of the registry's tasks use of this process, and how to close it: two browsers and a reading child. */
export function openTaskDeps(
  config: Config,
  models: ModelLayer,
): { deps: TaskDeps; close: () => Promise<void> } {
  const pageFetcher = createPageFetcher({
    findChromium,
    allowPrivate: config.fetchAllowPrivate,
    contactUrl: config.publicUrl,
  });
  return {
    deps: { config, fileStore: openFileStore(config), pageFetcher, models },
    close: async () => {
      closeDocumentReader();
      await Promise.all([pageFetcher.close(), closeDocumentPrinter(), models.close()]);
    },
  };
}
