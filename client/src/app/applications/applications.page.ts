import { Component } from '@angular/core';
@Component({ selector: 'atlas-applications-page', template: '' })
export class ApplicationsPage {}
