import { buffer } from 'node:stream/consumers'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import { getCaseCall } from '@tasuki/domain/transfer/case.contract'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import yauzl from 'yauzl'
import { startTestProgram, type TestProgram } from '../test-program'
import { addRoles, type Roles } from './transfer-world'

/** What an archive holds, by name. */
export const filesIn = (bytes: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>()
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed)
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken)
          buffer(stream).then((content) => {
            files.set(entry.fileName, content)
            zip.readEntry()
          }, reject)
        }),
      )
      zip.on('end', () => resolve(files))
      zip.readEntry()
    })
  })

/** A house whose years go by: hospitals with cases, and the prefecture that tells of deletions and runs them. */
export const setRetentionStage = () => {
  let world: TestProgram
  let roles: Roles
  let superuser: pg.Client
  beforeAll(async () => {
    world = await startTestProgram({ at: '2026-12-01T01:00:00.000Z' })
    roles = await addRoles(world)
    superuser = new pg.Client({ connectionString: world.database.superuserUrl })
    await superuser.connect()
  })
  afterAll(async () => {
    await superuser.end()
    await world.close()
  })
  return {
    get world() {
      return world
    },
    get roles() {
      return roles
    },
    get superuser() {
      return superuser
    },
    at: (day: string): void => world.clock.set(`${day}T01:00:00.000Z`),
    run: () => world.runJob('delete_due_cases'),
    announceAll: () => roles.p.ok(retention.announceDeletionsCall, { body: {} }),
    statusOf: async (caseId: string): Promise<number> => (await roles.a.call(getCaseCall, { params: { caseId } })).status,
    outcomesOf: async (caseId: string): Promise<string[]> =>
      (await superuser.query<{ outcome: string }>('select outcome from retention_run_case where case_id = $1 order by at', [caseId])).rows.map(({ outcome }) => outcome),
  }
}
