import { getMeCall } from '@tasuki/domain/account/account.contract'
import { listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import * as calls from '@tasuki/domain/office/announcement/announcement.contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'

const HOUR = 3_600_000
const DRAFT: calls.AnnouncementDraft = { title: '年末年始の受付', body: '12月29日から1月3日までは、急ぎのご相談だけを受け付けます。', audience: { kind: 'all' }, firstDay: '2026-05-20', lastDay: '2026-06-20', wantsAcknowledgement: true }

let world: TestProgram
let officer: TestPerson
let east: TestPerson
let colleague: TestPerson
let west: TestPerson
beforeAll(async () => {
  world = await startTestProgram({ at: '2026-05-20T01:00:00Z' })
  officer = await world.addPerson({ hospitalId: null, role: 'officer', name: '佐久間 徹' })
  const [eastId, westId] = [await world.addHospital({ name: '東病院', municipalityCode: '14101' }), await world.addHospital({ name: '西病院', municipalityCode: '14206' })]
  east = await world.addPerson({ hospitalId: eastId, name: '田中 恵' })
  colleague = await world.addPerson({ hospitalId: eastId, name: '花井 美帆' })
  west = await world.addPerson({ hospitalId: westId, name: '久我 直人' })
})
afterAll(() => world.close())

const publish = async (change: Partial<calls.AnnouncementDraft> = {}) => (await officer.ok(calls.publishAnnouncementCall, { body: { ...DRAFT, ...change } })).announcement
const seenBy = async (person: TestPerson, id: string) => (await person.ok(calls.listAnnouncementsCall)).announcements.find((one) => one.id === id)
const acknowledge = (person: TestPerson, of: { id: string; revision: number }) => person.call(calls.acknowledgeAnnouncementCall, { params: { announcementId: of.id }, body: { revision: of.revision } })
const detail = (id: string) => officer.ok(calls.getOfficeAnnouncementCall, { params: { announcementId: id } })
const toldOf = async (person: TestPerson) => {
  await world.runJob('deliver_notices')
  return (await person.ok(listNoticesCall)).notices.filter(({ kind }) => kind === 'announcement').length
}

it('a hospital acknowledges once, whoever presses; the office sees who has and hasn’t', async () => {
  const written = await publish()
  expect(written.counts).toEqual({ addressed: 2, acknowledged: 0 })
  expect(await toldOf(east)).toBe(1)
  expect((await acknowledge(east, written)).status).toBe(200)
  world.clock.advance(HOUR)
  await acknowledge(colleague, written)
  expect((await seenBy(colleague, written.id))?.acknowledged).toMatchObject({ personName: '田中 恵' })
  const { announcement, recipients } = await detail(written.id)
  expect(announcement.counts).toEqual({ addressed: 2, acknowledged: 1 })
  expect(recipients.map(({ hospital, acknowledged }) => [hospital.name, acknowledged?.personName ?? null])).toEqual([['西病院', null], ['東病院', '田中 恵']])
  expect((await seenBy(west, written.id))?.acknowledged).toBeNull()
})

it('only the hospitals that haven’t are reminded, once in a day', async () => {
  const written = await publish()
  await acknowledge(east, written)
  const [eastBefore, westBefore] = [await toldOf(east), await toldOf(west)]
  const remind = () => officer.call(calls.remindAnnouncementCall, { params: { announcementId: written.id } })
  expect((await remind()).status).toBe(200)
  expect([await toldOf(east), await toldOf(west)]).toEqual([eastBefore, westBefore + 1])
  expect((await remind()).problem.code).toBe('reminded_already')
})

it('its title is one line and reads as it is written', async () => {
  for (const title of ['年末の\n受付', '年末\u202eの受付']) expect(await officer.call(calls.publishAnnouncementCall, { body: { ...DRAFT, title } })).toMatchObject({ status: 422, problem: { code: 'invalid_input', fields: ['title'] } })
  expect((await publish({ body: '一行目\n二行目' })).body).toBe('一行目\n二行目')
})

it('an area’s or a chosen hospital’s is nobody else’s, as if it weren’t there', async () => {
  const area = await publish({ audience: { kind: 'area', areaName: '県西' } })
  expect([await seenBy(west, area.id), await seenBy(east, area.id)].map((one) => one !== undefined)).toEqual([true, false])
  const chosen = await publish({ audience: { kind: 'hospitals', hospitalIds: [east.hospitalId ?? ''] } })
  expect(await seenBy(west, chosen.id)).toBeUndefined()
  expect((await acknowledge(west, chosen)).problem.code).toBe('not_found')
  const listed = await world.addHospital({ name: '未利用病院', use: 'non_user' })
  expect((await officer.call(calls.publishAnnouncementCall, { body: { ...DRAFT, audience: { kind: 'hospitals', hospitalIds: [listed] } } })).problem.code).toBe('announcement_for_nobody')
  expect((await officer.call(calls.publishAnnouncementCall, { body: { ...DRAFT, audience: { kind: 'area', areaName: '都心' } } })).problem.code).toBe('announcement_for_nobody')
})

it('what begins another day is told and seen on that day, by a job that may run twice', async () => {
  const before = await toldOf(west)
  const coming = await publish({ firstDay: '2026-05-25', wantsAcknowledgement: false })
  expect(await seenBy(west, coming.id)).toBeUndefined()
  await world.runJob('tell_announcements')
  expect(await toldOf(west)).toBe(before)
  world.clock.advance(5 * 24 * HOUR)
  expect(await seenBy(west, coming.id)).toMatchObject({ isOver: false })
  await world.runJob('tell_announcements')
  await world.runJob('tell_announcements')
  expect(await toldOf(west)).toBe(before + 1)
  world.clock.advance(40 * 24 * HOUR)
  expect(await seenBy(west, coming.id)).toMatchObject({ isOver: true })
})

it('changed it keeps how it read; asked again, what was acknowledged counts no more', async () => {
  const days = { firstDay: '2026-07-10', lastDay: null }
  const written = await publish(days)
  world.clock.advance(10 * 24 * HOUR)
  await acknowledge(east, written)
  const change = (body: Partial<calls.AnnouncementDraft>, of: { version: number; askAgain: boolean }) => officer.call(calls.changeAnnouncementCall, { params: { announcementId: written.id }, body: { ...DRAFT, ...days, ...body, ...of } })
  const corrected = await change({ title: '年末年始の受付（訂正）' }, { version: 1, askAgain: false })
  expect(corrected.body.announcement.counts.acknowledged).toBe(1)
  expect((await change({}, { version: 1, askAgain: false })).problem.code).toBe('version_conflict')
  const asked = await change({ body: '日程が変わりました。' }, { version: 2, askAgain: true })
  expect(asked.body.announcement.counts.acknowledged).toBe(0)
  expect(asked.body.history.map(({ revision, act, title, by }) => [revision, act, title, by])).toEqual([
    [3, 'changed', '年末年始の受付', '佐久間 徹'],
    [2, 'changed', '年末年始の受付（訂正）', '佐久間 徹'],
    [1, 'published', '年末年始の受付', '佐久間 徹'],
  ])
  expect((await acknowledge(east, { id: written.id, revision: 1 })).problem.code).toBe('version_conflict')
  expect((await acknowledge(east, { id: written.id, revision: 3 })).status).toBe(200)
})

it('withdrawn it is gone for the hospitals and stays in the office', async () => {
  const written = await publish({ firstDay: '2026-07-20', lastDay: null })
  const withdraw = () => officer.call(calls.withdrawAnnouncementCall, { params: { announcementId: written.id } })
  expect((await withdraw()).body.announcement.state).toBe('withdrawn')
  expect((await withdraw()).problem.code).toBe('announcement_withdrawn')
  expect(await seenBy(east, written.id)).toBeUndefined()
  expect((await detail(written.id)).history.map(({ act }) => act)).toEqual(['withdrawn', 'published'])
})

it('a name doesn’t get in, and hospitals write none', async () => {
  expect((await officer.call(calls.publishAnnouncementCall, { body: { ...DRAFT, firstDay: '2026-08-20', lastDay: null, body: '氏名：山田太郎の件' } })).problem).toMatchObject({ code: 'personal_name' })
  expect((await east.call(calls.publishAnnouncementCall, { body: DRAFT })).status).toBe(403)
  expect((await officer.call(calls.listAnnouncementsCall)).status).toBe(403)
})

it('each act is in the audit trail, without a word of the text', async () => {
  const { personId } = await officer.ok(getMeCall)
  const written = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['act', 'data', 'person_id']).where('subject_kind', '=', 'announcement').execute())
  expect(new Set(written.map(({ act }) => act))).toEqual(new Set(['announcement.published', 'announcement.changed', 'announcement.withdrawn', 'announcement.reminded', 'announcement.acknowledged']))
  expect(written.filter(({ act }) => act === 'announcement.published').every((one) => one.person_id === personId)).toBe(true)
  expect(JSON.stringify(written)).not.toContain('年末')
})

it('lists are sent page by page: a hospital’s with what is over last, the office’s by their first day', async () => {
  world.clock.set('2026-05-20T05:00:00Z')
  const over = await publish({ title: '終わったもの', firstDay: '2026-05-20', lastDay: '2026-05-20' })
  const others = [await publish({ title: '二つ目' }), await publish({ title: '三つ目' })]
  world.clock.advance(26 * HOUR)
  const paged = async (offset: number) => east.ok(calls.listAnnouncementsCall, { query: { limit: 1, offset } })
  const { total } = await paged(0)
  const seen = await Promise.all(Array.from({ length: total }, async (_, at) => (await paged(at)).announcements))
  expect(seen.every((page) => page.length === 1)).toBe(true)
  const ids = seen.flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(total)
  expect(ids).toEqual(expect.arrayContaining([over.id, ...others.map(({ id }) => id)]))
  expect(ids.at(-1)).toBe(over.id)
  const firstOver = seen.flat().findIndex(({ isOver }) => isOver)
  expect(seen.flat().slice(firstOver).every(({ isOver }) => isOver)).toBe(true)
  const office = await officer.ok(calls.listOfficeAnnouncementsCall, { query: { limit: 2, offset: 1 } })
  expect([office.announcements.length, office.total >= 3]).toEqual([2, true])
})
