import { reportDocumentCall } from '@tasuki/domain/document/document.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import { getFiguresCall } from '@tasuki/domain/office/figures/figures.contract'
import { askToConfirmCall } from '@tasuki/domain/office/moderation/moderation.contract'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { type CaseRecord, caseRecord } from '@tasuki/domain/transfer/case-record'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { withdrawInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { reportAnswerCall, reportRecordTextCall } from '@tasuki/domain/transfer/name-report.contract'
import { isFreeText } from '@tasuki/domain/transfer/record-free-text'
import { describe, expect, it } from 'vitest'
import { uploadDocument } from '../../test/worlds/document-world'
import { FULL_RECORD } from '../../test/worlds/full-record'
import { removeFilesOrdered, storedFiles, tablesWith } from '../../test/worlds/left-traces'
import { filesIn, setRetentionStage } from '../../test/worlds/retention-stage'
import { samplePdf } from '../../test/worlds/sample-files'
import { answerAs, hospitalIdOf, ownInquiry, SENDABLE, sendTo } from '../../test/worlds/transfer-world'
import { sealAllAuditEntries } from '../platform/audit/seal-audit'
import { verifyAudit } from '../platform/audit/verify-audit'

const stage = setRetentionStage()
const { at, run, announceAll, statusOf, outcomesOf } = stage

const CANARY = 'カナリア7731'
const marked = (path: string, value: unknown): unknown => {
  if (typeof value === 'string') return isFreeText(path) || /detail$|diet$|keyPerson$|consenter$|onward$|department$/.test(path) ? `${CANARY}${value}` : value
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(path === '' ? key : `${path}.${key}`, one)]))
}

describe('要綱25条: three years, a notice, and nothing left', () => {
  it('a canary in every free text, document, file name, edit, kept answer, report, notice and hold of a case is in no table and no file after its deletion, and the trail still verifies', async () => {
    const { a, b, b2, p } = stage.roles
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
    const document = await uploadDocument(stage.world, a, { subjectKind: 'case', subjectId: sent.id, bytes: await samplePdf(), title: CANARY })
    const attached = await uploadDocument(stage.world, b, { subjectKind: 'room', subjectId: inquiry.roomId, bytes: await samplePdf({ pages: 2 }), title: CANARY })
    await b.ok(talk.postMessageCall, { params: room, body: { body: CANARY, documentIds: [attached.body.id] } })
    await b.ok(reportDocumentCall, { params: { documentId: document.body.id } })
    await b.ok(talk.markReadCall, { params: room, body: { seq: 1 } })
    await stage.world.runJob('deliver_notices')
    const now = await a.ok(calls.getCaseCall, { params })
    await a.ok(calls.endCaseCall, { params, body: { version: now.version, transferDate: null, destinationHospitalId: null, destinationText: '', reason: 'other', note: `${CANARY}で終わりました` } })
    const hold = await a.ok(retention.askHoldCall, { body: { caseId: sent.id, reason: `${CANARY}の調査` } })
    for (const content of [{ kind: 'message', id: said.id, field: '' }, { kind: 'closing', id: sent.id, field: '' }] as const)
      await p.ok(askToConfirmCall, { body: { content, category: 'unrelated', reason: `${CANARY}とは何ですか`, answerBy: '2026-12-20' } })
    await p.ok(retention.decideHoldCall, { params: { holdId: hold.id }, body: { decision: 'held', answer: `${CANARY}を認めます` } })
    expect(changed.id).toBe(sent.id)
    expect((await storedFiles({ world: stage.world })).size).toBeGreaterThan(0)
    expect(await tablesWith({ superuser: stage.superuser }, CANARY)).toEqual(expect.arrayContaining(['public.document', 'public.hidden_text', 'public.inquiry', 'public.message', 'public.message_search', 'public.message_version', 'public.moderation_line', 'public.record_change', 'public.retention_hold', 'public.transfer_case']))

    // Both go by other jobs long before; what they would leave goes with the case all the same.
    await stage.superuser.query(`insert into name_release (kind, word, word_key, field, subject_id, person_id, hospital_id, at) values ('dismissed', $1, $1, 'course', $2, $3, $4, $5)`, [CANARY, sent.id, a.personId, a.hospitalId, stage.world.clock()])
    await stage.superuser.query(`insert into document_release (document_id, hospital_id, person_id, person_name, document_kind, subject_kind, subject_id, reason, note, place_count, released_at) values ($1, $2, $3, '', 'other', 'case', $4, 'other', $5, 1, $6)`, [document.body.id, a.hospitalId, a.personId, sent.id, CANARY, stage.world.clock()])

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
    expect((await filesIn((await stage.roles.d.file(retention.exportRetainedCall)).bytes)).size).toBe(0)
    at('2029-12-22')
    await run()
    await removeFilesOrdered({ world: stage.world, superuser: stage.superuser })
    expect(await statusOf(sent.id)).toBe(404)
    expect(await outcomesOf(sent.id)).toEqual(['deleted'])
    expect(await tablesWith({ superuser: stage.superuser }, CANARY)).toEqual([])
    // What was kept for repeated requests names it no more, and stands: nothing of it is done once more.
    expect((await stage.superuser.query('select from idempotent_answer where strpos(outcome::text, $1) > 0', [sent.id])).rowCount).toBe(0)
    expect((await stage.superuser.query('select from idempotent_answer where status = 410')).rowCount).toBeGreaterThan(0)
    expect((await storedFiles({ world: stage.world })).size).toBe(0)
    expect((await stage.superuser.query('select from room where id = $1', [inquiry.roomId])).rowCount).toBe(0)
    expect((await stage.superuser.query('select from notice where subject_id = any($1)', [[sent.id, inquiry.id, inquiry.roomId]])).rowCount).toBe(0)
    // What happened stays told, by codes; and what was sealed before verifies after.
    await sealAllAuditEntries(stage.world.program.database)
    expect(await stage.world.asSystem((tx) => verifyAudit(tx, []))).toMatchObject({ faults: [] })
    const { rows } = await stage.superuser.query<{ data: { caseCode: string; documents: number } }>(`select data from audit_entry where act = 'case.purged' and subject_id = $1`, [sent.id])
    expect(rows[0]?.data).toMatchObject({ caseCode: sent.code, documents: 2 })
    const own = await a.ok(retention.getOwnRetentionCall)
    expect(own.deleted.map(({ code }) => code)).toEqual([sent.code])
  }, 60_000)

  it('rule 56: by the clock of Japan, a case goes on the day after its three years, and not on their last', async () => {
    at('2030-04-01')
    const { id } = await sendTo(stage.roles.a, [stage.roles.b])
    at('2033-02-20')
    await announceAll()
    at('2033-04-01')
    await run()
    expect(await statusOf(id)).toBe(200)
    stage.world.clock.set('2033-04-01T14:59:59.000Z')
    await run()
    expect(await statusOf(id)).toBe(200)
    stage.world.clock.set('2033-04-01T15:00:00.000Z')
    await run()
    expect(await statusOf(id)).toBe(404)
  })

  it('要綱26条: what a case adds to the figures stays when it goes, once, and nothing that leads back to it', async () => {
    at('2041-04-01')
    const ids: string[] = []
    for (let n = 0; n < 6; n++) ids.push((await sendTo(stage.roles.a, [stage.roles.b])).id)
    at('2044-02-20')
    await announceAll()
    const figures = async () => stage.roles.p.ok(getFiguresCall, { query: { year: 2041 } })
    const before = await figures()
    expect(before.tables.find(({ id }) => id === 'month')?.total).toBe(6)
    expect(before.tables.find(({ id }) => id === 'medicalCategory')?.rows.find(({ key }) => key === '2')?.count).toBe(6)
    at('2044-04-05')
    await run()
    expect(await Promise.all(ids.map(statusOf))).toEqual(ids.map(() => 404))
    expect((await figures()).tables).toEqual(before.tables)
    expect((await figures()).years).toContain(2041)
    // The run's report is sent page by page.
    const runId = (await stage.roles.p.ok(retention.getRetentionCall)).runs.find(({ deleted }) => deleted === 6)?.id ?? ''
    const report = async (offset: number) => (await stage.roles.p.ok(retention.getDeletionRunCall, { params: { runId }, query: { limit: 4, offset } })).cases.map(({ caseId }) => caseId)
    expect([(await report(0)).length, [...(await report(0)), ...(await report(4))].sort()]).toEqual([4, [...ids].sort()])
    await run()
    expect((await figures()).tables).toEqual(before.tables)
    const kept = JSON.stringify((await stage.superuser.query('select * from kept_figure where fiscal_year = 2041')).rows)
    for (const secret of [...ids, SENDABLE.mainDisease, stage.roles.a.hospitalId]) expect(kept).not.toContain(secret)
  })

  it('rule 58: without a notice it stays, and for thirty whole days after it', async () => {
    at('2034-01-10')
    const { id } = await sendTo(stage.roles.a, [stage.roles.b])
    at('2037-06-01')
    await run()
    expect(await statusOf(id)).toBe(200)
    const { runId } = await stage.roles.p.ok(retention.startDeletionCall)
    await run()
    expect(await outcomesOf(id)).toEqual(['no_notice'])
    expect((await stage.roles.p.ok(retention.getDeletionRunCall, { params: { runId } })).run).toMatchObject({ deleted: 0, kept: 1 })
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
    const { id } = await sendTo(stage.roles.a, [stage.roles.b])
    const { roomId } = await ownInquiry(stage.roles.b, id)
    at('2041-01-01')
    await announceAll()
    expect((await stage.roles.b.ok(retention.getOwnRetentionCall)).cases).toMatchObject([{ side: 'asked', deletionDay: '2041-02-01' }])
    await stage.world.runJob('deliver_notices')
    expect((await stage.roles.a.ok(listNoticesCall)).notices.filter(({ kind, path }) => kind === 'deletion_announced' && path === '/retention')).not.toEqual([])
    await stage.roles.b.ok(talk.postMessageCall, { params: { roomId }, body: { body: 'まだ使います' } })
    expect((await stage.roles.b.ok(retention.getOwnRetentionCall)).cases).toEqual([])
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
    const one = await sendTo(stage.roles.a, [stage.roles.b])
    at('2047-12-10')
    await announceAll()
    const asked = await stage.roles.b.ok(retention.askHoldCall, { body: { caseId: one.id, reason: '係争中のため' } })
    expect((await stage.roles.b.call(retention.askHoldCall, { body: { caseId: one.id, reason: 'もう一度' } })).problem.code).toBe('hold_exists')
    expect((await stage.roles.d.call(retention.askHoldCall, { body: { caseId: one.id, reason: '見えない患者' } })).status).toBe(404)
    at('2048-02-01')
    await run()
    expect(await statusOf(one.id)).toBe(200)
    expect((await stage.roles.p.ok(retention.listHoldsCall)).holds).toMatchObject([{ state: 'asked', caseCode: one.code, reason: '係争中のため', askedBy: 'B病院の担当' }])
    await stage.roles.p.ok(retention.decideHoldCall, { params: { holdId: asked.id }, body: { decision: 'declined', answer: '理由がありません' } })
    expect((await stage.roles.p.call(retention.decideHoldCall, { params: { holdId: asked.id }, body: { decision: 'held', answer: '' } })).problem.code).toBe('hold_decided')
    const all = await stage.roles.p.ok(retention.setHoldCall, { body: { hospitalId: hospitalIdOf(stage.roles.a), caseId: null, reason: '訴訟' } })
    await run()
    expect(await statusOf(one.id)).toBe(200)
    await stage.roles.p.ok(retention.liftHoldCall, { params: { holdId: all.id } })
    await run()
    expect(await statusOf(one.id)).toBe(404)
    const acts = (await stage.superuser.query<{ act: string }>(`select act from audit_entry where subject_kind = 'retention' and subject_id = any($1) order by act`, [[asked.id, all.id]])).rows.map(({ act }) => act)
    expect(acts).toEqual(['retention.declined', 'retention.held', 'retention.hold_asked', 'retention.hold_lifted'])
  })

  it('rule 59: facility information stays as it is however old, also when a case goes; so do people, seats and the trail', async () => {
    at('2048-03-01')
    const availability = { beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, sex: 'any', privateRoom: false } as const
    await stage.roles.b.ok(updateVacancyCall, { body: { set: [{ bedKind: 'general', version: 0, availability }] } })
    const { id } = await sendTo(stage.roles.a, [stage.roles.b])
    const rowsOf = async (table: string) => (await stage.superuser.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t order by 1`)).rows.map(({ row }) => row)
    const facility = () => Promise.all(['bed_availability', 'facility_change', 'facility_record'].map(rowsOf))
    const counts = () => Promise.all(['hospital', 'person', 'seat', 'seat_holding', 'audit_entry'].map(async (table) => (await rowsOf(table)).length))
    const before = { facility: await facility(), counts: await counts() }
    expect(before.facility.slice(0, 2).map((rows) => rows.length > 0)).toEqual([true, true])
    expect(Math.min(...before.counts)).toBeGreaterThan(0)
    at('2090-03-01')
    await announceAll()
    at('2090-05-01')
    await run()
    expect(await statusOf(id)).toBe(404)
    expect(await facility()).toEqual(before.facility)
    expect((await counts()).map((count, place) => count >= (before.counts[place] ?? Infinity))).toEqual(before.counts.map(() => true))
  })
})
