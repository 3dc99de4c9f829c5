import { Component, computed, input, linkedSignal } from '@angular/core';
import { CitedFacts } from '../ui/cited-facts';
import { FindingNotice } from '../ui/finding-notice';
import { Icon } from '../ui/icon';
import { type LetterSentence, type LetterText, basisWords, sentencesOf } from './letter';

let sheets = 0;

/**
 * A letter on its paper. Pressing a sentence shows what it rests on; one that says more than the facts is flagged. Held
 * against another version, the sentences which that one does not have are marked.
 */
@Component({
  selector: 'atlas-letter-sheet',
  imports: [CitedFacts, FindingNotice, Icon],
  templateUrl: './letter-sheet.html',
  styleUrl: './letter-sheet.scss',
})
export class LetterSheet {
  readonly text = input.required<LetterText>();
  readonly label = input.required<string>();
  /** BCP 47. */
  readonly language = input.required<string>();
  /** The version it is compared with; null: no marks. */
  readonly against = input<LetterText | null>(null);

  protected readonly panel = `letter-ground-${++sheets}`;
  /** The sentence whose ground is shown; none in a version that was just brought up. */
  protected readonly open = linkedSignal<number, string | null>({
    source: () => this.text().version,
    computation: () => null,
  });
  private readonly known = computed(() => {
    const against = this.against();
    return against && new Set(sentencesOf(against).map(({ text }) => text));
  });
  protected readonly words = basisWords;

  /** Opens a sentence and brings it into view. */
  visit(sentenceId: string): void {
    this.open.set(sentenceId);
    const sentence = document.getElementById(this.idOf(sentenceId));
    sentence?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    sentence?.focus({ preventScroll: true });
  }

  protected idOf(sentenceId: string): string {
    return `${this.panel}-${sentenceId}`;
  }

  protected isNew({ text }: LetterSentence): boolean {
    return this.known()?.has(text) === false;
  }

  protected findingOf(sentence: LetterSentence) {
    return (
      this.text().truth.findings.find(({ lineId }) => lineId === sentence.id) ?? {
        text: '',
        reason: 'Neither your facts nor the posting say this.',
        closestFact: null,
      }
    );
  }

  protected toggle(event: Event, sentence: LetterSentence): void {
    event.preventDefault();
    this.open.update((open) => (open === sentence.id ? null : sentence.id));
  }
}
