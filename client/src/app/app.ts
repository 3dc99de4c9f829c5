import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, take } from 'rxjs';

/** The root: keeps the opening picture of `index.html` on screen until the first page is ready to take its place. */
@Component({
  selector: 'atlas-root',
  imports: [RouterOutlet],
  template: `
    @if (!ready()) {
      <div class="opening" aria-hidden="true">
        <svg viewBox="0 0 32 32" width="44" height="44">
          <path d="M5 26 14 6.6a2.2 2.2 0 0 1 4 0L27 26" />
          <path class="line" d="M10 20.2c3.2-2.8 7.4-2.8 12 0" />
        </svg>
      </div>
    }
    <router-outlet />
  `,
})
export class App {
  protected readonly ready = signal(false);

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.ready.set(true));
  }
}
