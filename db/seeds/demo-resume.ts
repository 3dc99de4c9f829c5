import type { JsonResume } from '../../api/core/resume/json-resume.js';

/** The career of the demo account: an invented person at invented companies. */
export const DEMO_RESUME: JsonResume = {
  basics: {
    name: 'Mara Lindqvist',
    label: 'Backend Engineer',
    email: 'mara.lindqvist@example.org',
    phone: '+46 70 123 45 67',
    url: 'https://lindqvist.example.org',
    location: { city: 'Gothenburg', countryCode: 'SE' },
    profiles: [{ network: 'GitHub', username: 'maralindqvist', url: 'https://github.com/maralindqvist' }],
    summary:
      'Backend engineer with seven years in logistics and public transport. Builds services in TypeScript and Java that stay up when the schedule does not.',
  },
  work: [
    {
      name: 'Kustlinjen Transit',
      position: 'Backend Engineer',
      location: 'Gothenburg, Sweden',
      startDate: '2021-03',
      highlights: [
        'Built the ticket validation service in TypeScript and PostgreSQL that handles 1.2 million scans a day.',
        'Reduced the p95 latency of the journey API from 900 ms to 220 ms by adding a read model and caching in Redis.',
        'Led the move of 14 services from virtual machines to Kubernetes together with two colleagues.',
        'Introduced contract tests between 6 teams, which halved the failed deployments of the journey API.',
        'Mentored two junior engineers through their first year.',
        'Keeps the on-call handbook of the platform group up to date.',
      ],
    },
    {
      name: 'Fraktly',
      position: 'Software Engineer',
      location: 'Malmö, Sweden',
      startDate: '2018-08',
      endDate: '2021-02',
      highlights: [
        'Developed the parcel tracking back end in Java and Spring Boot for 40 carriers.',
        'Wrote the import of customs documents, which replaced 3 hours of manual work a day.',
        'Contributed to the GraphQL gateway used by the web shop and the mobile apps.',
        'Set up monitoring with Prometheus and Grafana for 9 services.',
      ],
    },
    {
      name: 'Universeum Science Centre',
      position: 'Working Student',
      location: 'Gothenburg, Sweden',
      startDate: '2016-09',
      endDate: '2018-06',
      highlights: [
        'Programmed interactive exhibits in Python for school classes.',
        'Answered questions of visitors in Swedish, English and German.',
        'Responsible for maintaining the exhibits on 2 floors.',
        'Successfully prepared the science night for 600 visitors.',
      ],
    },
  ],
  projects: [
    {
      name: 'tidtabell',
      description: 'Open-source parser of timetable data in the GTFS format.',
      url: 'https://github.com/maralindqvist/tidtabell',
      highlights: ['Used by 30 transport agencies in the Nordic countries.'],
      keywords: ['TypeScript', 'GTFS'],
    },
  ],
  education: [
    {
      institution: 'Chalmers University of Technology',
      studyType: 'Master of Science',
      area: 'Computer Science',
      location: 'Gothenburg, Sweden',
      startDate: '2016-09',
      endDate: '2018-06',
    },
    {
      institution: 'Lund University',
      studyType: 'Bachelor of Science',
      area: 'Information Technology',
      location: 'Lund, Sweden',
      startDate: '2013-09',
      endDate: '2016-06',
    },
  ],
  skills: [
    { name: 'Languages', keywords: ['TypeScript', 'Java', 'Python', 'SQL'] },
    {
      name: 'Platforms',
      keywords: ['Node.js', 'Spring Boot', 'PostgreSQL', 'Redis', 'Kubernetes', 'Docker'],
    },
    {
      name: 'Practices',
      keywords: ['GraphQL', 'REST', 'Contract testing', 'CI/CD', 'Prometheus', 'Grafana'],
    },
  ],
  certificates: [{ name: 'Certified Kubernetes Application Developer', issuer: 'CNCF', date: '2022-05' }],
  languages: [
    { language: 'Swedish', fluency: 'Native' },
    { language: 'English', fluency: 'Fluent' },
    { language: 'German', fluency: 'Intermediate' },
  ],
};
