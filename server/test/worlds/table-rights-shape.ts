import type { HouseActor } from './house-cast'

/**
 * Who may read, change, take away and add which row, said in the words of the rules and apart from the database's own
 * grants and policies: whoever isn't named, may not. What hangs on a case is in write-rights.
 */
export type RowRights = {
  row: Record<string, unknown>
  read: readonly HouseActor[]
  /** Columns, by who may change them. */
  change?: Partial<Record<HouseActor, readonly string[]>>
  drop?: readonly HouseActor[]
}
export type AddRights = { row: Record<string, unknown>; by: readonly HouseActor[] }
export type TableRights = { key: readonly string[]; rows: Record<string, RowRights>; adds: Record<string, AddRights> }

/** The same columns for each of them. */
export const all = (who: readonly HouseActor[], columns: readonly string[]): Partial<Record<HouseActor, readonly string[]>> => Object.fromEntries(who.map((one) => [one, columns]))
