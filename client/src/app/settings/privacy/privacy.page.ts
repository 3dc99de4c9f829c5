import { Component } from '@angular/core';
import { ConsentsCard } from './consents-card';
import { DeleteCard } from './delete-card';
import { ExportCard } from './export-card';
import { ImportCard } from './import-card';

/** What the person agreed to, and what they may ask for: all their data, and their end. */
@Component({
  selector: 'atlas-privacy-page',
  imports: [ConsentsCard, DeleteCard, ExportCard, ImportCard],
  template: `
    <header class="page-head narrow-head"><h1>Privacy</h1></header>
    <atlas-export-card />
    <atlas-import-card />
    <atlas-consents-card />
    <atlas-delete-card />
  `,
  styleUrl: '../settings-card.scss',
})
export class PrivacyPage {}
