import { getHospitalCall, updateAcceptanceCall, updateFacilityRecordCall } from '@tasuki/domain/facility/facility.contract'
import { listFacilityChangesCall } from '@tasuki/domain/facility/facility-history.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../test/test-program'

let world: TestProgram
let own: string
let kurihara: TestPerson
let otsuki: TestPerson
let other: TestPerson
let officer: TestPerson
beforeAll(async () => {
  world = await startTestProgram()
  own = await world.addHospital({ name: '梶ノ音病院', latitude: 35.5, longitude: 139.6 })
  kurihara = await world.addPerson({ hospitalId: own, name: '栗原' })
  otsuki = await world.addPerson({ hospitalId: own, name: '大槻' })
  other = await world.addPerson({ hospitalId: await world.addHospital({ name: '潮見ヶ原病院', latitude: 35.45, longitude: 139.6 }), name: '佐伯' })
  officer = await world.addPerson({ hospitalId: null, name: '片桐' })
})
afterAll(() => world.close())
beforeEach(() => world.clock.advance(60_000))

const WARD = { beds: 40, vacant: 3, acceptable: 2, held: 0, opensOn: null, sex: 'any', privateRoom: false } as const
const set = (bedKind: 'general' | 'recoveryRehab' | 'palliative' | 'disability', version: number, change: object = {}) => ({ bedKind, version, availability: { ...WARD, ...change } })
const update = (who: TestPerson, body: object) => who.call(updateVacancyCall, { body })
const standing = async () => Object.fromEntries((await other.ok(getHospitalCall, { params: { hospitalId: own } })).availability.map((row) => [row.bedKind, row]))
const history = (who: TestPerson, query: object = {}) => who.ok(listFacilityChangesCall, { params: { hospitalId: own }, query })

describe('all bed kinds in one call', () => {
  it('makes, and tells what stands', async () => {
    expect((await update(kurihara, { set: [set('general', 0), set('recoveryRehab', 0, { vacant: 5, acceptable: 5, waitingWeeks: 2, note: '大部屋のみ' })] })).body.availability.map((row) => [row.bedKind, row.version, row.vacant])).toEqual([
      ['general', 1, 3],
      ['recoveryRehab', 1, 5],
    ])
    expect((await standing())['recoveryRehab']).toMatchObject({ waitingWeeks: 2, note: '大部屋のみ', updatedBy: '栗原' })
  })

  it('changes one, confirms another, in one instant and by one person', async () => {
    expect((await update(otsuki, { set: [set('general', 1, { vacant: 1, acceptable: 1 })], confirm: [{ bedKind: 'recoveryRehab', version: 1 }] })).status).toBe(200)
    const { general, recoveryRehab } = await standing()
    expect([general?.version, recoveryRehab?.version, general?.updatedBy, recoveryRehab?.updatedBy]).toEqual([2, 1, '大槻', '大槻'])
    expect(general?.updatedAt).toBe(recoveryRehab?.updatedAt)
  })

  it('names the kind that somebody else has changed, and writes nothing of the others', async () => {
    const before = await standing()
    const late = await update(kurihara, { set: [set('general', 1, { vacant: 4 }), set('recoveryRehab', 1, { vacant: 9 }), set('palliative', 0)] })
    expect(late).toMatchObject({ status: 409, problem: { code: 'version_conflict', fields: ['general'] } })
    expect(await standing()).toEqual(before)
    expect((await update(kurihara, { confirm: [{ bedKind: 'general', version: 1 }] })).problem.fields).toEqual(['general'])
    expect((await update(kurihara, { confirm: [{ bedKind: 'disability', version: 0 }], remove: [{ bedKind: 'palliative', version: 0 }] })).problem.fields).toEqual(['disability', 'palliative'])
  })

  it('names each figure that contradicts another, and a patient’s name', async () => {
    const before = await standing()
    expect(await update(kurihara, { set: [set('general', 2, { vacant: 99 }), set('recoveryRehab', 1, { held: 41 })] })).toMatchObject({ status: 422, problem: { code: 'invalid_input', fields: ['general.vacant', 'recoveryRehab.held'] } })
    expect(await update(kurihara, { set: [set('general', 2, { note: '山田花子様の退院後' })] })).toMatchObject({ status: 422, problem: { code: 'personal_name', fields: ['general.note'] } })
    expect(await update(kurihara, { set: [set('general', 2)], confirm: [{ bedKind: 'general', version: 2 }] })).toMatchObject({ status: 422, problem: { fields: ['general'] } })
    expect(await standing()).toEqual(before)
  })

  it('two people at one moment: one stands, the other is told which kind', async () => {
    const both = await Promise.all([kurihara, otsuki].map((who, n) => update(who, { set: [set('general', 2, { vacant: n, acceptable: n })] })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const first = await Promise.all([kurihara, otsuki].map((who) => update(who, { set: [set('disability', 0)] })))
    expect(first.map(({ status, problem }) => [status, problem.fields]).sort()).toEqual([[200, undefined], [409, ['disability']]])
  })

  it('lets a closed ward go, and can take that back', async () => {
    expect((await update(kurihara, { remove: [{ bedKind: 'disability', version: 1 }] })).body.availability.map((row) => row.bedKind)).toEqual(['general', 'recoveryRehab'])
    expect((await update(kurihara, { set: [set('disability', 0)] })).status).toBe(200)
    expect((await update(kurihara, { remove: [{ bedKind: 'disability', version: 1 }] })).status).toBe(200)
  })

  it('is a hospital’s own act alone', async () => {
    expect((await update(officer, { confirm: [] })).problem.code).toBe('not_permitted')
    const before = (await standing())['general']
    expect(before).toMatchObject({ bedKind: 'general' })
    expect((await update(other, { set: [set('general', 0, { vacant: 0, acceptable: 0 })] })).status).toBe(200)
    expect((await standing())['general']).toEqual(before)
  })
})

describe('the history', () => {
  it('says who, when, what from and to what, newest first, in pages', async () => {
    const { total, changes } = await history(kurihara, { limit: 3, offset: 2 })
    expect([total, changes.length]).toEqual([7, 3])
    const all = (await history(otsuki, { part: 'vacancy' })).changes
    expect(all.at(-2)).toMatchObject({ by: '大槻', act: 'changed', bedKinds: ['general', 'recoveryRehab'], changes: [{ field: 'general.vacant', before: 3, after: 1 }, { field: 'general.acceptable', before: 2, after: 1 }] })
    expect(all.at(-1)?.changes).toContainEqual({ field: 'recoveryRehab.note', before: null, after: '大部屋のみ' })
    expect(all.every((change, at) => at === 0 || change.at <= (all[at - 1]?.at ?? ''))).toBe(true)
  })

  it('keeps 変更なし as such, and what is saved without a change', async () => {
    const { availability } = await kurihara.ok(getHospitalCall, { params: { hospitalId: own } })
    await kurihara.ok(updateVacancyCall, { body: { confirm: availability.map(({ bedKind, version }) => ({ bedKind, version })) } })
    expect((await history(kurihara)).changes[0]).toMatchObject({ act: 'confirmed', bedKinds: ['general', 'recoveryRehab'], changes: [] })
    expect((await update(kurihara, { set: availability.map(({ bedKind, version, updatedAt: _at, updatedBy: _by, ...given }) => ({ bedKind, version, availability: given })) })).status).toBe(200)
    expect((await history(kurihara)).changes[0]).toMatchObject({ act: 'confirmed' })
  })

  it('follows record and conditions too; a new short name is what lists call the hospital', async () => {
    const record = { ...EMPTY_FACILITY_RECORD, departmentName: '入退院支援室', shortName: '梶ノ音', therapists: 20, otherContacts: [{ name: '夜間の窓口', phone: '045-000-0001', extension: '', email: '' }] }
    await kurihara.ok(updateFacilityRecordCall, { body: { version: 0, record } })
    await otsuki.ok(updateAcceptanceCall, { body: { version: 1, acceptance: { oxygen: { level: 'accepted', condition: '', limit: 3 } } } })
    const { changes } = await history(kurihara, { limit: 2 })
    expect(changes[0]).toMatchObject({ part: 'acceptance', by: '大槻', changes: [{ field: 'oxygen', before: null, after: { level: 'accepted', limit: 3 } }] })
    expect(changes[1]?.changes?.map((change) => change.field)).toEqual(['shortName', 'departmentName', 'otherContacts', 'therapists'])
    expect((await other.ok(getHospitalCall, { params: { hospitalId: own } })).shortName).toBe('梶ノ音')
  })

  it('tells other hospitals who and when, never what; the prefecture all of it', async () => {
    const seen = await history(other)
    expect(seen.total).toBe((await history(kurihara)).total)
    expect(seen.changes.every((change) => change.changes === null && change.by !== '')).toBe(true)
    expect((await history(officer)).changes.some((change) => (change.changes ?? []).length > 0)).toBe(true)
  })

  it('of an unknown hospital is not found', async () =>
    expect((await other.call(listFacilityChangesCall, { params: { hospitalId: '00000000-0000-4000-8000-000000000000' } })).status).toBe(404))
})
