import { Injectable, signal } from '@angular/core';

/** Which line of the document is open, and which one the reader was pointed to. */
@Injectable()
export class DocumentFocus {
  readonly open = signal<string | null>(null);
  readonly line = signal<string | null>(null);

  /** Brings a line into view and marks it. */
  show(lineId: string): void {
    this.line.set(lineId);
    document.getElementById(`line-${lineId}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }

  /** Brings a line into view, opened and with the focus on it. */
  visit(lineId: string): void {
    this.show(lineId);
    this.open.set(lineId);
    document.querySelector<HTMLElement>(`#line-${CSS.escape(lineId)} .line`)?.focus({ preventScroll: true });
  }
}
