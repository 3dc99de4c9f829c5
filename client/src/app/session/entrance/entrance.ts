import { Component } from '@angular/core';

/** The cover beside the sign-in and register forms. */
@Component({
  selector: 'atlas-entrance',
  template: `
    <aside aria-label="What AtlasOps does">
      <p class="brand">
        <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
          <path d="M5 26 14 6.6a2.2 2.2 0 0 1 4 0L27 26" />
          <path class="line" d="M10 20.2c3.2-2.8 7.4-2.8 12 0" />
        </svg>
        AtlasOps
      </p>
      <div class="promise">
        <p class="claim">Every line of your resume, <mark>backed by a fact</mark> of yours.</p>
        <p>
          Paste a posting, drop in your resume. Get a version tailored to the job that invents nothing, and
          shows you where each line comes from.
        </p>
      </div>
    </aside>
    <main><ng-content /></main>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr);
      min-height: 100dvh;
      background: var(--mat-sys-surface);
    }
    aside {
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      gap: 40px;
      padding: clamp(24px, 5vw, 64px);
      background: var(--atlas-pine) url('/contours.svg') center / cover;
      color: var(--atlas-on-pine);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 12px;
      font-size: 1.25rem;
      font-weight: 600;
      letter-spacing: -0.02em;
    }
    path {
      fill: none;
      stroke: currentcolor;
      stroke-width: 2.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .line {
      stroke: var(--atlas-amber);
    }
    .promise {
      display: grid;
      gap: 18px;
      max-width: 30rem;
      color: #cfe2dd;
      font-size: 1.0625rem;
      text-wrap: pretty;
    }
    .claim {
      color: var(--atlas-on-pine);
      font-size: clamp(1.875rem, 1.2rem + 2.4vw, 3.125rem);
      font-weight: 600;
      line-height: 1.1;
      letter-spacing: -0.03em;
    }
    mark {
      background: linear-gradient(transparent 62%, rgb(242 192 102 / 42%) 62% 94%, transparent 94%);
      color: inherit;
      box-decoration-break: clone;
    }
    main {
      display: grid;
      align-content: center;
      justify-content: center;
      grid-template-columns: minmax(0, 400px);
      padding: 40px clamp(20px, 5vw, 64px);
    }
    @media (max-width: 860px) {
      :host {
        grid-template: auto 1fr / minmax(0, 1fr);
      }
      aside {
        gap: 28px;
        padding: 24px 20px 28px;
      }
      .promise > :not(.claim) {
        display: none;
      }
      main {
        align-content: start;
        padding-top: 28px;
      }
    }
  `,
})
export class Entrance {}
