/** An invented person and postings for the tests and benchmarks of the writing room. */
import type { Posting } from '../posting/posting.js';
import type { JsonResume } from '../resume/json-resume.js';

export const TODAY = '2026-11-21';

export const CAREER: JsonResume = {
  basics: {
    name: 'Mira Holub',
    label: 'Backend Engineer',
    email: 'mira@example.org',
    phone: '+420 601 222 333',
    location: { city: 'Brno', countryCode: 'CZ' },
  },
  work: [
    {
      name: 'Tramline',
      position: 'Backend Engineer',
      location: 'Brno',
      startDate: '2021-02',
      highlights: [
        'Wrote the newsletter of the office',
        'Responsible for managing the ticketing service used by 3 cities',
        'Cut response time of the PostgreSQL reporting API by 45%',
        'Mentored two junior engineers',
        'Moved 14 services to k8s with Terraform',
      ],
    },
    {
      name: 'Paperboat',
      position: 'Web Developer',
      startDate: '2017-09',
      endDate: '2021-01',
      highlights: [
        'Built an order portal in Node.js and React',
        'Kept the plants in the lobby alive',
        'Added event streaming on Kafka for 40,000 orders a day',
      ],
    },
  ],
  education: [{ institution: 'Masaryk University', studyType: 'BSc', area: 'Informatics', endDate: '2017' }],
  skills: [{ name: 'Tools', keywords: ['React', 'Git', 'CSS', 'Figma', 'PostgreSQL', 'k8s'] }],
  languages: [{ language: 'Czech', fluency: 'native' }],
};

export const POSTING: Partial<Posting> = {
  title: 'Senior Platform Engineer',
  company: 'Nordlicht Energy',
  locations: ['Vienna, Austria'],
  description: 'We run the platform that balances the grid.',
  requirements: [
    { text: 'Kubernetes and Terraform in production', kind: 'must', skills: [] },
    { text: 'Strong PostgreSQL', kind: 'must', skills: [] },
    { text: 'You have mentored engineers', kind: 'must', skills: [] },
    { text: 'Rust', kind: 'must', skills: [] },
    { text: 'Kafka is a plus', kind: 'nice', skills: [] },
  ],
  skills: [],
};
