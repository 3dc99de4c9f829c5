import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from './icon';
import { momentWords, sizeWords } from './time-words';

/** A file made from a version of a document. */
export interface ExportedFile {
  id: string;
  format: 'PDF' | 'DOCX' | 'TXT';
  template: string;
  paper: 'A4' | 'LETTER';
  version: number;
  pages: number | null;
  createdAt: string;
  file: { url: string; fileName: string; size: number; expiresAt: string };
}

const PAPERS = { A4: 'A4', LETTER: 'Letter' } as const;

/** The files made from a document, with their download links. */
@Component({
  selector: 'atlas-files-list',
  imports: [Icon, MatButton],
  template: `
    <ul>
      @for (item of files(); track item.id) {
        <li>
          <span class="format">{{ item.format }}</span>
          <span class="what">
            <a
              [href]="item.file.url"
              [attr.download]="item.file.fileName"
              [attr.aria-label]="'Download ' + item.file.fileName"
              (click)="check($event, item.file.expiresAt)"
            >
              {{ item.file.fileName }}<atlas-icon name="download" [size]="16" />
            </a>
            <span class="small quiet numbers">
              version {{ item.version }}, {{ item.template
              }}{{ item.format === 'TXT' ? '' : ', ' + papers[item.paper]
              }}{{ item.pages ? ', ' + item.pages + (item.pages === 1 ? ' page' : ' pages') : '' }},
              {{ size(item.file.size) }}, {{ moment(item.createdAt) }}
            </span>
          </span>
        </li>
      } @empty {
        <li class="empty">
          <p class="quiet">No files yet. Export it as PDF, Word or text, ready to send.</p>
          <button matButton="tonal" type="button" (click)="start.emit()">
            <atlas-icon name="download" [size]="18" />Export
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 14px;
      padding-block: 12px;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .format {
      display: grid;
      place-items: center;
      flex: none;
      width: 48px;
      height: 34px;
      border-radius: 8px;
      background: var(--mat-sys-surface-container-highest);
      font-size: 0.75rem;
      font-weight: 600;
    }
    .what {
      display: grid;
      min-width: 0;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-weight: 500;
      overflow-wrap: anywhere;
      text-decoration: none;
    }
    a:hover {
      text-decoration: underline;
    }
    .empty {
      display: grid;
      justify-items: center;
      gap: 12px;
      padding: 28px 20px;
      text-align: center;
    }
  `,
})
export class FilesList {
  readonly files = input.required<readonly ExportedFile[]>();
  readonly start = output();
  /** A link has run out; new ones are needed. */
  readonly expired = output();

  protected readonly papers = PAPERS;
  protected readonly size = sizeWords;
  protected readonly moment = momentWords;

  /** Links run out after a while: an old page asks for fresh ones instead of leading to a refusal. */
  protected check(event: Event, expiresAt: string): void {
    if (Date.parse(expiresAt) > Date.now()) return;
    event.preventDefault();
    this.expired.emit();
  }
}
