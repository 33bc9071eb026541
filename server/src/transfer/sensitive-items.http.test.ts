import { setTimeout as pause } from 'node:timers/promises'
import { updateAcceptanceCall } from '@tasuki/domain/facility/facility.contract'
import { listMessagesCall, listRoomsCall } from '@tasuki/domain/talk/talk.contract'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listRecordChangesCall } from '@tasuki/domain/transfer/record-change.contract'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import { listReceivedInquiriesCall } from '@tasuki/domain/transfer/inquiry.contract'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'
import { openReader } from '../../test/worlds/live-readers'
import { ACCEPTED, addRoles, ownInquiry, type Roles, SENDABLE, sendTo } from '../../test/worlds/transfer-world'

const need = (presence: 'present' | 'absent', detail = '') => ({ presence, quantity: null, detail })
const PLAIN: CaseRecord = { ...SENDABLE, needs: { ...SENDABLE.needs, oxygen: { presence: 'present', quantity: 2, detail: '' } }, social: { ...SENDABLE.social, keyPerson: '長女' } }
/** The same patient, with all three sensitive items. */
const SENSITIVE: CaseRecord = {
  ...PLAIN,
  needs: { ...PLAIN.needs, hiv: need('present', 'ART継続中') },
  social: { ...PLAIN.social, publicAssistance: { presence: 'present', detail: '受給中' } },
  behaviour: { ...PLAIN.behaviour, admissionForm: 'compulsory' },
}

let world: TestProgram
let roles: Roles
let port: number
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  // C refuses HIV: a judgement by the hidden item would show as ×.
  await roles.c.ok(updateAcceptanceCall, { body: { version: 0, acceptance: { hiv: { level: 'refused', condition: '対応していない', limit: null }, oxygen: { level: 'accepted', condition: '', limit: 5 } } } })
  await world.program.snapshots.refresh()
  await world.program.http.listen({ port: 0, host: '127.0.0.1' })
  port = (world.program.http.server.address() as AddressInfo).port
})
afterAll(() => world.close())

/** Everything a hospital can read that a case could show in. */
const everythingOf = async (by: TestPerson, caseId: string): Promise<string> => {
  const params = { caseId }
  const answers = [
    await by.call(calls.getCaseCall, { params }),
    await by.call(calls.listCaseEventsCall, { params }),
    await by.call(listRecordChangesCall, { params }),
    ...(await Promise.all((['visible', 'own'] as const).map((scope) => by.call(listCasesCall, { query: { scope } })))),
    ...(await Promise.all(['HIV', '生活保護', '措置', '受給'].map((q) => by.call(listCasesCall, { query: { scope: 'visible', q } })))),
    await by.call(listAreaCasesCall, { query: { fit: 'all' } }),
    await by.call(getHomeCall, {}),
    await by.call(listRoomsCall, {}),
    await by.call(listReceivedInquiriesCall, { query: { filter: 'all' } }),
  ]
  return JSON.stringify(answers.map(({ status, body, problem }) => ({ status, body, problem: { ...problem, requestId: null } })))
}

const changeTo = async (caseId: string, record: CaseRecord) => {
  const { version } = await roles.a.ok(calls.getCaseCall, { params: { caseId } })
  return roles.a.ok(calls.changeRecordCall, { params: { caseId }, body: { version, record } })
}

describe('rule 84: HIV, 生活保護 and 精神科入院形態 on an S2 case', () => {
  it('a hospital of the area reads the same whether they are entered or not, and hears of no change of them', async () => {
    const { a, b, c } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2', record: PLAIN })
    const reader = await openReader(port, c.cookie)
    const before = await everythingOf(c, sent.id)
    const heard = reader.hints().length
    expect((await changeTo(sent.id, SENSITIVE)).revision).toBe(1)
    expect(await everythingOf(c, sent.id)).toBe(before)
    await changeTo(sent.id, { ...SENSITIVE, needs: { ...SENSITIVE.needs, hiv: need('absent') } })
    expect(await everythingOf(c, sent.id)).toBe(before)
    await pause(700)
    expect(reader.hints().length).toBe(heard)
    // A change it may read reaches it, with nothing of the others.
    await changeTo(sent.id, { ...SENSITIVE, course: '酸素を減量中' })
    await expect.poll(() => reader.hints().length, { timeout: 20_000 }).toBeGreaterThan(heard)
    reader.close()
    expect((await c.ok(calls.getCaseCall, { params: { caseId: sent.id } })).record.course).toBe('酸素を減量中')
    expect(await everythingOf(c, sent.id)).not.toMatch(/hiv|ART|受給中|compulsory/)
  })

  it('is judged by what it reads: its own × for HIV doesn’t show', async () => {
    const { a, b, c } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2', record: SENSITIVE })
    const { judgement, presentNeeds, record } = await c.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    expect(judgement?.blocking).toEqual([])
    expect([presentNeeds, record.needs.hiv, record.social.publicAssistance, record.behaviour.admissionForm]).toEqual([['oxygen'], undefined, { presence: 'unknown', detail: '' }, null])
    expect(record.social.keyPerson).toBe('長女')
  })

  it('candidates and the sender read them, and candidates are told of their change by name', async () => {
    const { a, b } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2', record: PLAIN })
    await changeTo(sent.id, SENSITIVE)
    for (const by of [a, b]) {
      const { record } = await by.ok(calls.getCaseCall, { params: { caseId: sent.id } })
      expect([record.needs.hiv?.presence, record.social.publicAssistance.detail, record.behaviour.admissionForm]).toEqual(['present', '受給中', 'compulsory'])
    }
    const { roomId } = await ownInquiry(b, sent.id)
    const { messages } = await b.ok(listMessagesCall, { params: { roomId } })
    expect(messages.at(-1)?.event).toEqual({ type: 'record_changed', data: { fields: ['behaviour.admissionForm', 'social.publicAssistance', 'needs.hiv'] } })
  })

  it('after its offer the hospital of the area reads them', async () => {
    const { a, b, c } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2', record: SENSITIVE })
    await c.ok(calls.makeReverseOfferCall, { params: { caseId: sent.id }, body: { answer: ACCEPTED, message: 'お受けできます。' } })
    const { record, judgement, presentNeeds } = await c.ok(calls.getCaseCall, { params: { caseId: sent.id } })
    expect([record.needs.hiv?.detail, record.social.publicAssistance.presence, record.behaviour.admissionForm]).toEqual(['ART継続中', 'present', 'compulsory'])
    expect([judgement?.mark, presentNeeds.includes('hiv')]).toEqual(['blocked', true])
  })

  it('the prefecture reads them, each reading audited', async () => {
    const { a, b, p } = roles
    const sent = await sendTo(a, [b], { visibility: 'S2', record: SENSITIVE })
    expect((await p.ok(calls.getCaseCall, { params: { caseId: sent.id } })).record.needs.hiv?.presence).toBe('present')
  })
})
