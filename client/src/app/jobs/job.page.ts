import { Component } from '@angular/core';
@Component({ selector: 'atlas-job-page', template: '' })
export class JobPage {}
