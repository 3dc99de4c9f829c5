import type { SwitchedOff } from './cut.js';

const RENDER_MAIL = 'api/engine/mail/render-mail.ts';
const RENDER_MAIL_SPEC = 'api/engine/mail/render-mail.spec.ts';

export const renderingDefences: readonly SwitchedOff[] = [
  {
    defence: 'Templates escape',
    cuts: [['api/engine/documents/render-html.ts', "outputEscape: 'escape',", '']],
    red: ['api/engine/documents/render-document.spec.ts', 'is printed as it is, in every field'],
  },
  {
    defence: 'Mails escape',
    cuts: [[RENDER_MAIL, "new Liquid({ ...limits, outputEscape: 'escape' })", 'new Liquid(limits)']],
    red: [RENDER_MAIL_SPEC, 'take what a user wrote for text'],
  },
  {
    defence: 'A value of a mail is one line',
    cuts: [[RENDER_MAIL, ".replace(/[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+/gu, ' ')", '']],
    red: [RENDER_MAIL_SPEC, 'take what a user wrote for text'],
  },
  {
    defence: 'A mail goes to one plain address',
    cuts: [
      [
        'api/platform/mail/smtp.ts',
        'for (const address of [mail.from, mail.to]) refuseAddress(address);',
        '',
      ],
    ],
    red: ['api/platform/mail/smtp.spec.ts', 'lets 17 line breaks in 8 headers'],
  },
  {
    defence: 'Pages are sanitised',
    cuts: [
      [
        'api/features/pages/page-html.ts',
        'sanitizeHtml(marked.parse(markdown) as string, ALLOWED)',
        '(void sanitizeHtml, void ALLOWED, marked.parse(markdown) as string)',
      ],
    ],
    red: ['api/features/pages/pages.spec.ts', 'lets nothing through that runs'],
  },
  {
    defence: 'The printer runs no script',
    cuts: [['api/platform/browser/pdf-printer.ts', 'await page.setJavaScriptEnabled(false);', '']],
    red: ['api/platform/browser/pdf-printer.spec.ts', 'runs no script of the page and sends no request'],
  },
  {
    defence: 'Headers of every answer',
    cuts: [
      ['api/platform/http/security-headers.ts', "response.setHeader('content-security-policy', policy);", ''],
    ],
    red: ['api/platform/graphql/start-server.spec.ts', 'answers with the headers every page carries'],
  },
  {
    defence: 'The dashboard has a nonce of its own',
    cuts: [
      [
        'api/platform/http/serve-client.ts',
        "const nonce = randomBytes(16).toString('base64');",
        "const nonce = 'A'.repeat(24);",
      ],
    ],
    red: ['api/platform/http/serve-client.spec.ts', 'gives every address a person opens the dashboard'],
  },
];
