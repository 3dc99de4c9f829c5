import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { CitedFacts } from '../ui/cited-facts';
import { DocumentFocus } from './document-focus';
import { FindingNotice } from '../ui/finding-notice';
import { type PlacedLine, type Resume } from './resume';
import { ResumeEditor } from './resume-editor';

let panels = 0;

/**
 * One line of the resume. Pointing at it or focusing it shows the facts it rests on; pressing it keeps them open, with
 * the means to edit. A line that says more than the facts is flagged and says why.
 */
@Component({
  selector: 'atlas-document-line',
  imports: [CitedFacts, FindingNotice, Icon, MatButton],
  host: {
    '[class.unsupported]': 'problem() !== null',
    '[class.looked-at]': 'focus.line() === placed().line.id',
    '[class.proposed]': 'proposed()',
    '[class.edited]': 'draft() !== undefined',
    '[class.gone]': 'draft()?.removed',
    '[class.inline]': 'placed().line.role === "keyword"',
    '[attr.id]': '"line-" + placed().line.id',
  },
  templateUrl: './document-line.html',
  styleUrl: './document-line.scss',
})
export class DocumentLine {
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly editor = inject(ResumeEditor);
  protected readonly focus = inject(DocumentFocus);

  readonly placed = input.required<PlacedLine>();
  readonly resume = input.required<Resume>();

  protected readonly panelId = `line-facts-${++panels}`;
  protected readonly writing = signal<string | null>(null);
  protected readonly open = computed(() => this.focus.open() === this.placed().line.id);
  protected readonly draft = computed(() => this.editor.drafts().get(this.placed().line.id));
  protected readonly text = computed(() => this.draft()?.text ?? this.placed().line.text);
  protected readonly facts = computed(() => this.placed().line.facts);
  /** What the truth check says of the line as it is saved. */
  protected readonly problem = computed(() => {
    const { line } = this.placed();
    if (line.supported || this.draft()) return null;
    const known = this.resume().truth.findings.find(({ lineId }) => lineId === line.id);
    return known ?? { ...UNFOUNDED, lineId: line.id };
  });
  protected readonly proposed = computed(() =>
    this.resume().proposedChanges.some(
      ({ status, lineId }) => status === 'PROPOSED' && lineId === this.placed().line.id,
    ),
  );
  protected readonly state = computed(() => {
    if (this.problem()) return 'not supported by your facts';
    const count = this.facts().length;
    return count === 1 ? 'rests on one fact' : `rests on ${count} facts`;
  });

  protected toggle(): void {
    this.focus.open.set(this.open() ? null : this.placed().line.id);
    this.writing.set(null);
  }

  protected edit(): void {
    this.writing.set(this.text());
    afterNextRender(() => this.host.nativeElement.querySelector('textarea')?.focus(), {
      injector: this.injector,
    });
  }

  protected keep(): void {
    const text = this.writing()?.trim();
    if (!text) return;
    this.editor.write(this.placed(), text);
    this.close();
  }

  protected remove(): void {
    this.editor.remove(this.placed());
    this.close();
  }

  /** Closes the panel; the focus goes back to the line. */
  protected close(): void {
    this.writing.set(null);
    this.focus.open.set(null);
    this.host.nativeElement.querySelector<HTMLElement>('.line')?.focus();
  }
}

const UNFOUNDED = {
  path: '',
  kind: 'UNCITED',
  text: '',
  reason: 'No fact of yours stands behind this line.',
  closestFact: null,
};
