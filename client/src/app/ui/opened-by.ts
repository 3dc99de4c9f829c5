import {
  DestroyRef,
  Directive,
  ElementRef,
  EnvironmentInjector,
  afterNextRender,
  inject,
  input,
} from '@angular/core';

/**
 * A part of the page that comes in place of the button that opened it. It takes the focus as it appears; when it goes with the
 * focus in it, the focus goes back to the button, which says by `data-opens` that it opens what has this name.
 */
@Directive({ selector: '[atlasOpenedBy]' })
export class OpenedBy {
  readonly atlasOpenedBy = input.required<string>();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // What is open is gone when the button is there again: the injector of the page outlives it.
    const injector = inject(EnvironmentInjector);
    afterNextRender(() => host.querySelector<HTMLElement>('input, textarea, select, button')?.focus());
    inject(DestroyRef).onDestroy(() => {
      const focused = document.activeElement;
      if (focused !== null && focused !== document.body && !host.contains(focused)) return;
      const opener = `[data-opens="${CSS.escape(this.atlasOpenedBy())}"]`;
      afterNextRender(() => document.querySelector<HTMLElement>(opener)?.focus(), { injector });
    });
  }
}
