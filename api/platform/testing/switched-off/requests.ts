import type { SwitchedOff } from './cut.js';

const LIMITED = 'api/platform/limits/limited.ts';
const LIMITED_SPEC = 'api/platform/limits/limited.spec.ts';
const RATE_LIMITS = 'api/platform/limits/rate-limits.ts';
const RATE_LIMITS_SPEC = 'api/platform/limits/rate-limits.spec.ts';
const CLIENT_ADDRESS = 'api/platform/http/client-address.ts';
const CLIENT_ADDRESS_SPEC = 'api/platform/http/client-address.spec.ts';
const PREPARE_OPERATION = 'api/platform/graphql/prepare-operation.ts';
const START_SERVER_SPEC = 'api/platform/graphql/start-server.spec.ts';
const GRAPHQL_SHAPES_SECURITY = 'api/platform/graphql/graphql-shapes.security.ts';
const START_SERVER = 'api/platform/graphql/start-server.ts';
const COOKIES = 'api/platform/graphql/cookies.ts';
const ACCESS = 'api/platform/graphql/access.ts';
const REFUSE_TEXTS = 'api/platform/graphql/refuse-texts.ts';
const REFUSE_TEXTS_SPEC = 'api/platform/graphql/refuse-texts.spec.ts';

export const requestsDefences: readonly SwitchedOff[] = [
  {
    defence: 'Each alias counts',
    cuts: [
      [LIMITED, 'await deps.limits.count(', 'if (info.path.key === info.fieldName) await deps.limits.count('],
    ],
    red: [LIMITED_SPEC, 'counts each alias'],
  },
  {
    defence: 'One count for all processes',
    cuts: [
      [
        RATE_LIMITS,
        `new RateLimiterPostgres({
            ...settings,`,
        `new RateLimiterMemory({
            ...settings,`,
      ],
    ],
    red: [RATE_LIMITS_SPEC, 'shares one count among processes'],
  },
  {
    defence: 'A subscriber of IPv6 is counted as one',
    cuts: [[RATE_LIMITS, "return (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':');", 'return address;']],
    red: [RATE_LIMITS_SPEC, 'counts by address, account and subject apart'],
  },
  {
    defence: 'The table of counts tells nobody',
    cuts: [[RATE_LIMITS, "createHash('sha256').update(counted).digest('base64url')", 'counted']],
    red: [RATE_LIMITS_SPEC, 'keeps no address, account or mail in the table'],
  },
  {
    defence: 'Guesses are refused while they cannot be counted',
    cuts: [[RATE_LIMITS, "...(limit.whenDown === 'allow' ?", '...(true ?']],
    red: [RATE_LIMITS_SPEC, 'without a database refuses guesses'],
  },
  {
    defence: 'A forged X-Forwarded-For is not believed',
    cuts: [[CLIENT_ADDRESS, 'while (isTrusted(current)) {', 'while (forwarded.length > 0) {']],
    red: [CLIENT_ADDRESS_SPEC, 'is what known proxies say'],
  },
  {
    defence: 'X-Forwarded-For is not read without proxies',
    cuts: [
      [
        CLIENT_ADDRESS,
        'if (trustedProxies.length === 0) return current;',
        "if (trustedProxies.length === 0) return headers['x-forwarded-for']?.toString() ?? current;",
      ],
    ],
    red: [CLIENT_ADDRESS_SPEC, 'is the socket when no proxy is known'],
  },
  {
    defence: 'Depth of queries is limited',
    cuts: [[PREPARE_OPERATION, 'maxDepth: 15,', 'maxDepth: 1_000,']],
    red: [START_SERVER_SPEC, 'refuses depth before any resolver'],
  },
  {
    defence: 'Operations side by side are limited',
    cuts: [[PREPARE_OPERATION, 'maxRootFields: 20,', 'maxRootFields: 1_000,']],
    red: [START_SERVER_SPEC, 'refuses aliases at the root'],
  },
  {
    defence: 'Cost of queries is limited',
    cuts: [[PREPARE_OPERATION, 'maxCost: 20_000,', 'maxCost: 1e12,']],
    red: [START_SERVER_SPEC, 'refuses cost of nested lists'],
  },
  {
    defence: 'Length of queries is limited',
    cuts: [[PREPARE_OPERATION, 'maxLength: 20_000,', 'maxLength: 1e9,']],
    red: [START_SERVER_SPEC, 'refuses length'],
  },
  {
    defence: 'Aliases are limited',
    cuts: [[PREPARE_OPERATION, 'maxAliases: 60,', 'maxAliases: 1e9,']],
    red: [GRAPHQL_SHAPES_SECURITY, 'are refused over HTTP before any resolver'],
  },
  {
    defence: 'Directives are limited',
    cuts: [[PREPARE_OPERATION, 'maxDirectives: 30,', 'maxDirectives: 1e9,']],
    red: [GRAPHQL_SHAPES_SECURITY, 'are refused over HTTP before any resolver'],
  },
  {
    defence: 'Bodies are limited',
    cuts: [[START_SERVER, 'express.json({ limit: MAX_BODY_BYTES })', 'express.json({ limit: 1e9 })']],
    red: [START_SERVER_SPEC, 'refuses forms of a request that another site could send'],
  },
  {
    defence: 'Requests are JSON, which no form of another site sends',
    cuts: [
      [
        START_SERVER,
        'express.json({ limit: MAX_BODY_BYTES })',
        'express.json({ limit: MAX_BODY_BYTES, type: () => true })',
      ],
      [
        START_SERVER,
        'persistedQueries: false,',
        `persistedQueries: false,
    csrfPrevention: false,`,
      ],
    ],
    red: [START_SERVER_SPEC, 'refuses forms of a request that another site could send'],
  },
  {
    defence: 'Cookies are of this site alone',
    cuts: [[COOKIES, "sameSite = 'strict'", "sameSite = 'none'"]],
    red: [START_SERVER_SPEC, 'sets cookies that scripts and other sites cannot use'],
  },
  {
    defence: 'Cookies are hidden from scripts',
    cuts: [[COOKIES, 'httpOnly: true', 'httpOnly: false']],
    red: [START_SERVER_SPEC, 'sets cookies that scripts and other sites cannot use'],
  },
  {
    defence: 'Strangers are answered trusted documents alone',
    cuts: [[PREPARE_OPERATION, 'if (!trusted.has(document)) return [notTrusted()];', '']],
    red: [GRAPHQL_SHAPES_SECURITY, 'are answered the dashboard'],
    says: 'TypeError: Cannot read properties of undefined',
  },
  {
    defence: 'A document of a member does not serve a stranger',
    cuts: [[PREPARE_OPERATION, '(!anonymous || trustedTexts.get(hash) === true)', 'true']],
    red: [GRAPHQL_SHAPES_SECURITY, 'cannot use a document because somebody who is logged in used it before'],
  },
  {
    defence: 'Nobody reaches a field that needs a login',
    cuts: [
      [
        ACCESS,
        "if (context.viewer === null) throw new CodedError('UNAUTHENTICATED', 'Please log in.');",
        'if (context.viewer === null) return { scopes: null, verified: true } as unknown as Viewer;',
      ],
    ],
    red: [START_SERVER_SPEC, 'lets nobody without a good token reach what needs one'],
  },
  {
    defence: 'A field without a mark fails the build',
    cuts: [[ACCESS, 'field.roles === undefined && field.extensions?.public !== true', 'false']],
    red: [START_SERVER_SPEC, 'is refused when nobody said who may reach a field'],
  },
  {
    defence: 'Errors keep to themselves what happened inside',
    cuts: [
      [
        'api/platform/graphql/format-error.ts',
        "'Something went wrong on our side.'",
        'String((cause as Error).message)',
      ],
    ],
    red: [START_SERVER_SPEC, 'shows coded errors, hides the text of others'],
  },
  {
    defence: 'Texts that cannot be kept are refused',
    cuts: [[REFUSE_TEXTS, 'if (depth > MAX_NESTING)', 'if (false)']],
    red: [REFUSE_TEXTS_SPEC, 'refuses what is nested without end, without ending itself'],
  },
  {
    defence: 'Lists are limited',
    cuts: [[REFUSE_TEXTS, 'Array.isArray(value) && value.length > MAX_ITEMS', 'false']],
    red: [REFUSE_TEXTS_SPEC, 'refuses lists that are longer than any list of the contract'],
  },
  {
    defence: 'Guesses at one account count together, from wherever they come',
    cuts: [[LIMITED, '...(subject === undefined ? {} : { subject }),', '']],
    red: [LIMITED_SPEC, 'counts guesses from many forged addresses'],
  },
  {
    defence: 'Guesses of one address count together, at whomever they aim',
    cuts: [[LIMITED, 'address: remoteAddress,', 'address: String(Math.random()),']],
    red: [LIMITED_SPEC, 'counts by address, whoever is aimed at'],
  },
];
