import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Confidence } from '../ui/confidence';
import { Excerpt } from '../ui/excerpt';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { momentWords } from '../ui/time-words';
import { DraftStore } from './draft-store';
import { FactDraftView } from './fact-draft';
import { FactEditor, type FactRevision } from './fact-editor';
import { FactForm } from './fact-form';
import { type Fact } from './fact-words';

/**
 * One fact: its words (projected, or its text), how sure the reader was, where it stands in the source, its history,
 * and the means to edit or remove it.
 */
@Component({
  selector: 'atlas-fact-row',
  imports: [Confidence, Excerpt, FactDraftView, FactForm, Icon],
  host: { '[class.check]': 'unsure()', '[id]': '"fact-" + fact().id', tabindex: '-1' },
  template: `
    @if (open()) {
      <atlas-fact-form [fact]="fact()" [label]="label()" (done)="focusEdit()" />
    } @else {
      <div class="line">
        <div class="words">
          @if (plain()) {
            {{ fact().text }}
          } @else {
            <ng-content />
          }
        </div>
        <div class="about">
          @if (fact().origin === 'USER') {
            <atlas-confidence [value]="null" />
          } @else {
            <atlas-confidence [value]="fact().confidence" [compact]="!unsure() && !details()" />
          }
          @if (unsure()) {
            <button
              class="link-button"
              type="button"
              [attr.aria-label]="'It is right: ' + name()"
              (click)="confirm()"
            >
              <atlas-icon name="check" [size]="15" />It is right
            </button>
          }
          <span class="buttons" [class.all]="all()">
            @if (fact().source) {
              <button
                class="icon-button extra"
                type="button"
                title="Where it comes from"
                [attr.aria-expanded]="showSource()"
                [attr.aria-label]="'Source of ' + name()"
                (click)="showSource.set(!showSource())"
              >
                <atlas-icon name="quote" [size]="17" />
              </button>
            }
            <button
              class="icon-button extra"
              type="button"
              title="History"
              [attr.aria-expanded]="revisions() !== null"
              [attr.aria-label]="'History of ' + name()"
              (click)="toggleHistory()"
            >
              <atlas-icon name="history" [size]="17" />
            </button>
            <button
              class="icon-button extra"
              type="button"
              title="Remove"
              [attr.aria-label]="'Remove ' + name()"
              (click)="editor.remove(fact(), lines())"
            >
              <atlas-icon name="trash" [size]="17" />
            </button>
            <button
              #edit
              class="icon-button"
              type="button"
              title="Edit"
              [attr.aria-label]="'Edit ' + name()"
              (click)="editor.start(fact().id)"
            >
              <atlas-icon name="edit" [size]="17" />
            </button>
            <button
              class="icon-button toggle"
              type="button"
              [attr.aria-expanded]="all()"
              [attr.aria-label]="'More for ' + name()"
              (click)="all.set(!all())"
            >
              <atlas-icon name="more" [size]="17" />
            </button>
          </span>
        </div>
      </div>
      @for (draft of drafts.of(fact().id); track draft.id) {
        <atlas-fact-draft [draft]="draft" [heading]="!plain()" />
      }
      @if (showSource() && fact().source; as source) {
        <atlas-excerpt
          [text]="source.excerpt"
          [source]="source.page ? source.fileName + ', page ' + source.page : source.fileName"
        />
      }
      @if (revisions(); as list) {
        <ol class="history" [attr.aria-label]="'History of ' + name()">
          @for (revision of list; track $index) {
            <li>
              <span class="small quiet numbers">
                {{ moment(revision.changedAt) }}, {{ revision.origin === 'USER' ? 'by you' : 'imported' }}
              </span>
              {{ revision.text }}
            </li>
          } @empty {
            <li class="quiet">
              Unchanged since it was {{ fact().origin === 'USER' ? 'written' : 'imported' }}.
            </li>
          }
        </ol>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      border-radius: 10px;
    }
    .line {
      display: flex;
      align-items: flex-start;
      gap: 4px 14px;
    }
    .words {
      flex: 1;
      min-width: 0;
      padding-block: 6px;
      overflow-wrap: anywhere;
    }
    .about {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 36px;
    }
    .buttons {
      display: inline-flex;
      opacity: 0.55;
      transition: opacity 120ms;
    }
    :host(:hover) .buttons,
    :host(:focus-within) .buttons {
      opacity: 1;
    }
    .icon-button {
      width: 32px;
      height: 32px;
    }
    .history {
      display: grid;
      gap: 8px;
      padding: 10px 14px;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
      font-size: 0.875rem;
    }
    .history span {
      display: block;
    }
    .toggle {
      display: none;
    }
    @media (max-width: 760px) {
      .line {
        flex-wrap: wrap;
        justify-content: flex-end;
      }
      .words {
        flex: 1 1 170px;
      }
      .buttons {
        opacity: 1;
      }
      .buttons:not(.all) .extra {
        display: none;
      }
      .toggle {
        display: inline-grid;
      }
      .icon-button {
        width: 36px;
        height: 36px;
      }
    }
  `,
})
export class FactRow {
  private readonly injector = inject(Injector);
  private readonly notices = inject(Notices);
  protected readonly editor = inject(FactEditor);
  protected readonly drafts = inject(DraftStore);

  readonly fact = input.required<Fact>();
  /** What stands under the fact and goes with it when it is removed. */
  readonly lines = input<readonly Fact[]>([]);
  readonly label = input('Text');
  /** Shows the fact's text; otherwise the content given. */
  readonly plain = input(true);
  /** Shows the confidence also where it is high. */
  readonly details = input(false);

  protected readonly showSource = signal(false);
  /** On a phone all but Edit wait behind one button. */
  protected readonly all = signal(false);
  protected readonly revisions = signal<readonly FactRevision[] | null>(null);
  private readonly edit = viewChild<ElementRef<HTMLButtonElement>>('edit');

  protected readonly moment = momentWords;
  protected readonly open = computed(() => this.editor.open() === this.fact().id);
  protected readonly unsure = computed(
    () => this.fact().origin === 'IMPORTED' && this.fact().confidence < 0.7,
  );
  protected readonly name = computed(() => {
    const { text } = this.fact();
    return text.length > 60 ? `${text.slice(0, 58)}…` : text;
  });

  protected async toggleHistory(): Promise<void> {
    if (this.revisions()) {
      this.revisions.set(null);
      return;
    }
    try {
      this.revisions.set(await this.editor.history(this.fact().id));
    } catch (error) {
      await this.notices.showFailure(error);
    }
  }

  /** The user has looked at a doubtful fact and stands by it as it is. */
  protected async confirm(): Promise<void> {
    const { id, version, kind, section, parentId, text, fields } = this.fact();
    const content =
      kind === 'ENTRY' || kind === 'BASICS'
        ? { fields: fields.map(({ name, value }) => ({ name, value })) }
        : { text };
    if (!(await this.editor.save({ id, version, kind, section, parentId, ...content }))) {
      await this.notices.show('That could not be saved. Look at the fact again and try once more.');
    }
  }

  /** The form that had the focus is gone: it goes back to the button that opened it. */
  protected focusEdit(): void {
    afterNextRender(() => this.edit()?.nativeElement.focus(), { injector: this.injector });
  }
}
