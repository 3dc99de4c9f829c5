import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { OpenedBy } from './opened-by';

@Component({
  selector: 'atlas-with-form',
  imports: [OpenedBy],
  template: `
    <input class="elsewhere" />
    @if (open()) {
      <form atlasOpenedBy="a-form"><input class="first" /></form>
    } @else {
      <button type="button" data-opens="a-form">Open</button>
    }
  `,
})
class WithForm {
  readonly open = signal(false);
}

describe('OpenedBy', () => {
  async function opened() {
    const fixture = TestBed.createComponent(WithForm);
    document.body.append(fixture.nativeElement as Node);
    fixture.componentInstance.open.set(true);
    await fixture.whenStable();
    const close = async () => {
      fixture.componentInstance.open.set(false);
      await fixture.whenStable();
    };
    return { element: fixture.nativeElement as HTMLElement, close };
  }

  it('takes the focus as it appears, and gives it back to its button', async () => {
    const { close } = await opened();
    expect(document.activeElement?.className).toBe('first');

    await close();
    expect(document.activeElement?.getAttribute('data-opens')).toBe('a-form');
  });

  it('leaves the focus where the person has taken it', async () => {
    const { element, close } = await opened();
    element.querySelector<HTMLElement>('.elsewhere')?.focus();

    await close();
    expect(document.activeElement?.className).toBe('elsewhere');
  });
});
