/** An invented resume as a web page; printed by the browser it is a PDF like those people export from their editors. */
export const RESUME_HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nell Harrow</title><style>
body { font: 11pt/1.4 sans-serif; } h1 { font-size: 22pt; margin: 0; } h2 { font-size: 13pt; border-bottom: 1px solid; margin: 14pt 0 4pt; }
.row { display: flex; justify-content: space-between; } ul { margin: 2pt 0 8pt; }
</style></head><body>
<h1>Nell Harrow</h1>
<p>Backend Engineer<br>Leeds, United Kingdom | nell.harrow@example.org | +44 113 496 0123 | github.com/nellharrow</p>
<h2>Summary</h2>
<p>Backend engineer with eight years in payments and travel.</p>
<h2>Experience</h2>
<div class="row"><strong>Senior Software Engineer, Pennine Rail Tickets</strong><span>April 2020 - Present</span></div>
<ul><li>Mentored three graduates.</li>
<li>Cut the nightly settlement from 6 hours to 40 minutes with PostgreSQL partitions.</li>
<li>Ran the booking service in TypeScript on Kubernetes, 900 requests a second at peak.</li></ul>
<div class="row"><strong>Software Engineer, Calder Payments</strong><span>September 2016 - March 2020</span></div>
<ul><li>Organised the yearly charity run.</li><li>Built refund handling in Java for 12 banks.</li>
<li>Added a GraphQL interface for the merchants' dashboard.</li></ul>
<h2>Education</h2>
<div class="row"><strong>BSc Computer Science, University of Leeds</strong><span>2013 - 2016</span></div>
<h2>Skills</h2>
<p>Excel, Docker, Node.js, GraphQL, Kubernetes, PostgreSQL, Java, TypeScript</p>
<h2>Languages</h2>
<p>English (native), Dutch (intermediate)</p>
</body></html>`;
