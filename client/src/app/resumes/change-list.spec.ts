import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ChangeList } from './change-list';
import { type Change, type Resume } from './resume';
import { type Decision, ResumeEditor } from './resume-editor';

function change(id: string, status: Change['status'] = 'PROPOSED'): Change {
  return {
    id,
    operation: 'REPLACE',
    status,
    section: 'work',
    entryId: 'e1',
    lineId: `line-${id}`,
    entryTitle: `Entry ${id}`,
    before: 'Kept the books.',
    after: 'Kept the books of four shops.',
    position: null,
    reason: 'The posting asks for it.',
    facts: [],
    strategy: null,
    alternatives: [],
    model: null,
  };
}

/** Decides at once, as the server would, and remembers what it was asked. */
class StandInEditor {
  readonly deciding = signal<ReadonlyMap<string, Decision>>(new Map());
  readonly refused = signal([]);
  readonly asked: [readonly string[], Decision][] = [];

  constructor(private readonly changes: { update(next: (known: Change[]) => Change[]): void }) {}

  decide(_resume: Resume, ids: readonly string[], decision: Decision): Promise<boolean> {
    this.asked.push([ids, decision]);
    const status = decision === 'accept' ? 'ACCEPTED' : 'REJECTED';
    this.changes.update((known) => known.map((one) => (ids.includes(one.id) ? { ...one, status } : one)));
    return Promise.resolve(true);
  }
}

@Component({
  selector: 'atlas-test-host',
  imports: [ChangeList],
  template: '<atlas-change-list [resume]="resume()" />',
})
class Host {
  readonly changes = signal<Change[]>([change('1'), change('2'), change('3')]);
  readonly resume = () =>
    ({
      id: 'r1',
      proposedChanges: this.changes(),
      tailoredVersions: [] as Resume['tailoredVersions'],
    }) as Resume;
}

describe('ChangeList', () => {
  async function render() {
    const changes = {
      update: (next: (known: Change[]) => Change[]) => fixture.componentInstance.changes.update(next),
    };
    const editor = new StandInEditor(changes);
    TestBed.configureTestingModule({ providers: [{ provide: ResumeEditor, useValue: editor }] });
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const button = (label: string) =>
      [...page.querySelectorAll('button')].find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === label,
      )!;
    return { fixture, editor, page, button };
  }

  it('asks about each change with the words that differ marked', async () => {
    const { page } = await render();

    expect(page.querySelectorAll('atlas-change-card')).toHaveLength(3);
    expect(page.querySelector('ins')?.textContent).toBe('of four shops');
    expect(page.querySelector('[role=status]')?.textContent).toBe('3 changes to decide');
  });

  it('decides on one and brings the focus to the one that took its place', async () => {
    const { fixture, editor, page, button } = await render();
    button('Accept: Reword: Experience · Entry 2').click();
    await fixture.whenStable();

    expect(editor.asked).toEqual([[['2'], 'accept']]);
    expect(page.querySelector('[role=status]')?.textContent).toBe('2 changes to decide');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Accept: Reword: Experience · Entry 3');
  });

  it('rejects all that are open and leaves decided ones alone', async () => {
    const { fixture, editor, page, button } = await render();
    fixture.componentInstance.changes.set([change('1', 'ACCEPTED'), change('2'), change('3')]);
    await fixture.whenStable();
    button('Reject all').click();
    await fixture.whenStable();

    expect(editor.asked).toEqual([[['2', '3'], 'reject']]);
    expect(page.textContent).toContain('All changes are decided');
  });
});
