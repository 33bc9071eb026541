import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A small tree of the house's shape; each file of it holds one import. */
type Import = { from: string; imports: string; breaks?: string }

const FEATURES = ['account', 'notice', 'facility', 'document', 'talk', 'transfer', 'desk', 'statistics', 'aftercare', 'office']
const WORKSPACES = ['domain', 'server', 'web']

const backwards: Import[] = WORKSPACES.flatMap((workspace) =>
  FEATURES.slice(0, -1).map((feature, place) => ({
    from: `${workspace}/src/${feature}/backwards.ts`,
    imports: `../${FEATURES[place + 1]}/thing`,
    breaks: `${feature}-uses-no-later-feature`,
  })),
)

const forwards: Import[] = WORKSPACES.flatMap((workspace) =>
  FEATURES.slice(1).map((feature, place) => ({
    from: `${workspace}/src/${feature}/forwards.ts`,
    imports: `../${FEATURES[place]}/thing`,
  })),
)

const directions: Import[] = [
  { from: 'domain/src/talk/with-node.ts', imports: 'node:fs', breaks: 'domain-stands-alone' },
  { from: 'domain/src/talk/with-package.ts', imports: 'pg', breaks: 'domain-stands-alone' },
  { from: 'domain/src/talk/with-schema.ts', imports: 'zod' },
  { from: 'domain/src/talk/with-server.ts', imports: '../../../server/src/platform/thing', breaks: 'domain-knows-no-runtime' },
  { from: 'domain/src/base/with-feature.ts', imports: '../account/thing', breaks: 'base-knows-no-feature' },
  { from: 'domain/src/names/with-base.ts', imports: '../base/thing' },
  { from: 'domain/src/account/with-names.ts', imports: '../names/thing' },
  { from: 'domain/src/account/first-of-two.ts', imports: './second-of-two', breaks: 'no-cycle' },
  { from: 'domain/src/account/to-nowhere.ts', imports: './nowhere', breaks: 'every-import-resolves' },
  { from: 'server/src/talk/with-domain.ts', imports: '@tasuki/domain/talk/thing' },
  { from: 'server/src/talk/with-later-domain.ts', imports: '@tasuki/domain/transfer/thing', breaks: 'talk-uses-no-later-feature' },
  { from: 'server/src/talk/with-web.ts', imports: '../../../web/src/ui/thing', breaks: 'server-knows-no-web' },
  { from: 'server/src/talk/with-app.ts', imports: '../app/thing', breaks: 'feature-knows-no-app' },
  { from: 'server/src/talk/with-platform.ts', imports: '../platform/thing' },
  { from: 'server/src/talk/with-own-store.ts', imports: './talk.store' },
  { from: 'server/src/transfer/with-others-store.ts', imports: '../talk/talk.store', breaks: 'store-is-private' },
  { from: 'server/src/app/with-store.ts', imports: '../talk/talk.store', breaks: 'store-is-private' },
  { from: 'server/demo/with-store.ts', imports: '../src/talk/talk.store', breaks: 'store-is-private-to-the-server' },
  { from: 'server/src/app/with-feature.ts', imports: '../office/thing' },
  { from: 'server/src/app/with-test.ts', imports: '../../test/thing', breaks: 'product-knows-no-test' },
  { from: 'server/src/platform/with-feature.ts', imports: '../account/thing', breaks: 'platform-knows-no-feature' },
  { from: 'server/src/platform/with-domain-feature.ts', imports: '@tasuki/domain/account/thing', breaks: 'platform-knows-no-feature' },
  { from: 'server/src/platform/with-actor.ts', imports: '@tasuki/domain/account/actor' },
  { from: 'web/src/talk/with-server.ts', imports: '../../../server/src/platform/thing', breaks: 'web-knows-no-server' },
  { from: 'web/src/talk/with-ui.ts', imports: '../ui/thing' },
  { from: 'web/src/ui/with-feature.ts', imports: '../account/thing', breaks: 'ui-knows-no-feature' },
  { from: 'web/src/ui/with-platform.ts', imports: '../platform/thing', breaks: 'ui-knows-no-feature' },
  { from: 'web/src/ui/with-domain-feature.ts', imports: '@tasuki/domain/account/thing', breaks: 'ui-knows-no-feature' },
  { from: 'e2e/with-inside.ts', imports: '../web/src/ui/thing', breaks: 'journeys-know-no-inside' },
]

const standing = [
  ...WORKSPACES.flatMap((workspace) => FEATURES.map((feature) => `${workspace}/src/${feature}/thing.ts`)),
  'domain/src/base/thing.ts',
  'domain/src/names/thing.ts',
  'domain/src/account/actor.ts',
  'server/src/platform/thing.ts',
  'server/src/app/thing.ts',
  'server/src/talk/talk.store.ts',
  'server/test/thing.ts',
  'web/src/ui/thing.ts',
  'web/src/platform/thing.ts',
]

const root = path.resolve(import.meta.dirname, '..')
const cases = [...backwards, ...forwards, ...directions]
const tree = mkdtempSync(path.join(tmpdir(), 'tasuki-import-rules-'))
let breaches: string[] = []

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
  writeFileSync(path.join(tree, file), text)
}

beforeAll(() => {
  for (const file of standing) write(file, 'export const thing = 1\n')
  for (const { from, imports } of cases) write(from, `import '${imports}'\n`)
  // A cycle is reported at one of its files.
  write('domain/src/account/second-of-two.ts', "import './first-of-two'\n")
  for (const name of ['zod', 'pg']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  write('package.json', JSON.stringify({ dependencies: { zod: '*', pg: '*', '@tasuki/domain': '*' } }))
  copyFileSync(path.join(root, 'domain/package.json'), path.join(tree, 'domain/package.json'))
  copyFileSync(path.join(root, 'tsconfig.base.json'), path.join(tree, 'tsconfig.base.json'))
  mkdirSync(path.join(tree, 'node_modules/@tasuki'))
  symlinkSync(path.join(tree, 'domain'), path.join(tree, 'node_modules/@tasuki/domain'))
  const cruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = path.join(root, '.dependency-cruiser.cjs')
  const args = [cruise, '--config', config, '--output-type', 'json', 'domain/src', 'server', 'web/src', 'e2e']
  const { stdout } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  breaches = summary.violations.map((violation) => `${violation.from} ${violation.rule.name}`)
}, 60_000)

afterAll(() => rmSync(tree, { recursive: true, force: true }))

const breachesOf = (file: string) => breaches.filter((breach) => breach.startsWith(`${file} `)).map((breach) => breach.split(' ')[1])

describe('import directions', () => {
  it.each(cases.filter((one) => one.breaks))('$from may not import $imports: $breaks', ({ from, breaks }) => {
    expect(breachesOf(from)).toContain(breaks)
  })

  it.each(cases.filter((one) => !one.breaks))('$from may import $imports', ({ from }) => {
    expect(breachesOf(from)).toEqual([])
  })
})
