import { Component, ElementRef, Injector, afterNextRender, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { DraftStore, type Question } from './draft-store';

const HINTS: Record<Question['topic'], string> = {
  NUMBERS: 'A number you can stand by',
  SCOPE: 'How large, how many, for whom',
  TOOLS: 'Names of tools',
  DATES: '2019-03 to 2021-06',
};

/** What is asked about the profile, each with a line for the answer. */
@Component({
  selector: 'atlas-profile-questions',
  imports: [Icon, MatButton],
  template: `
    <h2 id="questions">
      {{ drafts.questions().length === 1 ? 'One question' : drafts.questions().length + ' questions' }}
    </h2>
    <p class="small quiet">
      Only you know this. Your answer becomes a suggestion first; nothing is a fact yet.
    </p>
    <ul>
      @for (question of drafts.questions(); track question.id) {
        <li>
          <label [for]="'question-' + question.id">{{ question.text }}</label>
          @if (unnamed(question); as fact) {
            <p class="about">{{ fact.text }}</p>
          }
          <form (submit)="$event.preventDefault(); answer(question, reply)">
            <input
              #reply
              class="field-input"
              maxlength="500"
              autocomplete="off"
              [id]="'question-' + question.id"
              [placeholder]="hints[question.topic]"
              [disabled]="drafts.busy().has(question.id)"
            />
            <button matButton="tonal" type="submit" [disabled]="drafts.busy().has(question.id)">
              Answer
            </button>
            <button
              class="icon-button"
              type="button"
              title="Do not ask this"
              [disabled]="drafts.busy().has(question.id)"
              [attr.aria-label]="'Do not ask: ' + question.text"
              (click)="dismiss(question)"
            >
              <atlas-icon name="close" [size]="18" />
            </button>
          </form>
          <p class="small quiet">{{ question.reason }}</p>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
      padding-block: 14px;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    label {
      font-weight: 500;
    }
    .about {
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--atlas-evidence-line);
      color: var(--mat-sys-on-surface-variant);
      font-family: var(--atlas-serif);
      overflow-wrap: anywhere;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .field-input {
      flex: 1 1 240px;
      width: auto;
    }
  `,
})
export class ProfileQuestions {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly drafts = inject(DraftStore);
  protected readonly hints = HINTS;

  /** The fact a question is about, unless the question says it itself. */
  protected unnamed({ fact, text }: Question) {
    return fact && !text.includes(fact.text.replace(/\.$/, '').slice(0, 40)) ? fact : null;
  }

  protected async answer(question: Question, reply: HTMLInputElement): Promise<void> {
    const words = reply.value.trim();
    if (words) await this.goOnFrom(question, () => this.drafts.answer(question, words));
    else reply.focus();
  }

  protected dismiss(question: Question): Promise<void> {
    return this.goOnFrom(question, () => this.drafts.dismiss(question));
  }

  /** The question goes, and the focus with it: it moves on to the one in its place, or else to the last. */
  private async goOnFrom(question: Question, action: () => Promise<boolean>): Promise<void> {
    const place = this.drafts.questions().indexOf(question);
    if (!(await action())) return;
    const focusNext = () => {
      const fields = this.host.nativeElement.querySelectorAll('input');
      (fields[place] ?? fields[fields.length - 1])?.focus();
    };
    afterNextRender(focusNext, { injector: this.injector });
  }
}
