import { Component, input, output, signal } from '@angular/core';
import { Icon } from './icon';

/** A place to drop files on, which is also a button that opens the file chooser. */
@Component({
  selector: 'atlas-file-drop',
  imports: [Icon],
  template: `
    <button
      type="button"
      [class.over]="over()"
      [disabled]="disabled()"
      (click)="chooser.click()"
      (dragover)="enter($event)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <atlas-icon name="upload" [size]="24" />
      <strong>{{ heading() }}</strong>
      <span>{{ hint() }}</span>
    </button>
    <input
      #chooser
      type="file"
      hidden
      [attr.aria-label]="heading()"
      [accept]="accept()"
      [multiple]="multiple()"
      (change)="choose(chooser)"
    />
  `,
  styles: `
    button {
      display: grid;
      justify-items: center;
      gap: 4px;
      width: 100%;
      padding: 26px 20px;
      border: 1.5px dashed var(--mat-sys-outline);
      border-radius: var(--atlas-radius);
      background: var(--mat-sys-surface-container-low);
      color: var(--mat-sys-on-surface);
      cursor: pointer;
      transition:
        background-color 140ms,
        border-color 140ms;
    }
    button:hover,
    button.over {
      border-color: var(--mat-sys-primary);
      background: color-mix(in srgb, var(--mat-sys-primary-container) 45%, var(--mat-sys-surface));
    }
    button:disabled {
      opacity: 0.6;
      cursor: default;
    }
    atlas-icon {
      margin-bottom: 4px;
      color: var(--mat-sys-primary);
    }
    strong {
      font-weight: 600;
    }
    span {
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class FileDrop {
  readonly heading = input.required<string>();
  readonly hint = input('');
  /** File endings and types, as the `accept` attribute takes them. */
  readonly accept = input('');
  readonly multiple = input(false);
  readonly disabled = input(false);
  readonly files = output<File[]>();

  protected readonly over = signal(false);

  protected enter(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.give(event.dataTransfer?.files);
  }

  protected choose(field: HTMLInputElement): void {
    this.give(field.files);
    // So that choosing the same file again is told as well.
    field.value = '';
  }

  private give(list: FileList | null | undefined): void {
    const files = Array.from(list ?? []);
    if (files.length > 0 && !this.disabled()) this.files.emit(this.multiple() ? files : files.slice(0, 1));
  }
}
