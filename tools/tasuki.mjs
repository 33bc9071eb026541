// npm run -s tasuki -- …: the operators' command line, installed and built first where that is due.
import { checkEmbeddedDatabase } from './check-machine.mjs'

checkEmbeddedDatabase()
const { ensureInstalled } = await import('./install.mjs')
await ensureInstalled()
const { ensureBuilt } = await import('./ensure-built.mjs')
await ensureBuilt(['server'])
const { callerFolder, launch, settleDataFolder } = await import('./launch.mjs')
settleDataFolder()
process.chdir(callerFolder())
await launch('cli', process.argv.slice(2))
