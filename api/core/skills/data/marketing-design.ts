import type { SkillTable } from '../taxonomy.js';

/** Marketing, media, writing, design, film, music, architecture of things seen. */
export const MARKETING_DESIGN: SkillTable = {
  field: 'marketing',
  kind: 'skill',
  lines: `
# Marketing
Marketing | Marketing Communications; Marketing Campaigns; Marketing Management; Marketing Experience; Marketing Communication; Marcom | @de Marketingkommunikation | @fr Mercatique | @es Mercadotecnia; Mercadeo | @sv Marknadsföring; Marknadskommunikation | @da Markedsføring | @no Markedsføring | @pl Marketing | @it Marketing | @pt Marketing
Digital Marketing | Online Marketing; Internet Marketing; Web Marketing; E-marketing; Digital Campaigns; Digital Advertising; Online Advertising | > Marketing | @de Onlinemarketing; Digitales Marketing | @fr Marketing digital; Webmarketing; Marketing numérique | @es Marketing online; Mercadotecnia digital | @sv Digital marknadsföring | @cs Digitální marketing; Online marketing (CZ)
Marketing Strategy | Marketing Planning; Marketing Plans; Strategic Marketing; Marketing Plan; Marketingstrategie; Stratégie marketing; Estrategia de marketing | > Marketing
SEO | Search Engine Optimization; Search Engine Optimisation; On-page SEO; Off-page SEO; Technical SEO; Suchmaschinenoptimierung; Référencement naturel; Posicionamiento web; Zoekmachineoptimalisatie; Sökmotoroptimering; SEO Optimization | > Digital Marketing | ~ SEM | + Keyword Research; Link Building; Local SEO; SEO Audits
SEM | Search Engine Marketing; Paid Search; PPC; Pay-per-click; PPC Advertising; Suchmaschinenmarketing; Paid Search Advertising; SEA; Pay Per Click; SEO/SEM | > Digital Marketing | ~ SEO
Google Ads | Google AdWords; AdWords; Google Adwords Certified; Google Ads Certified | > SEM | + Google Display Network; Google Shopping Ads
Microsoft Advertising | Bing Ads | > SEM
Facebook Ads | Meta Ads; Facebook Advertising; Meta Ads Manager; Facebook Ads Manager; Instagram Ads; Meta Business Suite | > Paid Social
LinkedIn Ads | LinkedIn Campaign Manager | > Paid Social
TikTok Ads | > Paid Social
Paid Social | Social Media Advertising; Paid Social Media; Social Ads | > Social Media Marketing | + Pinterest Ads; Snapchat Ads; X Ads
Paid Media | Media Buying; Media Planning; Media Strategy; Performance Marketing; Advertising Campaigns; Mediaplanung; Achat média | > Marketing | + Programmatic Advertising; Display Advertising; Native Advertising; Retargeting; Mobile Advertising; Video Advertising; Out-of-home Advertising; Radio Advertising; Connected TV Advertising
The Trade Desk | Display & Video 360; Google Marketing Platform; DoubleClick | > Programmatic Advertising | + =DV360
Social Media Marketing | Social Media; Social Media Management; Social Media Strategy; Social Marketing; Social Media Campaigns; SMM; Social Networks; Social-Media-Marketing; Réseaux sociaux; Redes sociales; Sociala medier; Sociale media; Sociální sítě; Gestión de redes sociales; Social-Media-Management; Gestion des réseaux sociaux; Sociale medier | > Digital Marketing | + Community Management; Influencer Marketing; Social Listening; Social Media Analytics; Facebook Marketing; Instagram Marketing; LinkedIn Marketing; TikTok Marketing; YouTube Marketing; Pinterest Marketing; Twitter Marketing
Hootsuite | > Social Media Marketing | + Buffer Scheduling; Sprout Social
Email Marketing | E-mail Marketing; Email Campaigns; Newsletter Marketing; Newsletters; Email Automation; E-Mail-Marketing; Emailing; E-mailmarketing; Newsletter | > Digital Marketing | + Mailchimp; Klaviyo; Constant Contact; Campaign Monitor; SendGrid; ActiveCampaign; Braze; Iterable; Brevo
Marketing Automation | Marketing-Automation; Automatisation du marketing; Automatización de marketing | > Digital Marketing | + Marketo; Eloqua; Customer.io; Lead Nurturing; Lead Scoring
Content Marketing | Content Strategy; Content-Marketing; Marketing de contenu; Marketing de contenidos; Content Planning; Contentmarketing | > Marketing | + Editorial Calendars; Thought Leadership; Whitepapers; Case Study Writing; Brand Storytelling
Content Creation | Content Writing; Content Development; Content Production; Content Writer; Création de contenu; Creación de contenido; Creación de contenidos; Content-Erstellung; Contentcreatie; Création de contenus; Creating Content; Writing Content; Innehållsproduktion; Tvorba obsahu | ~ Copywriting
Affiliate Marketing | > Digital Marketing
Inbound Marketing | > Digital Marketing
Outbound Marketing | > Marketing
Growth Marketing | Growth Hacking; Growth Strategy; User Acquisition | > Digital Marketing
Mobile Marketing | App Store Optimization; ASO; App Marketing | > Digital Marketing
Conversion Rate Optimization | CRO; Conversion Optimization; Landing Page Optimization; Landing Pages; Conversion Rate Optimisation | > Digital Marketing | + Optimizely; VWO; Hotjar; Crazy Egg
Google Analytics | GA4; Google Analytics 4; Universal Analytics | > Web Analytics | ~ Adobe Analytics
Adobe Analytics | Omniture; SiteCatalyst | > Web Analytics
Google Tag Manager | GTM Tag Manager; Tag Management | > Web Analytics
Google Search Console | Google Webmaster Tools | > SEO
SEMrush | > SEO | ~ Ahrefs; Moz
Ahrefs | > SEO
?Moz | Moz Pro; SEOmoz | > SEO
Screaming Frog | > SEO
Mixpanel | > Product Analytics | ~ Amplitude
?Amplitude | Amplitude Analytics | > Product Analytics
?Segment | Twilio Segment; Customer Data Platform; Customer Data Platforms; CDP
?Matomo | Piwik | > Web Analytics
Brand Management | Branding; Brand Strategy; Brand Development; Brand Awareness; Brand Building; Brand Identity; Brand Marketing; Markenführung; Markenmanagement; Gestion de marque; Gestión de marca; Branding Strategy; Merkbeheer; Varumärke; Brand Positioning; Corporate Identity; Corporate Branding; Varumärkesarbete | > Marketing
Market Research | Marketing Research; Market Analysis; Market Studies; Marktforschung; Marktanalyse; Marktanalysen; Étude de marché; Études de marché; Investigación de mercados; Estudios de mercado; Marktonderzoek; Marknadsundersökning; Marknadsanalys; Průzkum trhu; Consumer Research; Análisis de mercado; Market Insights; Market Intelligence | + Focus Groups; Consumer Insights; Brand Tracking; Concept Testing
Competitive Analysis | Competitor Analysis; Competitive Intelligence; Wettbewerbsanalyse; Analyse concurrentielle; Competitive Research; Análisis de la competencia; Veille concurrentielle
Customer Segmentation | Segmentation; Audience Segmentation; Market Segmentation; Buyer Personas; Target Group Analysis
Loyalty Programs | Customer Loyalty; Loyalty Marketing
Trade Marketing | Shopper Marketing; Retail Marketing; POS Marketing; Channel Marketing; Partner Marketing | > Marketing
Field Marketing | Experiential Marketing; Promotions; Brand Ambassador; Street Marketing; Promotional Marketing; Sales Promotion; Event Promotion
B2B Marketing | Account-based Marketing; ABM; Business-to-business Marketing | > Marketing
Direct Marketing | Direct Mail; Direct Response; Database Marketing | > Marketing
International Marketing | Global Marketing; Regional Marketing | > Marketing
Advertising | Ad Campaigns; Advertising Strategy; Creative Advertising; Advertising Management; Werbung; Publicité; Publicidad; Reclame; Reklam; Reklama; Advertising Sales; Ad Sales; Media Sales; Advertisements | > Marketing
Marketing Collateral | Marketing Materials; Brochures; Sales Collateral; Promotional Materials; Flyers
E-commerce | Ecommerce; E-Commerce Management; Online Retail; Online-Handel; Onlinehandel; Commerce électronique; Comercio electrónico; E-handel; Online Sales; Onlineshop; Web Shop; E-handlare; Marketplace Management; Digital Commerce; Online-Shop; Webshop | + Amazon Seller Central; Amazon Advertising; eBay Selling; Etsy Selling; Product Listings; Dropshipping; Online Merchandising; Product Information Management; Akeneo
Public Relations | PR; Media Relations; Press Relations; Press Releases; Publicity; Öffentlichkeitsarbeit; Pressearbeit; Relations publiques; Relations presse; Relaciones públicas; Public Affairs; Publieke relaties; Pressrelationer; Relations médias; Press Release; Public Information; Press Office; Vztahy s veřejností; PR-Arbeit; Media Outreach | + Press Conferences; Reputation Management; Media Training; Spokesperson; Media Monitoring; Speechwriting; Lobbying; Government Relations | @da Public relations; Pressearbejde | @no Presse- og PR-arbeid | @pl Relacje publiczne | @it Relazioni pubbliche | @pt Relações públicas
Corporate Communications | Internal Communications; Corporate Communication; Internal Communication; Unternehmenskommunikation; Communication interne; Communication d'entreprise; Comunicación corporativa; Comunicación interna; Interne Kommunikation; Strategic Communications; External Communications; Employee Communications; Communications Strategy; Communication Strategy; Interne communicatie; Communications Planning; Communications Management; Communication Planning; Comunicación institucional; Intern kommunikation; Corporate Communication Strategy; Executive Communications
Investor Relations | Shareholder Relations; Investor Communications
Sponsorship | Sponsorship Management; Sponsorships
# Writing
Copywriting | Copy Writing; Ad Copy; Advertising Copy; UX Writing; Copywriter; Texten; Rédaction publicitaire; Redacción publicitaria; Web Copy; Web Copywriting; Werbetext; SEO Copywriting; Conception-rédaction; SEO Writing | @da Tekstforfatning | @no Tekstforfatting | @pl Copywriting | @it Copywriting | @pt Redação publicitária
Writing | Professional Writing; English Writing; Writing and Editing; Rédaction; Redacción; Schreiben von Texten; Rédactionnel; Qualités rédactionnelles | + Creative Writing; Grant Copy; Scriptwriting; Screenwriting; Ghostwriting; Blogging; Blog Writing; Feature Writing; Proposal Editing; Medical Writing; Scientific Writing; Academic Writing; Resume Writing; Business Report Writing; Storyboarding; Web Writing; Legal Writing; Report Editing; Poetry; Fiction Writing; Novel Writing; Playwriting
Editing | Copy Editing; Copyediting; Text Editing; Editorial Skills; Lektorat; Editorial Work; Developmental Editing; Redigering; Manuscript Editing; Rédaction en chef; Redaktion; Content Editing; Line Editing | ~ Proofreading
Proofreading | Proof Reading; Korrekturlesen; Correction de textes; Corrección de textos; Relecture; Korrekturläsning; Proof-reading
Journalism | News Writing; Reporting News; Investigative Journalism; News Reporting; Journalismus; Journalisme; Periodismo; Journalistiek; Journalistik; Novinářství; Žurnalistika; News Production; Newswriting; Broadcast Journalism; Interviewing for News; AP Style; Fact-checking; Data Journalism; Editorial Planning
Publishing | Book Publishing; Editorial Production; Digital Publishing; Verlagswesen; Édition; Desktop Publishing; DTP; Self-publishing; Magazine Publishing
Content Management Systems | CMS; Content Management; Content Management System; Web Content Management; Content-Management; Gestion de contenu; Gestión de contenidos; Website Management; Website Maintenance; Web Content; Contentbeheer; Webbredaktör
# Design tools ~
Figma | Figma Design
?Sketch | Sketch App
Adobe XD
InVision | InVision Studio
?Framer | Framer Motion
Axure | Axure RP
Balsamiq
Zeplin
Marvel App
Penpot
# Adobe
Adobe Creative Suite | Adobe Creative Cloud; Adobe CC; Adobe CS; Adobe Suite; Creative Suite; Creative Cloud; Adobe Products; Adobe Creative; Suite Adobe; Adobe Programme; Adobe CS6
Adobe Photoshop | Photoshop; PhotoShop CC; Photo Shop | > Adobe Creative Suite; Photo Editing | ~ GIMP; Affinity Photo
Adobe Illustrator | ?Illustrator; Illustrator CC | > Adobe Creative Suite; Illustration | ~ CorelDRAW; Affinity Designer
Adobe InDesign | InDesign; In Design; InDesign CC | > Adobe Creative Suite; Page Layout | ~ QuarkXPress
Adobe After Effects | After Effects; AfterEffects | > Adobe Creative Suite; Motion Graphics
Adobe Premiere Pro | Premiere Pro; Adobe Premiere; Premiere CC | > Adobe Creative Suite; Video Editing | ~ Final Cut Pro; DaVinci Resolve; Avid Media Composer
Adobe Lightroom | Lightroom | > Adobe Creative Suite; Photo Editing
Adobe Acrobat | Acrobat; Acrobat Pro; Adobe Acrobat Pro; Adobe Reader
Adobe Dreamweaver | Dreamweaver; Dream Weaver
Adobe Audition | > Audio Production
Adobe Animate | Adobe Flash; Flash Animation | > Animation
Adobe Bridge
Adobe Firefly | AI Image Generation | + Midjourney; Stable Diffusion
CorelDRAW | Corel Draw; Corel | > Illustration
Affinity Designer | Affinity Suite
Affinity Photo
GIMP | > Photo Editing
Inkscape | > Illustration
QuarkXPress | Quark Express | > Page Layout
Canva | > Graphic Design
Procreate | > Illustration
# Design
Design | Visual Design; Creative Design; Design Skills
Graphic Design | Graphic Designer; Graphics Design; Graphical Design; Print Design; Grafikdesign; Graphisme; Diseño gráfico; Grafisch ontwerp; Grafisk design; Grafisk formgivning; Grafický design; Design graphique; Communication Design; Conception graphique; Grafische vormgeving; Grafik Design; Graphic Arts | > Design | + Logo Design; Typography; Page Layout; Layout Design; Packaging Design; Poster Design; Infographics; Presentation Design; Editorial Design; Prepress; Print Production; Screen Printing; Color Theory; Iconography; Signage Design; Book Cover Design; Lettering; Calligraphy; Vector Graphics; Digital Printing; Offset Printing; Brand Guidelines; Exhibition Design; Album Artwork | @da Grafisk design | @no Grafisk design | @pl Projektowanie graficzne | @it Grafica; Progettazione grafica | @pt Design gráfico
UX Design | User Experience; User Experience Design; UX; UI/UX; UX/UI; UI/UX Design; UX/UI Design; User-centered Design; Human-centered Design; Experience Design; UX Designer; Diseño UX; User Centered Design; User-centred Design; UX-Design; Experience utilisateur; Expérience utilisateur; Experiencia de usuario; Användarupplevelse; Diseño de experiencia de usuario; Human Centered Design; UX & UI | > Design
UI Design | User Interface Design; User Interface; Interface Design; UI; GUI Design; UI Designer; User Interfaces; Diseño de interfaces; Conception d'interface; Gränssnittsdesign; Mobile UI Design | > Design
Interaction Design | IxD; Interaktionsdesign; Design d'interaction | > UX Design
User Research | UX Research; User Interviews; Usability Research; Design Research; User Testing; Usability Studies; Contextual Inquiry; Nutzerforschung; Card Sorting | > UX Design
Usability Testing | Usability; Usability Tests; Usability Engineering; User Tests | > UX Design
Wireframing | Wireframes; Wireframe; Mockups; Mock-ups; Low-fidelity Prototypes; User Flows; Mockup | > UX Design
Prototyping | Rapid Prototyping; Prototype Development; Prototypes; High-fidelity Prototypes; Interactive Prototypes
Information Architecture | Site Maps; Sitemaps | > UX Design
Design Thinking | Design Sprints; Service Design; Design Sprint
Design Systems | Design System; Component Libraries; Style Guides; Pattern Libraries
Personas | User Personas; Journey Mapping; User Journey Mapping; User Journeys
Product Design | Digital Product Design; Product Designer; Produktdesign; Diseño de producto; Design de produit; Productontwerp | > Design
Industrial Design | Industriedesign; Diseño industrial; Design industriel; Industrieel ontwerp; Industridesign | > Design
Web Design | Website Design; Web Designer; Webdesign; Web-Design; Diseño web; Conception de sites web; Webdesigner; Création de sites web; Webontwerp | > Design | + Wix; Squarespace; Webflow; Elementor; HTML Email Design; Banner Design
Interior Design | Interior Designer; Innenarchitektur; Interieurontwerp; Architecture d'intérieur; Diseño de interiores; Decoración de interiores; Inredning; Interior Decoration; Space Planning; Home Staging; Inredningsdesign; FF&E
Fashion Design | Modedesign; Diseño de moda; Fashion Styling; Apparel Design; Styling; Garment Construction; Stylisme; Mode-design; Fashion; Draping; Wardrobe Styling; Fashion Illustration | + Costume Design; Textile Design; Pattern Making
Jewelry Design | Jewelry Making; Goldsmithing; Jewellery
Landscape Design | Garden Design; Landscape Architecture; Landschaftsarchitektur; Architecture paysagère; Landschapsarchitectuur
Set Design | Stage Design; Scenography; Production Design; Prop Making; Bühnenbild; Set Dressing; Set Construction
Game Design | Level Design; Gameplay Design; Narrative Design; Character Design
Illustration | Digital Illustration; Drawing; Sketching; Illustrator Skills; Technical Illustration; Storyboards; Hand Drawing; Illustrationen; Dessin; Dibujo; Concept Art; Digital Art; Digital Painting | > Design
Fine Arts | Painting (Art); Art History; Visual Arts; Bildende Kunst; Beaux-arts; Bellas artes; Oil Painting; Watercolor; Art; Mixed Media | + Sculpture; Ceramics; Printmaking; Pottery
Art Direction | Creative Direction; Art Director; Creative Director; Direction artistique; Dirección de arte; Artdirection; Konzeption Kreation
Curation | Exhibition Curation; Museum Curation; Curating; Art Handling; Museum Education; Conservation of Art; Gallery Management
# Film, photo, sound
Photography | Photo Shoots; Photographer; Fotografie; Photographie; Fotografía; Fotografering; Foto; Photo Shooting; Fotografování | + Portrait Photography; Product Photography; Event Photography; Wedding Photography; Food Photography; Photojournalism; Studio Lighting; Aerial Photography; Fashion Photography; Wildlife Photography | @da Fotografering | @no Fotografering | @pl Fotografia | @it Fotografia | @pt Fotografia
Photo Editing | Image Editing; Photo Retouching; Retouching; Image Retouching; Bildbearbeitung; Retouche photo; Edición de fotos; Fotobewerking; Bildredigering; Edición de imágenes; Traitement d'image; Picture Editing
Video Production | Videography; Film Production; Filmmaking; Video Shooting; Videoproduktion; Production vidéo; Producción de video; Producción audiovisual; Filmproduktion; Filming; Cinematography; TV Production; Television Production; Film Making; Camera Operation; Videoproductie; Audiovisual Production; Production audiovisuelle; Broadcast Production; Kameraführung; Live Streaming Production; Documentary Filmmaking; Directing (Film) | + Drone Videography; Live Streaming; Film Directing; Production Management; Film Lighting; Storyboard Art; Location Scouting; Casting; Green Screen; Camera Assistance; Film Scoring; Set Management; Post-production; Post Production Supervision; OBS Studio; Broadcast Engineering; Video Engineering; Vision Mixing; Script Supervision
Video Editing | Film Editing; Editing Videos; Video Editor; Videobearbeitung; Videoschnitt; Montage vidéo; Edición de video; Edición de vídeo; Videobewerking; Videoredigering; Filmschnitt; Nonlinear Editing; Střih videa | ~ Motion Graphics
Final Cut Pro | Final Cut; FCPX; Final Cut Pro X | > Video Editing
DaVinci Resolve | Davinci | > Video Editing
Avid Media Composer | =Avid | > Video Editing
Color Grading | Color Correction; Colour Grading
Motion Graphics | Motion Design; Motion Designer; Motion Graphic Design | > Animation
Animation | 2D Animation; 3D Animation; Character Animation; Animator; Computer Animation; Stop Motion; Animación; Animatie | + Rigging (Animation); Keyframing; Lip Sync Animation; Toon Boom Harmony; Spine Animation
Visual Effects | VFX; Special Effects; Compositing; Rotoscoping; SFX | + Nuke; Houdini
3D Modeling | 3D Modelling; 3D Design; 3D Rendering; 3D Visualization; 3D-Modellierung; Modélisation 3D; Modelado 3D; 3D-visualisering; 3D Art; 3D Visualisation; Texturing; 3D Models; 3D Animation and Modeling | + Character Modeling; UV Mapping; Digital Sculpting; Retopology; Photogrammetry; 3D Scanning; Architectural Visualization
=Blender | Blender 3D | > 3D Modeling | ~ Autodesk Maya; Cinema 4D; 3ds Max
Autodesk Maya | ?Maya | > 3D Modeling
3ds Max | 3D Studio Max; 3D Max; 3DS Max; 3DsMax | > 3D Modeling
Cinema 4D | C4D | > 3D Modeling
ZBrush | > 3D Modeling
Substance Painter | Substance 3D Painter | > 3D Modeling
V-Ray | VRay | + Enscape; Lumion; Corona Renderer; KeyShot
SketchUp | Sketch Up; Google SketchUp; Trimble SketchUp | > 3D Modeling
Rhino 3D | Rhinoceros; Rhino; Rhinoceros 3D | > 3D Modeling | + Grasshopper 3D
Audio Production | Sound Design; Audio Engineering; Sound Engineering; Audio Editing; Sound Recording; Mixing and Mastering; Tontechnik; Ingénierie du son; Audio Mixing; Sound Mixing; Recording; Live Sound; Audio Recording; Sound Editing; Music Production; Producción musical; Ljudteknik; Audio Post Production | + Podcasting; Foley; Podcast Production; Voice-over; Dubbing; Audio Restoration; Sound Reinforcement; Microphone Techniques; Radio Production; DJing; Beatmaking; Acoustics
Pro Tools | ProTools; Avid Pro Tools | > Audio Production
Logic Pro | Logic Pro X | > Audio Production
Ableton Live | Ableton | > Audio Production
FL Studio | > Audio Production | + Cubase; GarageBand; Reaper DAW
Music | Musicianship; Music Performance; Composition (Music); Music Composition; Vocals; Musik; Musique; Música; Muziek; Music Arrangement; Choir; Choral Conducting; Vocal Performance | + Music Theory; Piano; Guitar; Violin; Singing; Drums; Songwriting; Conducting; Orchestration; Sight-reading; Opera; Jazz
Acting | Theatre; Theater; Stage Performance; Drama; Performing Arts; Theater Arts; Schauspiel; Voice Acting; Stage Acting; Improvisation; Stage Combat
Dance | Dance Instruction; Contemporary Dance; Tanz; Danse; Dancing; Hip Hop Dance; Ballroom Dance | + Choreography; Ballet
Stage Management | Theatre Production; Stage Manager; Theater Production; Lighting Design; Stage Lighting; Show Production; Bühnentechnik; Theatre Lighting; Veranstaltungstechnik; Event Technology
Modeling (Fashion) | Runway Modeling; Print Modeling
Broadcasting | Television; Radio Broadcasting; Radio; Radio Presenting; TV Presenting; Hosting; Rundfunk; Broadcast Media; On-air Talent
Archival Research | Archives; Archival Science; Digital Archiving; Archival Processing
Library Science | Cataloging; Library Services; Cataloguing; Library Management; Bibliographic Databases; Reference Services; Librarianship; Bibliothekswesen; Bibliothéconomie; Library Operations; Collection Development
# CAD and building design
AutoCAD | Auto CAD; Autodesk AutoCAD; AutoCAD 2D; AutoCAD LT; AutoCAD Civil 3D | > CAD
CAD | Computer-aided Design; CAD Software; CAD Design; Computer Aided Design; CAD Drafting; CAD/CAM; CAD-Kenntnisse; CAO; Drafting; Technical Drawing; Technical Drawings; 2D Drafting; Technisches Zeichnen; Dessin technique; Dibujo técnico; 3D CAD; CAD-ritning; Mechanical Drafting; Architectural Drafting; Engineering Drawings
SolidWorks | Solid Works; Dassault SolidWorks | > CAD | ~ CATIA; Autodesk Inventor; PTC Creo; Siemens NX; Solid Edge
CATIA | CATIA V5; CATIA V6 | > CAD
Autodesk Inventor | ?Inventor | > CAD
PTC Creo | Pro/ENGINEER; Creo Parametric; Pro-E; ProE; Creo | > CAD
Siemens NX | NX CAD; Unigraphics; NX Unigraphics | > CAD
Solid Edge | > CAD
Fusion 360 | Autodesk Fusion 360; Autodesk Fusion | > CAD
MicroStation | Bentley MicroStation | > CAD
Civil 3D | AutoCAD Civil 3D (Autodesk); Autodesk Civil 3D | > CAD
Onshape | > CAD | + FreeCAD; Tinkercad; OpenSCAD
Vectorworks | > CAD
ArchiCAD | Archi CAD; Graphisoft ArchiCAD | > BIM
Revit | Autodesk Revit; Revit Architecture; Revit MEP; Revit Structure | > BIM; CAD
BIM | Building Information Modeling; Building Information Modelling; BIM Modeling; BIM Management
Navisworks | Autodesk Navisworks | > BIM
Tekla Structures | Tekla | > BIM
EPLAN | EPLAN Electric P8 | > CAD; Electrical Engineering
Architecture (Buildings) | Architectural Design; Building Design; Architektur (Gebäude); Architectural Drawing; Architectural Drawings; Architectural Drafting (Buildings); Hochbau; Conception architecturale; Diseño arquitectónico; Gebäudeplanung
Urban Planning | City Planning; Urban Design; Town Planning; Stadtplanung; Urbanisme; Urbanismo; Stedenbouw; Stadsplanering; Land Use Planning; Zoning; Regional Planning
3D Printing | Additive Manufacturing; 3D-Druck; Impression 3D; Impresión 3D; FDM; SLA Printing
`,
};
