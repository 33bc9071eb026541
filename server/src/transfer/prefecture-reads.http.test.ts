import { randomUUID } from 'node:crypto'
import { getCaseCall, listCaseEventsCall } from '@tasuki/domain/transfer/case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { getDocumentFileCall } from '@tasuki/domain/document/document.contract'
import { listMessagesCall, postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { fetchDocument, uploadDocument } from '../../test/worlds/document-world'
import { samplePdf } from '../../test/worlds/sample-files'
import { addRoles, ownInquiry, type Roles, sendTo } from '../../test/worlds/transfer-world'
import { prefectureReadsStatement } from './event.store'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-11-20T01:00:00Z' })
  roles = await addRoles(world)
})
afterAll(() => world.close())

describe('what the prefecture read of a case', () => {
  const readsAs = async (by: TestPerson, caseId: string) =>
    (await by.ok(listCaseEventsCall, { params: { caseId } })).events.filter(({ kind }) => kind === 'prefecture_read').map(({ personName, at, data }) => ({ personName, at, data }))

  it('stands in its history for its own hospital, with who, how and when, and for nobody else (要綱24条, 26条)', async () => {
    const { a, b, p } = roles
    const sent = await sendTo(a, [b], {})
    const other = await sendTo(a, [b], {})
    expect(await readsAs(a, sent.id)).toEqual([])
    await p.ok(listCasesCall, { query: { scope: 'visible' } })
    await p.ok(getCaseCall, { params: { caseId: sent.id } })
    for (const minutes of [1, 15]) {
      world.clock.advance(minutes * 60_000)
      await p.ok(getCaseCall, { params: { caseId: sent.id } })
    }
    await p.ok(listMessagesCall, { params: { roomId: (await ownInquiry(b, sent.id)).roomId } })
    await b.ok(getCaseCall, { params: { caseId: sent.id } })
    expect(await readsAs(a, sent.id)).toEqual([
      { personName: '県の担当', at: '2026-11-20T01:16:00.000Z', data: { from: '2026-11-20T01:00:00.000Z', ways: { list: 1, record: 2, talk: 1 } } },
    ])
    expect(await readsAs(a, other.id)).toEqual([{ personName: '県の担当', at: '2026-11-20T01:00:00.000Z', data: { from: '2026-11-20T01:00:00.000Z', ways: { list: 1 } } }])
    expect(await readsAs(b, sent.id)).toEqual([])
    expect(await readsAs(p, sent.id)).toEqual([])
    world.clock.advance(24 * 3_600_000)
    await p.ok(getCaseCall, { params: { caseId: sent.id } })
    expect((await readsAs(a, sent.id)).map(({ at }) => at)).toEqual(['2026-11-20T01:16:00.000Z', '2026-11-21T01:16:00.000Z'])
  })

  it('tells the sender of a candidate’s document in its room, whoever uploaded it', async () => {
    const { a, b, c, p } = roles
    const sent = await sendTo(a, [b], {})
    const { roomId } = await ownInquiry(b, sent.id)
    const { body: letter } = await uploadDocument(world, b, { subjectKind: 'room', subjectId: roomId, bytes: await samplePdf({ pages: 1 }) })
    await b.ok(postMessageCall, { params: { roomId }, body: { body: '', documentIds: [letter.id] } })
    expect((await fetchDocument(world, p, getDocumentFileCall, letter.id)).status).toBe(200)
    expect(await readsAs(a, sent.id)).toMatchObject([{ personName: '県の担当', data: { ways: { documents: 1 } } }])
    const entries = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('concerns_hospital_ids').where('act', '=', 'document.opened').where('subject_id', '=', letter.id).execute())
    expect(entries.map((entry) => [...entry.concerns_hospital_ids].sort())).toEqual([[a.hospitalId, b.hospitalId].sort()])
    expect(entries.flatMap((entry) => entry.concerns_hospital_ids)).not.toContain(c.hospitalId)
  })

  it('is found by its index among all that was written down', async () => {
    const superuser = new pg.Client({ connectionString: world.database.superuserUrl })
    await superuser.connect()
    await superuser.query(`insert into audit_entry (at, actor_kind, person_id, act, subject_kind, subject_id, concerns_hospital_ids, data)
      select timestamptz '2026-01-01' + n * interval '10 minutes', 'officer', gen_random_uuid(), 'x', (array['case', 'room', 'document', 'person'])[1 + n % 4], case when n % 8 > 0 then gen_random_uuid() end, array[gen_random_uuid()], '{}' from generate_series(1, 40000) n`)
    await superuser.query('analyze audit_entry')
    await superuser.end()
    const of = { caseId: randomUUID(), registeredAt: new Date('2026-11-19T01:00:00Z'), roomIds: [randomUUID(), randomUUID()] }
    const plan = await world.asSystem(async (tx) => (await sql<Record<string, string>>`explain ${prefectureReadsStatement(of)}`.execute(tx.db)).rows.map((row) => row['QUERY PLAN']).join('\n'))
    expect(plan).not.toContain('Seq Scan')
    expect(plan).toContain('audit_entry_by_subject')
  })
})
