import { Component, computed, input } from '@angular/core';
import { entryHeading } from '../ui/career-words';
import { DocumentLine } from './document-line';
import { type Resume, type ResumeEntry, type ResumeLine, type ResumeSection } from './resume';

/** The resume as a page, every line of which shows what it rests on. */
@Component({
  selector: 'atlas-document-view',
  imports: [DocumentLine],
  templateUrl: './document-view.html',
  styleUrl: './document-view.scss',
})
export class DocumentView {
  readonly resume = input.required<Resume>();

  protected readonly basics = computed(() => this.resume().basics);
  protected readonly contacts = computed(() => {
    const { email, phone, url, city, region, countryCode, profiles } = this.basics();
    const place = [city, region, countryCode].filter(Boolean).join(', ');
    const links = profiles.map((profile) => profile.url ?? profile.username ?? profile.network);
    return [place, email, phone, url, ...links]
      .filter((contact): contact is string => Boolean(contact))
      .map(bare);
  });

  protected heading(section: ResumeSection, entry: ResumeEntry) {
    return entryHeading(section.key, entry.fields);
  }

  protected place(section: ResumeSection, entry: ResumeEntry, line: ResumeLine) {
    return { section, entry, line };
  }

  protected keywords(entry: ResumeEntry) {
    return entry.lines.filter(({ role }) => role === 'keyword');
  }

  protected bullets(entry: ResumeEntry) {
    return entry.lines.filter(({ role }) => role === 'bullet');
  }

  protected texts(entry: ResumeEntry) {
    return entry.lines.filter(({ role }) => role !== 'bullet' && role !== 'keyword');
  }
}

/** A web address without what nobody reads aloud. */
function bare(contact: string): string {
  return contact.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
