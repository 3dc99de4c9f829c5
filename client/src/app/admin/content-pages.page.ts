import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { ContentPagesDocument } from '../../generated/admin/graphql';
import { liveQuery } from '../graphql/live-query';
import { ErrorNotice } from '../ui/error-notice';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { dayWords } from '../ui/time-words';

/** The pages everybody can read at /pages/…, to be edited. */
@Component({
  selector: 'atlas-content-pages-page',
  imports: [ErrorNotice, Icon, MatButton, RouterLink, Skeleton],
  template: `
    <header class="page-head head">
      <div>
        <h1>Content pages</h1>
        <p>Everybody can read them, even without an account.</p>
      </div>
    </header>
    @if (query.failure(); as problem) {
      <atlas-error-notice [failure]="problem" (retry)="query.refetch()" />
    }
    @if (query.pending()) {
      <div class="card block"><atlas-skeleton [lines]="4" /></div>
    } @else {
      <ul class="card list">
        @for (page of pages(); track page.slug) {
          <li>
            <div class="line">
              <div>
                <strong>{{ page.title }}</strong>
                <p class="quiet small">
                  /pages/{{ page.slug }} ·
                  {{ page.revision === 0 ? 'as it came' : 'revision ' + page.revision }} ·
                  {{ dayWords(page.updatedAt) }}
                </p>
              </div>
              <a class="link-button" [href]="'/pages/' + page.slug" target="_blank" rel="noopener">
                Read<span class="visually-hidden"> {{ page.title }}</span>
                <atlas-icon name="external" [size]="15" />
              </a>
              <a class="link-button" [routerLink]="page.slug">
                <atlas-icon name="edit" [size]="15" />Edit<span class="visually-hidden">
                  {{ page.title }}</span
                >
              </a>
            </div>
          </li>
        }
      </ul>
    }
    <form class="card block form" (submit)="$event.preventDefault(); add()">
      <label>
        A new page, at /pages/…
        <input
          #slugField
          class="field-input"
          name="slug"
          placeholder="cookie-notice"
          maxlength="60"
          autocapitalize="off"
          [value]="slug()"
          (input)="slug.set(slugField.value)"
        />
      </label>
      <div class="row">
        <button matButton="outlined" [disabled]="!possible()">Write it</button>
      </div>
    </form>
  `,
  styleUrl: './admin.scss',
})
export class ContentPagesPage {
  private readonly router = inject(Router);

  protected readonly query = liveQuery(ContentPagesDocument, () => ({}));
  protected readonly pages = computed(() => this.query.data()?.pages ?? []);
  protected readonly slug = signal('');
  protected readonly possible = computed(() => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(this.slug().trim()));
  protected readonly dayWords = dayWords;

  protected async add(): Promise<void> {
    if (this.possible()) await this.router.navigate(['/admin/pages', this.slug().trim()]);
  }
}
