import { Injectable, computed, signal } from '@angular/core';
import { readSetting, writeSetting } from '../ui/browser-storage';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'atlas.theme';
const ORDER: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Light, dark, or as the system says. `theme.js` applies the stored choice before the first paint. */
@Injectable({ providedIn: 'root' })
export class ThemeStore {
  private readonly chosen = signal<ThemeChoice>(readChoice());

  readonly choice = this.chosen.asReadonly();
  readonly label = computed(
    () => ({ system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' })[this.chosen()],
  );

  /** Goes on to the next of system, light, dark. */
  next(): void {
    const choice = ORDER[(ORDER.indexOf(this.chosen()) + 1) % ORDER.length]!;
    this.chosen.set(choice);
    writeSetting(KEY, choice === 'system' ? null : choice);
    if (choice === 'system') {
      delete document.documentElement.dataset['theme'];
    } else {
      document.documentElement.dataset['theme'] = choice;
    }
  }
}

function readChoice(): ThemeChoice {
  const stored = readSetting(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
