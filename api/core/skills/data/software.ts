import type { SkillTable } from '../taxonomy.js';

/** Programming, web, mobile and the craft of software. */
export const SOFTWARE: SkillTable = {
  field: 'software',
  kind: 'skill',
  lines: `
# Programming languages
Java | =Javy; =Javě; Java SE; Core Java; J2SE; JDK; Java Programming | ~ Kotlin; C#; Scala
JavaScript | =JS; ECMAScript; Java Script; Vanilla JS; ES6; ES2015; JavaScript ES6 | ~ TypeScript
TypeScript | =TS; Type Script | > JavaScript
Python | =Pythonu; Python Programming; Python Scripting; Python Development | ~ Ruby; R; Julia
C# | C Sharp; CSharp; C#.NET | > .NET | ~ Java; VB.NET
C++ | CPP; C Plus Plus; C/C++; Modern C++; C++11; C++14; C++17; C++20 | ~ C; Rust
?C | C Programming; C Language; ANSI C; Embedded C; C Programming Language | ~ C++
?Go | Golang; Go Lang; Go Programming Language; Go Programming | ~ Rust; Java
RStudio | R Studio | > R
Tidyverse | > R
ggplot2 | > R; Data Visualization
dplyr | > R
R Shiny | Shiny Apps | > R
?R | R Programming; R Language; R Programming Language; R Scripting | ~ Python; SAS; Stata; MATLAB; SPSS
?Rust | Rust Programming; Rust Lang; Rustlang | ~ C++; Go
?Ruby | Ruby Programming | ~ Python
PHP | PHP Programming; Core PHP
=Swift | > iOS Development | ~ Objective-C; Kotlin
SwiftUI | Swift UI | > Swift
Objective-C | Objective C; ObjC; Obj-C | > iOS Development | ~ Swift
Kotlin | Kotlin Multiplatform; KMP | ~ Java; Swift
=Scala | Scala Programming | ~ Java; Kotlin
=Perl | ~ Python; Ruby
?Dart | ~ Kotlin
=Julia | Julia Programming | ~ Python; R
Haskell | ~ OCaml; F#
=Erlang | ~ Elixir
?Elixir | ~ Erlang
Phoenix Framework | Elixir Phoenix | > Elixir
Clojure | ~ Scala
ClojureScript | > Clojure; JavaScript
F# | F Sharp | > .NET
OCaml
ReasonML
=Lua
Visual Basic | VB; VB6; Visual Basic 6
VB.NET | Visual Basic .NET | > .NET | ~ C#
VBA | Visual Basic for Applications; Excel VBA; VBA Macros | ~ Visual Basic
MATLAB | ~ Octave; R; Simulink
Octave | GNU Octave
Fortran | Fortran 90
COBOL | ~ IBM z/OS
Assembly Language | Assembler; x86 Assembly; ARM Assembly; Assembly Programming
Groovy | Apache Groovy | ~ Java
PowerShell | Power Shell; Windows PowerShell | > Scripting
Bash | Bash Scripting; Bash Script | > Shell Scripting
Shell Scripting | Shell Script; Unix Shell Scripting; Unix Shell; Linux Shell; Linux Shell Scripting; ?Shell | > Scripting | + Zsh; Ksh
Scripting | Scripting Languages
Delphi | Borland Delphi; Object Pascal
Pascal | Turbo Pascal
ABAP | SAP ABAP; ABAP OO
?Apex | Salesforce Apex; Apex Code; Apex Classes | > Salesforce
Solidity | > Smart Contracts
Smart Contracts | Smart Contract Development | > Blockchain
Prolog
?Lisp | Common Lisp
?Zig
?Nim
?Crystal | Crystal Lang
?D | D Programming Language
SQL | Structured Query Language; SQL Queries; ANSI SQL; SQL Programming; SQL Querying; SQL Query
PL/SQL | PLSQL; PL SQL; Oracle PL/SQL | > SQL; Oracle Database
T-SQL | TSQL; Transact-SQL; Transact SQL | > SQL; Microsoft SQL Server
HTML | HTML5; XHTML; DHTML; Hypertext Markup Language
CSS | CSS3; Cascading Style Sheets; HTML/CSS
XML
XSD | XML Schema | > XML
XSLT | > XML
XPath | > XML
XQuery | > XML
JSON | JSON Schema
YAML
Regular Expressions | RegEx; RegExp
WebAssembly | WASM
GLSL | > Shader Programming
HLSL | > Shader Programming
Shader Programming | Shaders; Shader Development
Verilog | SystemVerilog; System Verilog | ~ VHDL
VHDL | ~ Verilog
# Front-end frameworks ~ > JavaScript; Front-end Development
=React | React.js; ReactJS; React JS; React Hooks; React 18; React Framework
=Angular | Angular 2; Angular 2+; AngularJS; Angular.js; Angular JS; Angular Framework
Vue.js | VueJS; Vue JS; =Vue; Vue 3
=Svelte | Svelte.js
?Ember | Ember.js; EmberJS
?Backbone | Backbone.js; BackboneJS
SolidJS | Solid.js
Preact
Knockout.js | KnockoutJS
Alpine.js | AlpineJS
# Web front-end
Vuex | > Vue.js
Pinia | > Vue.js
SvelteKit | > Svelte
Next.js | NextJS; Next JS | > React
Nuxt.js | NuxtJS; =Nuxt | > Vue.js
Redux | > React
Redux Toolkit | RTK Query | > Redux
Redux Saga | Redux-Saga | > Redux
MobX | > React
RxJS | > JavaScript
NgRx | > Angular
jQuery | jQuery UI; J Query; JQuery Mobile | > JavaScript
Bootstrap | Twitter Bootstrap; Bootstrap 4; Bootstrap 5 | > CSS
Tailwind CSS | Tailwind; TailwindCSS | > CSS
Sass | SCSS | > CSS
?Less | Less CSS; LessCSS | > CSS
Styled Components | Styled-components | > CSS
CSS-in-JS | > CSS
Material UI | MUI; Material-UI | > React
Angular Material | > Angular
Material Design
Ant Design | AntD | > React
Webpack | ~ Vite
=Vite | Vite.js; ViteJS | ~ Webpack
Babel | Babel.js
ESLint
=Prettier
NPM
=Yarn
pnpm
Storybook
D3.js | D3JS; =D3 | > JavaScript; Data Visualization
Three.js | ThreeJS | > JavaScript; WebGL
WebGL
Chart.js | > Data Visualization
Highcharts | > Data Visualization
ECharts | > Data Visualization
AJAX | Asynchronous JavaScript
Single Page Applications | Single Page Application; SPA Development
Progressive Web Apps | Progressive Web App; PWA
Responsive Design | Responsive Web Design; Mobile-first Design
Web Accessibility | WCAG; WAI-ARIA; Accessibility Standards; A11y; Section 508 Compliance; Digital Accessibility
Server-Side Rendering | SSR
Cross-browser Compatibility | Cross-browser Testing; Cross-browser Development
Web Performance | Core Web Vitals; Web Performance Optimization
Micro Frontends | Micro-frontend; Microfrontends; Module Federation
Front-end Development | Frontend Development; Front End Development; Front-end Web Development; Frontend; Front-end; Front End | @de Frontend-Entwicklung; Frontendentwicklung | @fr Développement front-end | @es Desarrollo frontend; Desarrollo front-end | @nl Frontend-ontwikkeling | @sv Frontendutveckling | ~ Web Development
Back-end Development | Backend Development; Back End Development; Backend; Back-end; Back End; Server-side Development | @de Backend-Entwicklung; Backendentwicklung | @fr Développement back-end | @es Desarrollo backend | @nl Backend-ontwikkeling | @sv Backendutveckling
Full-stack Development | Full Stack Development; Full-stack; Full Stack; Fullstack | > Front-end Development; Back-end Development
Web Development | Web Application Development; Website Development; Web Programming; Web Technologies; Web Applications | @de Webentwicklung | @fr Développement web | @es Desarrollo web | @nl Webontwikkeling | @sv Webbutveckling | @cs Vývoj webu | @da Webudvikling | @no Webutvikling | @pl Tworzenie stron internetowych | @it Sviluppo web | @pt Desenvolvimento web
Mobile Development | Mobile App Development; Mobile Application Development; Mobile Apps | @de Mobile Entwicklung; App-Entwicklung | @fr Développement mobile | @es Desarrollo móvil
# Back-end frameworks > Back-end Development
Node.js | NodeJS; Node JS; =Node | > JavaScript | ~ Deno; Bun
Deno
?Bun
?Express | Express.js; ExpressJS; Express JS | > Node.js
NestJS | Nest.js | > Node.js; TypeScript
Fastify | > Node.js
Koa | Koa.js; KoaJS | > Node.js
Hapi.js | > Node.js
?Spring | Spring Framework; Spring Core | > Java
Spring MVC | > Spring
Spring Security | > Spring
Spring Data | Spring Data JPA | > Spring
Spring Cloud | > Spring
Spring Batch | > Spring
Spring WebFlux | WebFlux | > Spring
Spring Boot | SpringBoot; Spring-boot | > Spring
Hibernate | Hibernate ORM | > Java; ORM
JPA | Java Persistence API | > Java; ORM | ~ Hibernate
MyBatis | iBatis | > Java; ORM
JDBC | Java Database Connectivity | > Java
Java EE | J2EE; JEE; Jakarta EE; Enterprise Java; Java Enterprise Edition | > Java
EJB | Enterprise JavaBeans | > Java EE
JSP | Java Server Pages; JavaServer Pages | > Java EE
Servlets | Java Servlets; Servlet | > Java EE
JSF | JavaServer Faces | > Java EE
JMS | Java Message Service | > Java EE
Struts | Apache Struts | > Java
Quarkus | > Java | ~ Micronaut; Spring Boot
Micronaut | > Java
Django | Django REST Framework; DRF | > Python | ~ Flask; FastAPI
?Flask | Flask Framework; Python Flask | > Python
FastAPI | Fast API | > Python
SQLAlchemy | > Python; ORM
Celery | > Python
Ruby on Rails | Rails; RoR; Ruby on Rail | > Ruby
Sinatra | > Ruby
Laravel | > PHP | ~ Symfony
Symfony | > PHP
CodeIgniter | Code Igniter | > PHP
CakePHP | > PHP
Zend Framework | =Zend; Laminas | > PHP
Yii | Yii2 | > PHP
ASP.NET | ASP.NET Web API; ASP.NET Web Forms; Active Server Pages | > .NET
ASP.NET MVC | > ASP.NET
ASP.NET Core | > ASP.NET; .NET Core
Dapper | > .NET
Entity Framework | EF Core; Entity Framework Core | > .NET; ORM
Blazor | > ASP.NET
WCF | Windows Communication Foundation | > .NET
?Gin | Gin Gonic | > Go
Play Framework | > Scala
# Platforms and desktop
JavaFX | > Java
Java Swing | =Swing | > Java
GWT | Google Web Toolkit | > Java
.NET | Dot Net; DotNet; .NET Framework; Microsoft .NET; .NET Development
.NET Core | DotNet Core; .NET 6; .NET 8; .NET 5; .NET 7 | > .NET
LINQ | > .NET
WPF | Windows Presentation Foundation | > .NET
Windows Forms | WinForms | > .NET
XAML
Akka
# Interfaces between programs
GraphQL | Graph QL | ~ REST APIs
Apollo GraphQL | Apollo Client; Apollo Server | > GraphQL
gRPC
Protocol Buffers | Protobuf
REST APIs | REST API; RESTful; RESTful API; RESTful Web Services; =REST; RESTful Services; REST Services; REST Web Services | > APIs
APIs | API; API Development; API Design; Application Programming Interfaces; API Integration; Web API; Web APIs
SOAP | SOAP APIs; SOAP Web Services; WSDL | > APIs
Web Services | Webservices; Web Service
WebSockets | WebSocket; Socket.io
OpenAPI | Swagger; Swagger UI; OpenAPI Specification | > APIs
Postman | > API Testing
ORM | Object-Relational Mapping; Object Relational Mapping
TypeORM | > ORM; TypeScript
Prisma | Prisma ORM | > ORM
Sequelize | > ORM; Node.js
OAuth | OAuth2; OAuth 2.0
OpenID Connect | OIDC | > OAuth
JWT | JSON Web Tokens; JSON Web Token
SAML | > Single Sign-On
Single Sign-On | SSO; Single Sign On
# Mobile
iOS Development | iOS; iOS App Development; iOS Programming; iPhone Development | > Mobile Development | ~ Android Development
Android Development | Android; Android SDK; Android App Development; Android Programming | > Mobile Development
React Native | > React; Mobile Development | ~ Flutter
Flutter | > Dart; Mobile Development
=Xamarin | > C#; Mobile Development
.NET MAUI | > C#; Mobile Development
Ionic | Ionic Framework | > Mobile Development
Cordova | Apache Cordova; PhoneGap | > Mobile Development
Xcode | > iOS Development
Android Studio | > Android Development
Jetpack Compose | Android Jetpack | > Android Development; Kotlin
UIKit | > iOS Development
Core Data | > iOS Development
Cocoa Touch | > iOS Development
App Store Publishing | App Store Connect; Google Play Console; Play Store Publishing
Firebase | Firestore; Firebase Cloud Messaging | ~ Supabase
Supabase
`,
};
