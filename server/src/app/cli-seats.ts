import { setSeatBudgetCommand } from '../account/seat/allot-seats'
import { withActor } from '../platform/db/transaction'
import { type CliCommand, CliError, optionOf } from './cli-command'
import { OPERATOR } from './cli-hospitals'

const wholeNumber = (text: string, name: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new CliError(`${name} is a whole number`)
  return Number(text)
}

const setBudget: CliCommand = {
  words: 'seat-budget',
  usage: 'SEATS [--year FISCAL-YEAR]',
  summary: 'how many prefecture-funded seats this fiscal year’s budget holds, or the next one’s: people of hospitals need one each',
  options: { year: 'string' },
  positionals: 1,
  run: async ({ openHouse }, input) => {
    const seats = wholeNumber(input.positionals[0] ?? '', 'SEATS')
    const year = optionOf(input, 'year')
    const { database } = await openHouse()
    await withActor(database, OPERATOR, (tx) => setSeatBudgetCommand(tx, seats, year === undefined ? undefined : wholeNumber(year, '--year')))
    return { text: [`The budget holds ${seats} prefecture-funded seats.`], json: { seats } }
  },
}

export const SEAT_COMMANDS: readonly CliCommand[] = [setBudget]
