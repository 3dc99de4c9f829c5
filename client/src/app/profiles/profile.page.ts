import { Component } from '@angular/core';
@Component({ selector: 'atlas-profile-page', template: '' })
export class ProfilePage {}
