import { addDays } from '@tasuki/domain/base/working-time'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { setRetentionStage } from '../../test/worlds/retention-stage'
import { hospitalIdOf, ownInquiry, sendTo } from '../../test/worlds/transfer-world'
import { PURGE_PIECES } from './purge-wiring'
import { withActor } from '../platform/db/transaction'
import type { PurgePiece } from '../platform/purge/purge-pieces'
import { deleteDueCases } from '../office/retention/delete-due-cases'
import { setHoldCommand } from '../office/retention/hold-deletion'

const stage = setRetentionStage()
const { at, run, announceAll, statusOf, outcomesOf } = stage

describe('quality.md, Races and Deletion', () => {
  const dueCases = async (from: string, count: number) => {
    at(from)
    const cases = []
    for (let made = 0; made < count; made++) cases.push(await sendTo(stage.roles.a, [stage.roles.b]))
    at(addDays(from, 3 * 365 - 40))
    await announceAll()
    at(addDays(from, 3 * 365 + 10))
    return cases
  }

  it('deletion against a new message: exactly one outcome, always', async () => {
    const seen = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const [one] = await dueCases(`21${String(10 + round * 8)}-03-01`, 1)
      const { roomId } = await ownInquiry(stage.roles.b, one?.id ?? '')
      const say = () => stage.roles.b.call(talk.postMessageCall, { params: { roomId }, body: { body: '間に合いますか' } })
      const [answer] = round % 2 === 0 ? await Promise.all([say(), run()]) : (await Promise.all([run(), new Promise<void>((done) => setTimeout(done, 4)).then(say)])).reverse() as [Awaited<ReturnType<typeof say>>]
      const status = await statusOf(one?.id ?? '')
      seen.add(`${answer.status} ${status}`)
      if (status === 200) expect(await outcomesOf(one?.id ?? '')).not.toContain('deleted')
    }
    expect([...seen].filter((outcome) => outcome !== '200 200' && outcome !== '404 404')).toEqual([])
  }, 60_000)

  it('deletion against a hold of a hospital or a case: a hold that is answered is never followed by the deletion that it forbids', async () => {
    const officer = { kind: 'officer', personId: stage.roles.p.personId } as const
    const hospitalId = hospitalIdOf(stage.roles.a)
    // What an earlier test kept alive goes before.
    at('2156-03-01')
    await announceAll()
    at('2156-05-01')
    await run()
    const soon = () => new Promise<'waits'>((done) => setTimeout(() => done('waits'), 250))
    for (const [year, isOfCase] of [[2160, false], [2164, true]] as const) {
      // The deletion was first: the hold waits until the case is gone.
      const [gone] = await dueCases(`${year}-03-01`, 1)
      const of = { hospitalId, caseId: isOfCase ? (gone?.id ?? '') : null, reason: '訴訟' }
      let setting: Promise<{ status: number; body: { id: string } }> | undefined
      let seen: unknown
      const meanwhile: PurgePiece = {
        erase: async () => {
          setting ??= stage.roles.p.call(retention.setHoldCall, { body: of })
          seen ??= await Promise.race([setting, soon()])
        },
      }
      await deleteDueCases(stage.world.program.database, [meanwhile, ...PURGE_PIECES])
      expect(seen).toBe('waits')
      const answer = await setting
      expect([await statusOf(gone?.id ?? ''), answer?.status]).toEqual([404, isOfCase ? 404 : 200])
      if (!isOfCase) await stage.roles.p.ok(retention.liftHoldCall, { params: { holdId: answer?.body.id ?? '' } })

      // The hold was first, and isn't committed yet: the deletion waits for it and keeps the case.
      const [kept] = await dueCases(`${year + 1}-03-01`, 1)
      let deleting: Promise<void> | undefined
      const holdId = await withActor(stage.world.program.database, officer, async (tx) => {
        const id = await setHoldCommand(tx, { ...of, caseId: isOfCase ? (kept?.id ?? '') : null })
        deleting = run()
        await soon()
        return id
      })
      await deleting
      expect([await statusOf(kept?.id ?? ''), await outcomesOf(kept?.id ?? '')]).toEqual([200, ['held']])
      await stage.roles.p.ok(retention.liftHoldCall, { params: { holdId } })
      await run()
      expect(await statusOf(kept?.id ?? '')).toBe(404)
    }
  }, 60_000)

  it('a case whose deletion goes wrong keeps no other from going: it is in the report, is tried again the next day and not before, and the others are asked again', async () => {
    at('2166-03-01')
    await announceAll()
    at('2166-05-01')
    await run()
    const cases = await dueCases('2168-03-01', 3)
    const ids = cases.map(({ id }) => id)
    const [wrong, held] = [ids[0] ?? '', ids[1] ?? '']
    const hold = await stage.roles.p.ok(retention.setHoldCall, { body: { hospitalId: hospitalIdOf(stage.roles.a), caseId: held, reason: '訴訟' } })
    const breaking: PurgePiece = { erase: (_tx, subjects) => (subjects.some(({ id }) => id === wrong) ? Promise.reject(new Error('a broken case')) : Promise.resolve()) }
    const tryAll = () => deleteDueCases(stage.world.program.database, [breaking, ...PURGE_PIECES])
    await expect(tryAll()).rejects.toThrow('some cases could not be deleted')
    expect(await Promise.all(ids.map(statusOf))).toEqual([200, 200, 404])
    const [report] = (await stage.roles.p.ok(retention.getRetentionCall)).runs
    expect(report).toMatchObject({ deleted: 1, kept: 1, failed: 1 })
    expect(report?.endedAt).not.toBeNull()
    expect([await outcomesOf(wrong), await outcomesOf(held)]).toEqual([['failed'], ['held']])
    // The queue calls a failed job again within the hour: no report a time.
    await tryAll()
    expect((await outcomesOf(wrong))).toEqual(['failed'])
    await stage.roles.p.ok(retention.liftHoldCall, { params: { holdId: hold.id } })
    await expect(tryAll()).rejects.toThrow('some cases could not be deleted')
    expect([await outcomesOf(wrong), await outcomesOf(held)]).toEqual([['failed', 'failed'], ['held', 'deleted']])
    stage.world.clock.advance(24 * 3_600_000)
    await run()
    expect(await Promise.all(ids.map(statusOf))).toEqual([404, 404, 404])
  }, 60_000)

  it('broken off in the middle it goes on in the same run, and what was deleted is told once', async () => {
    // What an earlier test kept alive goes before.
    at('2170-03-01')
    await announceAll()
    at('2170-05-01')
    await run()
    const cases = await dueCases('2176-03-01', 4)
    let late: Promise<string> | undefined
    // The power goes while the third case is deleted: its connection is cut, and its process comes to nothing until all is over.
    let left = 2
    let die: ((error: Error) => void) | undefined
    const dying = new Promise<never>((_, reject) => (die = reject))
    const dead = new Promise<void>((resolve) => {
      const breaking: PurgePiece = {
        erase: async (tx) => {
          if (left-- > 0) return
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.db)
          await stage.superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid])
          resolve()
          await dying
        },
      }
      late = deleteDueCases(stage.world.program.database, [breaking, ...PURGE_PIECES]).then(() => 'done', () => 'failed')
    })
    await dead
    expect((await Promise.all(cases.map(({ id }) => statusOf(id)))).filter((status) => status === 404)).toHaveLength(2)
    await Promise.all([run(), run()])
    expect(await Promise.all(cases.map(({ id }) => statusOf(id)))).toEqual([404, 404, 404, 404])
    const { rows } = await stage.superuser.query<{ runs: string; lines: string }>('select count(distinct run_id) as runs, count(*) as lines from retention_run_case where case_id = any($1)', [cases.map(({ id }) => id)])
    expect(rows[0]).toEqual({ runs: '1', lines: '4' })
    expect((await stage.superuser.query('select from retention_run where ended_at is null')).rowCount).toBe(0)
    // Whoever wakes up late changes nothing.
    die?.(new Error('the power went'))
    expect(await late).toBe('failed')
    await run()
    const again = await stage.superuser.query<{ count: string }>(`select count(*) from audit_entry where act = 'case.purged' and subject_id = any($1)`, [cases.map(({ id }) => id)])
    expect(again.rows[0]?.count).toBe('4')
  }, 60_000)
})
