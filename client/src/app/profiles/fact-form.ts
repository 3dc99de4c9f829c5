import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type FactFieldInput, type SaveFactInput } from '../../generated/profiles/graphql';
import { ErrorNotice } from '../ui/error-notice';
import { type Fact, SECTIONS, WEB_PROFILE, fieldOf } from './fact-words';
import { FactEditor, type NewFact } from './fact-editor';

/** Edits a fact or makes a new one: a heading by its fields, anything else as text. */
@Component({
  selector: 'atlas-fact-form',
  imports: [ErrorNotice, MatButton],
  template: `
    <form (submit)="$event.preventDefault(); save()" (keydown.escape)="cancel()">
      @if (editor.conflict()) {
        <p class="conflict" role="alert">
          <strong>This fact changed in another window.</strong> It now says: “{{ fact()?.text }}”. What you
          wrote is below.
        </p>
      }
      @if (editor.failure(); as problem) {
        <atlas-error-notice [failure]="problem" (retry)="save()" />
      }
      @if (fields(); as list) {
        <div class="fields">
          @for (field of list; track field[0]) {
            <label>
              {{ field[1] }}
              <input
                #box
                class="field-input"
                [value]="draft()[field[0]] ?? ''"
                (input)="write(field[0], box.value)"
              />
            </label>
          }
        </div>
      } @else if (short()) {
        <input
          #line
          class="field-input"
          [attr.aria-label]="label()"
          [value]="draft()['text']"
          (input)="write('text', line.value)"
        />
      } @else {
        <textarea
          #area
          class="field-input"
          rows="3"
          [attr.aria-label]="label()"
          [value]="draft()['text']"
          (input)="write('text', area.value)"
          (keydown.control.enter)="save()"
          (keydown.meta.enter)="save()"
        ></textarea>
      }
      <div class="row">
        <button matButton="filled" type="submit" [disabled]="editor.saving() || empty()">
          {{ editor.conflict() ? 'Save mine' : 'Save' }}
        </button>
        <button matButton type="button" (click)="cancel()">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      padding: 14px 16px;
      border-radius: 12px;
      background: var(--mat-sys-surface-container-low);
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline-variant);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
      gap: 12px;
    }
    label {
      display: grid;
      gap: 4px;
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
    }
    .conflict {
      padding: 10px 14px;
      border-radius: 10px;
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
      font-size: 0.875rem;
    }
  `,
})
export class FactForm {
  protected readonly editor = inject(FactEditor);

  /** The fact to edit; null to make the one that `blank` describes. */
  readonly fact = input<Fact | null>(null);
  readonly blank = input<NewFact | null>(null);
  readonly label = input('Text');
  readonly done = output();

  private readonly kind = computed(() => this.fact()?.kind ?? this.blank()?.kind ?? 'BULLET');
  protected readonly definition = computed(() => {
    const section = this.fact()?.section ?? this.blank()?.section;
    return SECTIONS.find(({ key }) => key === section);
  });
  /** Which contact value it is; empty for other kinds. */
  private readonly contact = computed(() => {
    const fact = this.fact();
    if (this.kind() !== 'BASICS') return '';
    return fact ? fieldOf(fact, 'key') : (this.blank()?.basicsKey ?? '');
  });
  /** The fields to fill in; null for a fact that is one text. */
  protected readonly fields = computed(() => {
    if (this.contact() === 'profile') return WEB_PROFILE;
    return this.kind() === 'ENTRY' ? (this.definition()?.fields ?? []) : null;
  });
  protected readonly short = computed(() => this.kind() === 'BASICS' || this.kind() === 'KEYWORD');
  // Follows the fact by id only: a newer version must not wipe what the user is writing.
  private readonly subject = computed(() => this.fact()?.id);
  protected readonly draft = linkedSignal<string | undefined, Record<string, string>>({
    source: this.subject,
    computation: () => untracked(() => this.startingDraft()),
  });
  protected readonly empty = computed(() => Object.values(this.draft()).every((value) => !value.trim()));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => host.nativeElement.querySelector<HTMLElement>('input, textarea')?.focus());
  }

  protected write(name: string, value: string): void {
    this.editor.changing.set(true);
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  protected cancel(): void {
    this.editor.cancel();
    this.done.emit();
  }

  protected async save(): Promise<void> {
    if (this.empty() || this.editor.saving()) return;
    if (await this.editor.save(this.saveInput())) this.done.emit();
  }

  private startingDraft(): Record<string, string> {
    const fact = this.fact();
    const fields = this.fields();
    if (!fields) return { text: fact?.text ?? '' };
    return Object.fromEntries(fields.map(([name]) => [name, fact ? fieldOf(fact, name) : '']));
  }

  private saveInput(): SaveFactInput {
    const fact = this.fact();
    const blank = this.blank();
    const identity = fact
      ? {
          id: fact.id,
          version: fact.version,
          kind: fact.kind,
          section: fact.section,
          parentId: fact.parentId,
        }
      : { kind: this.kind(), section: blank?.section ?? null, parentId: blank?.parentId ?? null };
    if (this.fields()) return { ...identity, fields: this.filledFields(fact) };
    const text = (this.draft()['text'] ?? '').trim();
    if (this.kind() !== 'BASICS') return { ...identity, text };
    return {
      ...identity,
      fields: [
        { name: 'key', value: this.contact() },
        { name: 'value', value: text },
      ],
    };
  }

  /** The fields of the form, and those of the fact that the form does not show. */
  private filledFields(fact: Fact | null): FactFieldInput[] {
    const shown = Object.entries(this.draft()).map(([name, value]) => ({ name, value: value.trim() }));
    const names = new Set(shown.map(({ name }) => name));
    const hidden = (fact?.fields ?? []).filter(({ name }) => !names.has(name));
    if (this.kind() === 'BASICS' && !fact) hidden.push({ name: 'key', value: this.contact() });
    return [...hidden.map(({ name, value }) => ({ name, value })), ...shown.filter(({ value }) => value)];
  }
}
