// npm start: from a fresh clone to a running server.
import { checkEmbeddedDatabase } from './check-machine.mjs'

checkEmbeddedDatabase()
const { ensureInstalled } = await import('./install.mjs')
await ensureInstalled()
const { ensureBuilt } = await import('./ensure-built.mjs')
await ensureBuilt(['server', 'web'])
const { launch, settleDataFolder } = await import('./launch.mjs')
settleDataFolder()
await launch('main', process.argv.slice(2))
