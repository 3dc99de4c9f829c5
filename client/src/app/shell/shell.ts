import {
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  NavigationEnd,
  NavigationError,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { Apollo } from 'apollo-angular';
import { distinctUntilChanged, filter, map, skip } from 'rxjs';
import { SessionStore } from '../session/session-store';
import { TaskStore } from '../tasks/task-store';
import { Icon } from '../ui/icon';
import { type IconName } from '../ui/icons';
import { Notices } from '../ui/notices';
import { AccountBar } from './account-bar';
import { TaskTray } from './task-tray';
import { ThemeStore } from './theme-store';

interface Place {
  path: string;
  label: string;
  icon: IconName;
}

/** The frame around every room: navigation, activity, theme and account. */
@Component({
  selector: 'atlas-shell',
  imports: [AccountBar, Icon, RouterLink, RouterLinkActive, RouterOutlet, TaskTray],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly session = inject(SessionStore);
  private readonly tasks = inject(TaskStore);
  private readonly router = inject(Router);
  private readonly apollo = inject(Apollo);
  private readonly notices = inject(Notices);
  protected readonly theme = inject(ThemeStore);

  protected readonly places: readonly Place[] = [
    { path: '/jobs', label: 'Jobs', icon: 'briefcase' },
    { path: '/resumes', label: 'Resumes', icon: 'document' },
    { path: '/letters', label: 'Letters', icon: 'mail' },
    { path: '/profile', label: 'Profile', icon: 'user' },
    { path: '/applications', label: 'Applications', icon: 'board' },
  ];

  protected readonly account = this.session.account;
  protected readonly connection = this.tasks.connection;
  protected readonly running = computed(() => this.tasks.active().length);
  protected readonly initials = computed(() =>
    (this.account()?.displayName ?? '')
      .split(/\s+/)
      .slice(0, 2)
      .map((word) => word.charAt(0).toUpperCase())
      .join(''),
  );
  protected readonly themeIcon = computed<IconName>(
    () => ({ system: 'laptop', light: 'sun', dark: 'moon' })[this.theme.choice()] as IconName,
  );
  private readonly main = viewChild<ElementRef<HTMLElement>>('main');

  /** A page whose code could not be fetched: pressing its link would otherwise do nothing at all. */
  protected readonly stuck = signal(false);

  constructor() {
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationError) this.stuck.set(true);
      else if (event instanceof NavigationEnd) this.stuck.set(false);
    });
    // The page that held the focus is gone: keyboards and screen readers go on at the new one.
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split('?')[0]),
        distinctUntilChanged(),
        // The first page starts at its beginning, with the link that skips the navigation.
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.main()?.nativeElement.focus({ preventScroll: true }));
    this.leaveWithTheSession();
  }

  protected skipTo(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }

  protected async signOut(): Promise<void> {
    try {
      await this.session.logout();
    } catch (error) {
      await this.notices.showFailure(error);
    }
  }

  /**
   * However the session ended (here, in another tab, by the server), nothing of the person stays: neither on screen nor
   * in what the GraphQL client holds. The same when another tab signed in somebody else.
   */
  private leaveWithTheSession(): void {
    const began = untracked(this.account)?.id;
    effect(() => {
      const present = this.account()?.id;
      if (present === began) return;
      untracked(() => {
        if (present) location.assign('/');
        else void this.forget();
      });
    });
  }

  private async forget(): Promise<void> {
    const left = await this.router.navigateByUrl('/login').catch(() => false);
    await this.apollo.client.clearStore();
    // The page to sign in may not be loaded yet, and the server out of reach: no page at all is better than this one.
    if (!left) this.leavePage();
  }

  protected leavePage(): void {
    location.replace('/login');
  }
}
