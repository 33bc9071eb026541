import { buffer } from 'node:stream/consumers'
import { addDays } from '@tasuki/domain/base/working-time'
import { reportDocumentCall } from '@tasuki/domain/document/document.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import { DEFAULT_NOTICE_SETTINGS } from '@tasuki/domain/notice/notice-settings'
import { getFiguresCall } from '@tasuki/domain/office/figures/figures.contract'
import { askToConfirmCall } from '@tasuki/domain/office/moderation/moderation.contract'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { type CaseRecord, caseRecord } from '@tasuki/domain/transfer/case-record'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { withdrawInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { reportAnswerCall, reportRecordTextCall } from '@tasuki/domain/transfer/name-report.contract'
import { isFreeText } from '@tasuki/domain/transfer/record-free-text'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { uploadDocument } from '../../test/worlds/document-world'
import { FULL_RECORD } from '../../test/worlds/full-record'
import { removeFilesOrdered, storedFiles, tablesWith } from '../../test/worlds/left-traces'
import { samplePdf } from '../../test/worlds/sample-files'
import { addRoles, answerAs, hospitalIdOf, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'
import { PURGE_PIECES } from './purge-wiring'
import { sealAllAuditEntries } from '../platform/audit/seal-audit'
import { verifyAudit } from '../platform/audit/verify-audit'
import { withActor } from '../platform/db/transaction'
import type { PurgePiece } from '../platform/purge/purge-pieces'
import { deleteDueCases } from '../office/retention/delete-due-cases'
import { setHoldCommand } from '../office/retention/hold-deletion'

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

const at = (day: string): void => world.clock.set(`${day}T01:00:00.000Z`)
const run = () => world.runJob('delete_due_cases')
const announceAll = () => roles.p.ok(retention.announceDeletionsCall, { body: {} })
const statusOf = async (caseId: string): Promise<number> => (await roles.a.call(calls.getCaseCall, { params: { caseId } })).status
const outcomesOf = async (caseId: string): Promise<string[]> =>
  (await superuser.query<{ outcome: string }>('select outcome from retention_run_case where case_id = $1 order by at', [caseId])).rows.map(({ outcome }) => outcome)

const filesIn = (bytes: Buffer): Promise<Map<string, Buffer>> =>
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

const CANARY = 'カナリア7731'
const marked = (path: string, value: unknown): unknown => {
  if (typeof value === 'string') return isFreeText(path) || /detail$|diet$|keyPerson$|consenter$|onward$|department$/.test(path) ? `${CANARY}${value}` : value
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(path === '' ? key : `${path}.${key}`, one)]))
}

describe('要綱25条: three years, a notice, and nothing left', () => {
  it('a canary in every free text, document, file name, edit, kept answer, report, notice and hold of a case is in no table and no file after its deletion, and the trail still verifies', async () => {
    const { a, b, b2, p } = roles
    const record = caseRecord.parse(marked('', FULL_RECORD)) satisfies CaseRecord
    const sent = await sendTo(a, [b, b2], { record })
    const params = { caseId: sent.id }
    const changed = await a.ok(calls.changeRecordCall, { params, body: { version: sent.version, record: { ...record, course: `${CANARY}二度目` } } })
    const inquiry = await ownInquiry(b, sent.id)
    const room = { roomId: inquiry.roomId }
    const said = await a.ok(talk.postMessageCall, { params: room, body: { body: `${CANARY}を送ります` } })
    await a.ok(talk.editMessageCall, { params: { ...room, messageId: said.id }, body: { body: `${CANARY}を送り直します` } })
    const taken = await a.ok(talk.postMessageCall, { params: room, body: { body: `${CANARY}は取り消します` } })
    await a.ok(talk.deleteMessageCall, { params: { ...room, messageId: taken.id } })
    const hidden = await b.ok(talk.postMessageCall, { params: room, body: { body: `${CANARY}は隠れます` } })
    await a.ok(talk.reportMessageCall, { params: { ...room, messageId: hidden.id } })
    await answerAs(b, sent.id, { kind: 'conditional', conditions: `${CANARY}なら`, admissionDate: '2026-12-10', waitingWeeks: null, ward: CANARY, roomFee: CANARY, note: `${CANARY}です` })
    await answerAs(b2, sent.id, { kind: 'declined', reason: 'other', possibleIf: CANARY, note: CANARY })
    await a.ok(reportAnswerCall, { params: { inquiryId: (await ownInquiry(b2, sent.id)).id } })
    await a.ok(withdrawInquiryCall, { params: { inquiryId: (await ownInquiry(b2, sent.id)).id }, body: { reason: `${CANARY}のため` } })
    await b.ok(reportRecordTextCall, { params, body: { field: 'history' } })
    const document = await uploadDocument(world, a, { subjectKind: 'case', subjectId: sent.id, bytes: await samplePdf(), title: CANARY })
    const attached = await uploadDocument(world, b, { subjectKind: 'room', subjectId: inquiry.roomId, bytes: await samplePdf({ pages: 2 }), title: CANARY })
    await b.ok(talk.postMessageCall, { params: room, body: { body: CANARY, documentIds: [attached.body.id] } })
    await b.ok(reportDocumentCall, { params: { documentId: document.body.id } })
    await b.ok(talk.markReadCall, { params: room, body: { seq: 1 } })
    await world.runJob('deliver_notices')
    const now = await a.ok(calls.getCaseCall, { params })
    await a.ok(calls.endCaseCall, { params, body: { version: now.version, transferDate: null, destinationHospitalId: null, destinationText: '', reason: 'other', note: `${CANARY}で終わりました` } })
    const hold = await a.ok(retention.askHoldCall, { body: { caseId: sent.id, reason: `${CANARY}の調査` } })
    for (const content of [{ kind: 'message', id: said.id, field: '' }, { kind: 'closing', id: sent.id, field: '' }] as const)
      await p.ok(askToConfirmCall, { body: { content, category: 'unrelated', reason: `${CANARY}とは何ですか`, answerBy: '2026-12-20' } })
    await p.ok(retention.decideHoldCall, { params: { holdId: hold.id }, body: { decision: 'held', answer: `${CANARY}を認めます` } })
    expect(changed.id).toBe(sent.id)
    expect((await storedFiles({ world })).size).toBeGreaterThan(0)
    expect(await tablesWith({ superuser }, CANARY)).toEqual(expect.arrayContaining(['public.document', 'public.hidden_text', 'public.inquiry', 'public.message', 'public.message_search', 'public.message_version', 'public.moderation_line', 'public.record_change', 'public.retention_hold', 'public.transfer_case']))

    // Both go by other jobs long before; what they would leave goes with the case all the same.
    await superuser.query(`insert into name_release (kind, word, word_key, field, subject_id, person_id, hospital_id, at) values ('dismissed', $1, $1, 'course', $2, $3, $4, $5)`, [CANARY, sent.id, a.personId, a.hospitalId, world.clock()])
    await superuser.query(`insert into document_release (document_id, hospital_id, person_id, person_name, document_kind, subject_kind, subject_id, reason, note, place_count, released_at) values ($1, $2, $3, '', 'other', 'case', $4, 'other', $5, 1, $6)`, [document.body.id, a.hospitalId, a.personId, sent.id, CANARY, world.clock()])

    at('2029-11-20')
    expect((await announceAll()).cases).toBe(0)
    await p.ok(retention.liftHoldCall, { params: { holdId: hold.id } })
    expect(await announceAll()).toEqual({ cases: 1, hospitals: 3 })
    await run()
    expect(await statusOf(sent.id)).toBe(200)
    const archive = await a.file(retention.exportRetainedCall)
    expect(archive.status).toBe(200)
    const kept = await filesIn(archive.bytes)
    const ofB = [...kept.keys()].find((name) => name.endsWith('_B病院.csv'))?.replace('.csv', '') ?? ''
    expect([...kept.keys()].map((name) => name.replace(`${sent.code}/`, '').replace(/_\d\d_B/, '_B')).sort()).toEqual(['トーク_B病院.csv', 'トーク_B病院/01_20261201.pdf', 'トーク_B2病院.csv', '経過.csv', '記録.csv'].sort())
    expect(kept.get(`${sent.code}/記録.csv`)?.toString()).toContain(`経過,${CANARY}二度目`)
    expect(kept.get(`${ofB}.csv`)?.toString()).toContain(`${CANARY}を送り直します`)
    expect(kept.get(`${ofB}.csv`)?.toString()).not.toContain('は隠れます')
    // In the words of the pages: no name of the program's, nothing as it is stored.
    const tables = [...kept].filter(([name]) => name.endsWith('.csv')).map(([, bytes]) => bytes.toString()).join('\n')
    expect(tables.replaceAll('Barthel Index', '').match(/[{}]|[a-z]{4,}|[a-z]_|(?:undefined|null|true)/g)).toBeNull()
    for (const said of ['性別,女', '緊急の転送,いいえ', '希望地域,横須賀・三浦圏域、横浜市鶴見区', '打診を送信', `条件付きで受入可（2026/12/10(木)から入院可能）「${CANARY}なら」　病棟：${CANARY}　個室料：${CANARY}　${CANARY}です`, `打診が取り下げられました（${CANARY}のため）`, '募集を終了：その他', '氏名の確認のため、県が確認するまで表示を止めています', '（書いた病院が取り消しました）'])
      expect(tables).toContain(said)
    expect(kept.get(`${ofB}/01_20261201.pdf`)?.subarray(0, 5).toString()).toBe('%PDF-')
    expect([...(await filesIn((await b.file(retention.exportRetainedCall)).bytes)).keys()].filter((name) => /記録|経過/.test(name))).toEqual([])
    expect((await filesIn((await roles.d.file(retention.exportRetainedCall)).bytes)).size).toBe(0)
    at('2029-12-22')
    await run()
    await removeFilesOrdered({ world, superuser })
    expect(await statusOf(sent.id)).toBe(404)
    expect(await outcomesOf(sent.id)).toEqual(['deleted'])
    expect(await tablesWith({ superuser }, CANARY)).toEqual([])
    // What was kept for repeated requests names it no more, and stands: nothing of it is done once more.
    expect((await superuser.query('select from idempotent_answer where strpos(outcome::text, $1) > 0', [sent.id])).rowCount).toBe(0)
    expect((await superuser.query('select from idempotent_answer where status = 410')).rowCount).toBeGreaterThan(0)
    const left = await storedFiles({ world })
    expect(left.size).toBe(0)
    expect([...left.values()].filter((bytes) => bytes.includes(CANARY))).toEqual([])
    expect((await superuser.query('select from room where id = $1', [inquiry.roomId])).rowCount).toBe(0)
    expect((await superuser.query('select from notice where subject_id = any($1)', [[sent.id, inquiry.id, inquiry.roomId]])).rowCount).toBe(0)
    // What happened stays told, by codes; and what was sealed before verifies after.
    await sealAllAuditEntries(world.program.database)
    expect(await world.asSystem((tx) => verifyAudit(tx, []))).toMatchObject({ faults: [] })
    const { rows } = await superuser.query<{ data: { caseCode: string; documents: number } }>(`select data from audit_entry where act = 'case.purged' and subject_id = $1`, [sent.id])
    expect(rows[0]?.data).toMatchObject({ caseCode: sent.code, documents: 2 })
    const own = await a.ok(retention.getOwnRetentionCall)
    expect(own.deleted.map(({ code }) => code)).toEqual([sent.code])
  }, 60_000)

  it('rule 56: by the clock of Japan, a case goes on the day after its three years, and not on their last', async () => {
    at('2030-04-01')
    const { id } = await sendTo(roles.a, [roles.b])
    at('2033-02-20')
    await announceAll()
    at('2033-04-01')
    await run()
    expect(await statusOf(id)).toBe(200)
    world.clock.set('2033-04-01T14:59:59.000Z')
    await run()
    expect(await statusOf(id)).toBe(200)
    world.clock.set('2033-04-01T15:00:00.000Z')
    await run()
    expect(await statusOf(id)).toBe(404)
  })

  it('要綱26条: what a case adds to the figures stays when it goes, once, and nothing that leads back to it', async () => {
    at('2041-04-01')
    const ids: string[] = []
    for (let n = 0; n < 6; n++) ids.push((await sendTo(roles.a, [roles.b])).id)
    at('2044-02-20')
    await announceAll()
    const figures = async () => roles.p.ok(getFiguresCall, { query: { year: 2041 } })
    const before = await figures()
    expect(before.tables.find(({ id }) => id === 'month')?.total).toBe(6)
    expect(before.tables.find(({ id }) => id === 'medicalCategory')?.rows.find(({ key }) => key === '2')?.count).toBe(6)
    at('2044-04-05')
    await run()
    expect(await Promise.all(ids.map(statusOf))).toEqual(ids.map(() => 404))
    expect((await figures()).tables).toEqual(before.tables)
    expect((await figures()).years).toContain(2041)
    // The run's report is sent page by page.
    const runId = (await roles.p.ok(retention.getRetentionCall)).runs.find(({ deleted }) => deleted === 6)?.id ?? ''
    const report = async (offset: number) => (await roles.p.ok(retention.getDeletionRunCall, { params: { runId }, query: { limit: 4, offset } })).cases.map(({ caseId }) => caseId)
    expect([(await report(0)).length, [...(await report(0)), ...(await report(4))].sort()]).toEqual([4, [...ids].sort()])
    await run()
    expect((await figures()).tables).toEqual(before.tables)
    const kept = JSON.stringify((await superuser.query('select * from kept_figure where fiscal_year = 2041')).rows)
    for (const secret of [...ids, SENDABLE.mainDisease, roles.a.hospitalId]) expect(kept).not.toContain(secret)
  })

  it('rule 58: without a notice it stays, and for thirty whole days after it', async () => {
    at('2034-01-10')
    const { id } = await sendTo(roles.a, [roles.b])
    at('2037-06-01')
    await run()
    expect(await statusOf(id)).toBe(200)
    const { runId } = await roles.p.ok(retention.startDeletionCall)
    await run()
    expect(await outcomesOf(id)).toEqual(['no_notice'])
    expect((await roles.p.ok(retention.getDeletionRunCall, { params: { runId } })).run).toMatchObject({ deleted: 0, kept: 1 })
    await announceAll()
    expect((await announceAll()).cases).toBe(0)
    at('2037-07-01')
    await run()
    expect(await statusOf(id)).toBe(200)
    at('2037-07-02')
    await run()
    expect(await statusOf(id)).toBe(404)
  })

  it('the newest entry counts: a message after the notice keeps the case for three years more, and it is announced anew', async () => {
    at('2038-01-10')
    const { id } = await sendTo(roles.a, [roles.b])
    const { roomId } = await ownInquiry(roles.b, id)
    at('2041-01-01')
    await announceAll()
    expect((await roles.b.ok(retention.getOwnRetentionCall)).cases).toMatchObject([{ side: 'asked', deletionDay: '2041-02-01' }])
    await world.runJob('deliver_notices')
    expect((await roles.a.ok(listNoticesCall)).notices.filter(({ kind, path }) => kind === 'deletion_announced' && path === '/retention')).not.toEqual([])
    await roles.b.ok(talk.postMessageCall, { params: { roomId }, body: { body: 'まだ使います' } })
    expect((await roles.b.ok(retention.getOwnRetentionCall)).cases).toEqual([])
    at('2041-03-01')
    await run()
    expect(await statusOf(id)).toBe(200)
    at('2044-01-02')
    await run()
    expect(await statusOf(id)).toBe(200)
    await announceAll()
    at('2044-02-02')
    await run()
    expect(await statusOf(id)).toBe(404)
  })

  it('a hold keeps it, from the moment a hospital asks for it until the prefecture declines or lifts it', async () => {
    at('2045-01-10')
    const one = await sendTo(roles.a, [roles.b])
    at('2047-12-10')
    await announceAll()
    const asked = await roles.b.ok(retention.askHoldCall, { body: { caseId: one.id, reason: '係争中のため' } })
    expect((await roles.b.call(retention.askHoldCall, { body: { caseId: one.id, reason: 'もう一度' } })).problem.code).toBe('hold_exists')
    expect((await roles.d.call(retention.askHoldCall, { body: { caseId: one.id, reason: '見えない患者' } })).status).toBe(404)
    at('2048-02-01')
    await run()
    expect(await statusOf(one.id)).toBe(200)
    expect((await roles.p.ok(retention.getRetentionCall)).holds).toMatchObject([{ state: 'asked', caseCode: one.code, reason: '係争中のため', askedBy: 'B病院の担当' }])
    await roles.p.ok(retention.decideHoldCall, { params: { holdId: asked.id }, body: { decision: 'declined', answer: '理由がありません' } })
    expect((await roles.p.call(retention.decideHoldCall, { params: { holdId: asked.id }, body: { decision: 'held', answer: '' } })).problem.code).toBe('hold_decided')
    const all = await roles.p.ok(retention.setHoldCall, { body: { hospitalId: hospitalIdOf(roles.a), caseId: null, reason: '訴訟' } })
    await run()
    expect(await statusOf(one.id)).toBe(200)
    await roles.p.ok(retention.liftHoldCall, { params: { holdId: all.id } })
    await run()
    expect(await statusOf(one.id)).toBe(404)
    const acts = (await superuser.query<{ act: string }>(`select act from audit_entry where subject_kind = 'retention' and subject_id = any($1) order by act`, [[asked.id, all.id]])).rows.map(({ act }) => act)
    expect(acts).toEqual(['retention.declined', 'retention.held', 'retention.hold_asked', 'retention.hold_lifted'])
  })

  it('rule 59: facility information stays however old; so do people, seats and the trail', async () => {
    const tables = ['hospital', 'person', 'facility_record', 'bed_availability', 'facility_change', 'audit_entry']
    const counts = async () => Promise.all(tables.map(async (table) => Number((await superuser.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count)))
    at('2048-03-01')
    const before = await counts()
    at('2090-03-01')
    await announceAll()
    at('2090-05-01')
    await run()
    expect((await counts()).every((count, place) => count >= (before[place] ?? 0))).toBe(true)
  })
})

describe('quality.md, Races and Deletion', () => {
  const dueCases = async (from: string, count: number) => {
    at(from)
    const cases = []
    for (let made = 0; made < count; made++) cases.push(await sendTo(roles.a, [roles.b]))
    at(addDays(from, 3 * 365 - 40))
    await announceAll()
    at(addDays(from, 3 * 365 + 10))
    return cases
  }

  it('deletion against a new message: exactly one outcome, always', async () => {
    const seen = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const [one] = await dueCases(`21${String(10 + round * 8)}-03-01`, 1)
      const { roomId } = await ownInquiry(roles.b, one?.id ?? '')
      const say = () => roles.b.call(talk.postMessageCall, { params: { roomId }, body: { body: '間に合いますか' } })
      const [answer] = round % 2 === 0 ? await Promise.all([say(), run()]) : (await Promise.all([run(), new Promise<void>((done) => setTimeout(done, 4)).then(say)])).reverse() as [Awaited<ReturnType<typeof say>>]
      const status = await statusOf(one?.id ?? '')
      seen.add(`${answer.status} ${status}`)
      if (status === 200) expect(await outcomesOf(one?.id ?? '')).not.toContain('deleted')
    }
    expect([...seen].filter((outcome) => outcome !== '200 200' && outcome !== '404 404')).toEqual([])
  }, 60_000)

  it('deletion against a hold of a hospital or a case: a hold that is answered is never followed by the deletion that it forbids', async () => {
    const officer = { kind: 'officer', personId: roles.p.personId } as const
    const hospitalId = hospitalIdOf(roles.a)
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
          setting ??= roles.p.call(retention.setHoldCall, { body: of })
          seen ??= await Promise.race([setting, soon()])
        },
      }
      await deleteDueCases(world.program.database, [meanwhile, ...PURGE_PIECES])
      expect(seen).toBe('waits')
      const answer = await setting
      expect([await statusOf(gone?.id ?? ''), answer?.status]).toEqual([404, isOfCase ? 404 : 200])
      if (!isOfCase) await roles.p.ok(retention.liftHoldCall, { params: { holdId: answer?.body.id ?? '' } })

      // The hold was first, and isn't committed yet: the deletion waits for it and keeps the case.
      const [kept] = await dueCases(`${year + 1}-03-01`, 1)
      let deleting: Promise<void> | undefined
      const holdId = await withActor(world.program.database, officer, async (tx) => {
        const id = await setHoldCommand(tx, { ...of, caseId: isOfCase ? (kept?.id ?? '') : null })
        deleting = run()
        await soon()
        return id
      })
      await deleting
      expect([await statusOf(kept?.id ?? ''), await outcomesOf(kept?.id ?? '')]).toEqual([200, ['held']])
      await roles.p.ok(retention.liftHoldCall, { params: { holdId } })
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
    const hold = await roles.p.ok(retention.setHoldCall, { body: { hospitalId: hospitalIdOf(roles.a), caseId: held, reason: '訴訟' } })
    const breaking: PurgePiece = { erase: (_tx, subjects) => (subjects.some(({ id }) => id === wrong) ? Promise.reject(new Error('a broken case')) : Promise.resolve()) }
    const tryAll = () => deleteDueCases(world.program.database, [breaking, ...PURGE_PIECES])
    await expect(tryAll()).rejects.toThrow('some cases could not be deleted')
    expect(await Promise.all(ids.map(statusOf))).toEqual([200, 200, 404])
    const [report] = (await roles.p.ok(retention.getRetentionCall)).runs
    expect(report).toMatchObject({ deleted: 1, kept: 1, failed: 1 })
    expect(report?.endedAt).not.toBeNull()
    expect([await outcomesOf(wrong), await outcomesOf(held)]).toEqual([['failed'], ['held']])
    // The queue calls a failed job again within the hour: no report a time.
    await tryAll()
    expect((await outcomesOf(wrong))).toEqual(['failed'])
    await roles.p.ok(retention.liftHoldCall, { params: { holdId: hold.id } })
    await expect(tryAll()).rejects.toThrow('some cases could not be deleted')
    expect([await outcomesOf(wrong), await outcomesOf(held)]).toEqual([['failed', 'failed'], ['held', 'deleted']])
    world.clock.advance(24 * 3_600_000)
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
          await superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid])
          resolve()
          await dying
        },
      }
      late = deleteDueCases(world.program.database, [breaking, ...PURGE_PIECES]).then(() => 'done', () => 'failed')
    })
    await dead
    expect((await Promise.all(cases.map(({ id }) => statusOf(id)))).filter((status) => status === 404)).toHaveLength(2)
    await Promise.all([run(), run()])
    expect(await Promise.all(cases.map(({ id }) => statusOf(id)))).toEqual([404, 404, 404, 404])
    const { rows } = await superuser.query<{ runs: string; lines: string }>('select count(distinct run_id) as runs, count(*) as lines from retention_run_case where case_id = any($1)', [cases.map(({ id }) => id)])
    expect(rows[0]).toEqual({ runs: '1', lines: '4' })
    expect((await superuser.query('select from retention_run where ended_at is null')).rowCount).toBe(0)
    // Whoever wakes up late changes nothing.
    die?.(new Error('the power went'))
    expect(await late).toBe('failed')
    await run()
    const again = await superuser.query<{ count: string }>(`select count(*) from audit_entry where act = 'case.purged' and subject_id = any($1)`, [cases.map(({ id }) => id)])
    expect(again.rows[0]?.count).toBe('4')
  }, 60_000)

  it('rule 58: a hospital whose use has ended reads no notice: its cases, and those that it was asked for, stay until it was told on paper, with an archive from the office', async () => {
    const personOf = async (name: string) => world.addPerson({ hospitalId: await world.addHospital({ name }) })
    const [leaver, asked] = [await personOf('去る病院'), await personOf('打診を受けて去る病院')]
    at('2194-03-01')
    const own = await sendTo(leaver, [roles.b])
    const others = await sendTo(roles.a, [asked])
    const { roomId } = await ownInquiry(asked, others.id)
    await asked.ok(talk.postMessageCall, { params: { roomId }, body: { body: '受け入れられます' } })
    await superuser.query(`update hospital set use = 'non_user' where id = any($1)`, [[leaver.hospitalId, asked.hospitalId]])
    const toldOf = async (caseId: string) => (await superuser.query<{ hospital_id: string }>('select hospital_id from retention_notice where case_id = $1', [caseId])).rows.map(({ hospital_id: id }) => id)
    const paper = async () => Object.fromEntries((await roles.p.ok(retention.getRetentionCall)).onPaper.map(({ hospital, untold }) => [hospital.name, untold]))
    at('2197-01-20')
    expect(await announceAll()).toEqual({ cases: 2, hospitals: 2 })
    expect([await toldOf(own.id), await toldOf(others.id)]).toEqual([[hospitalIdOf(roles.b)], [hospitalIdOf(roles.a)]])
    expect(await announceAll()).toEqual({ cases: 0, hospitals: 0 })
    expect(await roles.p.ok(retention.getRetentionCall)).toMatchObject({ announceable: 0, deletable: 0 })
    expect(await paper()).toEqual({ 去る病院: 1, 打診を受けて去る病院: 1 })
    at('2197-05-01')
    await run()
    expect([await statusOf(others.id), (await superuser.query('select from transfer_case where id = any($1)', [[own.id, others.id]])).rowCount]).toEqual([200, 2])

    const of = (who: typeof leaver) => ({ params: { hospitalId: hospitalIdOf(who) } })
    expect((await roles.p.call(retention.notePaperNoticeCall, of(roles.a))).problem).toMatchObject({ status: 409, code: 'hospital_is_told_here' })
    expect((await roles.p.file(retention.exportForHospitalCall, of(roles.a))).status).toBe(409)
    expect((await roles.a.call(retention.notePaperNoticeCall, of(leaver))).status).toBe(403)
    const filesOf = async (who: typeof leaver) => filesIn((await roles.p.file(retention.exportForHospitalCall, of(who))).bytes)
    expect([...(await filesOf(leaver)).keys()].sort()).toEqual([`${own.code}/トーク_01_B病院.csv`, `${own.code}/経過.csv`, `${own.code}/記録.csv`])
    const talkOf = await filesOf(asked)
    expect([...talkOf.keys()]).toEqual([`${others.code}/トーク_01_A病院.csv`])
    expect(talkOf.get(`${others.code}/トーク_01_A病院.csv`)?.toString()).toContain('受け入れられます')
    const read = await superuser.query<{ act: string }>(`select act from audit_entry where act in ('retention.exported', 'room.read') and concerns_hospital_ids @> array[$1::uuid] order by act`, [asked.hospitalId])
    expect(read.rows.map(({ act }) => act)).toEqual(['retention.exported', 'room.read'])

    expect(await roles.p.ok(retention.notePaperNoticeCall, of(leaver))).toEqual({ cases: 1 })
    expect(await roles.p.ok(retention.notePaperNoticeCall, of(leaver))).toEqual({ cases: 0 })
    expect(await paper()).toEqual({ 去る病院: 0, 打診を受けて去る病院: 1 })
    at('2197-05-31')
    await run()
    expect((await superuser.query('select from transfer_case where id = any($1)', [[own.id, others.id]])).rowCount).toBe(2)
    at('2197-06-01')
    await run()
    expect((await superuser.query<{ id: string }>('select id from transfer_case where id = any($1)', [[own.id, others.id]])).rows).toEqual([{ id: others.id }])
  }, 60_000)

  it('rule 58: a hospital in use of which nobody is in service is told by nobody: its cases stay until it was told on paper', async () => {
    const chief = await world.addPerson({ hospitalId: await world.addHospital({ name: '年度の切れた病院' }) })
    at('2184-03-01')
    const own = await sendTo(chief, [roles.b])
    await superuser.query(`update person set acts_until = '2187-01-19' where id = $1`, [chief.personId])
    const paper = async () => (await roles.p.ok(retention.getRetentionCall)).onPaper.filter(({ hospital }) => hospital.name === '年度の切れた病院').map(({ untold }) => untold)
    at('2187-01-19')
    expect(await paper()).toEqual([])
    at('2187-01-20')
    await announceAll()
    expect((await superuser.query('select hospital_id from retention_notice where case_id = $1', [own.id])).rows).toEqual([{ hospital_id: hospitalIdOf(roles.b) }])
    expect([await paper(), await roles.p.ok(retention.getRetentionCall)]).toMatchObject([[1], { announceable: 0 }])
    at('2187-05-01')
    await roles.p.ok(retention.startDeletionCall)
    await run()
    expect(await outcomesOf(own.id)).toEqual(['no_notice'])
    const of = { params: { hospitalId: hospitalIdOf(chief) } }
    expect((await roles.p.file(retention.exportForHospitalCall, of)).status).toBe(200)
    expect(await roles.p.ok(retention.notePaperNoticeCall, of)).toEqual({ cases: 1 })
    at('2187-06-01')
    await run()
    expect((await outcomesOf(own.id)).at(-1)).toBe('deleted')
  }, 60_000)

  it('rule 58: a notice of deletion can’t be switched off in the page', async () => {
    at('2185-03-01')
    await sendTo(roles.a, [roles.b])
    const silent = { mail: false, push: false, page: false }
    await superuser.query(`insert into notice_setting (person_id, settings, changed_at) values ($1, $2, now()) on conflict (person_id) do update set settings = excluded.settings`, [roles.a.personId, { ...DEFAULT_NOTICE_SETTINGS, channels: { ...DEFAULT_NOTICE_SETTINGS.channels, deletion_announced: silent } }])
    at('2188-01-20')
    await world.runJob('deliver_notices')
    const heard = async () => (await roles.a.ok(listNoticesCall)).notices.filter(({ kind }) => kind === 'deletion_announced').length
    const before = await heard()
    await announceAll()
    await world.runJob('deliver_notices')
    expect(await heard()).toBe(before + 1)
    at('2188-04-01')
    await run()
  })

  it('only the prefecture tells, deletes and holds; a draft goes like a case', async () => {
    for (const call of [() => roles.a.call(retention.announceDeletionsCall, { body: {} }), () => roles.a.call(retention.startDeletionCall), () => roles.a.call(retention.getRetentionCall)]) expect((await call()).status).toBe(403)
    expect((await roles.p.call(retention.getOwnRetentionCall)).status).toBe(403)
    at('2190-01-01')
    const draft = await registerDraft(roles.a)
    at('2192-12-20')
    expect((await roles.p.ok(retention.listRetainedCasesCall, { params: { hospitalId: hospitalIdOf(roles.a) } })).cases).toMatchObject([{ code: draft.code, firstDay: '2193-01-02', noticedOn: null, deletionDay: null }])
  })
})
