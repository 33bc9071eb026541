import { getTermsCall, publishTermsCall } from '@tasuki/domain/account/terms/terms.contract'
import { countNoticesCall, listNoticesCall } from '@tasuki/domain/notice/notice.contract'
import { getOverviewCall } from '@tasuki/domain/office/overview/overview.contract'
import * as calls from '@tasuki/domain/office/application/hospital-application.contract'
import { listAuditTrailCall } from '@tasuki/domain/office/audit/audit-trail.contract'
import { changeHospitalUseCall, getRegisteredHospitalCall } from '@tasuki/domain/office/register/hospital-register.contract'
import { confirmIdentityCall } from '@tasuki/domain/account/sign-in/second-factor.contract'
import { checkAccessCodeCall, redeemAccessCodeCall } from '@tasuki/domain/account/sign-in/access-code.contract'
import type { Call } from '@tasuki/domain/base/call'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startMailServer, type TestMailServer } from '../../../test/mail-server'
import { startTestProgram, TEST_PASSWORD, type TestPerson, type TestProgram } from '../../../test/test-program'
import { addRoles, hospitalIdOf, type Roles } from '../../../test/worlds/transfer-world'
import { signIn } from '../../account/sign-in/sign-in'
import { smtpTransport } from '../../platform/mail/smtp-transport'

let smtp: TestMailServer
let world: TestProgram
let roles: Roles
let officer: TestPerson
let superuser: pg.Client
beforeAll(async () => {
  smtp = await startMailServer()
  world = await startTestProgram({ at: '2026-11-26T01:00:00.000Z', outlets: { transport: smtpTransport({ host: '127.0.0.1', port: smtp.port, secure: false, plain: true, user: undefined, password: undefined }, 'tasuki.test') } })
  roles = await addRoles(world)
  officer = roles.p
  superuser = new pg.Client({ connectionString: world.database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
  await smtp.close()
})
beforeEach(async () => {
  smtp.taken.splice(0)
  await superuser.query('delete from hospital_application; delete from graphile_worker._private_jobs; delete from auth.sign_in_failure; delete from notice_order; delete from notice')
})

let asked = 0
/** Somebody without a session, each from an address of their own unless told. */
const nobody = async <C extends Call>(call: C, input: { query?: Record<string, string>; body?: z.input<C['body']>; from?: string }): Promise<{ status: number; body: z.output<C['output']>; problem: { code?: string; fields?: string[] } }> => {
  const query = new URLSearchParams(input.query ?? {}).toString()
  const answer = await world.program.http.inject({ method: call.method, url: query === '' ? call.path : `${call.path}?${query}`, remoteAddress: input.from ?? `198.51.100.${asked++ % 250}`, ...(input.body !== undefined && { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(input.body) }) })
  const body = JSON.parse(answer.body) as z.output<C['output']>
  return { status: answer.statusCode, body, problem: answer.statusCode >= 400 ? (body as { code?: string }) : {} }
}

const APPLICATION: calls.HospitalApplication = {
  hospitalId: null,
  hospitalName: '港南の丘病院',
  municipalityCode: '14111',
  contact: { name: '小野 はるか', department: '地域連携室', phone: '045-000-0000', email: 'renkei@hospital.test' },
  representative: { name: '森 一郎', kana: 'モリ イチロウ', department: '地域連携室', email: 'mori@hospital.test', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false },
  seats: 3,
  wishedFrom: null,
  note: '',
}
const SHARED = { sharedMailbox: true, noPersonalMailbox: true, privateMailForbidden: true }
const apply = async (of: Partial<calls.HospitalApplication> = {}, from?: string) => nobody(calls.submitApplicationCall, { body: { application: { ...APPLICATION, ...of }, termsVersion: null }, ...(from !== undefined && { from }) })
const applied = async (of: Partial<calls.HospitalApplication> = {}) => {
  const receipt = (await apply(of)).body
  const { applications } = await officer.ok(calls.listApplicationsCall)
  const entry = applications.find(({ number }) => number === receipt.number)
  if (entry === undefined) throw new Error('the queue lacks it')
  return { receipt, id: entry.id, params: { applicationId: entry.id } }
}
const read = (receipt: { number: string; code: string }, from?: string) => nobody(calls.readOwnApplicationCall, { body: receipt, ...(from !== undefined && { from }) })
/** Runs what is queued of a job, as its runner would. */
const runQueued = async (name: string): Promise<number> => {
  const { rows } = await superuser.query<{ id: string; payload: unknown }>(`select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`, [name])
  for (const { id, payload } of rows) {
    await world.runJob(name, payload)
    await superuser.query('delete from graphile_worker._private_jobs where id = $1', [id])
  }
  return rows.length
}

describe('a hospital applies to join (要綱7条)', () => {
  it('is answered a receipt; the prefecture is told of it, the applicant gets the number by mail, and neither says who', async () => {
    const { status, body } = await apply({ note: '来年度から使いたいです。' })
    expect(status).toBe(200)
    expect(body).toEqual({ number: expect.stringMatching(/^\w{4}-\w{4}$/), code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) })
    expect([await runQueued('tell_application'), await runQueued('mail_application')]).toEqual([1, 1])
    await world.runJob('deliver_notices')
    const [notice] = (await officer.ok(listNoticesCall)).notices
    expect(notice).toMatchObject({ kind: 'application_submitted' })
    expect(await roles.a.ok(countNoticesCall)).toMatchObject({ unread: 0 })
    const [mail] = smtp.taken
    expect(mail).toMatchObject({ to: 'renkei@hospital.test', parsed: { subject: '[Tasuki] 利用申込みを受け付けました' } })
    expect(mail?.parsed.text).toContain(body.number)
    for (const secret of [body.code, '港南', '小野', '森 一郎', '来年度']) expect(`${mail?.parsed.text} ${mail?.parsed.html}`).not.toContain(secret)
    const own = await read(body)
    expect(own.body).toMatchObject({ state: 'submitted', hospitalName: '港南の丘病院', application: { ...APPLICATION, note: '来年度から使いたいです。' } })
    // However it was typed.
    expect((await read({ number: body.number.toUpperCase().replace('-', ' '), code: body.code.replaceAll('-', '') })).status).toBe(200)
  })

  it('names every missing field, an unknown municipality, and a patient’s name in the free text', async () => {
    const empty = await apply({ hospitalName: '', contact: { name: '', department: '', phone: '', email: '' } })
    expect([empty.status, empty.problem.code, empty.problem.fields]).toEqual([422, 'required_fields_missing', ['application.hospitalName', 'application.contact.name', 'application.contact.phone', 'application.contact.email']])
    expect((await apply({ municipalityCode: '99999' })).problem).toMatchObject({ code: 'destination_area_unknown', fields: ['application.municipalityCode'] })
    expect((await apply({ note: '氏名：山田太郎さんの件' })).problem).toMatchObject({ code: 'personal_name', fields: ['note'] })
    expect((await apply({ hospitalId: '00000000-0000-4000-8000-000000000009' })).problem.code).toBe('required_fields_missing')
    expect((await apply({ hospitalName: '氏名：山田太郎' })).problem.code).toBe('invalid_input')
    expect((await superuser.query('select 1 from hospital_application')).rowCount).toBe(0)
  })

  it('rule 38: a mailbox that several people read needs both of its reasons', async () => {
    const as = (ticks: object) => apply({ representative: { ...APPLICATION.representative, ...ticks } })
    for (const missing of ['noPersonalMailbox', 'privateMailForbidden']) expect((await as({ ...SHARED, [missing]: false })).problem).toMatchObject({ code: 'shared_mailbox_not_allowed', fields: ['application.representative.email'] })
    expect((await as(SHARED)).status).toBe(200)
  })

  it('tells nobody of others: a hospital that uses the system, one that has applied and one that hasn’t are answered alike', async () => {
    const usedId = hospitalIdOf(roles.b)
    const newId = await world.addHospital({ name: '申込みを考える病院', use: 'non_user' })
    const keys: string[][] = []
    for (const hospitalId of [usedId, newId, newId]) {
      const { status, body } = await apply({ hospitalId, seats: keys.length + 1 })
      expect(status).toBe(200)
      keys.push(Object.keys(body))
    }
    expect(new Set(keys.map(String)).size).toBe(1)
    const found = await nobody(calls.findJoinableHospitalsCall, { query: { q: '申込みを考える' } })
    expect(found.body).toEqual({ hospitals: [{ id: newId, name: '申込みを考える病院', municipalityCode: '14101' }] })
    expect((await nobody(calls.findJoinableHospitalsCall, { query: { q: '%' } })).status).toBe(400)
    expect((await nobody(calls.findJoinableHospitalsCall, { query: { q: '%%' } })).body.hospitals).toEqual([])
    for (const person of [roles.a, roles.b]) expect((await person.call(calls.listApplicationsCall)).status).toBe(403)
  })

  it('sent again because the answer got lost is one application, with the newest code', async () => {
    const [first, again] = [await apply(), await apply()]
    expect(again.body.number).toBe(first.body.number)
    expect((await officer.ok(calls.listApplicationsCall)).applications).toHaveLength(1)
    expect([(await read(first.body)).status, (await read(again.body)).status]).toEqual([404, 200])
  })

  it('takes an address as it is typed in Japanese, full-width too, and keeps it as it can be written to', async () => {
    const { body } = await apply({ representative: { ...APPLICATION.representative, email: 'ｍｏｒｉ＠ｈｏｓｐｉｔａｌ．ｔｅｓｔ' } })
    expect((await read(body)).body.application.representative.email).toBe('mori@hospital.test')
  })

  it('sent several times at once, by a tired line or a doubled click, is one application too', async () => {
    const receipts = await Promise.all(Array.from({ length: 3 }, () => apply({ seats: 4 })))
    expect(receipts.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(receipts.map(({ body }) => body.number)).size).toBe(1)
    expect((await superuser.query('select 1 from hospital_application')).rowCount).toBe(1)
    expect((await Promise.all(receipts.map(({ body }) => read(body)))).filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('is read with number and code alone; wrong ones are one answer, and guessing gets slow', async () => {
    const { receipt } = await applied()
    const wrong = [{ ...receipt, code: 'abcd-efgh-jkmn' }, { ...receipt, number: 'abcd-efgh' }, { number: '', code: '' }]
    for (const one of wrong) expect((await read(one, '203.0.113.7')).problem).toMatchObject({ code: 'application_unknown' })
    for (let i = 0; i < 5; i++) await read({ ...receipt, code: 'abcd-efgh-jkmn' }, '203.0.113.7')
    expect((await read(receipt, '203.0.113.7')).problem.code).toBe('too_many_requests')
    expect((await read(receipt, '203.0.113.8')).status).toBe(200)
    // Who guesses at one application keeps nobody at the same address from another.
    const { receipt: other } = await applied({ hospitalName: '別の丘病院' })
    expect((await read(other, '203.0.113.7')).status).toBe(200)
  })

  it('from one address comes slowly; what is refused for its content isn’t counted', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 8; i++) await apply({ hospitalName: '' }, '203.0.113.9')
    for (let i = 0; i < 7; i++) statuses.push((await apply({ seats: i + 1 }, '203.0.113.9')).status)
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200])
    expect(statuses).toContain(429)
    // One mailbox isn't written to for each.
    expect(await runQueued('mail_application')).toBe(1)
  })

  it('agrees to the terms in force', async () => {
    await officer.ok(publishTermsCall, { body: { title: '利用規約', body: '第1条 目的', source: '', fromDay: '2026-11-26' } })
    const { current } = await officer.ok(getTermsCall)
    const send = (termsVersion: number | null) => nobody(calls.submitApplicationCall, { body: { application: APPLICATION, termsVersion } })
    expect((await send(null)).problem).toMatchObject({ code: 'required_fields_missing', fields: ['termsVersion'] })
    expect((await send((current ?? 0) + 1)).problem.code).toBe('terms_superseded')
    expect((await send(current)).status).toBe(200)
    await superuser.query('delete from hospital_application; delete from terms_acceptance; delete from terms_version')
  })
})

describe('the prefecture decides', () => {
  it('returns it with a comment; the applicant reads it, corrects, and it waits anew', async () => {
    const { receipt, params } = await applied()
    expect((await officer.call(calls.returnApplicationCall, { params, body: { version: 1, comment: ' ' } })).problem).toMatchObject({ code: 'required_fields_missing', fields: ['comment'] })
    expect((await officer.call(calls.returnApplicationCall, { params, body: { version: 1, comment: '氏名：山田太郎' } })).problem.code).toBe('personal_name')
    await runQueued('mail_application')
    smtp.taken.splice(0)
    await officer.ok(calls.returnApplicationCall, { params, body: { version: 1, comment: '電話番号をご確認ください。' } })
    expect(await runQueued('mail_application')).toBe(1)
    expect(smtp.taken[0]?.parsed.text).not.toContain('電話番号')
    expect((await officer.call(calls.acceptApplicationCall, { params, body: { version: 2, hospitalId: null } })).problem.code).toBe('application_not_open')
    expect((await read(receipt)).body).toMatchObject({ state: 'returned', version: 2, comment: '電話番号をご確認ください。' })
    const corrected = { ...APPLICATION, contact: { ...APPLICATION.contact, phone: '045-111-1111' } }
    const correct = (version: number, application = corrected) => nobody(calls.correctApplicationCall, { body: { ...receipt, version, application, termsVersion: null } })
    expect((await correct(1)).problem.code).toBe('version_conflict')
    expect((await correct(2, { ...corrected, note: '氏名：山田太郎' })).problem.code).toBe('personal_name')
    expect((await correct(2)).body).toMatchObject({ state: 'submitted', version: 3, comment: '' })
    const again = await officer.ok(calls.getApplicationCall, { params })
    expect(again.application.contact.phone).toBe('045-111-1111')
    expect(await runQueued('tell_application')).toBe(2)
  })

  it('accepts: the hospital is entered and in use, its representative is invited and signs in; no password was ever shown', async () => {
    const { params, receipt } = await applied({ hospitalName: '新しい丘病院' })
    const { application, invitedBy } = await officer.ok(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })
    expect(invitedBy).toBe('mail')
    expect(application).toMatchObject({ state: 'accepted', hospital: { use: 'active', people: 1 }, decidedBy: expect.any(String), deletedFrom: '2031-11-27' })
    expect(JSON.stringify(application)).not.toMatch(/password/i)
    const hospitalId = application.hospital?.id ?? ''
    const { hospital, people } = await officer.ok(getRegisteredHospitalCall, { params: { hospitalId } })
    expect([hospital.name, hospital.municipalityCode, hospital.use]).toEqual(['新しい丘病院', '14111', 'active'])
    expect(people).toMatchObject([{ displayName: '森 一郎', role: 'representative', email: 'mori@hospital.test' }])
    await runQueued('mail_application')
    await runQueued('mail_invitation')
    const invitation = smtp.taken.find(({ to }) => to === 'mori@hospital.test')
    const code = /#(\S+)/.exec(invitation?.parsed.text ?? '')?.[1] ?? ''
    const holder = (await nobody(checkAccessCodeCall, { body: { code } })).body
    expect(holder).toMatchObject({ kind: 'invitation', displayName: '森 一郎', hospitalName: '新しい丘病院' })
    await nobody(redeemAccessCodeCall, { body: { code, password: 'tegami-o-kaku-asa-no-hikari' } })
    await expect(signIn(world.program, { loginId: holder.loginId, password: 'tegami-o-kaku-asa-no-hikari', address: '127.0.0.1', cookieHeader: undefined, replaced: { actor: { kind: 'anonymous' } } })).resolves.toBeDefined()
    expect((await read(receipt)).body.state).toBe('accepted')
    const acts = (await officer.ok(listAuditTrailCall, { query: { hospitalId, kind: 'accounts' } })).entries.map(({ act }) => act)
    expect(acts).toEqual(expect.arrayContaining(['application.accepted']))
    // Once.
    expect((await officer.call(calls.acceptApplicationCall, { params, body: { version: 2, hospitalId: null } })).problem.code).toBe('application_not_open')
  })

  it('a long name is cut between whole characters for the lists; one with a second line or a turned reading direction isn’t taken', async () => {
    const { params } = await applied({ hospitalName: `${'丘'.repeat(39)}𠮷の病院` })
    const { application } = await officer.ok(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })
    const { hospital } = await officer.ok(getRegisteredHospitalCall, { params: { hospitalId: application.hospital?.id ?? '' } })
    expect(hospital.shortName).toBe('丘'.repeat(39))
    for (const hospitalName of ['港南\u202e病院', '港南\n病院', '港南\u2067病院']) expect(await apply({ hospitalName })).toMatchObject({ status: 422, problem: { code: 'invalid_input', fields: ['application.hospitalName'] } })
  })

  it('links it to a hospital of the directory; a shared mailbox is sent no link (rule 38)', async () => {
    const known = await world.addHospital({ name: '名簿の病院', use: 'non_user' })
    const { params } = await applied({ hospitalName: '名簿 の病院（新館）'.replaceAll(/[（）]/gu, ''), representative: { ...APPLICATION.representative, email: 'renkei@shared.test', ...SHARED } })
    const { application, invitedBy } = await officer.ok(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: known } })
    expect([application.hospital?.id, application.hospitalName, invitedBy]).toEqual([known, '名簿の病院', 'code'])
    expect(await runQueued('mail_invitation')).toBe(0)
  })

  it('says of the hospital what the office needs to know: in use already, others that wait', async () => {
    const hospitalId = hospitalIdOf(roles.b)
    const [one, other] = [await applied({ hospitalId, hospitalName: '' }), await applied({ hospitalId, hospitalName: '', seats: 9 })]
    expect(await officer.ok(calls.getApplicationCall, { params: one.params })).toMatchObject({ hospital: { id: hospitalId, use: 'active' }, alsoApplied: [{ id: other.id, number: other.receipt.number }] })
  })

  it('adds nobody to a hospital that has somebody to speak for it: an outsider’s address is sent nothing', async () => {
    const hospitalId = await world.addHospital({ name: '代表者のいる病院' })
    const { params } = await applied({ hospitalId, hospitalName: '' })
    const chief = await world.addPerson({ hospitalId, role: 'representative', name: '1 代表' })
    const accept = () => officer.call(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })
    expect((await officer.ok(calls.getApplicationCall, { params })).hospital).toMatchObject({ use: 'active', representedBy: 'others' })
    expect((await accept()).problem).toMatchObject({ status: 409, code: 'hospital_represented' })
    const unlisted = await applied({ hospitalName: '代表者のいる別の病院' })
    expect((await officer.call(calls.acceptApplicationCall, { params: unlisted.params, body: { version: 1, hospitalId } })).problem.code).toBe('hospital_represented')
    expect(await runQueued('mail_invitation')).toBe(0)
    expect((await officer.ok(getRegisteredHospitalCall, { params: { hospitalId } })).people.map(({ displayName }) => displayName)).toEqual(['1 代表'])
    // Whose only representative's seat has ended has none: the application is the way back (rule 36).
    await superuser.query(`update person set acts_until = '2026-11-25' where id = $1`, [chief.personId])
    expect((await accept()).status).toBe(200)
  })

  it('after an ended use a hospital goes on with the representative it had, whom the form names; a stranger it names gets nothing', async () => {
    const hospitalId = await world.addHospital({ name: '再開する病院' })
    const chief = await world.addPerson({ hospitalId, role: 'representative', name: '再開 次郎' })
    await superuser.query(`update person set email = 'jiro@saikai.test' where id = $1`, [chief.personId])
    await officer.ok(changeHospitalUseCall, { params: { hospitalId }, body: { use: 'ended' } })
    const stranger = await applied({ hospitalId, hospitalName: '' })
    expect((await officer.ok(calls.getApplicationCall, { params: stranger.params })).hospital).toMatchObject({ use: 'ended', representedBy: 'others' })
    const accept = (of: { params: { applicationId: string } }) => officer.call(calls.acceptApplicationCall, { params: of.params, body: { version: 1, hospitalId: null } })
    expect((await accept(stranger)).problem).toMatchObject({ status: 409, code: 'hospital_represented' })
    // Nothing is half done: the use hasn't begun either.
    expect((await officer.ok(getRegisteredHospitalCall, { params: { hospitalId } })).hospital.use).toBe('ended')
    const own = await applied({ hospitalId, hospitalName: '', representative: { ...APPLICATION.representative, name: '再開　次郎', email: 'ＪＩＲＯ@saikai.test' } })
    expect((await officer.ok(calls.getApplicationCall, { params: own.params })).hospital?.representedBy).toBe('named')
    expect((await accept(own)).body).toMatchObject({ invitedBy: 'known', application: { state: 'accepted', representativeId: chief.personId, hospital: { use: 'active', people: 1 } } })
    expect(await runQueued('mail_invitation')).toBe(0)
    expect((await superuser.query('select 1 from person where hospital_id = $1', [hospitalId])).rowCount).toBe(1)
    expect((await accept(stranger)).problem.code).toBe('hospital_represented')
  })

  it('two applications of one hospital that are accepted at once make one representative', async () => {
    const hospitalId = await world.addHospital({ name: '二通の病院', use: 'non_user' })
    const both = [await applied({ hospitalId, hospitalName: '' }), await applied({ hospitalId, hospitalName: '', representative: { ...APPLICATION.representative, name: '林 二郎', email: 'hayashi@hospital.test' } })]
    const answers = await Promise.all(both.map(({ params }) => officer.call(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.map(({ problem }) => problem.code)).toContain('hospital_represented')
    expect((await superuser.query('select 1 from person where hospital_id = $1', [hospitalId])).rowCount).toBe(1)
  })

  it('refuses with a reason; what was withdrawn can’t be decided; both end with the applicant', async () => {
    const refusedOne = await applied()
    expect(await officer.ok(calls.refuseApplicationCall, { params: refusedOne.params, body: { version: 1, comment: '県外の病院です。' } })).toMatchObject({ state: 'refused', deletedFrom: '2027-11-27' })
    expect((await read(refusedOne.receipt)).body).toMatchObject({ state: 'refused', comment: '県外の病院です。' })
    expect((await nobody(calls.withdrawApplicationCall, { body: refusedOne.receipt })).problem.code).toBe('application_not_open')
    const gone = await applied({ seats: 8 })
    expect((await nobody(calls.withdrawApplicationCall, { body: gone.receipt })).body.state).toBe('withdrawn')
    expect((await officer.call(calls.refuseApplicationCall, { params: gone.params, body: { version: 2, comment: '県外' } })).problem.code).toBe('application_not_open')
    expect((await officer.ok(calls.listApplicationsCall, { query: { state: 'decided' } })).applications.map(({ state }) => state).sort()).toEqual(['refused', 'withdrawn'])
    const pages = await Promise.all([0, 1].map((offset) => officer.ok(calls.listApplicationsCall, { query: { state: 'decided', limit: 1, offset } })))
    expect([pages.map(({ total }) => total), pages.flatMap(({ applications }) => applications.map(({ number }) => number)).sort()]).toEqual([[2, 2], [refusedOne.receipt.number, gone.receipt.number].sort()])
  })

  it('is done by officers; the auditor reads, the coordinator doesn’t', async () => {
    const { params } = await applied()
    const auditor = await world.addPerson({ hospitalId: null, role: 'auditor' })
    const coordinator = await world.addPerson({ hospitalId: null, role: 'coordinator' })
    expect((await auditor.ok(calls.getApplicationCall, { params })).state).toBe('submitted')
    expect((await auditor.call(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })).status).toBe(403)
    expect((await coordinator.call(calls.listApplicationsCall)).status).toBe(403)
  })

  it('is accepted only by an officer who has just shown who they are: it makes a representative', async () => {
    const { params } = await applied({ hospitalName: '確認の病院' })
    const accept = () => officer.call(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })
    world.clock.advance(10 * 60_000)
    expect(await accept()).toMatchObject({ status: 403, problem: { code: 'confirmation_needed' } })
    expect((await officer.ok(calls.getApplicationCall, { params })).state).toBe('submitted')
    expect((await superuser.query(`select 1 from hospital where name = '確認の病院'`)).rowCount).toBe(0)
    await officer.ok(confirmIdentityCall, { body: { password: TEST_PASSWORD, shown: null } })
    expect((await accept()).status).toBe(200)
  })

  it('two officers who decide at once: one wins, the other is told, and nothing is half done', async () => {
    const second = await world.addPerson({ hospitalId: null, role: 'officer' })
    const { params } = await applied({ hospitalName: '同時の病院' })
    const answers = await Promise.all([officer, second].map((one) => one.call(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await superuser.query(`select 1 from hospital where name = '同時の病院'`)).rowCount).toBe(1)
  })
})

it('what came to nothing is deleted after a year, what waits stays, and the trail says how many', async () => {
  const gone = await applied()
  await officer.ok(calls.refuseApplicationCall, { params: gone.params, body: { version: 1, comment: '県外の病院です。' } })
  const waiting = await applied({ seats: 5 })
  const ids = async () => (await superuser.query<{ id: string }>('select id from hospital_application')).rows.map(({ id }) => id)
  world.clock.set('2027-11-25T15:00:00.000Z')
  await world.runJob('purge_applications')
  expect((await ids()).sort()).toEqual([gone.id, waiting.id].sort())
  world.clock.set('2027-11-26T15:00:00.000Z')
  await world.runJob('purge_applications')
  expect(await ids()).toEqual([waiting.id])
  expect((await superuser.query<{ data: object }>(`select data from audit_entry where act = 'application.purged'`)).rows[0]?.data).toMatchObject({ state: 'refused', count: 1 })
})

it('a crowd of addresses keeps no hospital out: what comes beyond a day’s measure waits apart, unmailed, and the office is told once', async () => {
  world.clock.set('2026-11-26T01:00:00.000Z')
  const flood = `insert into hospital_application (number, code_digest, content, content_digest, submitted_at, changed_at)
    select 'f' || n, 'x', $1, 'f' || n, $2::timestamptz, $2::timestamptz from generate_series(1, 100) n`
  await superuser.query(flood, [JSON.stringify({ ...APPLICATION, hospitalName: 'いたずら' }), world.clock().toISOString()])
  const hospitalId = await world.addHospital({ name: '本当に申し込む病院', use: 'non_user' })
  const [other, own] = [await apply({ seats: 7 }), await apply({ hospitalId, hospitalName: '', contact: { ...APPLICATION.contact, email: 'real@hospital.test' }, representative: { ...APPLICATION.representative, name: '滝 三郎', email: 'taki@hospital.test' } })]
  expect([other.status, own.status]).toEqual([200, 200])
  expect([await runQueued('tell_application'), await runQueued('mail_application')]).toEqual([1, 0])
  const waiting = await officer.ok(calls.listApplicationsCall)
  expect([waiting.total, waiting.applications.every(({ setAside }) => !setAside)]).toEqual([100, true])
  const aside = await officer.ok(calls.listApplicationsCall, { query: { state: 'aside' } })
  // One of the directory's hospitals comes before the others.
  expect(aside.applications.map(({ number, setAside }) => [number, setAside])).toEqual([[own.body.number, true], [other.body.number, true]])
  expect((await officer.ok(getOverviewCall)).accounts?.applications).toMatchObject({ count: 100, setAside: 2 })
  expect((await read(own.body)).body.state).toBe('submitted')
  // Taken up, it goes the way of any other, and its applicant is written to.
  const params = { applicationId: aside.applications[0]?.id ?? '' }
  expect((await officer.ok(calls.getApplicationCall, { params })).deletedFrom).not.toBeNull()
  const { invitedBy } = await officer.ok(calls.acceptApplicationCall, { params, body: { version: 1, hospitalId: null } })
  expect([invitedBy, await runQueued('mail_application')]).toEqual(['mail', 1])
  await superuser.query(`update hospital_application set changed_at = changed_at - interval '92 days'`)
  await world.runJob('purge_applications')
  // What waits stays however old; what was set aside and taken up by nobody goes.
  expect([(await officer.ok(calls.listApplicationsCall)).total, (await officer.ok(calls.listApplicationsCall, { query: { state: 'aside' } })).total]).toEqual([100, 0])
  expect((await read(own.body)).body.state).toBe('accepted')
})
