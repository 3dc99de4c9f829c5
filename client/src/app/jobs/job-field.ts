import {
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type JobDetailsFragment } from '../../generated/jobs/graphql';
import { Confidence } from '../ui/confidence';
import { ErrorNotice } from '../ui/error-notice';
import { Excerpt } from '../ui/excerpt';
import { Icon } from '../ui/icon';
import { descriptionBlocks } from './description-blocks';
import { WriterMark } from '../ui/writer-mark';
import { JobEditor } from './job-editor';
import { JobFieldInput } from './job-field-input';
import { type JobFieldDefinition } from './job-fields';

const SOURCE_WORDS: Record<string, string> = {
  'json-ld': 'from the page’s structured data',
  jsonld: 'from the page’s structured data',
  microdata: 'from the page’s structured data',
  user: 'from you',
};

/** One field of a job: its value, how sure the reader was, the words it came from, and an editor in place. */
@Component({
  selector: 'atlas-job-field',
  imports: [Confidence, ErrorNotice, Excerpt, Icon, JobFieldInput, MatButton, WriterMark],
  templateUrl: './job-field.html',
  styleUrl: './job-field.scss',
})
export class JobField {
  private readonly injector = inject(Injector);
  protected readonly editor = inject(JobEditor);

  readonly job = input.required<JobDetailsFragment>();
  readonly field = input.required<JobFieldDefinition>();

  protected readonly showSource = signal(false);
  private readonly editButton = viewChild<ElementRef<HTMLButtonElement>>('editButton');

  protected readonly value = computed(() => this.field().words(this.job()));
  protected readonly long = computed(() => this.field().editor === 'long');
  protected readonly blocks = computed(() => (this.long() ? descriptionBlocks(this.value() ?? '') : []));
  protected readonly evidence = computed(() =>
    this.job().evidence.find(({ field }) => field === this.field().name),
  );
  protected readonly edited = computed(() => this.evidence()?.origin === 'USER');
  protected readonly open = computed(() => {
    const open = this.editor.open();
    return open?.field === this.field().name ? open : null;
  });
  protected readonly fault = computed(() => {
    const open = this.open();
    return open ? this.field().fault(open.draft) : null;
  });
  protected readonly source = computed(() => {
    const source = this.evidence()?.source;
    return source ? (SOURCE_WORDS[source.toLowerCase()] ?? `from the ${source}`) : null;
  });

  protected cancel(): void {
    this.editor.cancel();
    this.focusEditButton();
  }

  protected async save(): Promise<void> {
    if (this.fault() || this.editor.saving()) return;
    if (await this.editor.save(this.field(), this.job())) this.focusEditButton();
  }

  /** The editor that had the focus is gone: the focus goes back to what opened it. */
  private focusEditButton(): void {
    afterNextRender(() => this.editButton()?.nativeElement.focus(), { injector: this.injector });
  }
}
