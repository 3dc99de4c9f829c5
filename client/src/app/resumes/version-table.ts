import {
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { changePlace, versionName, versionWords } from './change-words';
import { type Resume, type TailoredVersion } from './resume';
import { ResumeEditor } from './resume-editor';
import { versionRows } from './version-rows';

/** The versions of a tailored resume beside one another: what each says at every place where they differ. */
@Component({
  selector: 'atlas-version-table',
  imports: [Icon, MatButton],
  template: `
    <section class="card" aria-labelledby="versions-beside">
      <header>
        <h2 #heading id="versions-beside" tabindex="-1">Versions side by side</h2>
        <button class="link-button" type="button" (click)="closed.emit()">
          <atlas-icon name="arrowLeft" [size]="16" />Back to the page
        </button>
      </header>
      <div class="scroll" tabindex="0" role="region" aria-label="Versions, to be scrolled sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Where</th>
              @for (version of versions(); track version.strategy) {
                <th scope="col">
                  {{ name(version) }}
                  <span class="small quiet">{{ words(version) }}</span>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.key) {
              <tr>
                <th scope="row">
                  {{ place(row.change) }}
                  @if (row.change.before) {
                    <span class="small quiet">“{{ row.change.before }}”</span>
                  }
                </th>
                @for (cell of row.cells; track $index) {
                  <td [class.same]="cell === null">
                    @if (cell) {
                      @if (cell.operation === 'REMOVE') {
                        <em>left out</em>
                      } @else {
                        {{ cell.after ?? 'moved' }}
                      }
                      <span class="small quiet">{{ cell.model ? cell.model.model : 'by rules' }}</span>
                    } @else {
                      as it is
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
          <tfoot>
            <tr>
              <td></td>
              @for (version of versions(); track version.strategy) {
                <td>
                  <button
                    matButton="tonal"
                    type="button"
                    [disabled]="busy()"
                    [attr.aria-label]="'Use this: ' + name(version)"
                    (click)="use(version)"
                  >
                    Use this
                  </button>
                </td>
              }
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  `,
  styles: `
    section {
      overflow: clip;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 6px 16px;
      padding: 18px 20px 12px;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 0.875rem;
    }
    th,
    td {
      min-width: 160px;
      padding: 12px 16px;
      border-top: 1px solid var(--mat-sys-outline-variant);
      text-align: start;
      vertical-align: top;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
    thead th,
    tbody th {
      font-weight: 600;
    }
    .small {
      display: block;
      margin-top: 4px;
      font-weight: 400;
    }
    .same {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class VersionTable {
  private readonly editor = inject(ResumeEditor);

  readonly resume = input.required<Resume>();
  readonly closed = output();

  protected readonly versions = computed(() => this.resume().tailoredVersions);
  protected readonly rows = computed(() => versionRows(this.resume()));
  protected readonly busy = computed(() => this.editor.deciding().size > 0);
  protected readonly name = versionName;
  protected readonly words = versionWords;
  protected readonly place = changePlace;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    // The button that opened it is out of sight, and the focus with it.
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async use(version: TailoredVersion): Promise<void> {
    if (await this.editor.useVersion(this.resume(), version)) this.closed.emit();
  }
}
