import { exportFiguresCall, getFiguresCall } from '@tasuki/domain/office/figures/figures.contract'
import { endCaseCall, reopenCaseCall } from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../../test/test-program'
import { addRoles, type Roles, sendTo } from '../../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-05-20T01:00:00Z' })
  roles = await addRoles(world)
})
afterAll(() => world.close())

const read = async (year?: number) => roles.p.ok(getFiguresCall, { query: year === undefined ? {} : { year } })
const rowsOf = async (id: string) => {
  const table = (await read()).tables.find((one) => one.id === id)
  return { total: table?.total, shown: Object.fromEntries((table?.rows ?? []).filter(({ count }) => count !== 0).map(({ key, count }) => [key, count])) }
}

it('counts what was sent in the fiscal year, and tells nothing that is small (要綱26条)', async () => {
  const first = await sendTo(roles.a, [roles.b])
  expect((await read()).tables.map(({ total }) => total)).toEqual([null, null, null, null, null, null, null])
  for (let n = 0; n < 5; n++) await sendTo(roles.a, [roles.b])
  expect(await rowsOf('month')).toEqual({ total: 6, shown: { '2026-05': 6 } })
  expect(await rowsOf('outcome')).toEqual({ total: 6, shown: { open: 6 } })
  const ended = await roles.a.ok(endCaseCall, { params: { caseId: first.id }, body: { version: first.version, reason: 'home', note: '', transferDate: null, destinationHospitalId: null, destinationText: '' } })
  // One at home and five open: told, the five would tell of the one; so nothing of the table is.
  const outcome = await rowsOf('outcome')
  expect([outcome.total, outcome.shown.home, outcome.shown.open]).toEqual([6, null, null])
  await roles.a.ok(reopenCaseCall, { params: { caseId: first.id }, body: { version: ended.version } })
  expect(await rowsOf('outcome')).toEqual({ total: 6, shown: { open: 6 } })
  expect((await read(2025)).tables.find(({ id }) => id === 'month')?.total).toBe(0)
  expect([(await read()).isRunning, (await read(2025)).isRunning]).toEqual([true, false])
})

it('the table leaves out the same and is written down; hospitals don’t get it', async () => {
  const file = await roles.p.file(exportFiguresCall, { query: { encoding: 'utf-8' } })
  expect(file.bytes.toString('utf8')).toContain('2026,月別,2026年5月,6')
  expect((await roles.a.call(getFiguresCall)).status).toBe(403)
  const acts = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('act').where('subject_kind', '=', 'figures').execute())
  expect(new Set(acts.map(({ act }) => act))).toEqual(new Set(['figures.read', 'figures.exported']))
})
