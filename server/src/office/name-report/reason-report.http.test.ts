import { decideNameReportCall, listNameReportsCall } from '@tasuki/domain/office/name-report/name-report.contract'
import { listMessagesCall } from '@tasuki/domain/talk/talk.contract'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { answerInquiryCall, takeBackCall, withdrawInquiryCall } from '@tasuki/domain/transfer/inquiry.contract'
import { reportClosingCall, reportEventCall } from '@tasuki/domain/transfer/name-report.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withActor } from '../../platform/db/transaction'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addRoles, answerAs, DECLINED, holdFor, ownInquiry, type Roles, sendTo } from '../../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const ROOM = { kind: 'accepted', admissionDate: '2026-11-27', waitingWeeks: null, roomFee: '' } as const
const NAME = '緑の傘の人'

const linesOf = async (by: TestPerson, roomId: string) => (await by.ok(listMessagesCall, { params: { roomId } })).messages
const lineOf = async (by: TestPerson, of: { roomId: string; type: string }) => {
  const found = (await linesOf(by, of.roomId)).findLast((line) => line.event?.type === of.type)
  if (!found) throw new Error(`no line ${of.type}`)
  return found
}
const decide = async (subjectId: string, decision: 'restored' | 'removed') => {
  const report = (await roles.p.ok(listNameReportsCall, { query: {} })).reports.find((one) => one.subjectId === subjectId)
  if (!report) throw new Error('no report waits')
  await roles.p.ok(decideNameReportCall, { params: { reportId: report.id }, body: { decision } })
  return report
}
/** Whom open screens of a thing were told for, until now. */
const toldOf = (topic: string, id: string) =>
  withActor(world.program.database, { kind: 'system', name: 'test' }, async (tx) =>
    (await tx.db.selectFrom('live_event').select('events').execute()).flatMap((row) => (row.events as { topic: string; id: string; hospitalIds: string[] }[]).filter((one) => one.topic === topic && one.id === id)),
  )
/** Everything that a person reads of a case, its room and its history. */
const readAll = async (by: TestPerson, of: { caseId: string; roomId: string }) =>
  JSON.stringify([(await by.call(calls.getCaseCall, { params: of })).body, (await by.call(calls.listCaseEventsCall, { params: { caseId: of.caseId } })).body, (await by.call(listMessagesCall, { params: { roomId: of.roomId } })).body])

describe('rule 85: 「氏名が見えます」 in a reason', () => {
  it('rule 85: of a withdrawal is hidden in the room and on the inquiry, shown again or gone as the prefecture decides', async () => {
    const { a, b, d, p } = roles
    for (const decision of ['restored', 'removed'] as const) {
      const sent = await sendTo(a, [b], {})
      const inquiry = await ownInquiry(b, sent.id)
      const reason = `${NAME}のご家族の希望${decision}`
      await a.ok(withdrawInquiryCall, { params: { inquiryId: inquiry.id }, body: { reason } })
      const place = { caseId: sent.id, roomId: inquiry.roomId }
      const line = await lineOf(b, { roomId: inquiry.roomId, type: 'withdrawn' })
      const params = { messageId: line.id }
      expect(await d.call(reportEventCall, { params })).toMatchObject({ status: 404 })
      await b.ok(reportEventCall, { params })
      for (const person of [a, b, p]) expect(await readAll(person, place)).not.toContain(NAME)
      expect(await lineOf(a, { roomId: inquiry.roomId, type: 'withdrawn' })).toMatchObject({ hidden: 'hidden', event: { data: { reason: '' } } })
      expect(await a.call(reportEventCall, { params })).toMatchObject({ status: 409, problem: { code: 'name_already_reported' } })
      const report = await decide(line.id, decision)
      expect(report).toMatchObject({ kind: 'event', texts: { reason }, author: { hospital: { id: a.hospitalId } }, reporter: { hospital: { id: b.hospitalId } } })
      const shown = await lineOf(b, { roomId: inquiry.roomId, type: 'withdrawn' })
      const of = (await a.ok(calls.getCaseCall, { params: { caseId: sent.id } })).inquiries[0]
      if (decision === 'restored') {
        expect(shown).toMatchObject({ hidden: null, event: { data: { reason } } })
        expect(of?.withdrawReason).toBe(reason)
        expect(await b.call(reportEventCall, { params })).toMatchObject({ status: 409, problem: { code: 'name_report_decided' } })
      } else {
        expect(shown).toMatchObject({ hidden: 'removed', event: { data: { reason: '' } } })
        expect(of?.withdrawReason).toBe('')
      }
    }
  })

  it('rule 85: of a withdrawal stands in no answer to the same request sent again', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], {})
    const inquiry = await ownInquiry(b, sent.id)
    const [first, second] = ['withdraw-once', 'withdraw-other']
    const reason = `${NAME}のご家族の希望`
    const withdraw = (key: string) => a.call(withdrawInquiryCall, { params: { inquiryId: inquiry.id }, body: { reason }, key })
    expect(await withdraw(first)).toMatchObject({ status: 200, body: { withdrawReason: reason } })
    await b.ok(reportEventCall, { params: { messageId: (await lineOf(b, { roomId: inquiry.roomId, type: 'withdrawn' })).id } })
    const again = await withdraw(first)
    expect(again).toMatchObject({ status: 200, body: { id: inquiry.id, withdrawReason: '' } })
    expect(JSON.stringify(again.body)).not.toContain(NAME)
    expect((await withdraw(second)).status, 'a request of its own is no repetition').not.toBe(200)
  })

  it('rule 85: of a release and of a take-back, and the answer that the take-back became', async () => {
    const { a, b } = roles
    const held = await holdFor(roles)
    const inquiry = await ownInquiry(b, held.id)
    const place = { caseId: held.id, roomId: inquiry.roomId }
    await b.ok(takeBackCall, { params: { inquiryId: inquiry.id }, body: { reason: 'full', note: `${NAME}は満床のため` } })
    const back = await lineOf(a, { roomId: inquiry.roomId, type: 'taken_back' })
    await a.ok(reportEventCall, { params: { messageId: back.id } })
    for (const person of [a, b]) expect(await readAll(person, place)).not.toContain(NAME)
    expect(await ownInquiry(b, held.id)).toMatchObject({ answerHidden: 'hidden', answer: { kind: 'declined', reason: 'full', note: '' } })
    await decide(back.id, 'restored')
    expect(await ownInquiry(b, held.id)).toMatchObject({ answerHidden: null, answer: { note: `${NAME}は満床のため` } })

    const again = await holdFor(roles)
    const second = await ownInquiry(b, again.id)
    await a.ok(calls.releaseHoldCall, { params: { caseId: again.id }, body: { version: again.version, reason: `${NAME}の容体` } })
    const released = await lineOf(b, { roomId: second.roomId, type: 'hold_released' })
    await b.ok(reportEventCall, { params: { messageId: released.id } })
    expect(await readAll(b, { caseId: again.id, roomId: second.roomId })).not.toContain(NAME)
    expect((await decide(released.id, 'removed')).author.hospital?.id).toBe(a.hospitalId)
  })

  it('rule 85: of a decline that was answered anew meanwhile: the earlier line is hidden, the new answer stays', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], {})
    const { roomId } = await ownInquiry(b, sent.id)
    await answerAs(b, sent.id, { ...DECLINED, note: `${NAME}は当院で対応できません` })
    const line = await lineOf(a, { roomId, type: 'answered' })
    await answerAs(b, sent.id, { ...DECLINED, note: '夜間の体制が整いません' })
    await a.ok(reportEventCall, { params: { messageId: line.id } })
    expect(await readAll(a, { caseId: sent.id, roomId })).not.toContain(NAME)
    expect(await ownInquiry(b, sent.id)).toMatchObject({ answerHidden: null, answer: { note: '夜間の体制が整いません' } })
    await decide(line.id, 'removed')
    expect(await ownInquiry(b, sent.id)).toMatchObject({ answerHidden: null, answer: { note: '夜間の体制が整いません' } })
  })

  it('rule 85: a line in which nobody typed anything is no place to press it', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], {})
    const line = await lineOf(a, { roomId: (await ownInquiry(b, sent.id)).roomId, type: 'inquiry_sent' })
    expect(await b.call(reportEventCall, { params: { messageId: line.id } })).toMatchObject({ status: 422 })
  })

  it('rule 85: of a closing is hidden, comes back or stays away; nobody who doesn’t read it can press it', async () => {
    const { a, b, d, p } = roles
    for (const decision of ['restored', 'removed'] as const) {
      const sent = await sendTo(a, [b], {})
      const note = `${NAME}は${decision}`
      await a.ok(calls.endCaseCall, { params: { caseId: sent.id }, body: { version: sent.version, reason: 'other', note, transferDate: null, destinationHospitalId: null, destinationText: '' } })
      const params = { caseId: sent.id }
      for (const person of [b, d]) expect(await person.call(reportClosingCall, { params })).toMatchObject({ status: 404 })
      await p.ok(reportClosingCall, { params })
      expect(await a.call(reportClosingCall, { params })).toMatchObject({ status: 409, problem: { code: 'name_already_reported' } })
      expect(await a.ok(calls.getCaseCall, { params })).toMatchObject({ closing: { note: '' }, hiddenFields: { 'closing.note': 'hidden' } })
      await decide(sent.id, decision)
      const after = await a.ok(calls.getCaseCall, { params })
      if (decision === 'restored') expect(after).toMatchObject({ closing: { note }, hiddenFields: {} })
      else expect(after).toMatchObject({ closing: { note: '' }, hiddenFields: { 'closing.note': 'removed' } })
    }
  })

  it('rule 85: leaves the open screens of both at once, also of the hospital whose inquiry was withdrawn, and comes back to them', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], {})
    const { id, roomId } = await ownInquiry(b, sent.id)
    await a.ok(withdrawInquiryCall, { params: { inquiryId: id }, body: { reason: `${NAME}のご都合` } })
    const line = await lineOf(b, { roomId, type: 'withdrawn' })
    const counts = async () => ({ rooms: (await toldOf('room', roomId)).filter(({ hospitalIds }) => hospitalIds.includes(String(a.hospitalId)) && hospitalIds.includes(String(b.hospitalId))).length, cases: (await toldOf('case', sent.id)).filter(({ hospitalIds }) => hospitalIds.includes(String(b.hospitalId))).length })
    const before = await counts()
    await a.ok(reportEventCall, { params: { messageId: line.id } })
    const hidden = await counts()
    expect(hidden.rooms).toBeGreaterThan(before.rooms)
    expect(hidden.cases).toBeGreaterThan(before.cases)
    await decide(line.id, 'restored')
    expect((await counts()).rooms).toBeGreaterThan(hidden.rooms)
    expect((await counts()).cases).toBeGreaterThan(hidden.cases)
  })

  it('rule 85: a ward’s name stays in the other answers, and what waits in a second report outlasts the decision of the first', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], {})
    const { id, roomId } = await ownInquiry(b, sent.id)
    await answerAs(b, sent.id, { ...ROOM, ward: '3階東', note: `${NAME}の個室` })
    const first = await lineOf(a, { roomId, type: 'answered' })
    await answerAs(b, sent.id, { ...ROOM, ward: '3階東', roomFee: `${NAME}の希望`, note: `${NAME}の個室` })
    const second = await lineOf(a, { roomId, type: 'answered' })
    const secondNow = async () => (await linesOf(a, roomId)).find((line) => line.id === second.id)
    await a.ok(reportEventCall, { params: { messageId: first.id } })
    expect(await secondNow()).toMatchObject({ hidden: 'hidden', event: { data: { answer: { ward: '3階東', roomFee: `${NAME}の希望`, note: '' } } } })
    expect(await ownInquiry(b, sent.id)).toMatchObject({ answer: { ward: '3階東', roomFee: `${NAME}の希望`, note: '' } })
    await a.ok(reportEventCall, { params: { messageId: second.id } })
    for (const person of [a, b]) expect(await readAll(person, { caseId: sent.id, roomId })).not.toContain(NAME)
    await decide(first.id, 'restored')
    expect(await secondNow()).toMatchObject({ hidden: 'hidden', event: { data: { answer: { ward: '', roomFee: '', note: `${NAME}の個室` } } } })
    expect(await ownInquiry(b, sent.id)).toMatchObject({ id, answerHidden: 'hidden', answer: { ward: '', roomFee: '', note: `${NAME}の個室` } })
    await decide(second.id, 'restored')
    expect(await secondNow()).toMatchObject({ hidden: null, event: { data: { answer: { ward: '3階東', roomFee: `${NAME}の希望`, note: `${NAME}の個室` } } } })
    expect(await ownInquiry(b, sent.id)).toMatchObject({ answerHidden: null, answer: { ward: '3階東', roomFee: `${NAME}の希望`, note: `${NAME}の個室` } })
  })

  it('rule 85: words hidden in a line don’t come back by the same answer', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], {})
    const { id, roomId } = await ownInquiry(b, sent.id)
    const answer = { ...DECLINED, note: `${NAME}には個室がありません` }
    await answerAs(b, sent.id, answer)
    await a.ok(reportEventCall, { params: { messageId: (await lineOf(a, { roomId, type: 'answered' })).id } })
    const { version } = await ownInquiry(b, sent.id)
    expect(await b.call(answerInquiryCall, { params: { inquiryId: id }, body: { version, answer } })).toMatchObject({ status: 422, problem: { code: 'text_hidden', fields: ['note'] } })
    await answerAs(b, sent.id, { ...DECLINED, note: '個室がありません' })
    expect(await ownInquiry(b, sent.id)).toMatchObject({ answerHidden: null, answer: { note: '個室がありません' } })
  })

  it('rule 85: each closing of a case reopened has its own note: the same words are refused, others can be reported, the earlier decision leaves them alone', async () => {
    const { a, p } = roles
    const { id } = await sendTo(a, [roles.b], {})
    const params = { caseId: id }
    const now = () => a.ok(calls.getCaseCall, { params })
    const end = async (note: string) => a.call(calls.endCaseCall, { params, body: { version: (await now()).version, reason: 'other', note, transferDate: null, destinationHospitalId: null, destinationText: '' } })
    expect(await end(`${NAME}が一度目`)).toMatchObject({ status: 200 })
    await p.ok(reportClosingCall, { params })
    expect(await a.ok(calls.reopenCaseCall, { params, body: { version: (await now()).version } })).toMatchObject({ hiddenFields: {} })
    expect(await end(`${NAME}が一度目`)).toMatchObject({ status: 422, problem: { code: 'text_hidden', fields: ['note'] } })
    world.clock.advance(60_000)
    expect(await end(`${NAME}が二度目`)).toMatchObject({ status: 200 })
    await p.ok(reportClosingCall, { params })
    expect(await now()).toMatchObject({ closing: { note: '' }, hiddenFields: { 'closing.note': 'hidden' } })
    const waiting = (await p.ok(listNameReportsCall, { query: {} })).reports.filter((one) => one.subjectId === id)
    expect(waiting.map(({ texts, field }) => ({ texts, field }))).toEqual([`${NAME}が一度目`, `${NAME}が二度目`].map((note) => ({ texts: { note }, field: '' })))
    const [first, second] = waiting.map((report) => ({ reportId: report.id }))
    if (!first || !second) throw new Error('two reports wait')
    await p.ok(decideNameReportCall, { params: first, body: { decision: 'restored' } })
    expect(await now()).toMatchObject({ closing: { note: '' }, hiddenFields: { 'closing.note': 'hidden' } })
    await p.ok(decideNameReportCall, { params: second, body: { decision: 'restored' } })
    expect(await now()).toMatchObject({ closing: { note: `${NAME}が二度目` }, hiddenFields: {} })
  })
})
