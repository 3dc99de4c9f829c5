import { Component } from '@angular/core';
@Component({ selector: 'atlas-resumes-page', template: '' })
export class ResumesPage {}
