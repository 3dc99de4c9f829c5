/** Who may import whom: the rules of the house (docs/architecture.md), checked by `npm test`. */
const ROOMS = ['accounts', 'billing', 'profiles', 'companies', 'jobs', 'resumes', 'letters', 'applications'];
const LATER_ROOMS = 'discovery|messages|interviews|advice|submission|experiments|analytics|partners|pages';
const ENGINE = ['events', 'storage', 'mail', 'tasks', 'llm', 'documents'];
const CLIENT_SHARED = 'session|graphql|tasks|ui|shell';

/** A list in which each member may import only those before it. */
function inOrder(folder, members) {
  return members.flatMap((member, index) => {
    const later = members.slice(index + 1);
    if (later.length === 0) return [];
    return [
      {
        name: `${folder.split('/').at(-1)}-order-${member}`,
        comment: `${folder}/${member} may import only what stands before it in the list of the house.`,
        severity: 'error',
        from: { path: `^${folder}/${member}/`, pathNot: '\\.(spec|security)\\.ts$' },
        to: { path: `^${folder}/(${later.join('|')})/` },
      },
    ];
  });
}

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      comment: 'core imports core and pure packages: no platform, no engine, no Node built-ins with I/O.',
      severity: 'error',
      from: { path: '^api/core/', pathNot: '\\.(spec|security)\\.ts$' },
      to: {
        path: '^(api/(platform|engine|features|cli|main|registry)|(node:)?(fs|net|http|https|child_process|worker_threads|crypto|os|process|timers|dns|tls)(/|$))',
      },
    },
    {
      name: 'product-has-no-stand-ins',
      comment:
        'What only tests need (benches, stand-ins, files beside the rooms) is left out of the build (tsconfig.build.json).',
      severity: 'error',
      from: {
        path: '^(api|db)/',
        pathNot:
          '\\.(spec|security)\\.ts$|-bench\\.ts$|^api/platform/testing/|^api/features/[^/]+\\.ts$|^api/emit-',
      },
      to: { path: '-bench\\.ts$|^api/platform/testing/|^api/features/[^/]+\\.ts$|^api/emit-' },
    },
    {
      name: 'platform-is-lowest',
      severity: 'error',
      from: { path: '^api/platform/', pathNot: '\\.(spec|security)\\.ts$|^api/platform/testing/' },
      to: { path: '^api/(engine|features|cli|main|registry)' },
    },
    {
      name: 'platform-reads-core-types-only',
      comment:
        'platform knows no product words; the shape of a read document is the one thing it shares with core.',
      severity: 'error',
      from: { path: '^api/platform/', pathNot: '\\.(spec|security)\\.ts$|^api/platform/(testing|files)/' },
      to: { path: '^api/core/' },
    },
    {
      name: 'engine-below-features',
      severity: 'error',
      from: { path: '^api/engine/', pathNot: '\\.(spec|security)\\.ts$' },
      to: { path: '^api/(features|cli|main|registry)' },
    },
    {
      name: 'features-below-main',
      severity: 'error',
      from: { path: '^api/features/', pathNot: '\\.(spec|security)\\.ts$' },
      to: { path: '^api/(cli|main|registry)' },
    },
    ...inOrder('api/engine', ENGINE),
    ...inOrder('api/features', ROOMS),
    {
      name: 'early-rooms-know-no-later',
      severity: 'error',
      from: { path: `^api/features/(${ROOMS.join('|')})/`, pathNot: '\\.(spec|security)\\.ts$' },
      to: { path: `^api/features/(${LATER_ROOMS})/` },
    },
    {
      name: 'later-rooms-stay-apart',
      severity: 'error',
      from: { path: `^api/features/(${LATER_ROOMS})/`, pathNot: '\\.(spec|security)\\.ts$' },
      to: { path: `^api/features/(${LATER_ROOMS})/`, pathNot: '^api/features/$1/' },
    },
    {
      name: 'cli-needs-no-server',
      severity: 'error',
      from: { path: '^api/cli' },
      to: {
        path: '^api/(features|engine/(tasks|events|storage|llm)|platform/(database|queue|graphql|pubsub))/',
      },
    },
    {
      name: 'client-and-api-share-the-schema-only',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(api|db|bench)/' },
    },
    {
      name: 'api-knows-no-client',
      severity: 'error',
      from: { path: '^(api|db|bench)/' },
      to: { path: '^client/' },
    },
    {
      name: 'client-rooms-stay-apart',
      severity: 'error',
      from: { path: '^client/src/app/([^/]+)/', pathNot: `^client/src/app/(${CLIENT_SHARED})/` },
      to: { path: '^client/src/app/[^/]+/', pathNot: `^client/src/app/($1|session|graphql|tasks|ui)/` },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: '^(api|db)/', pathNot: '\\.(spec|security)\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|client/src/generated)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
