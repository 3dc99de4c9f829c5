import { ANY_ADDRESS, type SwitchedOff } from './cut.js';

const FETCH_PAGE_SPEC = 'api/platform/http/fetch-page.spec.ts';
const EGRESS_POLICY = 'api/platform/http/egress-policy.ts';
const READ_BODY = 'api/platform/http/read-body.ts';
const FETCH_PAGE = 'api/platform/http/fetch-page.ts';
const PAGE_FETCHER_SPEC = 'api/platform/browser/page-fetcher.spec.ts';
const POLITENESS_SPEC = 'api/platform/http/politeness.spec.ts';

export const egressDefences: readonly SwitchedOff[] = [
  {
    defence: 'Literal addresses inside are refused',
    cuts: [ANY_ADDRESS],
    red: [FETCH_PAGE_SPEC, 'addresses fetchPage refuses 127.1'],
  },
  {
    defence: 'Names that lead inside are refused',
    cuts: [
      [
        EGRESS_POLICY,
        '!addresses.every((entry) => isPublicAddress(entry.address))',
        '!addresses.some((entry) => isPublicAddress(entry.address))',
      ],
    ],
    red: [FETCH_PAGE_SPEC, 'a name that resolves to a private address, alone or among public ones'],
  },
  {
    defence: 'A name is resolved once',
    cuts: [
      [
        EGRESS_POLICY,
        'const connect = buildConnector({ timeout: timeoutMs, allowH2, lookup });',
        `void lookup;
            const again: LookupFunction = (name, asked, done) =>
              void resolveName(name).then((all) =>
                asked.all === true ? done(null, all) : done(null, all[0]!.address, all[0]!.family),
              );
            const connect = buildConnector({ timeout: timeoutMs, allowH2, lookup: again });`,
      ],
    ],
    red: [FETCH_PAGE_SPEC, 'asks a name server once'],
  },
  {
    defence: 'Redirects are checked like the first address',
    cuts: [ANY_ADDRESS],
    red: [FETCH_PAGE_SPEC, 'redirects that lead inside'],
  },
  {
    defence: 'Schemes of the web alone',
    cuts: [[EGRESS_POLICY, "url.protocol !== 'http:' && url.protocol !== 'https:'", 'false']],
    red: [FETCH_PAGE_SPEC, 'other schemes, ports and credentials'],
  },
  {
    defence: 'Ports of the web alone',
    cuts: [[EGRESS_POLICY, 'if (!webPorts.has(port)) throw forbiddenAddress();', '']],
    red: [FETCH_PAGE_SPEC, 'other schemes, ports and credentials'],
  },
  {
    defence: 'No credentials in addresses',
    cuts: [[EGRESS_POLICY, "url.username !== '' || url.password !== ''", 'false']],
    red: [FETCH_PAGE_SPEC, 'other schemes, ports and credentials'],
  },
  {
    defence: 'Bodies are limited after decompression',
    cuts: [[READ_BODY, 'if (inflated > limits.maxInflatedBytes) {', 'if (false) {']],
    red: [FETCH_PAGE_SPEC, 'refuses files, and bodies over the limit'],
  },
  {
    defence: 'Bodies are limited as sent',
    cuts: [
      [READ_BODY, 'if (received > limits.maxBytes) abort(tooLarge());', 'if (false) abort(tooLarge());'],
      [FETCH_PAGE, 'if (Number.isFinite(declared) && declared > maxBytes) {', 'if (false) {'],
    ],
    red: [FETCH_PAGE_SPEC, 'refuses files, and bodies over the limit'],
  },
  {
    defence: 'Silent servers are given up',
    cuts: [
      [
        READ_BODY,
        `limits.idleTimeoutMs,
    );`,
        `1e9,
    );`,
      ],
    ],
    red: [FETCH_PAGE_SPEC, 'gives up a server that never ends'],
  },
  {
    defence: 'Files are no pages',
    cuts: [[FETCH_PAGE, 'if (kind === null) {', 'if (false) {']],
    red: [FETCH_PAGE_SPEC, 'refuses files, and bodies over the limit'],
  },
  {
    defence: 'The browser reaches nothing but by the policy',
    cuts: [ANY_ADDRESS, [EGRESS_POLICY, 'if (!webPorts.has(port)) throw forbiddenAddress();', '']],
    red: [PAGE_FETCHER_SPEC, 'lets nothing out to a private address'],
  },
  {
    defence: 'The browser loads no more than its share',
    cuts: [
      ['api/platform/http/filtering-proxy.ts', 'if (received <= maxBytes || exhausted) return;', 'return;'],
    ],
    red: [PAGE_FETCHER_SPEC, 'ends a page that pours'],
  },
  {
    defence: 'robots.txt is honoured',
    cuts: [[FETCH_PAGE, '!rules.allows(url.href)', 'false']],
    red: [POLITENESS_SPEC, 'is honoured for what the program finds by itself'],
  },
  {
    defence: 'A site in trouble is left alone',
    cuts: [
      [
        'api/platform/http/robots.ts',
        'if (status >= 500) return NOTHING;',
        'if (status >= 500) return EVERYTHING;',
      ],
    ],
    red: [POLITENESS_SPEC, 'of a site in trouble forbids'],
  },
  {
    defence: 'A site is asked slowly',
    cuts: [
      [
        'api/platform/http/host-queue.ts',
        'maxConcurrent: 1, delayMs: 1_000',
        'maxConcurrent: 10, delayMs: 0',
      ],
    ],
    red: [POLITENESS_SPEC, 'gets one request of discovery at a time'],
  },
  {
    defence: 'The user agent is honest',
    cuts: [
      [FETCH_PAGE, "'user-agent': userAgent(exchange.options.contactUrl)", "'user-agent': 'Mozilla/5.0'"],
    ],
    red: [POLITENESS_SPEC, 'says who asks, what for'],
  },
];
