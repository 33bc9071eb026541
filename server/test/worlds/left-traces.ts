import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { REMOVE_FILES_JOB } from '../../src/document/document-files'
import type { TestProgram } from '../test-program'

type Place = { world: TestProgram; superuser: pg.Client }

/** Files that committed deletions have ordered away. */
export const removeFilesOrdered = async ({ world, superuser }: Place): Promise<void> => {
  const { rows } = await superuser.query<{ id: string; payload: unknown }>(
    `select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1`,
    [REMOVE_FILES_JOB],
  )
  for (const { id, payload } of rows) {
    await world.runJob(REMOVE_FILES_JOB, payload)
    await superuser.query('delete from graphile_worker._private_jobs where id = $1', [id])
  }
}

/** Every row of every table in which a text stands: as it is, as bytes, or escaped in JSON. */
export const tablesWith = async ({ superuser }: Pick<Place, 'superuser'>, text: string): Promise<string[]> => {
  const hex = Buffer.from(text).toString('hex')
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll(/[^\x20-\x7e]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ count: string }>(`select count(*) from ${name} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 or strpos(t::text, $3) > 0`, [text, hex, escaped])
    if (rows[0]?.count !== '0') found.push(name)
  }
  return found.sort()
}

/** What the store holds now. */
export const storedFiles = async ({ world }: Pick<Place, 'world'>): Promise<Map<string, Buffer>> => {
  const files = new Map<string, Buffer>()
  for await (const { key } of world.documents.storage.list()) files.set(key, await buffer(await world.documents.storage.open(key)))
  return files
}
