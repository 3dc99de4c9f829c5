import { DestroyRef, inject } from '@angular/core';
import { type CanDeactivateFn } from '@angular/router';

/** A page that may hold edits which are not saved yet. */
export interface HoldsEdits {
  hasUnsavedEdits(): boolean;
}

/** Asks before the reader leaves a page with unsaved edits for another. */
export const keepsUnsavedEdits: CanDeactivateFn<HoldsEdits | null> = (page) =>
  // Gone before the way out was asked for: the frame around it closed, as it does when the session ends.
  !page?.hasUnsavedEdits() || confirm('You have edits that are not saved. Leave the page without them?');

/** The same for closing the tab or loading the page anew; to be called as the page is made. */
export function warnBeforeUnload(page: HoldsEdits): void {
  const warn = (event: BeforeUnloadEvent) => {
    if (page.hasUnsavedEdits()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
}
