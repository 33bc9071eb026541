import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { drawSchema, readColumns } from '../../../test/schema-picture'
import { writeTypes } from '../../../test/schema-types'
import { createTestDatabase } from '../../../test/test-database'
import { serverFolder } from '../server-folder'

const PICTURE = path.join(serverFolder, 'schema.sql')
const TYPES = path.join(serverFolder, 'src/platform/db/schema.gen.ts')

it('schema.sql and schema.gen.ts are what the migrations make', async () => {
  const database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const [picture, types] = await (async () => [await drawSchema(client), writeTypes(await readColumns(client))] as const)().finally(() => client.end())
  await database.drop()
  if (process.env.TASUKI_WRITE_SCHEMA === '1') {
    writeFileSync(PICTURE, picture)
    writeFileSync(TYPES, types)
  }
  expect(readFileSync(PICTURE, 'utf8'), 'run "npm run schema:write"').toBe(picture)
  expect(readFileSync(TYPES, 'utf8'), 'run "npm run schema:write"').toBe(types)
})
