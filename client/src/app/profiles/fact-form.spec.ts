import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type SaveFactInput } from '../../generated/profiles/graphql';
import { FactEditor } from './fact-editor';
import { FactForm } from './fact-form';
import { type Fact } from './fact-words';

const BULLET: Fact = {
  id: 'f1',
  kind: 'BULLET',
  section: 'work',
  parentId: 'e1',
  position: 0,
  text: 'Kept the books.',
  fields: [],
  source: null,
  confidence: 0.9,
  origin: 'IMPORTED',
  version: 3,
  updatedAt: '2026-11-21T09:00:00Z',
};

describe('FactForm', () => {
  async function render(fact: Fact) {
    const saved: SaveFactInput[] = [];
    const editor = {
      conflict: signal(false),
      failure: signal(null),
      saving: signal(false),
      changing: signal(false),
      cancel: () => undefined,
      save: (input: SaveFactInput) => Promise.resolve(saved.push(input) > 0),
    };
    TestBed.configureTestingModule({ providers: [{ provide: FactEditor, useValue: editor }] });
    const fixture = TestBed.createComponent(FactForm);
    fixture.componentRef.setInput('fact', fact);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const write = (field: HTMLInputElement | HTMLTextAreaElement, value: string) => {
      field.value = value;
      field.dispatchEvent(new Event('input'));
    };
    const submit = async () => {
      page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return { fixture, page, saved, write, submit };
  }

  it('keeps what the user writes when a newer version of the fact comes in, and saves against that', async () => {
    const { fixture, page, saved, write, submit } = await render(BULLET);
    write(page.querySelector('textarea')!, 'Kept the ledger.');
    fixture.componentRef.setInput('fact', { ...BULLET, text: 'Changed elsewhere.', version: 4 });
    await fixture.whenStable();

    expect(page.querySelector('textarea')!.value).toBe('Kept the ledger.');
    await submit();
    expect(saved).toEqual([
      { id: 'f1', version: 4, kind: 'BULLET', section: 'work', parentId: 'e1', text: 'Kept the ledger.' },
    ]);
  });

  it('sends the heading of an entry by its fields, with those it does not show', async () => {
    const fields = [
      { name: 'position', value: 'Clerk' },
      { name: 'url', value: 'https://fjord.example' },
    ];
    const { page, saved, write, submit } = await render({ ...BULLET, kind: 'ENTRY', parentId: null, fields });
    const employer = [...page.querySelectorAll('label')].find((label) =>
      label.textContent?.includes('Employer'),
    )!;
    write(employer.querySelector('input')!, 'Fjord AB');
    await submit();

    expect(saved[0]?.fields).toEqual([
      { name: 'url', value: 'https://fjord.example' },
      { name: 'position', value: 'Clerk' },
      { name: 'name', value: 'Fjord AB' },
    ]);
  });

  it('sends a contact value as key and value', async () => {
    const fields = [
      { name: 'key', value: 'city' },
      { name: 'value', value: 'Lund' },
    ];
    const { page, saved, write, submit } = await render({
      ...BULLET,
      kind: 'BASICS',
      section: null,
      parentId: null,
      text: 'Lund',
      fields,
    });
    write(page.querySelector('input')!, 'Malmö');
    await submit();

    expect(saved[0]?.fields).toEqual([
      { name: 'key', value: 'city' },
      { name: 'value', value: 'Malmö' },
    ]);
  });

  it('does not send an empty fact', async () => {
    const { page, saved, write, submit } = await render(BULLET);
    write(page.querySelector('textarea')!, '   ');
    await submit();

    expect(saved).toEqual([]);
  });
});
