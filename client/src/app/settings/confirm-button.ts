import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  input,
  output,
  signal,
} from '@angular/core';

/** A button that asks once more before it does what cannot be undone. */
@Component({
  selector: 'atlas-confirm-button',
  template: `
    @if (asking()) {
      <button class="link-button danger" type="button" [disabled]="disabled()" (click)="confirm()">
        {{ question() }}
      </button>
      <button class="link-button" type="button" (click)="ask(false)">Keep</button>
    } @else {
      <button class="link-button danger" type="button" [disabled]="disabled()" (click)="ask(true)">
        {{ label() }}<span class="visually-hidden"> {{ about() }}</span>
      </button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 12px;
    }
  `,
})
export class ConfirmButton {
  readonly label = input.required<string>();
  /** The words of the second press, e.g. "Really revoke?". */
  readonly question = input.required<string>();
  /** What it is done to, for those who do not see the row it stands in. */
  readonly about = input('');
  readonly disabled = input(false);
  readonly confirmed = output();

  protected readonly asking = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  /** The button that was pressed goes; the one in its place takes the focus. */
  protected ask(asking: boolean): void {
    this.asking.set(asking);
    afterNextRender(() => this.host.nativeElement.querySelector('button')?.focus(), {
      injector: this.injector,
    });
  }

  protected confirm(): void {
    this.ask(false);
    this.confirmed.emit();
  }
}
