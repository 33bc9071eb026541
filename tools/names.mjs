// npm run names:train · npm run -s names:detect < IN.jsonl > OUT.jsonl · npm run -s names:eval -- GOLD.jsonl [--show]
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, root } from './install.mjs'

await ensureInstalled()
const { buildNames } = await import('./build.mjs')
await buildNames()
const { callerFolder } = await import('./launch.mjs')
process.chdir(callerFolder())
const file = path.join(root, '.cache/names/main.js')
process.argv = [process.execPath, file, ...process.argv.slice(2)]
await import(pathToFileURL(file).href)
