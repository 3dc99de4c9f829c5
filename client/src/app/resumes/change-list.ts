import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { ChangeCard } from './change-card';
import { firstVersion, versionName, versionWords } from './change-words';
import { type Change, type Resume, type TailoredVersion } from './resume';
import { type Decision, ResumeEditor } from './resume-editor';

/** The proposed changes of a resume, one by one, with what has been decided below. */
@Component({
  selector: 'atlas-change-list',
  imports: [ChangeCard, Icon, MatButton],
  template: `
    <p class="visually-hidden" role="status">{{ left() }}</p>
    @if (versions().length > 1) {
      <div class="versions" role="radiogroup" aria-label="Version of the resume">
        @for (one of versions(); track one.strategy) {
          <label>
            <input
              type="radio"
              name="version"
              [checked]="one === version()"
              (change)="strategy.set(one.strategy)"
            />
            <span>{{ name(one) }}</span>
          </label>
        }
      </div>
      @if (version(); as one) {
        <div class="about small">
          <p class="quiet">{{ words(one) }}.</p>
          @if (one.namesSkills.length > 0) {
            <p><span class="quiet">Names:</span> {{ one.namesSkills.join(', ') }}</p>
          }
          <div class="row">
            <button matButton="tonal" type="button" [disabled]="busy()" (click)="use(one)">
              Use this version
            </button>
            <button class="link-button" type="button" (click)="compare.emit()">
              <atlas-icon name="board" [size]="16" />Compare side by side
            </button>
          </div>
        </div>
      }
    }
    @if (open().length > 0) {
      <div class="all">
        <p class="quiet small numbers">{{ left() }}</p>
        <button matButton type="button" [disabled]="busy()" (click)="all('accept')">Accept all</button>
        <button matButton type="button" [disabled]="busy()" (click)="all('reject')">Reject all</button>
      </div>
      @for (change of open(); track change.id) {
        <atlas-change-card
          [change]="change"
          [deciding]="editor.deciding().get(change.id) ?? null"
          [finding]="findingOf(change)"
          (decide)="one(change, $event)"
          (look)="look.emit(change)"
        />
      }
    } @else {
      <div class="done">
        <atlas-icon name="checkCircle" [size]="28" />
        <h2>{{ decided().length > 0 ? 'All changes are decided' : 'No changes proposed' }}</h2>
        <p class="quiet small">
          {{
            decided().length > 0
              ? 'The resume on the page is the one that is exported.'
              : 'The resume is as it stands. Edit any line on the page.'
          }}
        </p>
      </div>
    }
    @if (decided().length > 0) {
      <details>
        <summary>{{ decided().length }} decided</summary>
        <div class="list">
          @for (change of decided(); track change.id) {
            <atlas-change-card [change]="change" (look)="look.emit(change)" />
          }
        </div>
      </details>
    }
  `,
  styles: `
    :host,
    .list {
      display: grid;
      gap: 12px;
    }
    .versions {
      display: flex;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 12px;
      overflow: clip;
    }
    .versions label {
      flex: 1 1 auto;
      cursor: pointer;
    }
    .versions label + label {
      border-inline-start: 1px solid var(--mat-sys-outline-variant);
    }
    .versions input {
      position: absolute;
      opacity: 0;
    }
    .versions span {
      display: grid;
      place-items: center;
      min-height: 40px;
      padding: 4px 8px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
      font-weight: 500;
      text-align: center;
    }
    .versions :checked + span {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    .versions :focus-visible + span {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -3px;
      border-radius: 10px;
    }
    .about {
      display: grid;
      gap: 8px;
    }
    .all {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .all p {
      flex: 1;
    }
    .done {
      display: grid;
      justify-items: center;
      gap: 6px;
      padding: 28px 20px;
      text-align: center;
    }
    .done h2 {
      font-size: 1rem;
    }
    .done atlas-icon {
      color: var(--mat-sys-primary);
    }
    summary {
      padding-block: 8px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.875rem;
      font-weight: 500;
      cursor: pointer;
    }
  `,
})
export class ChangeList {
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly editor = inject(ResumeEditor);

  readonly resume = input.required<Resume>();
  readonly look = output<Change>();

  /** The user wants to see the versions beside one another. */
  readonly compare = output();

  protected readonly versions = computed(() => this.resume().tailoredVersions);
  /** The version whose changes are shown, by its strategy; starts with the one worth the most attention. */
  protected readonly strategy = linkedSignal<string, TailoredVersion['strategy']>({
    source: () => this.versions().map(versionName).join(),
    computation: () => untracked(() => firstVersion(this.versions())?.strategy ?? null),
  });
  protected readonly version = computed(() =>
    this.versions().find(({ strategy }) => strategy === this.strategy()),
  );
  protected readonly name = versionName;
  protected readonly words = versionWords;
  private readonly changes = computed(() => {
    const { proposedChanges } = this.resume();
    const version = this.version();
    if (!version) return proposedChanges;
    const ids = new Set(version.changes.map(({ id }) => id));
    return proposedChanges.filter(({ id }) => ids.has(id));
  });
  protected readonly open = computed(() => this.changes().filter(({ status }) => status === 'PROPOSED'));
  protected readonly decided = computed(() => this.changes().filter(({ status }) => status !== 'PROPOSED'));
  protected readonly busy = computed(() => this.editor.deciding().size > 0);
  protected readonly left = computed(() => {
    const count = this.open().length;
    return count === 1 ? 'One change to decide' : `${count} changes to decide`;
  });

  protected findingOf(change: Change) {
    return this.editor.refused().find(({ lineId }) => lineId !== null && lineId === change.lineId) ?? null;
  }

  protected async one(change: Change, decision: Decision): Promise<void> {
    const place = this.open().indexOf(change);
    if (await this.editor.decide(this.resume(), [change.id], decision)) this.focusCard(place);
  }

  protected async use(version: TailoredVersion): Promise<void> {
    await this.editor.useVersion(this.resume(), version);
  }

  protected async all(decision: Decision): Promise<void> {
    await this.editor.decide(
      this.resume(),
      this.open().map(({ id }) => id),
      decision,
    );
  }

  /** The card that was decided is gone: the focus goes to the one that took its place. */
  private focusCard(place: number): void {
    afterNextRender(
      () => {
        const cards = this.host.nativeElement.querySelectorAll<HTMLElement>(
          'atlas-change-card:not(.decided)',
        );
        const next = cards[Math.min(place, cards.length - 1)];
        (
          next?.querySelector<HTMLElement>('.row button') ?? this.host.nativeElement.querySelector('summary')
        )?.focus();
      },
      { injector: this.injector },
    );
  }
}
