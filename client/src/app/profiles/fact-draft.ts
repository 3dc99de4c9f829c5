import {
  Component,
  DestroyRef,
  ElementRef,
  EnvironmentInjector,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { wordDiff } from '../ui/word-diff';
import { WriterMark } from '../ui/writer-mark';
import { type Draft, DraftStore } from './draft-store';

const TITLES: Record<Draft['kind'], string> = {
  REWORD: 'Better words',
  COMPLETE: 'With your answer',
  MERGE: 'Said twice',
};

/** What is proposed for a fact: before and after word by word, why, and the buttons. */
@Component({
  selector: 'atlas-fact-draft',
  imports: [MatButton, WriterMark],
  host: { role: 'article', '[attr.aria-label]': 'name()' },
  template: `
    <p class="head">
      <strong>{{ titles[draft().kind] }}</strong>
      <atlas-writer-mark
        [source]="draft().writer"
        [otherwise]="draft().origin === 'ANSWER' ? 'Your answer' : 'By rules'"
      />
    </p>
    @if (writing() === null) {
      <p class="before">
        <span class="visually-hidden">Before: </span>
        @for (part of diff().before; track $index) {
          @if (part.changed) {
            <del>{{ part.text }}</del>
          } @else {
            <span>{{ part.text }}</span>
          }
        }
      </p>
      <p>
        <span class="visually-hidden">After: </span>
        @for (part of diff().after; track $index) {
          @if (part.changed) {
            <ins>{{ part.text }}</ins>
          } @else {
            <span>{{ part.text }}</span>
          }
        }
      </p>
      @for (other of draft().removes; track other.id) {
        <p class="small">
          <span class="quiet">Taken back, because it says the same:</span> <del>{{ other.text }}</del>
        </p>
      }
      <p class="small quiet">{{ draft().reason }}</p>
      <div class="row">
        <button
          matButton="filled"
          type="button"
          [disabled]="busy()"
          [attr.aria-label]="'Accept: ' + name()"
          (click)="drafts.accept(draft())"
        >
          Accept
        </button>
        <button
          matButton="outlined"
          type="button"
          [disabled]="busy()"
          [attr.aria-label]="'Keep as it is: ' + name()"
          (click)="drafts.reject(draft())"
        >
          Keep as it is
        </button>
        @if (draft().kind !== 'MERGE' && !heading()) {
          <button class="link-button" type="button" (click)="writing.set(draft().after)">
            Change the words
          </button>
        }
      </div>
    } @else {
      <form (submit)="$event.preventDefault(); keep(words.value)" (keydown.escape)="writing.set(null)">
        <textarea #words class="field-input" rows="3" aria-label="Your words" [value]="writing()"></textarea>
        <div class="row">
          <button matButton="filled" type="submit" [disabled]="busy()">Save these words</button>
          <button matButton type="button" (click)="writing.set(null)">Cancel</button>
        </div>
      </form>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      margin-block: 4px 8px;
      padding: 12px 16px 14px;
      border: 1px solid var(--mat-sys-primary);
      border-radius: 12px;
      background: var(--mat-sys-surface);
      overflow-wrap: anywhere;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }
    strong {
      font-weight: 600;
    }
    .before {
      color: var(--mat-sys-on-surface-variant);
    }
    del,
    ins {
      padding: 1px 2px;
      border-radius: 4px;
      box-decoration-break: clone;
    }
    del {
      background: var(--atlas-removed);
      color: var(--atlas-on-removed);
      text-decoration-thickness: 1px;
    }
    ins {
      background: var(--atlas-added);
      color: var(--atlas-on-added);
      text-decoration: none;
    }
    form {
      display: grid;
      gap: 10px;
    }
  `,
})
export class FactDraftView {
  protected readonly drafts = inject(DraftStore);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const injector = inject(EnvironmentInjector);
    let fact: Element | null = null;
    afterNextRender(() => (fact = host.closest('atlas-fact-row')));
    // Once it is decided about, the focus goes on at the fact it was for, unless it is elsewhere by then.
    inject(DestroyRef).onDestroy(() => {
      const focused = document.activeElement;
      if (focused !== null && focused !== document.body && !host.contains(focused)) return;
      afterNextRender(() => fact?.querySelector<HTMLElement>('[title="Edit"]')?.focus(), { injector });
    });
  }

  readonly draft = input.required<Draft>();
  /** The fact is the heading of an entry, whose fields are not one text. */
  readonly heading = input(false);

  protected readonly titles = TITLES;
  protected readonly diff = computed(() => wordDiff(this.draft().before, this.draft().after));
  protected readonly busy = computed(() => this.drafts.busy().has(this.draft().id));
  /** What the user writes instead; null while nothing. */
  protected readonly writing = signal<string | null>(null);
  protected readonly name = computed(() => {
    const { kind, before } = this.draft();
    return `${TITLES[kind]}: ${before.length > 60 ? `${before.slice(0, 58)}…` : before}`;
  });

  protected async keep(text: string): Promise<void> {
    if (text.trim() && (await this.drafts.accept(this.draft(), text.trim()))) this.writing.set(null);
  }
}
