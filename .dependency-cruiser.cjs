// The directions of docs/ARCHITECTURE.md. tools/import-rules.test.ts shows that each rule bites.

const FEATURES = ['account', 'notice', 'facility', 'document', 'talk', 'transfer', 'desk', 'statistics', 'aftercare', 'office']
const any = (names) => `(?:${names.join('|')})`
const WORKSPACE = '^(?:domain|server|web)/src'

/** A feature may use those before it, never those after it; in the domain, the server and the browser alike. */
const featureOrder = FEATURES.slice(0, -1).map((feature, place) => ({
  name: `${feature}-uses-no-later-feature`,
  comment: `The order is ${FEATURES.join(' ← ')}: ${feature} comes before what it imports here.`,
  severity: 'error',
  from: { path: `${WORKSPACE}/${feature}/` },
  to: { path: `${WORKSPACE}/${any(FEATURES.slice(place + 1))}/` },
}))

module.exports = {
  forbidden: [
    ...featureOrder,
    {
      name: 'domain-stands-alone',
      comment: 'The domain imports nothing but itself and zod: no I/O, no clock, no Node, no DOM.',
      severity: 'error',
      from: { path: '^domain/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^domain/src/', '(?:^|/)node_modules/zod/'] },
    },
    {
      name: 'domain-knows-no-runtime',
      comment: 'web → domain ← server',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: '^(?:server|web)/' },
    },
    {
      name: 'server-knows-no-web',
      comment: 'web → domain ← server',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^web/' },
    },
    {
      name: 'web-knows-no-server',
      comment: 'web → domain ← server',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^server/' },
    },
    {
      name: 'base-knows-no-feature',
      comment: 'base and names stand beside each other, before every feature.',
      severity: 'error',
      from: { path: '^domain/src/(?:base|names)/' },
      to: { path: `${WORKSPACE}/${any(FEATURES)}/` },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'app → feature → platform. Who acts (the Actor) is all that platform knows of people.',
      severity: 'error',
      from: { path: '^(?:server|web)/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: `${WORKSPACE}/(?:${any(FEATURES)}|app)/`, pathNot: '^domain/src/account/(?:actor|notice-kind)\\.ts$' },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'Components in web/src/ui know no feature and no call of the server.',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: `${WORKSPACE}/(?:${any(FEATURES)}|app|platform)/` },
    },
    {
      name: 'feature-knows-no-app',
      comment: 'app → feature: the app wires features together, none of them reaches back.',
      severity: 'error',
      from: { path: `^(?:server|web)/src/${any(FEATURES)}/` },
      to: { path: '^(?:server|web)/src/app/' },
    },
    {
      name: 'store-is-private',
      comment: 'SQL is imported only inside its own feature: offer a function instead.',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/' },
      to: { path: '^server/src/[^/]+/.*\\.store\\.ts$', pathNot: '^server/src/$1/' },
    },
    {
      name: 'store-is-private-to-the-server',
      comment: 'Demo data, tests of other folders, journeys and benches go through commands or HTTP.',
      severity: 'error',
      from: { pathNot: '^server/src/' },
      to: { path: '^server/src/[^/]+/.*\\.store\\.ts$' },
    },
    {
      name: 'product-knows-no-test',
      comment: 'What is shipped imports no test, no bench and no tool.',
      severity: 'error',
      from: { path: '^(?:domain|server|web)/(?:src|demo)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['\\.test\\.tsx?$', '^server/test/', '^(?:e2e|bench|tools)/'] },
    },
    {
      name: 'journeys-know-no-inside',
      comment: 'A journey sees what a person sees: the browser and the command line.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(?:server|web)/' },
    },
    {
      name: 'no-cycle',
      comment: 'A cycle means that two files are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-resolves',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
}
