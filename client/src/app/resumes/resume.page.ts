import { Component } from '@angular/core';
@Component({ selector: 'atlas-resume-page', template: '' })
export class ResumePage {}
