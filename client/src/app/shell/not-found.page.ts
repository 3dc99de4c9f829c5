import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';

@Component({
  selector: 'atlas-not-found-page',
  imports: [EmptyState, MatButton, RouterLink],
  template: `
    <atlas-empty-state
      icon="compass"
      [wholePage]="true"
      heading="This page is not on the map"
      text="The address does not lead anywhere. Your jobs, resumes and profile are all where you left them."
    >
      <a matButton="filled" routerLink="/jobs">Go to your jobs</a>
    </atlas-empty-state>
  `,
})
export class NotFoundPage {}
