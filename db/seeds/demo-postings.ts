/** Postings of the demo account, as somebody would paste them: invented companies, read by the same rules as any other. */
export const DEMO_POSTINGS: readonly string[] = [
  `Senior Backend Engineer
Company: Nordvind Mobility
Location: Gothenburg, Sweden (hybrid)
Employment type: Full-time
Salary: SEK 52,000 - 64,000 per month

About the role
Nordvind Mobility runs shared bicycles and ferries in eleven Nordic cities. You join the platform team of eight that keeps booking, payment and live positions running.

What you will do
- Design and run services that answer 4,000 requests a second
- Own the data model of bookings together with the product team
- Help two junior engineers grow

Requirements
- 5+ years of experience building backend services in TypeScript or Java
- Strong knowledge of PostgreSQL and data modelling
- Experience running services on Kubernetes
- Fluent English

Nice to have
- Experience with GraphQL
- Knowledge of Terraform
- Swedish`,
  `Platform Engineer
Company: Hjelm & Dale
Location: Remote, Nordics
Employment type: Full-time

About us
Hjelm & Dale builds booking software for 300 mountain huts.

Your tasks
- Run our Kubernetes clusters and make deployments boring
- Build internal tools in Go and TypeScript
- Take part in the on-call rota, one week in six

Requirements
- 3 years of experience with Kubernetes and Docker
- Experience with Prometheus and Grafana
- Good knowledge of Linux and networking
- Experience with Terraform

Nice to have
- Go
- Certified Kubernetes Administrator`,
  `Engineering Manager, Logistics
Company: Brosund Freight
Location: Copenhagen, Denmark
Employment type: Full-time
Salary: DKK 780,000 - 900,000 per year

About the role
You lead a team of nine engineers who plan routes for 1,400 trucks.

Requirements
- 3+ years of experience managing engineers
- Experience in logistics or supply chain
- Background in backend development, for example Java
- Fluent Danish and English

Nice to have
- Experience with route optimisation
- Master's degree in computer science`,
];
