import type { SkillTable } from '../taxonomy.js';

/** Clouds, operations, networks, security, and how software is made and tested. */
export const INFRASTRUCTURE: SkillTable = {
  field: 'infrastructure',
  kind: 'skill',
  lines: `
# Cloud platforms ~ > Cloud Computing
AWS | Amazon Web Services; Amazon AWS; AWS Cloud
Microsoft Azure | Azure; Azure Cloud; MS Azure
Google Cloud | GCP; Google Cloud Platform
Oracle Cloud | OCI; Oracle Cloud Infrastructure
IBM Cloud | IBM Bluemix
Alibaba Cloud | Aliyun
# Cloud
Cloud Computing | Cloud Technologies; Cloud Infrastructure; Cloud Services; Cloud Platforms; Cloud Native; Cloud-native; Public Cloud; Cloud | @de Cloud-Technologien | @fr Informatique en nuage
Cloud Architecture | Cloud Solution Architecture | > Cloud Computing
Cloud Migration | Cloud Migrations | > Cloud Computing
Cloud Security | > Cloud Computing; Information Security
DigitalOcean | Digital Ocean | > Cloud Computing
Heroku | > Cloud Computing
OpenStack | > Cloud Computing
Vercel
Netlify
Cloudflare
Hetzner
AWS Lambda | Lambda Functions; =Lambda | > AWS; Serverless
Amazon EC2 | EC2; AWS EC2 | > AWS
Amazon S3 | AWS S3; =S3 | > AWS
Amazon RDS | AWS RDS; =RDS | > AWS
Amazon DynamoDB | DynamoDB; AWS DynamoDB | > AWS; NoSQL
Amazon Redshift | Redshift; AWS Redshift | > AWS; Data Warehousing
Amazon Aurora | AWS Aurora | > AWS
Amazon ECS | AWS ECS; =ECS; AWS Fargate; Fargate | > AWS; Docker
Amazon EKS | AWS EKS; =EKS | > AWS; Kubernetes
Amazon SQS | AWS SQS; =SQS | > AWS
Amazon SNS | AWS SNS; =SNS | > AWS
Amazon Kinesis | Kinesis; AWS Kinesis | > AWS
Amazon SageMaker | SageMaker; AWS SageMaker | > AWS; Machine Learning
Amazon Bedrock | AWS Bedrock | > AWS
Amazon Athena | AWS Athena | > AWS; SQL
AWS Glue | > AWS; ETL
Amazon EMR | AWS EMR; =EMR on AWS | > AWS
AWS CloudFormation | CloudFormation; Cloud Formation | > AWS; Infrastructure as Code
AWS CDK | Cloud Development Kit | > AWS; Infrastructure as Code
Amazon CloudWatch | CloudWatch; AWS CloudWatch | > AWS; Monitoring
Amazon CloudFront | CloudFront; AWS CloudFront | > AWS
Amazon API Gateway | AWS API Gateway | > AWS
AWS IAM | Amazon IAM | > AWS; Identity and Access Management
AWS Step Functions | Step Functions | > AWS
Amazon Route 53 | Route53; Route 53 | > AWS; DNS
Amazon VPC | AWS VPC; =VPC | > AWS
Azure DevOps | Azure Pipelines; Azure Boards; VSTS; Visual Studio Team Services; TFS; Team Foundation Server | > CI/CD
Azure Functions | > Microsoft Azure; Serverless
Azure Data Factory | =ADF | > Microsoft Azure; ETL
Azure Synapse | Azure Synapse Analytics; Synapse Analytics | > Microsoft Azure; Data Warehousing
Azure SQL Database | Azure SQL | > Microsoft Azure; SQL
Azure Cosmos DB | Cosmos DB; CosmosDB | > Microsoft Azure; NoSQL
Azure Kubernetes Service | =AKS | > Microsoft Azure; Kubernetes
Azure Active Directory | Azure AD; Microsoft Entra ID; Entra ID | > Microsoft Azure; Active Directory
Azure Logic Apps | Logic Apps | > Microsoft Azure
Azure Machine Learning | Azure ML | > Microsoft Azure; Machine Learning
Azure OpenAI | Azure OpenAI Service | > Microsoft Azure
Azure Service Bus | > Microsoft Azure
Azure Databricks | > Microsoft Azure; Databricks
Azure Data Lake | Azure Data Lake Storage; ADLS | > Microsoft Azure; Data Lakes
Google BigQuery | BigQuery; Big Query | > Google Cloud; SQL; Data Warehousing
Google Kubernetes Engine | =GKE | > Google Cloud; Kubernetes
Google Cloud Functions | > Google Cloud; Serverless
Google Cloud Run | Cloud Run | > Google Cloud
Google Pub/Sub | Cloud Pub/Sub; Pub/Sub | > Google Cloud
Google Dataflow | Cloud Dataflow | > Google Cloud
Vertex AI | Google Vertex AI | > Google Cloud; Machine Learning
Serverless | Serverless Architecture; Serverless Computing; FaaS; Function as a Service | > Cloud Computing
SaaS | Software as a Service
PaaS | Platform as a Service
IaaS | Infrastructure as a Service
# DevOps
DevOps | Dev Ops; DevOps Engineering | + DevOps Practices
DevSecOps | > DevOps; Information Security
Site Reliability Engineering | =SRE; Site Reliability | > DevOps
Platform Engineering
GitOps | > DevOps
FinOps | Cloud Cost Optimization
MLOps | ML Ops; Machine Learning Operations | > Machine Learning
Docker | Docker Compose; Docker Containers; Dockerfile | > Containerization | ~ Podman
Docker Swarm | > Docker; Container Orchestration
Podman | > Containerization
Containerization | Containers; Container Technologies; Containerisation; Linux Containers
Container Orchestration
Kubernetes | K8s; Kube; Kubernetes Clusters | > Containerization; Container Orchestration | ~ Docker Swarm; OpenShift; HashiCorp Nomad
OpenShift | Red Hat OpenShift | > Kubernetes
HashiCorp Nomad | > Container Orchestration
?Helm | Helm Charts; Helm Chart | > Kubernetes
Istio | > Kubernetes | + Service Mesh; Linkerd
Rancher | > Kubernetes
Argo CD | ArgoCD | > GitOps; Kubernetes
Flux CD | FluxCD | > GitOps
# Infrastructure as code ~ > Infrastructure as Code
Terraform | HashiCorp Terraform | + OpenTofu
Pulumi
Ansible | Ansible Playbooks; Red Hat Ansible
?Puppet | Puppet Enterprise
?Chef | Chef Cookbooks; Chef Infra
SaltStack | ?Salt
# Infrastructure
Infrastructure as Code | IaC; Infrastructure-as-code; Configuration Management Tools
Vagrant
HashiCorp Packer | ?Packer
HashiCorp Vault | ?Vault
HashiCorp Consul | ?Consul
# CI tools ~ > CI/CD
Jenkins | Jenkins Pipelines; Jenkins CI
GitLab CI | GitLab CI/CD; Gitlab Pipelines
GitHub Actions
CircleCI | Circle CI
Travis CI | TravisCI
TeamCity
=Bamboo | Atlassian Bamboo
Bitbucket Pipelines
Octopus Deploy
Buildkite
Spinnaker
Tekton
# Delivery
CI/CD | CI CD; CICD; Continuous Integration; Continuous Delivery; Continuous Deployment; CI/CD Pipelines; CI/CD Pipeline; Build Pipelines; Deployment Pipelines; Continuous Integration and Delivery
Release Management | Release Engineering
Configuration Management
Build Automation
Maven | Apache Maven | ~ Gradle
Gradle | ~ Maven
Apache Ant
CMake
GNU Make | Makefile; Makefiles
Bazel
Nexus Repository | Sonatype Nexus
Artifactory | JFrog Artifactory; JFrog
# Version control ~ > Version Control
Git | Git Version Control; Gitflow; Git Flow
Subversion | SVN; Apache Subversion; Tortoise SVN
Mercurial
Perforce | Helix Core
CVS Version Control
# Version control hosting > Git
GitHub | Git Hub
GitLab | Git Lab
Bitbucket | Bit Bucket
# Ways of working
Version Control | Version Control Systems; Source Control; Source Code Management; Revision Control
Code Review | Code Reviews; Peer Code Review; Peer Review of Code
Pair Programming | Mob Programming
Object-Oriented Programming | OOP; OOPS; Object Oriented Programming; Object-oriented Design; OOD; OOPs Concepts; Object Oriented Design; OOAD | @de Objektorientierte Programmierung | @fr Programmation orientée objet; POO | @es Programación orientada a objetos
Functional Programming
Reactive Programming
Concurrent Programming | Multithreading; Multi-threading; Concurrency; Multithreaded Programming; Parallel Programming
Distributed Systems | Distributed Computing; Distributed Architecture
Data Structures and Algorithms | Data Structures; Algorithms; Algorithm Design; DSA; Data Structures & Algorithms; Algorithmics
Design Patterns | Software Design Patterns; Gang of Four Patterns
SOLID Principles
MVC | Model-View-Controller; MVC Architecture; MVC Framework; Model View Controller
MVVM | Model-View-ViewModel
HTTP | HTTPS; HTTP Protocol
Computer Science | Informatikstudium; Datateknik; Computer Engineering; Computer Sciences; Datavetenskap (ämne)
Open Source Software | Open Source; Open-source; FOSS
Storage Area Networks | SAN Storage; NAS Storage; Storage Administration
Clean Code | Clean Architecture
Domain-Driven Design | DDD; Domain Driven Design
Microservices | Micro Services; Microservice Architecture; Microservices Architecture; Micro-service; Microservice | > Distributed Systems
Event-Driven Architecture | Event Driven Architecture; Event-driven Systems | + Event Sourcing; CQRS
Service-Oriented Architecture | Service Oriented Architecture; SOA
Software Architecture | Software Design; Software Architect; Application Architecture; Architecture Design | @de Softwarearchitektur; Software-Architektur | @fr Architecture logicielle | @es Arquitectura de software | @nl Softwarearchitectuur | @sv Programvaruarkitektur; Mjukvaruarkitektur
System Design | Systems Design; System Architecture; Systems Architecture; System Architecture Design
Enterprise Architecture | ~ Software Architecture | + TOGAF
Solution Architecture | Solutions Architecture; Solution Design
High Availability | Fault Tolerance; Fault-tolerant Systems
Scalability | Scalable Systems; High-load Systems; Scalable Architecture
Performance Optimization | Performance Tuning; Application Performance; Performance Engineering
Caching | Cache Design
Refactoring | Code Refactoring; Legacy Code Modernization
Debugging | Troubleshooting Software
Software Development | Software Engineering; Application Development; Coding; Programming; Computer Programming; Software Programming; Software Developing | @de Softwareentwicklung; Software-Entwicklung; Programmierung; Anwendungsentwicklung | @fr Développement logiciel; Développement de logiciels; Programmation; Génie logiciel | @es Desarrollo de software; Programación; Ingeniería de software | @nl Softwareontwikkeling; Programmeren | @sv Mjukvaruutveckling; Programvaruutveckling; Programmering; Systemutveckling | @cs Vývoj softwaru; Programování | @da Softwareudvikling | @no Programvareutvikling; Systemutvikling | @pl Tworzenie oprogramowania | @it Sviluppo software | @pt Desenvolvimento de software
Software Development Life Cycle | SDLC; Software Development Lifecycle
Embedded Systems | Embedded Software; Embedded Programming; Embedded Development; Firmware; Firmware Development; Embedded Software Development | @de Eingebettete Systeme; Embedded-Entwicklung
Real-Time Operating Systems | RTOS | > Embedded Systems | + FreeRTOS; VxWorks; Zephyr RTOS
Embedded Linux | Yocto | > Embedded Systems; Linux | + Buildroot
Device Drivers | Kernel Development; Linux Kernel
Internet of Things | IoT; Industrial IoT; IIoT
MQTT | > Internet of Things
Arduino | > Microcontrollers
Raspberry Pi
Microcontrollers | Microcontroller | > Embedded Systems | + STM32; ESP32; PIC Microcontroller; AVR
FPGA | FPGAs; FPGA Design
Game Development | Game Programming; Video Game Development
Unity | =Unity; Unity3D; Unity 3D; Unity Engine | > Game Development
Unreal Engine | Unreal; UE4; UE5 | > Game Development
Godot | > Game Development
OpenGL | > Graphics Programming
Vulkan API | ?Vulkan | > Graphics Programming
DirectX | > Graphics Programming
Graphics Programming | 3D Graphics; Computer Graphics; Rendering Engines
Augmented Reality | AR Development | + ARKit; ARCore
Virtual Reality | VR; VR Development | + Oculus
Blockchain | Blockchain Technology; Distributed Ledger; DLT; Web3
Ethereum | EVM | > Blockchain
Hyperledger | Hyperledger Fabric | > Blockchain
DeFi | Decentralized Finance | > Blockchain
=Solana | > Blockchain
Cryptography | Encryption; PKI | + Public Key Infrastructure
CUDA | GPU Programming | + OpenCL
High Performance Computing | HPC; Supercomputing | + OpenMP; MPI Programming
Robotic Process Automation | RPA
UiPath | > Robotic Process Automation
Automation Anywhere | > Robotic Process Automation
Blue Prism | > Robotic Process Automation
Power Automate | Microsoft Flow; Microsoft Power Automate
Power Apps | PowerApps; Microsoft PowerApps
Microsoft Power Platform | Power Platform
Low-Code Development | Low-code; No-code; Low Code
OutSystems | > Low-Code Development
Mendix | > Low-Code Development
Zapier
Technical Documentation | Software Documentation; Technical Writing; Documentation Writing; API Documentation | @de Technische Dokumentation | @fr Documentation technique; Rédaction technique | @es Documentación técnica | @nl Technische documentatie | @sv Teknisk dokumentation | @cs Technická dokumentace
UML | Unified Modeling Language; UML Diagrams
BPMN | Business Process Model and Notation
ArchiMate
# Testing
Software Testing | =QA; QA Testing; Application Testing; Software Quality Assurance; Software QA; Quality Assurance Testing; Test Engineering | @de Softwaretests; Softwaretest; Software-Testing | @fr Tests logiciels | @es Pruebas de software | @nl Softwaretesten | @sv Mjukvarutestning | @cs Testování softwaru
Manual Testing | Manual Tests; Exploratory Testing | > Software Testing
Test Automation | Automated Testing; Automation Testing; Automated Tests; QA Automation; Test Automation Frameworks | > Software Testing | @de Testautomatisierung | @fr Automatisation des tests | @es Automatización de pruebas
Unit Testing | Unit Tests; Unit Test | > Software Testing
Integration Testing | Integration Tests | > Software Testing
End-to-End Testing | E2E Testing; E2E Tests; End to End Testing | > Software Testing
Regression Testing | Regression Tests | > Software Testing
Functional Testing | System Testing; Black Box Testing | > Software Testing
Performance Testing | Load Testing; Stress Testing | > Software Testing
Acceptance Testing | User Acceptance Testing; UAT; Acceptance Tests | > Software Testing
API Testing | > Software Testing
Mobile Testing | > Software Testing
Security Testing | Application Security Testing | > Software Testing; Application Security
Smoke Testing | Sanity Testing | > Software Testing
Test Planning | Test Plans; Test Cases; Test Case Design; Test Strategy; Test Case; Test Scenarios; Test Design
Test-Driven Development | TDD; Test Driven Development | > Unit Testing
Behavior-Driven Development | BDD; Behaviour-driven Development; Behaviour Driven Development; Behavior Driven Development; Gherkin
Defect Tracking | Bug Tracking; Defect Management; Bug Reporting; Defect Life Cycle
Selenium | Selenium WebDriver; Selenium IDE; Selenium Grid; Web Driver | > Test Automation | ~ Cypress; Playwright
?Cypress | Cypress.io | > Test Automation
Playwright | > Test Automation
Puppeteer | > Test Automation
Appium | > Test Automation; Mobile Testing
Robot Framework | > Test Automation
Cucumber | > Behavior-Driven Development; Test Automation
SpecFlow | > Behavior-Driven Development
TestNG | > Unit Testing; Java
JUnit | JUnit5; JUnit 5 | > Unit Testing; Java
Mockito | > Unit Testing; Java
=Jest | > Unit Testing; JavaScript
Vitest | > Unit Testing; JavaScript
=Mocha | Mocha/Chai | > Unit Testing; JavaScript
?Jasmine | > Unit Testing; JavaScript
React Testing Library | > Unit Testing; React
Pytest | > Unit Testing; Python
NUnit | > Unit Testing; .NET
xUnit | xUnit.net | > Unit Testing; .NET
PHPUnit | > Unit Testing; PHP
RSpec | > Unit Testing; Ruby
JMeter | Apache JMeter | > Performance Testing
LoadRunner | HP LoadRunner | > Performance Testing
Gatling | > Performance Testing
k6 | > Performance Testing
SoapUI | Soap UI | > API Testing
REST Assured | RestAssured; Rest-assured | > API Testing; Java
HP ALM | HP Quality Center; Micro Focus ALM; HP QC
TestRail
BrowserStack | + Sauce Labs
SonarQube | =Sonar; SonarCloud
ISTQB | ISTQB Certification; ISTQB Certified Tester | > Software Testing
# Monitoring ~ > Monitoring
Prometheus
Grafana
Datadog
New Relic
Dynatrace
Splunk
ELK Stack | Elastic Stack; =ELK
Nagios
Zabbix
AppDynamics
PRTG
# Observability
Monitoring | System Monitoring; Observability; Infrastructure Monitoring; Application Monitoring; Monitoring Tools
OpenTelemetry
Sentry | =Sentry
Logstash | > ELK Stack
Kibana | > ELK Stack
Jaeger | Distributed Tracing
PagerDuty | + Opsgenie
Incident Management | Incident Response Management; Major Incident Management; On-call
Capacity Planning
Disaster Recovery | Business Continuity; Disaster Recovery Planning; Business Continuity Planning
Backup and Recovery | Backup & Recovery; Data Backup; Backup Administration | + Veeam
# Operating systems
Linux | Linux Administration; GNU/Linux; Linux System Administration; Linux Systems; Linux Server | ~ Unix
Unix | UNIX Systems | ~ Linux
Ubuntu | > Linux
Red Hat Enterprise Linux | RHEL; Red Hat; Red Hat Linux | > Linux
CentOS | > Linux
Debian | > Linux
SUSE Linux | SLES | > Linux
Windows Server | Windows Server 2016; Windows Server 2019; Windows Administration; Windows System Administration
Microsoft Windows | Windows 10; Windows 11; MS Windows; =Windows; Windows OS
macOS | Mac OS X; Mac OS; OS X
Solaris | Sun Solaris
IBM AIX | =AIX
IBM z/OS | z/OS; Mainframe; Mainframes; IBM Mainframe | + JCL
AS/400 | IBM iSeries; AS400; IBM i
Active Directory | Microsoft Active Directory; AD DS | + Group Policy
LDAP
System Administration | Systems Administration; System Administrator; Server Administration; Sysadmin; IT Administration | @de Systemadministration | @fr Administration système; Administration de systèmes | @es Administración de sistemas | @nl Systeembeheer | @sv Systemadministration | @cs Správa systémů
Virtualization | Server Virtualization; Virtual Machines; Virtualisation
VMware | VMware vSphere; vSphere; ESXi; VMware ESXi; vCenter | > Virtualization
Hyper-V | Microsoft Hyper-V; HyperV | > Virtualization
KVM | > Virtualization
Proxmox | > Virtualization
Citrix | Citrix XenApp; XenDesktop; Citrix Virtual Apps | > Virtualization
Microsoft Exchange | Exchange Server; MS Exchange; Exchange Online
Microsoft 365 Administration | Office 365 Administration; O365 Administration; M365 Administration
Microsoft Intune | Intune | > Mobile Device Management
Mobile Device Management | MDM Solutions | + Jamf; AirWatch
SCCM | System Center Configuration Manager; MECM
Nginx | > Web Servers
Apache HTTP Server | Apache Server; Apache Web Server; =Apache | > Web Servers
Apache Tomcat | Tomcat | > Web Servers
IIS | Internet Information Services | > Web Servers
Web Servers | Web Server Administration
WebSphere | IBM WebSphere; WebSphere Application Server
WebLogic | Oracle WebLogic
JBoss | WildFly
HAProxy | Load Balancers | + Load Balancing
# Networking
Computer Networking | Networking Protocols; Network Administration; Computer Networks; Network Engineering; Network Infrastructure; Network Management | @de Netzwerktechnik; Netzwerkadministration | @fr Administration réseau; Réseaux informatiques | @es Redes informáticas; Administración de redes | @nl Netwerkbeheer | @sv Nätverksadministration | @cs Správa sítí
TCP/IP | TCP IP; TCPIP | > Computer Networking
DNS | Domain Name System; DNS Management | > Computer Networking
DHCP | > Computer Networking
VPN | VPNs; Virtual Private Network | > Computer Networking | + IPsec
LAN/WAN | LAN; =WAN; Local Area Network; Wide Area Network | > Computer Networking
VLAN | VLANs | > Computer Networking
BGP | > Computer Networking | + OSPF; EIGRP; Routing Protocols
Routing and Switching | Routing & Switching; Network Routing; Network Switching; Routers and Switches | > Computer Networking
MPLS | > Computer Networking
SD-WAN | > Computer Networking
SDN | Software-defined Networking; Software Defined Networking | > Computer Networking
Cisco | Cisco Networking; Cisco IOS; Cisco Routers; Cisco Systems | > Computer Networking
CCNA | Cisco CCNA; Cisco Certified Network Associate | > Cisco
CCNP | Cisco CCNP; Cisco Certified Network Professional | > Cisco; CCNA
Juniper Networks | Juniper; Junos | > Computer Networking
MikroTik | > Computer Networking
Aruba Networks | > Wireless Networking
Wireless Networking | Wi-Fi; WiFi; WLAN; Wireless Networks | > Computer Networking
Network Security | > Information Security; Computer Networking
Firewalls | Firewall; Firewall Administration; Firewall Management | > Network Security
Palo Alto Networks | Palo Alto Firewalls | > Firewalls
Fortinet | FortiGate | > Firewalls
Check Point Firewall | Checkpoint Firewall | > Firewalls
F5 BIG-IP | F5 Load Balancer; BIG-IP
VoIP | Voice over IP; SIP Telephony; IP Telephony
Wireshark | Packet Analysis | + tcpdump
CompTIA Network+ | Network+ | > Computer Networking
CompTIA A+
Telecommunications | Telecom; Telecoms; Telecom Networks | @de Telekommunikation; Nachrichtentechnik | @fr Télécommunications | @es Telecomunicaciones | @nl Telecommunicatie | @sv Telekommunikation | @cs Telekomunikace
5G | LTE; 4G LTE; 5G NR; 4G | > Telecommunications
Fiber Optics | Fibre Optics; Fiber Optic Installation; FTTH; Fibre Optic
Structured Cabling | Network Cabling; Data Cabling; Cat6 Cabling
# IT support
Technical Support | Production Support; Application Support; IT Support; Tech Support; Help Desk; Helpdesk; Service Desk; Desktop Support; IT Helpdesk; IT Help Desk; Help Desk Support; 1st Level Support; 2nd Level Support; First Level Support; Second Level Support; Computer Support | @de IT-Support; Anwenderbetreuung; Technischer Support | @fr Support technique; Support informatique; Assistance technique | @es Soporte técnico; Soporte informático | @nl Technische ondersteuning; IT-ondersteuning | @sv Teknisk support; IT-support | @cs Technická podpora; IT podpora
IT Troubleshooting | Hardware Troubleshooting; Software Troubleshooting; Computer Troubleshooting; Technical Troubleshooting; Network Troubleshooting
Computer Hardware | PC Hardware; Hardware Maintenance; Computer Repair; PC Repair; Hardware Installation
ITIL | ITIL Foundation; ITIL v4; ITIL v3; ITIL Framework; ITIL 4 | > IT Service Management
IT Service Management | ITSM; IT Services Management
ServiceNow | Service Now; SNOW Platform | > IT Service Management
Jira | Atlassian Jira; JIRA Software
Jira Service Management | Jira Service Desk | > Jira; IT Service Management
Confluence | Atlassian Confluence
BMC Remedy | Remedy ITSM; BMC Helix
Zendesk
Freshdesk | Freshservice
IT Asset Management | ITAM; Software Asset Management; Hardware Asset Management
IT Governance | COBIT
IT Project Management | > Project Management
IT Management | IT Operations; IT Infrastructure; IT Operations Management; IT Infrastructure Management
# Security
Information Security | InfoSec; Cybersecurity; Cyber Security; IT Security; Computer Security; Cyber-security | @de IT-Sicherheit; Informationssicherheit; Cybersicherheit | @fr Sécurité informatique; Cybersécurité | @es Ciberseguridad; Seguridad informática; Seguridad de la información | @nl Informatiebeveiliging; Cyberbeveiliging | @sv Informationssäkerhet; Cybersäkerhet; IT-säkerhet | @cs Kybernetická bezpečnost; Informační bezpečnost
Application Security | AppSec; Secure Coding; Secure Software Development; OWASP; OWASP Top 10 | > Information Security
Penetration Testing | Pen Testing; Pentesting; Ethical Hacking; Pentest; Penetration Tester | > Information Security
Vulnerability Management | Vulnerability Assessment; Vulnerability Scanning; Vulnerability Analysis | > Information Security
Threat Modeling | Threat Modelling; Threat Analysis | > Information Security
Threat Intelligence | Cyber Threat Intelligence; Threat Hunting | > Information Security
Incident Response | Security Incident Response; Cyber Incident Response | > Information Security
Security Operations | SOC Operations; Security Operations Center; SOC Analyst; SecOps; Security Monitoring | > Information Security
SIEM | Security Information and Event Management | > Security Operations
IBM QRadar | QRadar | > SIEM
ArcSight | > SIEM
Microsoft Sentinel | Azure Sentinel | > SIEM
Endpoint Security | EDR; Endpoint Detection and Response; Endpoint Protection | > Information Security
CrowdStrike | CrowdStrike Falcon | > Endpoint Security
Microsoft Defender | Defender for Endpoint | > Endpoint Security
Intrusion Detection | IDS/IPS; Intrusion Prevention; Intrusion Detection Systems | > Network Security
Digital Forensics | Computer Forensics; Cyber Forensics; Forensic Computing | > Information Security
Malware Analysis | Reverse Engineering Malware | > Information Security
Reverse Engineering
Identity and Access Management | IAM; Identity & Access Management; Identity Management; Access Management | > Information Security
Privileged Access Management | CyberArk | > Identity and Access Management
Okta | > Identity and Access Management
Keycloak | > Identity and Access Management
Zero Trust | Zero Trust Architecture; Zero-trust | > Information Security
Data Loss Prevention | DLP | > Information Security
Security Auditing | IT Audit; IT Auditing; Security Audits; Information Systems Audit | > Information Security
Security Architecture | > Information Security
Security Awareness Training | > Information Security
ISO 27001 | ISO/IEC 27001; ISO27001; ISMS | > Information Security
SOC 2 | SOC2; SOC 2 Compliance; SOC 2 Type II | > Information Security
NIST Framework | NIST Cybersecurity Framework; NIST CSF; NIST 800-53; =NIST | > Information Security
PCI DSS | PCI-DSS; PCI Compliance | > Information Security
CISSP | Certified Information Systems Security Professional | > Information Security
CISM | Certified Information Security Manager | > Information Security
CISA | Certified Information Systems Auditor | > Security Auditing
CEH | Certified Ethical Hacker | > Penetration Testing
OSCP | Offensive Security Certified Professional | > Penetration Testing
CompTIA Security+ | Security+ | > Information Security
Metasploit | > Penetration Testing
Burp Suite | > Penetration Testing
Nmap | > Penetration Testing
Nessus | > Vulnerability Management | + Tenable
Kali Linux | > Linux; Penetration Testing
# Messaging ~ > Message Queues
Apache Kafka | Kafka; Confluent Kafka; Kafka Streams | + Confluent Platform
RabbitMQ | Rabbit MQ
ActiveMQ | Apache ActiveMQ
IBM MQ | WebSphere MQ; MQSeries
ZeroMQ
Apache Pulsar
NATS Messaging | NATS.io
# Integration
Message Queues | Message Brokers; Message Queue; Message Queuing; Messaging Systems; Message Broker
MuleSoft | Mule ESB; MuleSoft Anypoint; Anypoint Platform
Apache Camel
TIBCO
Dell Boomi | Boomi
BizTalk | Microsoft BizTalk; BizTalk Server
Enterprise Integration | System Integration; Systems Integration; Enterprise Application Integration; EAI
Elasticsearch | Elastic Search | ~ Apache Solr | + OpenSearch
Apache Solr | =Solr | ~ Elasticsearch
Apache Lucene | Lucene
Memcached
Varnish Cache
CDN | Content Delivery Network | + Akamai
# AWS certificates
AWS Certified Solutions Architect | AWS Solutions Architect; AWS Certified Solutions Architect Associate | > AWS
AWS Certified Developer | > AWS
Azure Administrator Associate | AZ-104 | > Microsoft Azure
Certified Kubernetes Administrator | CKA | > Kubernetes
# Editors and tools
Visual Studio | Microsoft Visual Studio
Visual Studio Code | VS Code; VSCode
IntelliJ IDEA | IntelliJ; Intelli J
=Eclipse | Eclipse IDE
NetBeans | Net Beans
PyCharm
Vim
GitHub Copilot | Copilot Coding Assistant
WordPress | Word Press; WooCommerce Development | > Content Management Systems
Drupal | > Content Management Systems; PHP
Joomla | > Content Management Systems; PHP
TYPO3 | > Content Management Systems; PHP
Adobe Experience Manager | =AEM | > Content Management Systems
Sitecore | > Content Management Systems
Contentful | > Content Management Systems
Strapi | > Content Management Systems
Umbraco | > Content Management Systems
Magento | Adobe Commerce; Magento 2 | > E-commerce; PHP
Shopify | Shopify Plus | > E-commerce
Shopware | > E-commerce
WooCommerce | > E-commerce; WordPress
PrestaShop | > E-commerce
Salesforce Commerce Cloud | Demandware | > E-commerce; Salesforce
Liferay
SharePoint | Microsoft SharePoint; MS SharePoint; SharePoint Online
Payment Systems | Payment Gateways; Payment Gateway Integration; Payment Processing; Payment Gateway; Payments Integration
Stripe API | ?Stripe | > Payment Systems
Web Scraping | Data Scraping; Web Crawling; BeautifulSoup | + Scrapy; Beautiful Soup
# SAP and ERP
SAP | SAP ERP; SAP R/3; SAP ECC | > ERP
SAP S/4HANA | S/4HANA; S4HANA; SAP S4; S/4 HANA | > SAP
SAP HANA | HANA Database | > SAP
SAP FICO | SAP FI/CO; SAP FI; SAP CO; SAP Finance; SAP FI CO | > SAP; Accounting
SAP MM | SAP Materials Management | > SAP
SAP SD | SAP Sales and Distribution | > SAP
SAP PP | SAP Production Planning | > SAP; Production Planning
SAP WM | SAP EWM; SAP Warehouse Management | > SAP; Warehouse Management
SAP HCM | SAP HR; SAP Human Capital Management | > SAP
SAP SuccessFactors | SuccessFactors | > SAP; HRIS
SAP BW | SAP Business Warehouse; SAP BW/4HANA; SAP BI | > SAP; Data Warehousing
SAP Ariba | Ariba | > SAP; Procurement
SAP Fiori | SAPUI5; SAP UI5; =Fiori | > SAP
SAP Basis | > SAP
SAP QM | SAP Quality Management | > SAP
SAP PM | SAP Plant Maintenance | > SAP
SAP CRM | > SAP; CRM
SAP Concur | =Concur | > SAP
SAP BusinessObjects | Business Objects; SAP BO; BusinessObjects | > Business Intelligence
SAP Business One | > SAP
ERP | ERP Systems; Enterprise Resource Planning; ERP Software; ERP System | @de ERP-System; ERP-Systeme; Warenwirtschaftssystem; Warenwirtschaft | @fr Progiciel de gestion intégré; PGI | @sv Affärssystem
Oracle ERP | Oracle E-Business Suite; Oracle EBS; Oracle Fusion; Oracle Financials; Oracle ERP Cloud; Oracle Applications; Oracle Fusion Cloud | > ERP
Microsoft Dynamics 365 | Dynamics 365; MS Dynamics; Microsoft Dynamics; Dynamics CRM; D365 | > ERP
Microsoft Dynamics NAV | Navision; Dynamics NAV; Business Central; Dynamics 365 Business Central | > Microsoft Dynamics 365
Microsoft Dynamics AX | Dynamics AX; Axapta | > Microsoft Dynamics 365
NetSuite | Oracle NetSuite | > ERP
?Odoo | OpenERP | > ERP
Infor ERP | Infor LN; Infor M3 | > ERP
?Epicor | Epicor ERP | > ERP
?Sage | Sage ERP; Sage X3; Sage 50; Sage 100; Sage Intacct | > ERP
PeopleSoft | Oracle PeopleSoft | > ERP
JD Edwards | JDE | > ERP
Oracle Forms | Oracle Forms and Reports
Oracle APEX | Application Express
Siebel | Siebel CRM; Oracle Siebel | > CRM
Pega | Pegasystems; Pega PRPC
Guidewire | Guidewire PolicyCenter; Guidewire ClaimCenter
`,
};
