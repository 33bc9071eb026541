import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { sourceStamp } from './build-stamp.mjs'
import { root } from './install.mjs'

/**
 * Folders of builds that were broken off: their names end in the number of a process that is no more.
 *
 * @param {string} half
 */
const removeLeftovers = (half) => {
  for (const name of readdirSync(path.join(root, half))) {
    const owner = /^dist\.(?:next|former)-(\d+)$/.exec(name)?.[1]
    if (owner && !isAlive(Number(owner))) rmSync(path.join(root, half, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/**
 * A build is made beside the standing one and takes its place whole: a running server or a second command never sees
 * half of it.
 *
 * @param {import('./build-stamp.mjs').Half} half
 * @param {(folder: string) => Promise<void>} make
 */
const replaceDist = async (half, make) => {
  const stamp = sourceStamp(half)
  const dist = path.join(root, half, 'dist')
  const next = `${dist}.next-${process.pid}`
  const former = `${dist}.former-${process.pid}`
  removeLeftovers(half)
  mkdirSync(next, { recursive: true })
  try {
    await make(next)
    writeFileSync(path.join(next, '.stamp'), stamp)
    if (existsSync(dist)) renameSync(dist, former)
    renameSync(next, dist)
  } finally {
    rmSync(next, { recursive: true, force: true })
    rmSync(former, { recursive: true, force: true })
  }
}

/** The domain is TypeScript source and goes into the bundle; every installed package stays outside it. */
const keepPackagesOutside = {
  name: 'keep-packages-outside',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, (found) => {
      if (found.kind === 'entry-point' || found.path.startsWith('@tasuki/')) return undefined
      return { path: found.path, external: true }
    })
  },
}

/**
 * @param {string[] | Record<string, string>} entryPoints
 * @param {string} folder
 */
const bundleForNode = async (entryPoints, folder) => {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    plugins: [keepPackagesOutside],
    logLevel: 'warning',
  })
}

/** `server/dist`: the server (`main.js`), the operators' command line, the programs that look into files and through documents, and the detector's assets. */
export const buildServer = () =>
  replaceDist('server', async (folder) => {
    cpSync(path.join(root, 'domain/assets'), path.join(folder, 'assets'), { recursive: true })
    await bundleForNode({ main: 'server/src/app/main.ts', cli: 'server/src/app/cli.ts', 'inspect-document': 'server/src/document/inspect-document.ts', 'check-document': 'server/src/document/check-document.ts' }, folder)
  })

/**
 * `server/dist/bench/main.js`, made anew each time: a bench is run rarely and must measure what stands here. It lies
 * inside the server's folder so that what it takes from the server finds its migrations.
 */
export const buildBench = () => bundleForNode(['bench/main.ts'], path.join(root, 'server/dist/bench'))

/** `.cache/names/main.js`: what trains, tries and measures the detector of names; made anew each time. */
export const buildNames = () => bundleForNode(['tools/names/main.ts', 'tools/names/train-run.ts'], path.join(root, '.cache/names'))

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/**
 * Text, programs and models are compressed once, here, not at each request. Fonts and pictures are compressed already.
 *
 * @param {string} folder
 */
const compressTexts = async (folder) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|mjs|css|html|svg|json|webmanifest|bin|wasm)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(file)
      if (content.length < 1024) return
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      writeFileSync(`${file}.br`, await compressBrotli(content, { params }))
      writeFileSync(`${file}.gz`, await compressGzip(content, { level: 9 }))
    }),
  )
}

/** The browser application in `web/dist`. */
export const buildWeb = () =>
  replaceDist('web', async (folder) => {
    const { build } = await import('vite')
    const web = path.join(root, 'web')
    await build({ root: web, logLevel: 'warn', build: { outDir: folder, emptyOutDir: false } })
    await compressTexts(folder)
  })

const BUILDS = { server: buildServer, web: buildWeb }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2)
  for (const half of /** @type {const} */ (['server', 'web'])) {
    if (wanted.length === 0 || wanted.includes(half)) await BUILDS[half]()
  }
}
