import { Injectable, Injector, inject } from '@angular/core';
import { type ComponentType } from '@angular/cdk/portal';
import { firstValueFrom } from 'rxjs';

interface DialogSize {
  /** CSS width on a wide screen; a phone always gets the whole width. */
  width: string;
}

/** Opens dialogs whose code, and that of dialogs at large, is loaded when the first one opens. */
@Injectable()
export class Dialogs {
  private readonly injector = inject(Injector);

  /** Shows the dialog and answers what it was closed with; undefined when it was dismissed. */
  async open<TComponent, TData, TResult>(
    load: () => Promise<ComponentType<TComponent>>,
    data: TData,
    { width }: DialogSize = { width: '560px' },
  ): Promise<TResult | undefined> {
    const [{ MatDialog }, component] = await Promise.all([import('@angular/material/dialog'), load()]);
    const dialog = this.injector.get(MatDialog).open<TComponent, TData, TResult>(component, {
      data,
      // What the rooms share is provided with them, not at the root where the dialogs themselves live.
      injector: this.injector,
      width,
      maxWidth: 'min(100vw - 24px, 960px)',
      maxHeight: 'calc(100dvh - 24px)',
      autoFocus: 'first-tabbable',
      restoreFocus: true,
    });
    return firstValueFrom(dialog.afterClosed());
  }
}
