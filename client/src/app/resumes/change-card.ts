import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { changeIcon, changePlace, changeVerb, moveWords } from './change-words';
import { CitedFacts } from '../ui/cited-facts';
import { FindingNotice } from '../ui/finding-notice';
import { type Change, type Finding } from './resume';
import { type Decision } from './resume-editor';
import { wordDiff } from '../ui/word-diff';
import { WriterMark } from '../ui/writer-mark';

/** One proposed change: what it does word by word, why, what it rests on, and the two buttons. */
@Component({
  selector: 'atlas-change-card',
  imports: [CitedFacts, FindingNotice, Icon, MatButton, WriterMark],
  host: {
    '[class.decided]': 'change().status !== "PROPOSED"',
    '[attr.id]': '"change-" + change().id',
    role: 'article',
    '[attr.aria-label]': 'name()',
  },
  templateUrl: './change-card.html',
  styleUrl: './change-card.scss',
})
export class ChangeCard {
  readonly change = input.required<Change>();
  /** What is being decided right now, so that the card answers at once. */
  readonly deciding = input<Decision | null>(null);
  /** Why the server refused it. */
  readonly finding = input<Finding | null>(null);
  readonly decide = output<Decision>();
  /** The reader looks at this change; the document can show its line. */
  readonly look = output();

  protected readonly showFacts = signal(false);
  protected readonly verb = computed(() => changeVerb(this.change()));
  protected readonly icon = computed(() => changeIcon(this.change()));
  protected readonly place = computed(() => changePlace(this.change()));
  protected readonly target = computed(() => moveWords(this.change()));
  protected readonly name = computed(() => `${this.verb()}: ${this.place()}`);
  protected readonly diff = computed(() => {
    const { operation, before, after } = this.change();
    return operation === 'REPLACE' && before !== null && after !== null ? wordDiff(before, after) : null;
  });
  protected readonly outcome = computed(() => {
    switch (this.change().status) {
      case 'ACCEPTED':
        return 'Accepted';
      case 'REJECTED':
        return 'Rejected';
      case 'STALE':
        return 'No longer fits: the line has changed';
      case 'PROPOSED':
        return null;
    }
  });
}
