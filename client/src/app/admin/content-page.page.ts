import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { ContentPageDocument, RemovePageDocument, SavePageDocument } from '../../generated/admin/graphql';
import { type Failure, SILENT, failureOf } from '../graphql/failure';
import { liveQuery } from '../graphql/live-query';
import { Operations } from '../graphql/operations';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Notices } from '../ui/notices';
import { Skeleton } from '../ui/skeleton';
import { type HoldsEdits, warnBeforeUnload } from '../ui/unsaved-edits';

/** One content page in Markdown, with what readers see of it. */
@Component({
  selector: 'atlas-content-page-page',
  imports: [ErrorNotice, Icon, MatButton, RouterLink, Skeleton],
  template: `
    <header class="page-head head">
      <div>
        <a class="link-button" routerLink="/admin/pages"
          ><atlas-icon name="arrowLeft" [size]="16" />All pages</a
        >
        <h1>/pages/{{ slug() }}</h1>
      </div>
      <div class="actions">
        @if (page()) {
          <a matButton="outlined" [href]="'/pages/' + slug()" target="_blank" rel="noopener">
            <atlas-icon name="external" [size]="18" />As readers see it
          </a>
        }
      </div>
    </header>
    @if (query.pending()) {
      <div class="card block"><atlas-skeleton [lines]="8" /></div>
    } @else if (loadFailure(); as problem) {
      <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
    } @else {
      <form class="card block form" (submit)="$event.preventDefault(); save()">
        @if (failure(); as problem) {
          <atlas-error-notice [failure]="problem" [retryable]="false" />
        }
        <label>
          Title
          <input
            #titleField
            class="field-input"
            name="title"
            maxlength="120"
            required
            [value]="title()"
            (input)="title.set(titleField.value)"
          />
        </label>
        <label>
          Text, in Markdown
          <textarea
            #textField
            class="field-input"
            name="markdown"
            rows="22"
            maxlength="100000"
            required
            [value]="markdown()"
            (input)="markdown.set(textField.value)"
          ></textarea>
        </label>
        @if (asksPeople()) {
          <label class="choice">
            <input type="checkbox" [checked]="material()" (change)="material.set(!material())" />
            <span
              ><strong>Material change</strong>: everybody agrees anew at the next login, before going
              on</span
            >
          </label>
        }
        <div class="row">
          <button
            matButton="filled"
            [disabled]="busy() || !hasUnsavedEdits() || !title().trim() || !markdown().trim()"
          >
            {{ busy() ? 'Saving…' : 'Save' }}
          </button>
          @if (page() && !asksPeople()) {
            @if (removing()) {
              <button class="link-button danger" type="button" [disabled]="busy()" (click)="remove()">
                Really take it down?
              </button>
              <button class="link-button" type="button" (click)="removing.set(false)">Keep</button>
            } @else {
              <button class="link-button danger" type="button" (click)="removing.set(true)">
                Take it down
              </button>
            }
            <span class="quiet small">Earlier revisions are kept.</span>
          }
        </div>
      </form>
    }
  `,
  styleUrl: './admin.scss',
  styles: `
    .choice {
      display: flex;
      gap: 10px;
    }
    textarea {
      font-family: ui-monospace, Menlo, Consolas, monospace;
      font-size: 0.875rem;
    }
  `,
})
export class ContentPagePage implements HoldsEdits {
  private readonly operations = inject(Operations);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);

  /** From the address. */
  readonly slug = input.required<string>();

  protected readonly query = liveQuery(ContentPageDocument, () => ({ slug: this.slug() }));
  protected readonly page = computed(() => this.query.data()?.page);
  /** That there is no such page is what a new one begins with. */
  protected readonly loadFailure = computed(() => {
    const failure = this.query.failure();
    return failure?.code === 'NOT_FOUND' ? null : failure;
  });
  protected readonly title = linkedSignal(() => this.page()?.title ?? '');
  protected readonly markdown = linkedSignal(() => this.page()?.markdown ?? '');
  /** People agree to these, so they can be changed but not taken down. */
  protected readonly asksPeople = computed(() => ['terms', 'privacy'].includes(this.slug()));
  protected readonly material = signal(false);
  protected readonly busy = signal(false);
  protected readonly removing = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  constructor() {
    warnBeforeUnload(this);
  }

  hasUnsavedEdits(): boolean {
    return this.title() !== (this.page()?.title ?? '') || this.markdown() !== (this.page()?.markdown ?? '');
  }

  protected save = () =>
    this.act(async () => {
      const input = {
        slug: this.slug(),
        title: this.title().trim(),
        markdown: this.markdown().trim(),
        expectedRevision: this.page()?.revision ?? 0,
        materialChange: this.asksPeople() && this.material(),
      };
      const { savePage } = await this.operations.mutate(SavePageDocument, { input });
      if (savePage.__typename === 'StaleVersion') {
        this.failure.set({ ...SILENT, code: 'CONFLICT', message: savePage.message });
        return;
      }
      this.material.set(false);
      await this.query.refetch();
      await this.notices.show('Saved. Readers see it at once.');
    });

  protected remove = () =>
    this.act(async () => {
      await this.operations.mutate(RemovePageDocument, { slug: this.slug() });
      this.title.set(this.page()?.title ?? '');
      this.markdown.set(this.page()?.markdown ?? '');
      await this.router.navigateByUrl('/admin/pages');
    });

  private async act(action: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await action();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
