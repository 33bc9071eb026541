import { Refused } from '../platform/refused'
import type { Database } from '../platform/db/database'
import { type Config } from '../platform/config'
import type { FactorKeeper } from '../platform/session/factor-keeper'
import type { SessionService } from '../platform/session/session-service'
import type { Storage } from './open-storage'

/** Said in one line on standard error; the exit code is 2. */
export class CliError extends Error {}

/** What a command has to work with. Opened only when asked for: help needs no database. */
export type CliTools = {
  config: Config
  clock: () => Date
  /** Progress and hints: standard error. */
  note(line: string): void
  openStorage(): Promise<Storage>
  /** A migrated database to act on, as the serving role. */
  openHouse(): Promise<{ database: Database; sessions: SessionService; factors: FactorKeeper; storage: Storage }>
}

export type CliInput = { values: Readonly<Record<string, string | boolean | undefined>>; positionals: readonly string[] }

/** `text` is for people, `json` for programs; both say the same. */
export type CliOutput = { text: readonly string[]; json: unknown; failed?: boolean }

export type CliCommand = {
  words: string
  /** What follows the words, as the help shows it. */
  usage: string
  summary: string
  options: Readonly<Record<string, 'string' | 'boolean'>>
  positionals: number
  run(tools: CliTools, input: CliInput): Promise<CliOutput>
}

export const optionOf = (input: CliInput, name: string): string | undefined => {
  const value = input.values[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export const requiredOption = (input: CliInput, name: string): string => {
  const value = optionOf(input, name)
  if (value === undefined) throw new CliError(`--${name} is missing`)
  return value
}

const WORDS: Readonly<Record<string, string>> = {
  not_found: 'there is no such hospital or person',
  person_exists: 'this person has been entered already; another of the same name needs an --email of their own',
  mailbox_of_colleague: 'another person has this address: give --shared-mailbox if several people read it',
  hospital_has_open_cases: 'the hospital still has open cases: they must be closed or handed over first',
  seat_budget_exceeded: 'the year’s budget of prefecture-funded seats is used up: raise it (seat-budget), or take a free seat back',
  seat_budget_below_given: 'more prefecture-funded seats are given already',
  budget_year_over: 'only this fiscal year’s budget and the next one’s can be set',
  sole_representative: 'the hospital would have no representative left: make a successor one first, or end the hospital’s use',
  database_unavailable: 'the database does not answer',
  print_room_full: 'too many sheets are being printed',
}

export const describeRefusal = ({ refusal }: Refused): string => {
  const fields = refusal.details?.fields
  const words = WORDS[refusal.code] ?? refusal.code.replaceAll('_', ' ')
  return fields === undefined ? words : `${words}: ${fields.join(', ')}`
}

/** Columns as wide as their widest cell; a Japanese character takes two places. */
export const asTable = (rows: readonly (readonly string[])[]): string[] => {
  const width = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0)
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows.map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ').trimEnd())
}
