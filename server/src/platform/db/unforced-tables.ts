import type pg from 'pg'

/**
 * Tables without forced row security on purpose: the catalogue is everybody's, the directory is read by definer
 * functions of its own policies, the words of the talk by the one function that searches them (row security is on for both,
 * though not for their owner), the migrations' list holds no data.
 */
const OPEN_TABLES = ['care_need', 'hospital', 'message_search', 'tasuki_migration']
const OPEN_TO_THEIR_OWNER = ['hospital', 'message_search']

/** Tables whose rows somebody could read or change past their policies. Empty in a sound database. */
export const listUnforcedTables = async (client: pg.ClientBase | pg.Pool): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
       and (c.relname <> all($1) or (c.relname = any($2) and not c.relrowsecurity))
     order by c.relname`,
    [OPEN_TABLES, OPEN_TO_THEIR_OWNER],
  )
  return rows.map((row) => row.name)
}
