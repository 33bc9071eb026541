import type pg from 'pg'

/**
 * One text for all that the program's tables hold, sessions left out: two equal ones mean that nothing was written, not
 * even a trace. Prepared once, so that it can be asked after every request.
 */
export const prepareChecksum = async (superuser: pg.Client): Promise<() => Promise<string>> => {
  const { rows } = await superuser.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'tasuki_migration' order by 1`)
  const parts = rows.map(({ name }) => `(select '${name} ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from ${name} t)`)
  const query = { name: 'checksum', text: `select concat_ws(E'\\n', ${parts.join(', ')}) as checksum` }
  return async () => {
    const answer = await superuser.query<{ checksum: string }>(query)
    return answer.rows[0]?.checksum ?? ''
  }
}
