import { getOverviewCall } from '@tasuki/domain/office/overview/overview.contract'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import { expect, it } from 'vitest'
import { setRetentionStage } from '../../../test/worlds/retention-stage'
import { hospitalIdOf, sendTo } from '../../../test/worlds/transfer-world'
import { withActor } from '../../platform/db/transaction'
import { getOwnRetention } from './list-retention'

const stage = setRetentionStage()
const { at, announceAll } = stage

it('what a hospital asked to be stopped waits first, however much else is stopped since; the rest is sent page by page, the pages none twice', async () => {
  const { d, p } = stage.roles
  const { id } = await d.ok(retention.askHoldCall, { body: { caseId: null, reason: '係争中のため' } })
  await stage.superuser.query(
    `with made as (insert into hospital (name, prefecture_code, municipality_code) select '停止の病院' || n, '14', '14101' from generate_series(1, 201) as n returning id)
     insert into retention_hold (hospital_id, state, reason, made_at, decided_at) select id, 'held', '訴訟', $1, $1 from made`,
    [new Date(stage.world.clock().getTime() + 1000)],
  )
  const first = await p.ok(retention.listHoldsCall)
  expect([first.total, first.holds.length, first.holds[0]]).toMatchObject([202, 50, { id, state: 'asked' }])
  expect((await p.ok(getOverviewCall)).office?.retention.holdsAsked).toBe(1)
  const all = [first.holds, ...(await Promise.all([50, 100, 150, 200].map(async (offset) => (await p.ok(retention.listHoldsCall, { query: { offset } })).holds)))].flat()
  expect([all.length, new Set(all.map((hold) => hold.id)).size]).toEqual([202, 202])
  expect((await p.call(retention.listHoldsCall, { query: { limit: 501 } })).status).toBe(400)

  await p.ok(retention.decideHoldCall, { params: { holdId: id }, body: { decision: 'declined', answer: '' } })
  expect((await p.ok(getOverviewCall)).office?.retention.holdsAsked).toBe(0)
  expect((await p.ok(retention.listHoldsCall, { query: { offset: 200 } })).holds.map(({ state }) => state)).toEqual(['held', 'declined'])
})

it('a hospital’s own page reads none of the cases that it has no part in, and their holds neither', async () => {
  const { a, b, c, d } = stage.roles
  const own = await sendTo(a, [b])
  const foreign = await sendTo(c, [d])
  at('2029-11-20')
  await announceAll()
  await c.ok(retention.askHoldCall, { body: { caseId: foreign.id, reason: '係争中のため' } })
  const read: unknown[] = []
  const seen = await withActor(stage.world.program.database, { kind: 'member', personId: b.personId, hospitalId: hospitalIdOf(b), role: 'member' }, async (tx) => {
    Object.assign(tx, { db: tx.db.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => (read.push(result.rows), result) }) })
    return getOwnRetention(tx)
  })
  expect(seen.cases).toMatchObject([{ caseId: own.id, side: 'asked', held: false }])
  expect(JSON.stringify(read)).toContain(own.id)
  expect(JSON.stringify(read)).not.toContain(foreign.id)
  expect((await c.ok(retention.getOwnRetentionCall)).cases).toMatchObject([{ caseId: foreign.id, side: 'sender', held: true }])
})
