import type { Schedule } from '../../../engine/events/schedules.js';
import { openFileStore } from '../../../engine/storage/open-file-store.js';
import { finishErasures } from './erase-account.js';
import { applyRetention } from './retention.js';

/** Ends erasures that a crash interrupted, does the second pass, and erases again what an older database brought back. */
export const finishErasuresSchedule: Schedule = {
  name: 'finish-erasures',
  cron: '*/5 * * * *',
  run: async ({ orm, config, log }) => {
    await finishErasures(orm, openFileStore(config), log);
  },
};

/** Removes what has been kept long enough. */
export const retentionSchedule: Schedule = {
  name: 'retention',
  cron: '17 3 * * *',
  run: async ({ orm, config, signal, log }) => {
    await applyRetention({ orm, store: openFileStore(config), now: new Date(), signal, log });
  },
};
