import { Component } from '@angular/core';
import { MatAnchor } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon';
import { Entrance } from './entrance';

/** What is said after the account was deleted. */
@Component({
  selector: 'atlas-goodbye-page',
  imports: [Entrance, Icon, MatAnchor, RouterLink],
  template: `
    <atlas-entrance>
      <span class="mark"><atlas-icon name="check" [size]="26" /></span>
      <h1>Your account is deleted</h1>
      <p class="quiet lead" role="status">
        You are signed out everywhere. Within minutes nothing of it is left here. We wish you well.
      </p>
      <a matButton="outlined" class="wide" routerLink="/login">To the sign-in page</a>
    </atlas-entrance>
  `,
  styleUrl: './entrance-form.scss',
})
export class GoodbyePage {}
