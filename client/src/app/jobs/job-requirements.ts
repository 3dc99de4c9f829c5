import { Component, computed, input } from '@angular/core';
import { type JobDetailsFragment } from '../../generated/jobs/graphql';
import { Icon } from '../ui/icon';

/** What the posting asks for, must before nice, each skill marked as had or missing. */
@Component({
  selector: 'atlas-job-requirements',
  imports: [Icon],
  template: `
    @for (group of groups(); track group.heading) {
      <section>
        <h3>{{ group.heading }}</h3>
        <ul>
          @for (requirement of group.requirements; track $index) {
            <li>
              <p>{{ requirement.text }}</p>
              @if (requirement.skills.length > 0) {
                <div class="row">
                  @for (skill of requirement.skills; track skill) {
                    @if (!compared()) {
                      <span class="chip outline">{{ skill }}</span>
                    } @else if (missing().has(skill)) {
                      <span class="chip outline"
                        ><span class="visually-hidden">Missing:</span><i aria-hidden="true"></i
                        >{{ skill }}</span
                      >
                    } @else {
                      <span class="chip positive"
                        ><span class="visually-hidden">You have:</span
                        ><atlas-icon name="check" [size]="14" />{{ skill }}</span
                      >
                    }
                  }
                </div>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
    }
    h3 {
      margin-bottom: 8px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.8125rem;
    }
    ul {
      display: grid;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 6px 16px;
      padding-block: 9px;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    p {
      flex: 1 1 300px;
    }
    i {
      width: 8px;
      height: 8px;
      border: 1.5px dashed currentcolor;
      border-radius: 50%;
    }
  `,
})
export class JobRequirements {
  readonly job = input.required<JobDetailsFragment>();

  protected readonly compared = computed(() => this.job().match !== null);
  protected readonly missing = computed(
    () => new Set(this.job().match?.missing.flatMap(({ skills }) => skills) ?? []),
  );
  protected readonly groups = computed(() => {
    const { requirements } = this.job();
    return [
      { heading: 'Must have', requirements: requirements.filter(({ kind }) => kind === 'MUST') },
      { heading: 'Nice to have', requirements: requirements.filter(({ kind }) => kind === 'NICE') },
    ].filter((group) => group.requirements.length > 0);
  });
}
