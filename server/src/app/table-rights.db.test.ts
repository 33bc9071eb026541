import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/test-database'
import { HOUSE_ACTORS, HOUSE_HOSPITALS, HOUSE_LAPSED, HOUSE_PEOPLE, type HouseActor, THINGS } from '../../test/worlds/house-cast'
import { actAs, insertRows, WORLD_NOW } from '../../test/worlds/stored-world'
import { INVOICED_LINES } from '../../test/worlds/invoice-rights'
import { TABLE_RIGHTS } from '../../test/worlds/table-rights'
import type { TableRights } from '../../test/worlds/table-rights-shape'
import { type Attempt, installTryWrites, sumOfAll, wrongOutcomes } from '../../test/worlds/try-writes'
import type { TableColumn } from '../../test/worlds/write-attempts'
import { MAY_UPDATE, otherValue } from '../../test/worlds/write-rights'

let database: TestDatabase
let client: pg.Client
let superuser: pg.Client
let tables: string[]
let columns: TableColumn[]

const names = async (sql: string): Promise<string[]> => (await superuser.query<{ name: string }>(sql)).rows.map((row) => row.name)

beforeAll(async () => {
  database = await createTestDatabase()
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  tables = await names(`select c.relname as name from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'public'::regnamespace order by 1`)
  await installTryWrites(superuser, tables)
  const { rows } = await superuser.query<TableColumn>(
    `select table_name as "table", column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = any($1) and is_generated = 'NEVER' and is_identity = 'NO'`,
    [Object.keys(TABLE_RIGHTS)],
  )
  columns = rows
  await insertRows(superuser, 'hospital', Object.entries(HOUSE_HOSPITALS).map(([key, id]) => ({ id, name: key, name_kana: '', short_name: '', use: key === 'former' ? 'ended' : 'active', prefecture_code: '14', municipality_code: '14101', address: '', postal_code: '', phone: '', website: '', licensed_beds: {}, corporation: '', source: 'operator', created_at: WORLD_NOW, updated_at: WORLD_NOW })))
  const roles = { chief: 'representative', officer: 'officer', secondOfficer: 'officer', coordinator: 'coordinator', auditor: 'auditor' } as const
  const at = { west: HOUSE_HOSPITALS.west, former: HOUSE_HOSPITALS.former, newcomer: HOUSE_HOSPITALS.newcomer, officer: null, secondOfficer: null, coordinator: null, auditor: null } as const
  await insertRows(superuser, 'person', Object.entries(HOUSE_PEOPLE).map(([key, id]) => ({ id, role: key in roles ? roles[key as keyof typeof roles] : 'member', hospital_id: key in at ? at[key as keyof typeof at] : HOUSE_HOSPITALS.own, login_id: key, display_name: '', display_kana: '', department: '', email: '', active: true, created_at: WORLD_NOW })))
  // Their seat has ended: nobody represents the newcomer's hospital.
  await insertRows(superuser, 'person', [{ id: HOUSE_LAPSED, role: 'representative', hospital_id: HOUSE_HOSPITALS.newcomer, login_id: 'lapsed', display_name: '', display_kana: '', department: '', email: '', active: true, acts_until: '2000-03-31', created_at: WORLD_NOW }])
  await insertRows(superuser, 'seat_line', INVOICED_LINES)
  for (const [table, { rows: own }] of Object.entries(TABLE_RIGHTS)) for (const { row } of Object.values(own)) await insertRows(superuser, table, [row])
  client = new pg.Client({ connectionString: database.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await superuser.end()
  await database.drop()
})

const quoted = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`
/** Columns that a check of the table lets change only together. */
const CHANGED_TOGETHER: Record<string, string[]> = { hospital_application: ['code_digest', 'state', 'set_aside', 'hospital_id', 'content', 'content_digest', 'terms_version', 'version', 'changed_at', 'comment', 'decided_at', 'decided_by', 'representative_id'], moderation: ['state', 'category', 'answer_by', 'changed_at', 'decided_by', 'decided_at'], retention_hold: ['state', 'decided_at', 'lifted_at', 'decided_by', 'lifted_by', 'answer'], invoice: ['state', 'invoice_day', 'due_day', 'terms', 'sent_at', 'paid_on', 'reminders', 'reminded_on', 'reason'], name_report: ['state', 'decided_at', 'decided_by'], name_release: ['word', 'word_key', 'note', 'withdrawn_at', 'withdrawn_by'], seat_form: ['state', 'submitted_at', 'fiscal_year', 'number', 'content', 'version', 'submitted_by', 'comment', 'decided_at', 'decided_by', 'changed_at'], seat_renewal: ['seat_ids', 'asked_ids', 'version', 'answered_by', 'answered_at', 'accepted_by', 'accepted_at'] }
/** What goes with a row that is taken away. */
const GOES_ALONG: Record<string, Record<string, string[]>> = { name_report: { hidden_text: ['*'] }, moderation: { moderation_line: ['*'] }, seat_form: { seat_form_event: ['*'], seat_order: ['*'] } }
const whereOf = ({ key }: TableRights, row: Record<string, unknown>): string => key.map((column) => `${column} = ${quoted(row[column])}`).join(' and ')
const insertOf = (table: string, row: Record<string, unknown>): string => {
  const named = Object.keys(row).join(', ')
  return `insert into ${table} (${named}) select ${named} from jsonb_populate_recordset(null::${table}, ${quoted(JSON.stringify([row]))})`
}

/** All that this actor could try at this table, each with what it must come to. */
const attemptsAt = (table: string, as: HouseActor): Attempt[] => {
  const rights = TABLE_RIGHTS[table]
  if (!rights) return []
  const person = HOUSE_PEOPLE.colleague
  const ofRows = Object.entries(rights.rows).flatMap(([which, { row, read, change, drop }]): Attempt[] => {
    const where = whereOf(rights, row)
    const key = (act: string) => `${act} ${table} (${which}) as ${as}`
    return [
      { key: key('read'), sql: `select from ${table} where ${where}`, allowed: read.includes(as), along: {} },
      { key: key('delete'), sql: `delete from ${table} where ${where}`, allowed: drop?.includes(as) === true, along: { [table]: ['*'], ...GOES_ALONG[table] } },
      ...columns
        .filter((column) => column.table === table)
        .map((column): Attempt => ({
          key: key(`update ${column.name} of`),
          sql: `update ${table} set ${column.name} = ${otherValue(column, { closed: false, hospitalId: HOUSE_HOSPITALS.newcomer, personId: person })} where ${where}`,
          allowed: change?.[as]?.includes(column.name) === true,
          along: { [table]: CHANGED_TOGETHER[table] ?? [column.name] },
        })),
    ]
  })
  const ofAdds = Object.entries(rights.adds).map(([which, { row, by }]): Attempt => ({ key: `insert ${table} (${which}) as ${as}`, sql: insertOf(table, row), allowed: by.includes(as), along: { [table]: ['*'] } }))
  return [...ofRows, ...ofAdds]
}

describe('every table of the program', () => {
  it('is in the worlds in which everybody tries everything', () => {
    expect([...Object.keys(MAY_UPDATE), ...Object.keys(TABLE_RIGHTS)].sort()).toEqual(tables)
  })

  it.each(Object.keys(HOUSE_ACTORS) as HouseActor[])('gives %s the rows, columns and places that the rules name and nothing else', async (as) => {
    await client.query('begin')
    try {
      const before = await sumOfAll(client)
      await actAs(client, HOUSE_ACTORS[as])
      expect(await wrongOutcomes(client, Object.keys(TABLE_RIGHTS).flatMap((table) => attemptsAt(table, as)))).toEqual([])
      expect(await sumOfAll(client)).toBe(before)
    } finally {
      await client.query('rollback')
    }
  })

  it('holds row security over its owner too, where it holds more than names of things', async () => {
    // Read by everybody, written by nobody: the catalogue and the list of migrations. Their owner runs the searches: message_search, hospital.
    const open = await names(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity) order by 1`)
    expect(open).toEqual(['care_need', 'hospital', 'message_search', 'tasuki_migration'])
  })
})

describe('what acts past row security', () => {
  const isolated = `p.pronamespace = 'public'::regnamespace and p.proname not in ('world_sum', 'try_writes')`

  it('is a trigger, answers for the acting hospital alone, or refuses everybody but the system', async () => {
    expect(await names(`select p.proname as name from pg_proc p where ${isolated} and p.prosecdef and p.prorettype <> 'trigger'::regtype order by 1`)).toEqual([
      'actor_hospital_id', 'actor_municipality', 'erase_message_versions', 'find_messages', 'give_case_to_sender',
    ])
    for (const as of (Object.keys(HOUSE_ACTORS) as HouseActor[]).filter((one) => one !== 'system'))
      for (const statement of [`select erase_message_versions('${THINGS[0]}')`, `select give_case_to_sender('${THINGS[0]}', '${HOUSE_HOSPITALS.own}')`]) {
        await client.query('begin')
        await actAs(client, HOUSE_ACTORS[as])
        await expect(client.query(statement), `${statement} as ${as}`).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback')
      }
  })

  it('fixes where it looks for tables', async () => {
    expect(await names(`select p.proname as name from pg_proc p where ${isolated} and p.prosecdef and not coalesce(array_to_string(p.proconfig, ' ') like '%search_path=public, pg_temp%', false)`)).toEqual([])
  })

  it('leaves sign-in data to the role that signs people in, and nothing else to that role', async () => {
    const grants = (role: string, where: string) =>
      names(`select distinct t.schemaname || '.' || t.tablename as name from pg_tables t, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as act
             where ${where} and has_table_privilege('${role}', format('%I.%I', t.schemaname, t.tablename), act) order by 1`)
    expect(await grants('tasuki_app', `t.schemaname = 'auth'`)).toEqual([])
    expect(await grants('tasuki_auth', `t.schemaname not in ('auth', 'pg_catalog', 'information_schema')`)).toEqual([])
  })
})
