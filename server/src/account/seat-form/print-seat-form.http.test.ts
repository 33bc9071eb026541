import { randomUUID } from 'node:crypto'
import { printSeatFormCall, printStartNoticeCall } from '@tasuki/domain/account/seat-form/seat-form-paper.contract'
import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { setSeatPriceCall } from '@tasuki/domain/account/seat/seat-terms.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placesOnSheet } from '../../../test/sheet-places'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { FORM_CONTACT, formAct, formUser, secondForm, writeForm } from '../../../test/worlds/seat-form-content'

let world: TestProgram
let officer: TestPerson
let chief: TestPerson
let nurse: TestPerson
let stranger: TestPerson
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-04-09T01:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  const hospitalId = await world.addHospital({ name: '試験病院' })
  chief = await world.addPerson({ hospitalId, role: 'representative', name: '久我 直人' })
  nurse = await world.addPerson({ hospitalId, name: '三沢 静' })
  stranger = await world.addPerson({ hospitalId: await world.addHospital({ name: '他の病院' }), role: 'representative', name: '外山 望' })
  await officer.ok(setSeatPriceCall, { body: { fromMonth: '2024-04', yen: 1000 } })
})
afterAll(() => world.close())

const contact = { ...FORM_CONTACT, extension: '123' }
const CONTENT = { ...secondForm('２'), address: '横浜市中区1番地', contact, users: [{ ...formUser('新田 光', 'nitta@hospital.test'), kana: 'ニッタ ヒカル' }], billTo: { ...contact, name: '会計 係' } }

const draft = () => writeForm(chief, CONTENT)
const sheetOf = async (by: TestPerson, formId: string) => by.file(printSeatFormCall, { params: { formId } })
const noticeOf = async (by: TestPerson, formId: string) => by.file(printStartNoticeCall, { params: { formId } })

describe('forms on paper over HTTP', () => {
  it('a draft is its hospital’s representative’s alone, as its page is; handed in, the prefecture reads it too, another hospital never', async () => {
    const written = await draft()
    const statuses = async () => Promise.all([chief, nurse, officer, stranger].map(async (by) => (await sheetOf(by, written.id)).status))
    expect(await statuses()).toEqual([200, 403, 404, 404])
    expect((await placesOnSheet((await sheetOf(chief, written.id)).bytes)).text).toContain('下書き(提出前)')
    await chief.ok(forms.submitSeatFormCall, formAct(written))
    expect(await statuses()).toEqual([200, 403, 200, 404])
    const { text } = await placesOnSheet((await sheetOf(officer, written.id)).bytes)
    for (const part of ['令和8年4月9日神奈川県知事殿', '試験病院', '院長久我直人', '新規発行数2個', '利用開始希望月令和8年5月', '新田光', '会計係', '令和8年度-様式2-0001']) expect(text).toContain(part)
    expect(text).not.toContain('下書き')
  })

  it('利用開始通知 is there once 様式2 is accepted, not before', async () => {
    const submitted = await chief.ok(forms.submitSeatFormCall, formAct(await draft()))
    expect((await noticeOf(chief, submitted.id)).status).toBe(404)
    await officer.ok(forms.acceptSeatFormCall, formAct(submitted))
    const answers = await Promise.all([chief, nurse, officer, stranger].map((by) => noticeOf(by, submitted.id)))
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 200, 404])
    const { text } = await placesOnSheet(answers[0]?.bytes ?? Buffer.alloc(0))
    for (const part of ['利用開始日(要綱第10条第3項)令和8年5月1日', '22,000円2個×11か月(令和8年5月〜令和9年3月)×1,000円(税込)', '令和8年7月', '残り1個']) expect(text).toContain(part)
  })

  it('is opened in the page, and who has printed it is in the audit trail by number alone', async () => {
    const written = await draft()
    const answer = await sheetOf(chief, written.id)
    expect([answer.headers['content-type'], String(answer.headers['content-disposition']).startsWith('inline')]).toEqual(['application/pdf', true])
    const entries = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'person_id', 'data']).where('subject_id', '=', written.id).where('act', '=', 'seat_form.printed').execute())
    expect(entries).toEqual([{ act: 'seat_form.printed', person_id: chief.personId, data: { kind: 2, sheet: 'form' } }])
  })

  it('an unknown form, and nobody signed in', async () => {
    const formId = randomUUID()
    expect([(await sheetOf(chief, formId)).status, (await noticeOf(officer, formId)).status]).toEqual([404, 404])
    for (const sheet of ['sheet', 'start-notice']) expect((await world.program.http.inject({ url: `/api/v1/seat-forms/${formId}/${sheet}` })).statusCode).toBe(401)
  })
})
