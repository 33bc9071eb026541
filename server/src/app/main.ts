import { type Config, ConfigError, readConfig } from '../platform/config'
import { PrivilegeError } from '../platform/db/assert-least-privilege'
import { MigrationError } from '../platform/db/migrate'
import { prepareDatabase } from '../platform/db/prepare-database'
import { createLog } from '../platform/log'
import { openTrialClock } from '../platform/trial-clock'
import { decideDemo } from './demo-mode'
import { followTrialClock } from './follow-trial-clock'
import { openProgramDetector } from './provide-detector'
import { openStorage } from './open-storage'
import { prepareTerms } from './prepare-terms'
import { startProgram } from './start-program'

const SHUTDOWN_PATIENCE_MS = 9_000

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** An obstacle the operator can remove is said in one sentence, without a stack trace. */
const explain = (error: unknown, config: Config | undefined): string => {
  if (error instanceof ConfigError || error instanceof PrivilegeError || error instanceof MigrationError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `Port ${config?.port} is taken by another program. Choose another: PORT=3001 npm start`
  if (code === 'EACCES') return `This user may not listen on port ${config?.port}. Choose one above 1023: PORT=3000 npm start`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const run = async (config: Config): Promise<void> => {
  const log = createLog(config.logLevel)
  const undo: (() => Promise<void>)[] = []
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      // Whatever hangs, a stop is a stop: PostgreSQL recovers by its log.
      setTimeout(() => process.exit(1), SHUTDOWN_PATIENCE_MS).unref()
      for (const step of undo.splice(0).reverse()) await step()
    })()
    return stopping
  }
  const onSignal = () => {
    say('Stopping …')
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', onSignal)
  process.once('SIGINT', onSignal)

  try {
    // Before anything is served or filled: no text is stored that the detector hasn't read.
    openProgramDetector()
    say(config.database ? 'Connecting to PostgreSQL …' : 'Starting the built-in PostgreSQL …')
    const storage = await openStorage(config, log)
    undo.push(storage.stop)
    if (storage.ownerUrl !== undefined) {
      const applied = await prepareDatabase(storage.ownerUrl, log)
      if (applied.length > 0) say(`Migrated: ${applied.join(', ')}`)
    }
    const isDemo = await decideDemo({ config, storage, log, say })
    await prepareTerms(storage.urls.appUrl, log)
    const clock = config.trialClock === undefined ? () => new Date() : openTrialClock(config.trialClock)
    const program = await startProgram({ config, urls: storage.urls, log, clock, isDemo })
    undo.push(program.close)
    if (config.trialClock !== undefined) {
      say(`The clock follows ${config.trialClock}`)
      undo.push(followTrialClock(program))
    }
    await program.http.listen({ port: config.port, host: config.host })
    say(`Tasuki is ready: ${config.baseUrl}`)
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

let config: Config | undefined
try {
  config = readConfig(process.env)
  await run(config)
} catch (error) {
  say(explain(error, config))
  process.exit(1)
}
