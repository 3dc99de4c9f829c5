import { Component } from '@angular/core';
import { CalendarCard } from './calendar-card';
import { ConsentsCard } from './consents-card';
import { DeleteCard } from './delete-card';
import { ExportCard } from './export-card';
import { ImportCard } from './import-card';

/** What the person agreed to, what leaves AtlasOps at their wish, and what they may ask for: all their data, and their end. */
@Component({
  selector: 'atlas-privacy-page',
  imports: [CalendarCard, ConsentsCard, DeleteCard, ExportCard, ImportCard],
  template: `
    <header class="page-head narrow-head"><h1>Privacy</h1></header>
    <atlas-export-card />
    <atlas-import-card />
    <atlas-calendar-card />
    <atlas-consents-card />
    <atlas-delete-card />
  `,
  styleUrl: '../settings-card.scss',
})
export class PrivacyPage {}
