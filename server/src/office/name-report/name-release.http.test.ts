import { randomUUID } from 'node:crypto'
import { listOwnReleasesCall, releaseNameCall } from '@tasuki/domain/names/name-release.contract'
import { listNameReleasesCall, withdrawNameReleaseCall } from '@tasuki/domain/office/name-report/name-release-list.contract'
import { editMessageCall, postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import * as cases from '@tasuki/domain/transfer/case.contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clearReleases } from '../../names/name-release.job'
import { startTestProgram, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addRoles, ownInquiry, registerDraft, type Roles, SENDABLE, sendTo } from '../../../test/worlds/transfer-world'

const HOUR = 3_600_000
let world: TestProgram
let roles: Roles
let chief: TestPerson
let colleague: TestPerson
let roomId: string
beforeAll(async () => {
  world = await startTestProgram()
  roles = await addRoles(world)
  chief = await world.addPerson({ hospitalId: roles.a.hospitalId, role: 'representative', name: '花井 美帆' })
  colleague = await world.addPerson({ hospitalId: roles.a.hospitalId, name: '久我 直人' })
  const sent = await sendTo(roles.a, [roles.b])
  roomId = (await ownInquiry(roles.b, sent.id)).roomId
})
afterAll(() => world.close())

const say = (by: TestPerson, body: string) => by.call(postMessageCall, { params: { roomId }, body: { body } })
const release = (by: TestPerson, word: string, of: { reason?: 'medical' | 'other'; note?: string } = {}) => {
  world.clock.advance(1000)
  return by.call(releaseNameCall, { body: { kind: 'released', word, field: 'talk', subjectId: roomId, reason: of.reason ?? 'medical', note: of.note ?? '' } })
}
const listFor = async (by: TestPerson, kind?: 'released' | 'dismissed') => (await by.ok(listNameReleasesCall, { query: kind === undefined ? {} : { kind } })).releases

/** Addressed as a person is, so that every version of the check stops it: here the nickname of a treatment dog. */
const WORD = '小鳥遊'
const TEXT = `${WORD}さんの来院は金曜です。`

it('rule 49: what is blocked is refused with its places, and nothing is stored', async () => {
  const refused = await say(roles.a, `金曜に${TEXT}`)
  expect(refused).toMatchObject({ status: 422, problem: { code: 'personal_name', fields: ['body'], spans: { body: [[3, 6]] } } })
  const { count } = await world.asSystem((tx) => tx.db.selectFrom('message').select(({ fn }) => fn.countAll<number>().as('count')).where('body', 'like', `%${WORD}%`).executeTakeFirstOrThrow())
  expect(Number(count)).toBe(0)
})

it('rule 50: names of both hospitals’ members pass in their talk, as a patient’s they don’t', async () => {
  expect((await say(roles.a, '久我が明日ご連絡します。')).status).toBe(200)
  expect((await say(roles.a, '○○病院の久我です。よろしくお願いいたします。')).status).toBe(200)
  expect((await say(roles.b, '代表の花井先生にもお伝えください。')).status).toBe(200)
  expect((await say(roles.a, '久我様が昨夜から発熱しています。')).problem.code).toBe('personal_name')
})

it('what is only asked about, and what identifies otherwise, is never refused', async () => {
  expect((await say(roles.a, '連絡先は 090-1234-5678、1948年3月2日生まれです。')).status).toBe(200)
})

it('a released word passes for the person who released it, in every text, for a day', async () => {
  expect((await say(roles.a, TEXT)).status).toBe(422)
  expect((await release(roles.a, WORD)).status).toBe(200)
  expect((await roles.a.ok(listOwnReleasesCall)).released).toEqual([{ word: WORD, until: new Date(world.clock().getTime() + 24 * HOUR).toISOString() }])
  const said = await say(roles.a, TEXT)
  expect(said.status).toBe(200)
  // In the spelling of another width too, but nothing longer than was released.
  expect((await say(roles.a, `${WORD}　翼さんの来院`)).problem.code).toBe('personal_name')
  // Another's release doesn't help, neither a colleague nor the other side.
  expect((await say(colleague, TEXT)).status).toBe(422)
  expect((await say(roles.b, TEXT)).status).toBe(422)
  // What was let through may be put right around the word.
  const edited = await roles.a.call(editMessageCall, { params: { roomId, messageId: said.body.id }, body: { body: `${TEXT}（訂正）` } })
  expect(edited.status).toBe(200)
  world.clock.advance(24 * HOUR)
  expect((await say(roles.a, TEXT)).status).toBe(422)
  expect((await roles.a.ok(listOwnReleasesCall)).released).toEqual([])
})

it('a record with a released word stays to be saved by a colleague who leaves that text as it is', async () => {
  expect((await release(roles.a, WORD)).status).toBe(200)
  const draft = await registerDraft(roles.a, { record: { course: TEXT } })
  const save = (version: number, record: Partial<CaseRecord>) => colleague.call(cases.changeRecordCall, { params: { caseId: draft.id }, body: { version, record: { ...SENDABLE, course: TEXT, ...record } } })
  const saved = await save(draft.version, { background: '妻と同居。' })
  expect(saved.status).toBe(200)
  expect((await save(saved.body.version, { course: `${TEXT}本人も会う。` })).problem).toMatchObject({ code: 'personal_name', fields: ['course'] })
  expect((await colleague.call(copyCaseCall, { params: { caseId: draft.id }, body: { withSensitive: false } })).status).toBe(200)
})

it('needs a reason, says no other name in it, and isn’t done without end', async () => {
  expect((await release(roles.a, WORD, { reason: 'other' })).problem).toMatchObject({ code: 'invalid_input', fields: ['note'] })
  expect((await release(roles.a, WORD, { reason: 'other', note: '山田太郎様の飼い犬' })).problem).toMatchObject({ code: 'personal_name', fields: ['note'] })
  expect((await release(roles.a, WORD, { reason: 'other', note: `${WORD}さんはセラピー犬の名` })).status).toBe(200)
  const many = await world.addPerson({ hospitalId: roles.d.hospitalId })
  for (let count = 0; count < 40; count += 1) expect((await release(many, `語${count}`)).status).toBe(200)
  expect((await release(many, '一つ多い')).problem.code).toBe('too_many_requests')
})

it('is listed to the person, the representative and the prefecture, whose reading is written down; to nobody else', async () => {
  world.clock.advance(1000)
  await roles.a.ok(releaseNameCall, { body: { kind: 'dismissed', word: '森', field: 'talk', subjectId: roomId } })
  const own = await listFor(roles.a)
  expect(own[0]).toMatchObject({ kind: 'dismissed', word: '森', reason: null, until: null })
  expect(own.find(({ kind }) => kind === 'released')).toMatchObject({ word: WORD, reason: 'other', note: `${WORD}さんはセラピー犬の名`, personName: expect.any(String) })
  expect((await listFor(chief)).map(({ id }) => id)).toEqual(own.map(({ id }) => id))
  expect((await listFor(roles.p, 'released')).map(({ id }) => id)).toEqual(expect.arrayContaining(own.filter(({ kind }) => kind === 'released').map(({ id }) => id)))
  expect(await listFor(colleague)).toEqual([])
  expect(await listFor(roles.b)).toEqual([])
  const read = await world.asSystem((tx) => tx.db.selectFrom('audit_entry').select(['concerns_hospital_ids', 'data']).where('act', '=', 'name_release.read').execute())
  expect(read).toHaveLength(1)
  expect(read[0]?.concerns_hospital_ids).toContain(roles.a.hospitalId)
  // The audit tells that it was done, never the word or what was written about it.
  const entries = JSON.stringify(await world.asSystem((tx) => tx.db.selectFrom('audit_entry').selectAll().where('subject_kind', '=', 'name_release').execute()))
  expect(entries).toContain('name_release.released')
  for (const secret of [WORD, 'セラピー', '森']) expect(entries).not.toContain(secret)
})

it('taken back it is erased and stops at once; another hospital’s is as unknown', async () => {
  await release(roles.a, WORD)
  expect((await say(roles.a, TEXT)).status).toBe(200)
  const [newest] = await listFor(chief, 'released')
  const params = { releaseId: newest?.id ?? '' }
  const [hidden, unknown] = [await roles.b.call(withdrawNameReleaseCall, { params }), await roles.b.call(withdrawNameReleaseCall, { params: { releaseId: randomUUID() } })]
  expect([hidden.status, hidden.problem.code]).toEqual([404, unknown.problem.code])
  expect((await colleague.call(withdrawNameReleaseCall, { params })).status).toBe(404)
  for (const one of await listFor(chief, 'released')) expect((await (one.id === newest?.id ? roles.p : chief).call(withdrawNameReleaseCall, { params: { releaseId: one.id } })).status).toBe(200)
  expect((await listFor(chief, 'released'))[0]).toMatchObject({ word: '', note: '', until: null, withdrawnAt: expect.any(String) })
  expect((await roles.p.call(withdrawNameReleaseCall, { params })).status).toBe(200)
  expect((await say(roles.a, TEXT)).status).toBe(422)
})

it('leaves the lists after 90 days, word and all; that it was done stays in the audit', async () => {
  expect((await release(roles.a, WORD)).status).toBe(200)
  world.clock.advance(89 * 24 * HOUR)
  await world.asSystem(clearReleases)
  expect((await listFor(chief, 'released')).map(({ word }) => word)).toContain(WORD)
  const told = async () => world.asSystem((tx) => tx.db.selectFrom('audit_entry').select('id').where('act', '=', 'name_release.released').execute())
  const before = await told()
  world.clock.advance(2 * 24 * HOUR)
  expect(await world.asSystem(clearReleases)).toBeGreaterThan(0)
  expect(await listFor(roles.p)).toEqual([])
  expect(await told()).toEqual(before)
})
