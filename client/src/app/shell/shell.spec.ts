import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { Apollo } from 'apollo-angular';
import { Subject } from 'rxjs';
import { SessionStore } from '../session/session-store';
import { TaskStore } from '../tasks/task-store';
import { Notices } from '../ui/notices';
import { Shell } from './shell';
import { ThemeStore } from './theme-store';

const IDA = { id: 'a1', displayName: 'Ida Holm' };

describe('signing out', () => {
  const account = signal<typeof IDA | null>(null);
  let done: string[] = [];
  let canNavigate = true;

  class QuietShell extends Shell {
    protected override leavePage(): void {
      done.push('left the page');
    }
  }

  beforeEach(() => {
    done = [];
    canNavigate = true;
    account.set(IDA);
    TestBed.configureTestingModule({
      providers: [
        QuietShell,
        {
          provide: SessionStore,
          useValue: {
            account,
            logout: () => {
              account.set(null);
              return Promise.reject(new TypeError('Failed to fetch'));
            },
          },
        },
        { provide: TaskStore, useValue: { connection: signal('open'), active: signal([]) } },
        { provide: ThemeStore, useValue: { choice: signal('system') } },
        { provide: Notices, useValue: { showFailure: () => Promise.resolve(void done.push('said why')) } },
        {
          provide: Router,
          useValue: {
            events: new Subject(),
            navigateByUrl: (url: string) => {
              done.push(`went to ${url}`);
              return canNavigate ? Promise.resolve(true) : Promise.reject(new Error('no such chunk'));
            },
          },
        },
        {
          provide: Apollo,
          useValue: { client: { clearStore: () => Promise.resolve(void done.push('forgot the answers')) } },
        },
      ],
    });
  });

  /** What the effects of the shell begin has to come to its end. */
  async function settled(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('leaves the screen and forgets every answer, however the session ended', async () => {
    TestBed.inject(QuietShell);
    await settled();
    expect(done).toEqual([]);
    account.set(null);
    await settled();
    expect(done).toEqual(['went to /login', 'forgot the answers']);
  });

  it('shows nothing any more even without a server, when the page to sign in cannot be loaded', async () => {
    const shell = TestBed.inject(QuietShell);
    await settled();
    canNavigate = false;
    await (shell as unknown as { signOut(): Promise<void> }).signOut();
    await settled();
    expect(done).toEqual(['said why', 'went to /login', 'forgot the answers', 'left the page']);
  });
});
