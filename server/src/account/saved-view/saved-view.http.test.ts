import { changeSavedViewCall, deleteSavedViewCall, listSavedViewsCall, MAX_SAVED_VIEWS, saveViewCall } from '@tasuki/domain/account/saved-view/saved-view.contract'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'

let world: TestProgram
let [sato, suzuki, tanaka, officer, otherOfficer]: TestPerson[] = []
const person = (of: TestPerson | undefined): TestPerson => {
  if (!of) throw new Error('nobody')
  return of
}
beforeAll(async () => {
  world = await startTestProgram()
  const east = await world.addHospital({ name: '東病院' })
  sato = await world.addPerson({ hospitalId: east })
  suzuki = await world.addPerson({ hospitalId: east })
  tanaka = await world.addPerson({ hospitalId: await world.addHospital({ name: '北病院' }) })
  officer = await world.addPerson({ hospitalId: null })
  otherOfficer = await world.addPerson({ hospitalId: null })
})
afterAll(() => world.close())

const save = (by: TestPerson | undefined, name: string, of: { shared?: boolean; search?: string; page?: string } = {}) =>
  person(by).call(saveViewCall, { body: { page: of.page ?? 'cases', name, search: of.search ?? '?status=open&mine=1', shared: of.shared ?? false } })
const namesFor = async (by: TestPerson | undefined, page = 'cases') => (await person(by).ok(listSavedViewsCall, { query: { page } })).views.map((view) => view.name)

it('is one’s own, or the whole hospital’s; no other hospital and no officer sees it', async () => {
  expect((await save(sato, '自分の担当')).status).toBe(200)
  expect((await save(sato, '期限超過', { shared: true })).status).toBe(200)
  expect((await save(sato, '近い病院', { page: 'hospitals' })).status).toBe(200)
  expect(await namesFor(sato)).toEqual(['自分の担当', '期限超過'])
  expect(await namesFor(suzuki)).toEqual(['期限超過'])
  expect(await namesFor(tanaka)).toEqual([])
  expect(await namesFor(officer)).toEqual([])
  expect((await person(suzuki).ok(listSavedViewsCall, { query: { page: 'cases' } })).views[0]).toMatchObject({ own: false, shared: true })
})

it('the prefecture’s people share theirs among themselves', async () => {
  await save(officer, '県の一覧', { shared: true })
  await save(officer, '私の一覧')
  expect(await namesFor(otherOfficer)).toEqual(['県の一覧'])
  expect(await namesFor(sato)).not.toContain('県の一覧')
})

it('a shared one is any colleague’s to rename and delete, but not to take away for oneself; a hidden one is unknown', async () => {
  const view = (await save(sato, '共有', { shared: true, page: 'rooms' })).body
  const own = (await save(sato, '私用', { page: 'rooms' })).body
  const change = (by: TestPerson | undefined, viewId: string, shared: boolean) => person(by).call(changeSavedViewCall, { params: { viewId }, body: { name: '共有（新）', search: '?unread=1', shared } })
  expect((await change(suzuki, view.id, true)).body).toMatchObject({ name: '共有（新）', search: '?unread=1' })
  expect((await change(suzuki, view.id, false)).problem).toMatchObject({ code: 'not_permitted' })
  for (const [by, id] of [[tanaka, view.id], [officer, view.id], [suzuki, own.id]] as const) {
    const [hidden, unknown] = [await change(by, id, true), await change(by, randomUUID(), true)]
    expect([hidden.status, hidden.problem.code]).toEqual([404, unknown.problem.code])
    expect((await person(by).call(deleteSavedViewCall, { params: { viewId: id } })).status).toBe(404)
  }
  expect((await person(suzuki).call(deleteSavedViewCall, { params: { viewId: view.id } })).status).toBe(200)
  expect(await namesFor(sato, 'rooms')).toEqual(['私用'])
})

it('rule 49: holds no patient’s name, neither as its name nor in what was searched for', async () => {
  expect((await save(sato, '山田太郎様の件')).problem).toMatchObject({ code: 'personal_name', fields: ['name'] })
  expect((await save(sato, '検索', { search: `?q=${encodeURIComponent('山田太郎様')}` })).problem).toMatchObject({ code: 'personal_name', fields: ['search'] })
  // Half encoded, the browser reads it all the same.
  expect((await save(sato, '検索', { search: `?q=${encodeURIComponent('山田太郎様')}&x=%` })).problem).toMatchObject({ code: 'personal_name', fields: ['search'] })
})

it('is audited without its content, and bounded', async () => {
  const acts = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'data']).where('subject_kind', '=', 'saved_view').execute())
  expect(new Set(acts.map(({ act }) => act))).toEqual(new Set(['saved_view.saved', 'saved_view.changed', 'saved_view.deleted']))
  expect(JSON.stringify(acts)).not.toContain('期限超過')
  for (let count = 0; count < MAX_SAVED_VIEWS; count += 1) expect((await save(tanaka, `表示${count}`)).status).toBe(200)
  expect((await save(tanaka, '一つ多い')).problem).toMatchObject({ code: 'too_many_saved' })
})
