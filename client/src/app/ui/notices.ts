import { Injectable, Injector, inject } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';
import { filter, take, takeUntil } from 'rxjs';
import { errorWords } from '../graphql/error-words';
import { failureOf } from '../graphql/failure';

/** Long enough to read and to reach the action with the keyboard. */
const STAY_MS = 8_000;

/** Short messages at the foot of the screen, announced to screen readers. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);

  /** Says something was done; `action` offers to undo it or to go and look. */
  async show(text: string, action?: { label: string; run: () => void }): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    const bar = this.injector.get(MatSnackBar).open(text, action?.label, { duration: STAY_MS });
    if (!action) return;
    bar.onAction().subscribe(action.run);
    // What the action is about goes with the page: on another one, "Undo" would be a riddle.
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationStart),
        take(1),
        takeUntil(bar.afterDismissed()),
      )
      .subscribe(() => bar.dismiss());
  }

  /** Says in plain words why something did not work. */
  async showFailure(error: unknown, retry?: () => void): Promise<void> {
    const words = errorWords(failureOf(error));
    const action = words.retry && retry ? { label: 'Try again', run: retry } : undefined;
    await this.show(`${words.title}. ${words.advice}`, action);
  }
}
