import { randomUUID } from 'node:crypto'
import { changeMessageTemplateCall, deleteMessageTemplateCall, listMessageTemplatesCall, MAX_TEMPLATES, saveMessageTemplateCall } from '@tasuki/domain/talk/message-template.contract'
import { changeRecordTemplateCall, deleteRecordTemplateCall, listRecordTemplatesCall, noteTemplateUseCall, saveRecordTemplateCall } from '@tasuki/domain/transfer/record-template.contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProgram, type TestProgram } from '../../test/test-program'
import { addRoles, type Roles, SENDABLE } from '../../test/worlds/transfer-world'

let world: TestProgram
let roles: Roles
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
})
afterAll(() => world.close())

const text = (name: string, body = '{年齢}の{主病名}の方の受入れをご検討ください。') => ({ purpose: 'inquiry' as const, name, body })

describe('message templates', () => {
  it('are the whole hospital’s and nobody else’s; a hidden one is unknown', async () => {
    const { a, b } = roles
    const colleague = await world.addPerson({ hospitalId: a.hospitalId })
    const saved = await a.ok(saveMessageTemplateCall, { body: text('療養の打診') })
    expect((await colleague.ok(listMessageTemplatesCall, {})).templates.map(({ name }) => name)).toEqual(['療養の打診'])
    expect((await b.ok(listMessageTemplatesCall, {})).templates).toEqual([])
    const params = { templateId: saved.id }
    for (const templateId of [saved.id, randomUUID()]) {
      expect((await b.call(changeMessageTemplateCall, { params: { templateId }, body: { ...text('x'), version: 1 } })).problem).toMatchObject({ code: 'not_found' })
      expect((await b.call(deleteMessageTemplateCall, { params: { templateId } })).problem).toMatchObject({ code: 'not_found' })
    }
    expect((await colleague.ok(changeMessageTemplateCall, { params, body: { ...text('療養'), version: 1 } })).version).toBe(2)
    expect((await a.call(changeMessageTemplateCall, { params, body: { ...text('古い画面'), version: 1 } })).problem).toMatchObject({ code: 'version_conflict' })
    expect((await a.call(deleteMessageTemplateCall, { params })).status).toBe(200)
    expect((await a.ok(listMessageTemplatesCall, {})).templates).toEqual([])
  })
  it('rule 49: hold no name and no placeholder for one; are audited without their text; are bounded', async () => {
    const { a, d, p } = roles
    expect((await a.call(saveMessageTemplateCall, { body: text('例', '山田太郎様の件です。') })).problem).toMatchObject({ code: 'personal_name', fields: ['body'] })
    expect((await a.call(saveMessageTemplateCall, { body: text('例', '{氏名}の件です。') })).problem).toMatchObject({ code: 'invalid_input', fields: ['body'] })
    expect((await p.call(listMessageTemplatesCall, {})).status).toBe(403)
    for (let count = 0; count < MAX_TEMPLATES; count += 1) await d.ok(saveMessageTemplateCall, { body: text(`例${count}`) })
    expect((await d.call(saveMessageTemplateCall, { body: text('一つ多い') })).problem).toMatchObject({ code: 'too_many_saved' })
    const acts = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'data']).where('subject_kind', '=', 'message_template').execute())
    expect(acts.map(({ act }) => act)).toContain('message_template.saved')
    expect(JSON.stringify(acts)).not.toContain('ご検討')
  })
})

describe('record templates', () => {
  it('keep the sections without what is one patient’s alone, and are the own hospital’s', async () => {
    const { a, b } = roles
    const record = { ...SENDABLE, memoCode: 'M-1', social: { ...SENDABLE.social, outlook: 'home' as const }, clinical: { ...SENDABLE.clinical, department: '脳神経外科', onsetDate: '2026-11-01' } }
    const saved = await a.ok(saveRecordTemplateCall, { body: { name: '脳卒中→回復期', record } })
    expect(saved.record).toMatchObject({ sex: null, age: null, memoCode: '', transferableFrom: null, purpose: 'long_term', clinical: { department: '脳神経外科', onsetDate: null }, social: { outlook: 'home' } })
    expect((await b.ok(listRecordTemplatesCall, {})).templates).toEqual([])
    const params = { templateId: saved.id }
    expect((await b.call(changeRecordTemplateCall, { params, body: { name: 'x', version: 1 } })).problem).toMatchObject({ code: 'not_found' })
    expect((await b.call(deleteRecordTemplateCall, { params })).problem).toMatchObject({ code: 'not_found' })
    expect((await a.ok(changeRecordTemplateCall, { params, body: { name: '脳卒中', version: 1 } })).name).toBe('脳卒中')
    // Other contents on what stands, checked and stripped like new ones; on an older version refused; a use is no change.
    const colleague = await world.addPerson({ hospitalId: a.hospitalId, name: '真壁' })
    await colleague.ok(noteTemplateUseCall, { params })
    expect((await b.call(noteTemplateUseCall, { params })).problem).toMatchObject({ code: 'not_found' })
    const changed = await colleague.ok(changeRecordTemplateCall, { params, body: { name: '脳卒中', version: 2, record: { ...record, age: 80, course: '急性期の治療を終えた' } } })
    expect(changed).toMatchObject({ version: 3, updatedBy: '真壁', used: { count: 1, lastBy: '真壁' }, record: { age: null, course: '急性期の治療を終えた' } })
    expect((await a.call(changeRecordTemplateCall, { params, body: { name: '古い画面', version: 2, record } })).problem).toMatchObject({ code: 'version_conflict' })
    expect((await a.call(changeRecordTemplateCall, { params, body: { name: '例', version: 3, record: { ...record, course: '氏名：山田太郎' } } })).problem).toMatchObject({ code: 'personal_name' })
    expect((await a.ok(listRecordTemplatesCall, {})).templates[0]).toMatchObject({ version: 3, name: '脳卒中' })
    expect((await a.call(saveRecordTemplateCall, { body: { name: '例', record: { ...record, course: '氏名：山田太郎' } } })).problem).toMatchObject({ code: 'personal_name' })
    expect((await a.call(deleteRecordTemplateCall, { params })).status).toBe(200)
    expect((await a.ok(listRecordTemplatesCall, {})).templates).toEqual([])
    const written = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'person_id', 'data']).where('subject_id', '=', saved.id).execute())
    expect(written.map(({ act }) => act).sort()).toEqual(['changed', 'changed', 'deleted', 'saved', 'used'].map((act) => `record_template.${act}`))
    expect(written.find(({ act }) => act === 'record_template.used')).toEqual({ act: 'record_template.used', person_id: colleague.personId, data: {} })
  })
})
