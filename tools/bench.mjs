// npm run -s bench -- [--json]: the load figures of bench/main.ts, against the program as built.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkEmbeddedDatabase } from './check-machine.mjs'

checkEmbeddedDatabase()
const { ensureInstalled, root } = await import('./install.mjs')
await ensureInstalled()
const { ensureBuilt } = await import('./ensure-built.mjs')
await ensureBuilt(['server', 'web'])
const only = process.argv[process.argv.indexOf('--only') + 1] ?? ''
if (!process.argv.includes('--only') || ['pages', 'typing', 'names'].some((name) => only.split(',').includes(name))) {
  const { ensureBrowser } = await import('./test-machine.mjs')
  const problem = await ensureBrowser()
  if (problem) throw new Error(problem)
}
const { buildBench } = await import('./build.mjs')
await buildBench()
const file = path.join(root, 'server/dist/bench/main.js')
process.argv = [process.execPath, file, ...process.argv.slice(2)]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(file).href)
