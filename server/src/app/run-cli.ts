import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../platform/config'
import { BackupError } from '../platform/backup/backup-error'
import { PrivilegeError } from '../platform/db/assert-least-privilege'
import { openDatabase, openPool } from '../platform/db/database'
import { MigrationError, pendingMigrations } from '../platform/db/migrate'
import { prepareDatabase } from '../platform/db/prepare-database'
import { createLog } from '../platform/log'
import { Refused } from '../platform/refused'
import { openTrialClock } from '../platform/trial-clock'
import { createFactorKeeper } from '../platform/session/factor-keeper'
import { createSessionService } from '../platform/session/session-service'
import { CliError, type CliCommand, type CliTools, describeRefusal } from './cli-command'
import { AUDIT_COMMANDS } from './cli-audit'
import { BACKUP_COMMANDS } from './cli-backup'
import { DATABASE_COMMANDS } from './cli-database'
import { HOSPITAL_COMMANDS } from './cli-hospitals'
import { PEOPLE_COMMANDS } from './cli-people'
import { SEAT_COMMANDS } from './cli-seats'
import { FACTOR_COMMANDS } from './cli-factors'
import { openStorage, type Storage } from './open-storage'

const COMMANDS: readonly CliCommand[] = [...DATABASE_COMMANDS, ...SEAT_COMMANDS, ...PEOPLE_COMMANDS, ...FACTOR_COMMANDS, ...HOSPITAL_COMMANDS, ...AUDIT_COMMANDS, ...BACKUP_COMMANDS]

export type CliSurroundings = {
  env: Readonly<Record<string, string | undefined>>
  out(line: string): void
  err(line: string): void
  clock: () => Date
}

const helpLines = (): string[] => [
  'Usage: npm run -s tasuki -- COMMAND [OPTIONS] [--json]',
  '',
  ...COMMANDS.flatMap(({ words, usage, summary }) => [`  ${words} ${usage}`.trimEnd(), `      ${summary}`]),
  '',
  'The commands work beside a running server and without one. HOSPITAL is an id or a name that only one has.',
  'Settings are those of the server: DATA_DIR, DATABASE_URL, DATABASE_OWNER_URL, …',
]

/** The longest words first: `user add` before a command called `user`. */
const recognise = (args: readonly string[]): { command: CliCommand; rest: string[] } => {
  const found = COMMANDS.toSorted((a, b) => b.words.length - a.words.length).find(({ words }) => words.split(' ').every((word, index) => args[index] === word))
  if (found === undefined) throw new CliError(`unknown command: ${args.slice(0, 2).join(' ')} (npm run -s tasuki -- help)`)
  return { command: found, rest: args.slice(found.words.split(' ').length) }
}

const parse = (command: CliCommand, rest: string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { json: { type: 'boolean' as const }, ...Object.fromEntries(Object.entries(command.options).map(([name, type]) => [name, { type }])) },
      allowPositionals: true,
      strict: true,
    })
    if (positionals.length !== command.positionals) throw new CliError(`usage: ${command.words} ${command.usage}`)
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    if (error instanceof CliError) throw error
    throw new CliError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'the options could not be read')
  }
}

/** The built-in database is migrated when it is new; a server's only by `migrate`, which its operator decides on. */
const makeReady = async (storage: Storage, pool: ReturnType<typeof openPool>): Promise<void> => {
  const client = await pool.connect()
  const pending = await pendingMigrations(client).finally(() => client.release())
  if (pending.length === 0) return
  if (!storage.isOwn || storage.ownerUrl === undefined) throw new CliError(`migrations are pending: ${pending.join(', ')} (npm run -s tasuki -- migrate)`)
  await prepareDatabase(storage.ownerUrl, createLog('silent'))
}

const openTools = ({ env, err, clock: realClock }: CliSurroundings): { tools: CliTools; close(): Promise<void> } => {
  const config = readConfig(env)
  const clock = config.trialClock === undefined ? realClock : openTrialClock(config.trialClock)
  const log = createLog('silent')
  const undo: (() => Promise<unknown>)[] = []
  let storage: Promise<Storage> | undefined
  const open = (): Promise<Storage> => {
    storage ??= openStorage(config, log).then((opened) => {
      undo.push(opened.stop)
      return opened
    })
    return storage
  }
  return {
    tools: {
      config,
      clock,
      note: err,
      openStorage: open,
      openHouse: async () => {
        const opened = await open()
        const database = openDatabase({ url: opened.urls.appUrl, size: 2, log, clock })
        const authPool = openPool({ url: opened.urls.authUrl, size: 1, log })
        undo.push(() => database.close(), () => authPool.end())
        await makeReady(opened, database.pool)
        return { database, sessions: createSessionService({ pool: authPool, baseUrl: config.baseUrl }), factors: createFactorKeeper(authPool), storage: opened }
      },
    },
    close: async () => {
      for (const step of undo.splice(0).reverse()) await step()
    },
  }
}

const explain = (error: unknown): string => {
  if (error instanceof CliError) return error.message
  if (error instanceof Refused) return describeRefusal(error)
  if (error instanceof ConfigError || error instanceof MigrationError || error instanceof PrivilegeError || error instanceof BackupError) return error.message.replaceAll('\n', '; ')
  // A database's message may quote a row; its code says enough to the operator.
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return `unexpected: ${error instanceof Error && code === '' ? (error.message.split('\n')[0] ?? '') : 'the command failed'}${code}`
}

/** Runs one command. Returns the exit code: 0 done, 1 done with a finding, 2 refused or failed. */
export const runCli = async (args: readonly string[], surroundings: CliSurroundings): Promise<number> => {
  const { out, err } = surroundings
  if (args.length === 0 || args[0] === 'help' || args[0] === '--help' || args[0] === '-h') {
    for (const line of helpLines()) out(line)
    return 0
  }
  let close: (() => Promise<void>) | undefined
  try {
    const { command, rest } = recognise(args)
    const input = parse(command, rest)
    const opened = openTools(surroundings)
    close = opened.close
    const { text, json, failed } = await command.run(opened.tools, input)
    for (const line of input.values['json'] === true ? [JSON.stringify(json)] : text) out(line)
    return failed === true ? 1 : 0
  } catch (error) {
    err(`tasuki: ${explain(error)}`)
    return 2
  } finally {
    await close?.()
  }
}
