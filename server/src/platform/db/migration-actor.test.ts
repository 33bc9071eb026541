import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { serverFolder } from '../server-folder'
import { listMigrations } from './migrate'

const FORCES = /^alter table (\w+) (no )?force row level security/i
const ACTOR = /^select set_config\('app\.actor_kind', '(\w*)', true\)/i
const ROWS = /^(?:insert|update|delete|with|merge)\b/i

/** Bodies of functions are run later, by whoever acts then. */
const statementsOf = (sql: string): string[] =>
  sql
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\$\$.*?\$\$/gs, '')
    .split(';')
    .map((statement) => statement.trim())

/** Statements that touch rows of tables whose row security holds for their owner, too, while nobody acts: they reach no row. */
const blindStatements = (migrations: readonly { name: string; sql: string }[], forced = new Set<string>()): string[] =>
  migrations.flatMap(({ name, sql }) => {
    let actor = ''
    return statementsOf(sql).flatMap((statement) => {
      const [, table, no] = FORCES.exec(statement) ?? []
      if (table !== undefined && no === undefined) forced.add(table)
      const over = no === undefined ? /^drop table (\w+)/i.exec(statement)?.[1] : table
      if (over !== undefined) forced.delete(over)
      actor = ACTOR.exec(statement)?.[1] ?? actor
      const touched = ROWS.test(statement) && actor !== 'system' ? [...forced].filter((one) => new RegExp(`\\b(?:into|update|from|join) ${one}\\b`, 'i').test(statement)) : []
      return touched.map((one) => `${name}: ${one}`)
    })
  })

it('a migration that touches rows of a forced table says who acts: its owner sees none otherwise', () => {
  const forced = new Set<string>()
  // Whoever acts, and nobody, may add to the queue of what is to be sealed.
  expect(blindStatements(listMigrations(), forced)).toEqual(['0027_audit_seal.sql: audit_queue'])
  // The same tables as in the picture of the database.
  const tables = readFileSync(path.join(serverFolder, 'schema.sql'), 'utf8').split(/^public\./m)
  expect([...forced].sort()).toEqual(tables.filter((table) => table.includes('  row security forced\n')).map((table) => /^\w+/.exec(table)?.[0]).sort())
})

it.each([
  ['update told set a = 1', ['x: told']],
  ["insert into other select * from told", ['x: told']],
  ["select set_config('app.actor_kind', 'system', true); update told set a = 1", []],
  ["select set_config('app.actor_kind', 'system', true); select set_config('app.actor_kind', '', true); delete from told", ['x: told']],
  ['create function f() returns void language sql as $$ update told set a = 1 $$', []],
])('sees it in %s', (sql, found) => {
  expect(blindStatements([{ name: 'x', sql: `alter table told force row level security;\n${sql};` }])).toEqual(found)
})
