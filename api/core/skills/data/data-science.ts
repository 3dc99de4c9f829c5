import type { SkillTable } from '../taxonomy.js';

/** Databases, data engineering, analysis, statistics, machine learning. */
export const DATA_SCIENCE: SkillTable = {
  field: 'data',
  kind: 'skill',
  lines: `
# Relational databases ~ > SQL; Relational Databases
PostgreSQL | Postgres; Postgre SQL; PostgresSQL; PgSQL
MySQL | My SQL
Microsoft SQL Server | MS SQL; MSSQL; SQL Server; MS SQL Server; SQLServer; Microsoft SQL
Oracle Database | Oracle DB; Oracle RDBMS; Oracle 11g; Oracle 12c; Oracle 19c; Oracle 10g; Oracle SQL; =Oracle
MariaDB | Maria DB
IBM Db2 | DB2
SQLite
Sybase | SAP ASE
CockroachDB
Informix
# NoSQL databases ~ > NoSQL
MongoDB | Mongo DB; =Mongo | + Mongoose ODM
Apache Cassandra | Cassandra | + ScyllaDB
Couchbase | + CouchDB
Redis | Redis Cache
Neo4j | Neo 4j; Graph Databases; Graph Database | + Cypher Query Language
HBase | Apache HBase
InfluxDB | Time Series Databases
# Databases
Relational Databases | RDBMS; Relational Database; Relational Database Management Systems; SQL Databases; Relational DB
NoSQL | NoSQL Databases; No-SQL; Non-relational Databases; Document Databases
Database Management | Databases; Database; Database Management Systems; DBMS; DB Management | @de Datenbanken; Datenbank; Datenbankkenntnisse | @fr Bases de données; Base de données | @es Bases de datos; Base de datos | @nl Databases; Databasebeheer | @sv Databaser; Databashantering | @cs Databáze
Database Administration | DBA; Database Administrator; Database Maintenance | > Database Management
Database Design | Database Modeling; Database Architecture; Schema Design; Database Modelling; Database Schema Design | > Database Management
Database Development | Stored Procedures; Database Programming; Stored Procedure | > SQL
Query Optimization | SQL Tuning; Query Tuning; SQL Optimization; Database Performance Tuning | > SQL
Microsoft Access | MS Access; MS-Access; Access Databases
SQL Server Management Studio | SSMS | > Microsoft SQL Server
Toad for Oracle | TOAD
Liquibase
Flyway
Vector Databases | Vector Database | + Pinecone; Weaviate; pgvector; Qdrant; Milvus
# Data warehouses ~ > Data Warehousing
=Snowflake | Snowflake Data Warehouse; SnowSQL
Databricks | Databricks Lakehouse | + Delta Lake
Teradata
Vertica
Greenplum
Netezza
ClickHouse
# Data engineering
Data Engineering | Data Engineer; Data Pipelines; Data Pipeline; Data Platform Engineering
Data Warehousing | Data Warehouse; DWH; Data Warehouses; Data Warehouse Design; EDW; Enterprise Data Warehouse
Data Lakes | Data Lake; Lakehouse; Data Lakehouse
ETL | ELT; ETL Development; Extract, Transform, Load; ETL Processes; ETL Pipelines; ETL/ELT; ETL Tools
Data Modeling | Data Modelling; Dimensional Modeling; Data Models; Dimensional Modelling; Star Schema | @de Datenmodellierung | @fr Modélisation de données | @es Modelado de datos
Data Integration
Data Migration | Data Migrations | @de Datenmigration | @fr Migration de données
Data Architecture | Data Architect
Data Governance | Data Stewardship; Data Governance Frameworks
Data Quality | Data Quality Management; Data Cleansing; Data Cleaning; Data Validation; Data Integrity
Master Data Management | Master Data; MDM Data; Stammdatenmanagement; Stammdatenpflege
Metadata Management | Data Catalog; Data Catalogue | + Collibra; Alation; Data Lineage
Apache Spark | PySpark; Spark SQL; Spark Streaming; ?Spark | > Big Data
Apache Hadoop | Hadoop; Hadoop Ecosystem | > Big Data | + HDFS; Cloudera; Hortonworks
MapReduce | Map Reduce; Map-Reduce | > Apache Hadoop
Apache Hive | HiveQL; ?Hive | > Apache Hadoop; SQL
Apache Pig | Pig Latin; ?Pig | > Apache Hadoop
Apache Sqoop | Sqoop | > Apache Hadoop
Apache Flume | ?Flume | > Apache Hadoop
Apache Oozie | Oozie | > Apache Hadoop
Apache ZooKeeper | ZooKeeper
Apache Flink | Flink | > Stream Processing
Apache Storm | ?Storm | > Stream Processing
Apache Beam | > Stream Processing
Apache NiFi | NiFi | > ETL
Apache Iceberg
Apache Airflow | Airflow | > Workflow Orchestration
Prefect | =Prefect | > Workflow Orchestration | + Dagster
Workflow Orchestration | Job Scheduling Tools | + Control-M; Autosys
Luigi Scheduler
dbt | Data Build Tool; dbt Core; dbt Cloud | > SQL; ETL
=Informatica | Informatica PowerCenter; PowerCenter; IICS | > ETL
Talend | Talend Open Studio | > ETL
SSIS | SQL Server Integration Services | > ETL; Microsoft SQL Server
SSRS | SQL Server Reporting Services | > Microsoft SQL Server; Reporting
SSAS | SQL Server Analysis Services; OLAP Cubes | > Microsoft SQL Server
IBM DataStage | DataStage; Data Stage | > ETL
Ab Initio | > ETL
Pentaho | Pentaho Data Integration; Kettle ETL | > ETL
Fivetran | > ETL
Alteryx | > Data Analysis
Presto SQL | PrestoDB | > SQL | + Trino
Big Data | Big Data Technologies; Big Data Analytics; Bigdata
Stream Processing | Streaming Data; Real-time Data Processing; Data Streaming
Change Data Capture | + Debezium
# Business intelligence tools ~ > Business Intelligence; Data Visualization
Tableau | Tableau Desktop; Tableau Server; Tableau Software
Power BI | PowerBI; Microsoft Power BI; MS Power BI; Power-BI
Looker | LookML
Looker Studio | Google Data Studio; Data Studio
Qlik | QlikView; Qlik Sense; QlikSense; Qlikview
MicroStrategy | Micro Strategy
IBM Cognos | Cognos; Cognos Analytics
Oracle BI | OBIEE; Oracle Business Intelligence
Metabase
Apache Superset | Superset
Sisense
Domo | =Domo
ThoughtSpot
# Analysis
Business Intelligence | =BI; BI Tools; BI Reporting; Business Intelligence Tools; BI Development
=DAX | Data Analysis Expressions | > Power BI
Power Query | M Language
Data Analysis | Analytics; Data Analytics; Data Analyst; Analyzing Data; Analysing Data; Data Analyses; Quantitative Analysis; Quantitative Data Analysis | @de Datenanalyse; Datenauswertung; Datenanalysen | @fr Analyse de données; Analyse des données | @es Análisis de datos | @nl Data-analyse; Gegevensanalyse | @sv Dataanalys | @cs Analýza dat; Datová analýza | @da Dataanalyse | @no Dataanalyse | @pl Analiza danych | @it Analisi dei dati; Analisi dati | @pt Análise de dados
Data Visualization | Data Visualisation; Dashboards; Dashboarding; Dashboard Design; Dashboard Development; Data Storytelling | @de Datenvisualisierung | @fr Visualisation de données | @es Visualización de datos | @nl Datavisualisatie | @sv Datavisualisering | @cs Vizualizace dat
Reporting | MIS Reporting; MIS Reports; Report Writing; Management Reporting; Report Development; Ad Hoc Reporting; Ad-hoc Reporting; Report Generation | @de Berichtswesen; Berichterstellung | @fr Rédaction de rapports | @es Elaboración de informes | @nl Rapportage | @sv Rapportering | @cs Reporting
Crystal Reports | JasperReports; Jasper Reports | > Reporting
Data Mining | Datamining; Knowledge Discovery
Data Entry | Data Input; Data Capture | @de Datenerfassung; Dateneingabe | @fr Saisie de données | @es Entrada de datos; Captura de datos; Introducción de datos | @nl Gegevensinvoer; Data-invoer | @sv Datainmatning | @cs Zadávání dat
Data Collection | Data Gathering | @de Datenerhebung | @fr Collecte de données | @es Recopilación de datos | @sv Datainsamling
Data Management | Data Processing; Information Management; Data Handling | @de Datenmanagement; Datenverwaltung; Datenpflege | @fr Gestion des données; Gestion de données | @es Gestión de datos | @nl Databeheer | @sv Datahantering
Spreadsheets | Spreadsheet Modeling; Spreadsheet | + Google Sheets
Web Analytics | Digital Analytics; Website Analytics
Product Analytics | > Data Analysis
Customer Analytics | Customer Data Analysis; Customer Segmentation Analysis
People Analytics | HR Analytics; Workforce Analytics
Marketing Analytics | Marketing Data Analysis; Marketing Mix Modeling; Marketing Attribution; Attribution Modeling
Predictive Analytics | Predictive Modeling; Predictive Modelling; Predictive Models | > Statistics
A/B Testing | AB Testing; Split Testing; Experimentation; Multivariate Testing; A/B Tests; A/B Test | > Statistics
Geographic Information Systems | GIS; Geospatial Analysis; Geospatial Data; Spatial Analysis; Geographical Information Systems
ArcGIS | Esri ArcGIS; ArcMap; ArcGIS Pro; Esri | > Geographic Information Systems
QGIS | > Geographic Information Systems
PostGIS | > PostgreSQL; Geographic Information Systems
Remote Sensing | Satellite Imagery
# Statistics
Statistics | Statistical Analysis; Applied Statistics; Statistical Methods; Statistical Techniques; Biostatistics; Statistical Analyses; Statistical Data Analysis | @de Statistik; Statistische Analyse | @fr Statistiques; Analyse statistique | @es Estadística; Análisis estadístico | @nl Statistiek; Statistische analyse | @sv Statistik; Statistisk analys | @cs Statistika; Statistická analýza | @da Statistik | @no Statistikk | @pl Statystyka | @it Statistica | @pt Estatística
Statistical Modeling | Statistical Modelling; Statistical Models | > Statistics
Hypothesis Testing | Statistical Hypothesis Testing; T-tests; ANOVA | > Statistics
Regression Analysis | Linear Regression; Logistic Regression; Regression Models; Multivariate Regression | > Statistics
Time Series Analysis | Time Series; Time Series Forecasting; ARIMA; Time-series Analysis | > Statistics
Bayesian Statistics | Bayesian Inference; Bayesian Methods; Bayesian Modeling | > Statistics
Survival Analysis | > Statistics
Econometrics | Econometric Modeling; Econometric Analysis | > Statistics
Multivariate Analysis | Factor Analysis; Principal Component Analysis; PCA | > Statistics
Probability | Probability Theory; Stochastic Processes; Stochastic Modeling
Experimental Design | Design of Experiments; DOE | > Statistics
Survey Design | Survey Methodology; Questionnaire Design; Survey Research
Operations Research | Mathematical Optimization; Linear Programming; Optimization Algorithms; Mathematical Programming
Simulation | Monte Carlo Simulation; Discrete Event Simulation; Simulation Modeling; Monte Carlo Methods
Mathematics | Applied Mathematics; Mathematical Modeling; Linear Algebra; Calculus; Maths; Mathematical Modelling | @de Mathematik | @fr Mathématiques | @es Matemáticas | @nl Wiskunde | @sv Matematik | @cs Matematika | @da Matematik | @no Matematikk | @pl Matematyka | @it Matematica | @pt Matemática
Forecasting | Demand Forecasting; Business Forecasting
SPSS | IBM SPSS; SPSS Statistics | ~ SAS; Stata; R | > Statistics
=SAS | SAS Programming; SAS Base; SAS/STAT; Base SAS; SAS Enterprise Guide; SAS Macro; SAS Software | > Statistics | ~ SPSS; Stata; R
=Stata | STATA | > Statistics | ~ SPSS; SAS; R
EViews | > Econometrics
Minitab | > Statistics
JMP | SAS JMP | > Statistics
Wolfram Mathematica | =Mathematica
Simulink | > MATLAB
Quantitative Research | Quantitative Methods; Quantitative Research Methods
# Python data tools > Python
Pandas | =pandas
NumPy
SciPy
Matplotlib | Matplot lib
Seaborn
Plotly | Plotly Dash
Jupyter | Jupyter Notebook; Jupyter Notebooks; JupyterLab
Scikit-learn | Sklearn; Sci-kit Learn; SciKit
Streamlit
Anaconda | Conda
NLTK
spaCy
Gensim
Polars
# Deep learning frameworks ~ > Deep Learning; Python
TensorFlow | Tensor Flow
PyTorch | Torch; PyTorch Lightning
Keras
JAX
Caffe | + MXNet
# Machine learning
Machine Learning | =ML; ML Algorithms; Machine-learning; Machine Learning Algorithms; ML Models; Machine Learning Models; Statistical Learning | @de Maschinelles Lernen; Maschinelles Lernen (ML) | @fr Apprentissage automatique; Apprentissage machine | @es Aprendizaje automático; Aprendizaje de máquina | @nl Machinaal leren | @sv Maskininlärning | @cs Strojové učení | @da Maskinlæring | @no Maskinlæring | @pl Uczenie maszynowe | @it Apprendimento automatico | @pt Aprendizagem automática; Aprendizado de máquina
Deep Learning | =DL; Deep-learning | > Machine Learning; Neural Networks | @fr Apprentissage profond | @es Aprendizaje profundo
Neural Networks | Artificial Neural Networks; ANN; Neural Nets; Neural Network | > Machine Learning
Convolutional Neural Networks | CNN; CNNs; Convolutional Neural Network | > Neural Networks
Recurrent Neural Networks | RNN; RNNs | > Neural Networks | + LSTM
Transformer Models | BERT; Attention Models; Transformer Architecture | > Deep Learning; Natural Language Processing
Artificial Intelligence | =AI; A.I.; AI/ML; AI Technologies; AI Tools | @de Künstliche Intelligenz; =KI | @fr Intelligence artificielle; =IA | @es Inteligencia artificial | @nl Kunstmatige intelligentie | @sv Artificiell intelligens | @cs Umělá inteligence | @da Kunstig intelligens | @no Kunstig intelligens | @pl Sztuczna inteligencja | @it Intelligenza artificiale | @pt Inteligência artificial
Generative AI | GenAI; Gen AI; Generative Artificial Intelligence | > Artificial Intelligence
Large Language Models | LLM; LLMs; Large Language Model; GPT-4; GPT Models; OpenAI GPT | > Generative AI; Natural Language Processing
Prompt Engineering | Prompt Design | > Large Language Models
Retrieval-Augmented Generation | RAG; Retrieval Augmented Generation | > Large Language Models
LangChain | > Large Language Models; Python | + LangGraph; LlamaIndex
AI Agents | Agentic AI; Agentic Systems; LLM Agents | > Large Language Models
OpenAI API | OpenAI; ChatGPT; ChatGPT API | > Large Language Models
Hugging Face | HuggingFace | > Natural Language Processing
LLM Fine-tuning | Model Fine-tuning | > Large Language Models
Natural Language Processing | NLP; Natural Language Understanding; NLU; Computational Linguistics | > Machine Learning
Text Mining | Text Analytics; Text Classification; Topic Modeling; Topic Modelling; Text Analysis | > Natural Language Processing
Sentiment Analysis | Opinion Mining | > Natural Language Processing
Named Entity Recognition | NER; Information Extraction | > Natural Language Processing
Machine Translation | > Natural Language Processing
Speech Recognition | ASR; Automatic Speech Recognition; Speech-to-text; Text-to-speech
Chatbots | Chatbot Development; Conversational AI; Chatbot; Chat Bot | + Dialogflow; Rasa
Computer Vision | Image Recognition; Machine Vision; Object Detection; Image Classification; Object Recognition | > Machine Learning
Image Processing | Digital Image Processing; Image Analysis
OpenCV | Open CV | > Computer Vision
YOLO | > Computer Vision
OCR | Optical Character Recognition; Tesseract
Reinforcement Learning | Deep Reinforcement Learning | > Machine Learning
Supervised Learning | Classification Algorithms | > Machine Learning
Unsupervised Learning | > Machine Learning
Clustering | Cluster Analysis; K-means; K-means Clustering | > Unsupervised Learning
Decision Trees | Decision Tree | > Supervised Learning
Random Forest | Random Forests | > Supervised Learning
Gradient Boosting | Boosting Algorithms | > Supervised Learning | + XGBoost; LightGBM; CatBoost; AdaBoost
Support Vector Machines | SVM; Support Vector Machine | > Supervised Learning
K-Nearest Neighbors | KNN; k-NN | > Supervised Learning
Naive Bayes | Naïve Bayes | > Supervised Learning
Feature Engineering | Feature Selection; Feature Extraction | > Machine Learning
Dimensionality Reduction | > Machine Learning
Model Deployment | Model Serving; ML Deployment; Model Monitoring | > MLOps
Recommender Systems | Recommendation Systems; Recommendation Engines; Recommendation Engine; Recommender System; Collaborative Filtering | > Machine Learning
Anomaly Detection | Outlier Detection
Fraud Detection | Fraud Analytics; Fraud Prevention
Information Retrieval | Search Relevance; Search Engines; Semantic Search
Knowledge Graphs | Knowledge Graph; Ontologies; Semantic Web | + SPARQL; RDF
Embeddings | Word Embeddings; Word2vec; Word Embedding | > Natural Language Processing
MLflow | ML Flow | > MLOps | + Weights & Biases; Kubeflow
RapidMiner | > Data Mining | + KNIME
Weka | > Machine Learning
Data Science | Data Scientist; Data Sciences | > Data Analysis; Statistics; Machine Learning | @de Datenwissenschaft; Data-Science | @fr Science des données | @es Ciencia de datos | @nl Datawetenschap | @sv Datavetenskap | @cs Datová věda
Data Annotation | Data Labeling; Data Labelling; Data Tagging
Data Privacy | Data Protection; Privacy Law; Privacy Compliance; Information Privacy | @de Datenschutz | @fr Protection des données | @es Protección de datos | @nl Gegevensbescherming; Privacywetgeving | @sv Dataskydd | @cs Ochrana osobních údajů; Ochrana údajů
GDPR | General Data Protection Regulation; GDPR Compliance | > Data Privacy | @de DSGVO; Datenschutz-Grundverordnung | @fr RGPD | @es RGPD | @nl AVG-wetgeving
Research Data Management
`,
};
